// The twins behind real HTTP, on this machine alone: whoever talks to them cannot tell them from servers.

public import Intel
import NIOCore
import NIOHTTP1
import NIOPosix
public import ProviderTwins
import Synchronization
import SystemIO
public import TradeModel

/// Why there is no emulator.
public struct EmulatorError: Error, Sendable, CustomStringConvertible {
    /// For people.
    public let description: String
}

/// A server of twins on a port of 127.0.0.1. Each provider answers below a path of its own name.
public final class Emulator: Sendable {
    /// Where it listens.
    public let port: Int
    private let desk: TwinDesk
    private let group: MultiThreadedEventLoopGroup
    private let channel: Mutex<(any Channel)?>

    /// Listens.
    ///
    /// - Parameters:
    ///   - port: 0 for a free one.
    ///   - clock: the time of day in the world.
    public init(
        _ world: TwinWorld,
        faults: TwinFaults = TwinFaults(),
        port: Int = 0,
        clock: @escaping @Sendable () -> Instant = { Emulator.timeOfDay }
    ) throws(EmulatorError) {
        let desk = TwinDesk(world, faults, clock)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(ChannelOptions.backlog, value: 256)
            .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(TwinConnection(desk))
                }
            }
        let bound: any Channel
        do {
            bound = try bootstrap.bind(host: "127.0.0.1", port: port).wait()
        } catch {
            group.shutdownGracefully { _ in }
            throw EmulatorError(description: "cannot listen on 127.0.0.1:\(port): \(error)")
        }
        self.desk = desk
        self.group = group
        self.port = bound.localAddress?.port ?? port
        channel = Mutex(bound)
    }

    deinit { stop() }

    /// The time of day.
    public static var timeOfDay: Instant {
        Instant(nanoseconds: SystemClock().nanosecondsSinceEpoch())
    }

    /// Where a provider answers.
    public func address(of provider: ProviderID) -> String {
        "http://127.0.0.1:\(port)/\(provider.name)"
    }

    /// Lets other things go wrong from now on.
    public func set(_ faults: TwinFaults) { desk.set(faults) }

    /// The tokens as they are now.
    public var tokens: [TwinToken] { desk.tokens }

    /// Who came to a provider's door.
    public func door(of provider: ProviderID) -> TwinDoor { desk.door(of: provider) }

    /// Ends it and all its connections.
    public func stop() {
        let bound = channel.withLock { channel in
            defer { channel = nil }
            return channel
        }
        guard let bound else { return }
        do {
            try bound.close().wait()
            try group.syncShutdownGracefully()
        } catch {
            // It was closed already; nothing of it is needed any more.
            return
        }
    }
}
