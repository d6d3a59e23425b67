import Glibc

/// Writing in whole to a descriptor of this process.
enum DescriptorWriting {
    /// How it ended.
    enum Outcome: Sendable {
        case done
        /// Nobody reads any more.
        case readerGone
        /// The system refused it with this error number.
        case failed(code: Int32)
    }

    /// Writes every byte, however long the reader takes.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Outcome {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { raw in
                Glibc.write(descriptor, raw.baseAddress.map { $0 + written }, raw.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                return .readerGone
            } else if errno == EAGAIN {
                awaitRoom(descriptor)
            } else if errno != EINTR {
                return .failed(code: errno)
            }
        }
        return .done
    }

    private static func awaitRoom(_ descriptor: Int32) {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, 1_000)
    }
}
