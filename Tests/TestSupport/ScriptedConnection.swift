import Glibc

/// A connection of a scripted server.
public struct ScriptedConnection: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Reads one request with its body; nil when the other side is gone before it is whole.
    public func request() -> String? {
        var bytes: [UInt8] = []
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let head = text[..<end.lowerBound].lowercased()
                let length =
                    head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                    .flatMap { Int($0.dropFirst(15).filter { $0 != " " }) } ?? 0
                if text[end.upperBound...].utf8.count >= length { return text }
            }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            bytes += chunk[..<count]
        }
    }

    /// Sends bytes; whether all of them left.
    @discardableResult
    public func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends text; whether all of it left.
    @discardableResult
    public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends an answer with a length.
    @discardableResult
    public func answer(_ status: Int, headers: [String] = [], _ body: [UInt8]) -> Bool {
        let lines = headers.map { $0 + "\r\n" }.joined()
        return send("HTTP/1.1 \(status) X\r\n\(lines)Content-Length: \(body.count)\r\n\r\n")
            && send(body)
    }

    /// Waits until the other side has gone away.
    public func awaitEnd() {
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while recv(descriptor, &chunk, chunk.count, 0) > 0 {}
    }

    /// Makes the connection end with a reset.
    public func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_LINGER,
            &option,
            socklen_t(MemoryLayout<linger>.size)
        )
    }
}

extension String {
    fileprivate func range(of other: String) -> Range<String.Index>? {
        ranges(of: other).first
    }
}
