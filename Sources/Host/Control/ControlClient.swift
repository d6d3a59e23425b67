import Control
import SystemIO

/// Asks a running engine through its socket.
struct ControlClient {
    /// What came of asking.
    enum Reply: Equatable {
        /// The engine's answer.
        case answer(ControlAnswer)
        /// Nobody listens.
        case nobody
        /// Somebody listens and did not answer in time, or not in a way that can be understood.
        case silence
    }

    private let directory: String
    private let clock = SystemClock()

    init(directory: String) { self.directory = directory }

    /// Asks, and waits for the answer until `deadline` by the machine's clock since its start.
    func ask(_ request: ControlRequest, until deadline: UInt64) throws(SocketError) -> Reply {
        let socket: LocalConnection
        do throws(SocketError) {
            socket = try LocalConnection(to: directory, name: ControlServer.socketName)
        } catch {
            if error.isNobody { return .nobody }
            // The queue before the door is full: whoever should let us in does not.
            if error.isCrowd { return .silence }
            throw error
        }
        // It fits into an empty socket, whole or not at all.
        guard let sent = socket.send(request.line[...]), sent == request.line.count else {
            return .nobody
        }
        var line: [UInt8] = []
        while true {
            switch socket.receive(limit: ControlAnswer.byteLimit + 1) {
            case .end: return .nobody
            case .bytes(let bytes):
                line += bytes
                guard line.count <= ControlAnswer.byteLimit + 1 else { return .silence }
                guard line.last == UInt8(ascii: "\n") else { continue }
                return ControlAnswer(decoding: Array(line.dropLast())).map { .answer($0) }
                    ?? .silence
            case .nothing:
                let now = clock.nanoseconds()
                guard now < deadline else { return .silence }
                var watch = [Watch(socket.descriptor, reads: true)]
                Watch.wait(&watch, timeoutMs: Int((deadline - now) / 1_000_000) + 1)
            }
        }
    }
}
