// Says a message once. A message that comes again within the window is held and counted, and the count
// is said when the window has passed.
//
// Invariant: within any window no key is said twice unless the second time brings a count. Memory is
// bounded: when more keys than fit were said within a window, further ones are held together and only
// their number is said.

public import TradeModel

/// Decides what is said, over injected instants.
public struct RepeatFilter<Key: Hashable & Sendable>: Sendable {
    /// What to do with a message.
    public enum Verdict: Sendable, Hashable {
        /// Say it.
        case say
        /// Say it, and that it came so many times since it was said last, this time included.
        case sayCounted(Int)
        /// Say nothing; it is counted.
        case hold
    }

    /// What has been held and is to be said now.
    public struct Summary: Sendable, Hashable {
        /// The message, of equal ones the latest; nil stands for all the different ones that did not fit.
        public let key: Key?
        /// How many times it was held.
        public let count: Int
    }

    private struct Said: Sendable {
        var key: Key
        var since: Instant
        var held = 0
    }

    /// The window.
    public let window: Instant.Span
    private let limit: Int
    private var said: [Said] = []
    private var places: [Key: Int] = [:]
    private var heldOthers = 0
    private var othersSince = Instant.distantPast

    /// A filter that remembers at most `limit` messages at a time.
    public init(window: Instant.Span = .seconds(10), limit: Int = 1_024) {
        precondition(limit > 0 && window > .zero, "a filter remembers something for some time")
        self.window = window
        self.limit = limit
    }

    /// Messages remembered at this moment.
    public var remembered: Int { said.count }

    /// Takes a message in.
    public mutating func admit(_ key: Key, at now: Instant) -> Verdict {
        if let place = places[key] {
            guard isOver(said[place].since, at: now) else {
                said[place].held += 1
                // Of equal messages the latest is the one that is spoken of.
                said[place].key = key
                return .hold
            }
            let held = said[place].held
            said[place].since = now
            said[place].held = 0
            return held > 0 ? .sayCounted(held + 1) : .say
        }
        if said.count >= limit { forget(at: now) }
        guard said.count < limit else {
            if heldOthers == 0 { othersSince = now }
            heldOthers += 1
            return .hold
        }
        places[key] = said.count
        said.append(Said(key: key, since: now))
        return .say
    }

    /// What has to be said now because its window has passed.
    public mutating func due(at now: Instant) -> [Summary] {
        var summaries: [Summary] = []
        for place in said.indices where said[place].held > 0 && isOver(said[place].since, at: now) {
            summaries.append(Summary(key: said[place].key, count: said[place].held))
            said[place].since = now
            said[place].held = 0
        }
        if heldOthers > 0, isOver(othersSince, at: now) { summaries.append(takeOthers()) }
        forget(at: now)
        return summaries
    }

    /// Everything that is held, now and not later; the filter is as new.
    public mutating func finish() -> [Summary] {
        var summaries = said.filter { $0.held > 0 }.map { Summary(key: $0.key, count: $0.held) }
        if heldOthers > 0 { summaries.append(takeOthers()) }
        said = []
        places = [:]
        return summaries
    }

    private mutating func takeOthers() -> Summary {
        defer { heldOthers = 0 }
        return Summary(key: nil, count: heldOthers)
    }

    /// A clock that went back does not end a window; one that jumped ahead does.
    private func isOver(_ since: Instant, at now: Instant) -> Bool { now - since >= window }

    private mutating func forget(at now: Instant) {
        let kept = said.filter { $0.held > 0 || !isOver($0.since, at: now) }
        guard kept.count < said.count else { return }
        said = kept
        places.removeAll(keepingCapacity: true)
        for (place, message) in said.enumerated() { places[message.key] = place }
    }
}
