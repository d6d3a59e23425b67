// What the client's thread does: it takes new calls in, lets libcurl work, and calls back.

import CCurl
import Glibc
import Ports
import Synchronization

/// The transfers of a client and the thread that drives them.
final class HTTPLoop: Sendable {
    struct Settings: Sendable {
        let hosts: [String]
        let limits: HTTPLimits
        let proxies: HTTPProxies
        let caFile: String?
    }

    /// A call that nobody has begun yet.
    struct Arrival: Sendable {
        let number: UInt64
        let request: HTTPRequest
        let deadline: UInt64
        let completion: @Sendable (Result<HTTPResponse, HTTPFailure>) -> Void
    }

    // SAFETY: libcurl allows other threads curl_multi_wakeup alone, and they call it under the lock and before
    // the thread has let the handle go.
    private struct Multi: @unchecked Sendable {
        let handle: UnsafeMutableRawPointer
    }

    private struct State: ~Copyable {
        var arrivals: [Arrival] = []
        var cancelled: [UInt64] = []
        var nextNumber: UInt64 = 0
        var underWay = 0
        var isStopping = false
        var isGone = false
        var thread: WorkerThread?
        /// The thread, as the system calls it.
        var runner: pthread_t?
    }

    private let settings: Settings
    private let multi: Multi
    private let state = Mutex(State())

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
    /// The longest rest of the thread, in milliseconds.
    private static let restMs: UInt64 = 60_000
    /// How long a stop waits for a name that is being looked up, which libcurl cannot break off.
    private static let farewellMs = 60_000

