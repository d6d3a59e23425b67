import Glibc
import Intel
import NIOCore
import NIOHTTP1
import ProviderTwins

/// One connection: requests in, answers out, whatever happens to them on the way.
final class TwinConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// A longer body is none that a provider would read.
    private static let bodyLimit = 4 << 20
    private static let dripPause = TimeAmount.milliseconds(50)

    private let desk: TwinDesk
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(_ desk: TwinDesk) { self.desk = desk }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(var part):
            let bytes = part.readBytes(length: part.readableBytes) ?? []
            guard body.count + bytes.count <= Self.bodyLimit else {
                context.close(promise: nil)
                return
            }
            body += bytes
        case .end:
            guard let head else { return }
            self.head = nil
            answer(head, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        if head.uri.hasPrefix("/door") {
            let window = Int64(head.uri.split(separator: "=").last ?? "") ?? 1_000
            let answer = TwinAnswer(200, desk.doors(withinMs: window))
            send(TwinDelivery(answer), head, context)
            return
        }
        guard let question = TwinQuestion(head, body) else {
            send(TwinDelivery(TwinAnswer(404, #"{"error":"no such provider"}"#)), head, context)
            return
        }
        send(desk.delivery(of: question), head, context)
    }

    private func send(
        _ delivery: TwinDelivery,
        _ head: HTTPRequestHead,
        _ context: ChannelHandlerContext
    ) {
        switch delivery.manner {
        case .never: return
        case .reset:
            // Closing with nothing to linger for sends a reset.
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            let lingering = linger(l_onoff: 1, l_linger: 0)
            guard let provider = context.channel as? any SocketOptionProvider else { return }
            provider.setSoLinger(lingering)
                .whenComplete { _ in bound.value.close(promise: nil) }
        case .whole:
            begin(delivery.answer, head, context)
            write(delivery.answer.body, context)
            end(head, context)
        case .cutOff:
            begin(delivery.answer, head, context)
            write(Array(delivery.answer.body.prefix(delivery.answer.body.count / 2)), context)
            context.flush()
            context.close(promise: nil)
        case .drip:
            begin(delivery.answer, head, context)
            drip(delivery.answer.body[...], head, context)
        }
    }

    private func begin(
        _ answer: TwinAnswer,
        _ head: HTTPRequestHead,
        _ context: ChannelHandlerContext
    ) {
        var headers = HTTPHeaders()
        headers.add(name: "content-type", value: answer.contentType)
        headers.add(name: "content-length", value: "\(answer.body.count)")
        for item in answer.headers { headers.add(name: item.name, value: item.value) }
        let status = HTTPResponseStatus(statusCode: answer.status)
        let response = HTTPResponseHead(version: head.version, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
    }

    private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        let buffer = context.channel.allocator.buffer(bytes: bytes)
        context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }

    private func end(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let isKept = head.isKeepAlive
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
            if !isKept { bound.value.close(promise: nil) }
        }
    }

    private func drip(
        _ rest: ArraySlice<UInt8>,
        _ head: HTTPRequestHead,
        _ context: ChannelHandlerContext
    ) {
        guard context.channel.isActive else { return }
        guard let first = rest.first else {
            end(head, context)
            return
        }
        write([first], context)
        context.flush()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.dripPause) {
            let (connection, context) = bound.value
            connection.drip(rest.dropFirst(), head, context)
        }
    }
}

extension TwinQuestion {
    /// Takes a request apart; nil for a path below which nobody answers.
    fileprivate init?(_ head: HTTPRequestHead, _ body: [UInt8]) {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let steps = parts[0].split(separator: "/", maxSplits: 1)
        guard let name = steps.first,
            let provider = ProviderID.allCases.first(where: { $0.name == name })
        else { return nil }
        let pairs = parts.count == 2 ? parts[1].split(separator: "&") : []
        self.init(
            provider,
            isPost: head.method == .POST,
            path: steps.count == 2 ? "/\(steps[1])" : "/",
            query: pairs.map { pair in
                let sides = pair.split(
                    separator: "=",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                return ProviderRequest.Item(
                    Self.unescaped(sides[0]),
                    sides.count == 2 ? Self.unescaped(sides[1]) : ""
                )
            },
            headers: head.headers.map { ProviderRequest.Item($0.name.lowercased(), $0.value) },
            body: body
        )
    }

    private static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