    init(_ settings: Settings) throws(HTTPClientError) {
        guard Self.isReady, let handle = curl_multi_init() else { throw .library }
        self.settings = settings
        multi = Multi(handle: handle)
        let kept = settings.limits.keptConnections
        _ = plimsoll_curl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, kept)
        let isStarted = state.withLock { state in
            state.thread = WorkerThread.start { [self] in run() }
            return state.thread != nil
        }
        guard isStarted else {
            curl_multi_cleanup(handle)
            throw .noThread
        }
    }

    // MARK: - From any thread

    func start(
        _ request: HTTPRequest,
        _ completion: @escaping @Sendable (Result<HTTPResponse, HTTPFailure>) -> Void
    ) -> HTTPLoopExchange {
        let now = SystemClock().nanoseconds()
        let deadline = now + UInt64(max(0, request.deadlineMs)) * 1_000_000
        var refusal: HTTPFailure?
        let number = state.withLock { state in
            state.nextNumber += 1
            guard !state.isStopping else {
                refusal = .cancelled(mayHaveArrived: false)
                return state.nextNumber
            }
            guard state.underWay < settings.limits.calls else {
                refusal = .notConnected(reason: "too many calls are under way")
                return state.nextNumber
            }
            state.underWay += 1
            state.arrivals.append(
                Arrival(
                    number: state.nextNumber,
                    request: request,
                    deadline: deadline,
                    completion: completion
                )
            )
            wake(state)
            return state.nextNumber
        }
        if let refusal { completion(.failure(refusal)) }
        return HTTPLoopExchange(loop: self, number: number)
    }

    func cancel(_ number: UInt64) {
        state.withLock { state in
            guard !state.isGone else { return }
            state.cancelled.append(number)
            wake(state)
        }
    }

    func stop() {
        let worker: WorkerThread? = state.withLock { state in
            state.isStopping = true
            wake(state)
            // A completion that stops the client is called by the thread itself.
            let isThread = state.runner.map { pthread_equal($0, pthread_self()) != 0 } ?? false
            return isThread ? nil : state.thread.take()
        }
        guard let worker else { return }
        worker.join(withinMs: Self.farewellMs)
    }

    private func wake(_ state: borrowing State) {
        if !state.isGone { curl_multi_wakeup(multi.handle) }
    }

    // MARK: - On the thread

    private func run() {
        var calls: [HTTPCall] = []
        state.withLock { $0.runner = pthread_self() }
        while true {
            let news = state.withLock { state in
                defer {
                    state.arrivals = []
                    state.cancelled = []
                }
                return (state.arrivals, state.cancelled, state.isStopping)
            }
            for arrival in news.0 { begin(arrival, &calls) }
            for number in news.1 {
                end(&calls, { $0.number == number }) {
                    .cancelled(mayHaveArrived: $0.mayHaveArrived)
                }
            }
            if news.2 {
                end(&calls, { _ in true }) { .cancelled(mayHaveArrived: $0.mayHaveArrived) }
                if isOver { break }
                continue
            }
            let now = SystemClock().nanoseconds()
            end(&calls, { $0.deadline <= now }) { .timedOut(mayHaveArrived: $0.mayHaveArrived) }
            admit(&calls)
            var running: Int32 = 0
            curl_multi_perform(multi.handle, &running)
            // A call that ended makes room for one that waits: without a rest.
            if finish(&calls) { continue }
            let rest = calls.map { ($0.deadline - now) / 1_000_000 + 1 }.min() ?? Self.restMs
            curl_multi_poll(multi.handle, nil, 0, Int32(min(rest, Self.restMs)), nil)
        }
        curl_multi_cleanup(multi.handle)
    }

    /// Whether nothing came while the thread was ending; from then on nobody touches the handle.
    private var isOver: Bool {
        state.withLock { state in
            guard state.arrivals.isEmpty else { return false }
            state.isGone = true
            return true
        }
    }

    private func begin(_ arrival: Arrival, _ calls: inout [HTTPCall]) {
        do throws(HTTPFailure) {
            calls.append(try HTTPCall(arrival, settings))
        } catch {
            answer(arrival.completion, .failure(error))
        }
    }

    /// Lets those go, in their order, to whose place few enough are under way. libcurl could hold them back
    /// itself, but calls that its version 7.88 held back were seen to stand still until their deadline.
    private func admit(_ calls: inout [HTTPCall]) {
        guard calls.contains(where: { !$0.isAdmitted }) else { return }
        var underWay: [String: Int] = [:]
        for call in calls where call.isAdmitted { underWay[call.place, default: 0] += 1 }
        for call in calls where !call.isAdmitted {
            guard underWay[call.place, default: 0] < settings.limits.callsPerHost else { continue }
            guard curl_multi_add_handle(multi.handle, call.handle) == CURLM_OK else {
                end(&calls, { $0 === call }) { _ in
                    .notConnected(reason: "libcurl takes no more calls")
                }
                continue
            }
            call.isAdmitted = true
            underWay[call.place, default: 0] += 1
        }
    }

    /// Calls whoever asked for those that libcurl is done with.
    ///
    /// - Returns: whether there was one.
    private func finish(_ calls: inout [HTTPCall]) -> Bool {
        let before = calls.count
        var code = CURLE_OK
        while let handle = plimsoll_curl_multi_finished(multi.handle, &code) {
            guard let index = calls.firstIndex(where: { $0.handle == handle }) else { continue }
            let call = calls.remove(at: index)
            let result = call.result(code)
            curl_multi_remove_handle(multi.handle, handle)
            answer(call.completion, result)
        }
        return calls.count < before
    }

    /// Breaks calls off.
    private func end(
        _ calls: inout [HTTPCall],
        _ isMeant: (HTTPCall) -> Bool,
        _ failure: (HTTPCall) -> HTTPFailure
    ) {
        for call in calls where isMeant(call) {
            let reason = failure(call)
            if call.isAdmitted { curl_multi_remove_handle(multi.handle, call.handle) }
            answer(call.completion, .failure(reason))
        }
        calls.removeAll(where: isMeant)
    }

    private func answer(
        _ completion: @Sendable (Result<HTTPResponse, HTTPFailure>) -> Void,
        _ result: Result<HTTPResponse, HTTPFailure>
    ) {
        state.withLock { $0.underWay -= 1 }
        completion(result)
    }
}

/// A call of a loop.
struct HTTPLoopExchange: HTTPExchange {
    let loop: HTTPLoop
    let number: UInt64

    func cancel() { loop.cancel(number) }
}
