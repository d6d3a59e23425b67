// One transfer: what libcurl is told of it, and what it hands over.

import CCurl
import Ports

/// A call that is under way. Only the client's thread touches it.
final class HTTPCall {
    let number: UInt64
    let deadline: UInt64
    let completion: @Sendable (Result<HTTPResponse, HTTPFailure>) -> Void
    let handle: UnsafeMutableRawPointer
    private let address: HTTPAddress
    /// Whether libcurl has it; until then it waits for others to that place to end.
    var isAdmitted = false
    private let bodyLimit: Int
    private let headerLimit: Int
    private var lines: UnsafeMutablePointer<curl_slist>?
    private let upload: UnsafeMutableBufferPointer<UInt8>
    private var headers: [HTTPRequest.Header] = []
    private var headerBytes = 0
    private var isHeadWhole = false
    private var body: [UInt8] = []
    private var overflow: HTTPFailure?

    init(_ arrival: HTTPLoop.Arrival, _ settings: HTTPLoop.Settings) throws(HTTPFailure) {
        let request = arrival.request
        address = try HTTPAddress(request.url)
        guard address.isLoopback || (address.isEncrypted && settings.hosts.contains(address.host))
        else { throw .hostNotAllowed(host: address.host) }
        guard request.headers.allSatisfy(Self.isSound) else { throw .badAddress }
        guard let handle = curl_easy_init() else {
            throw .notConnected(reason: "libcurl gives no handle")
        }
        self.handle = handle
        number = arrival.number
        deadline = arrival.deadline
        completion = arrival.completion
        bodyLimit = request.bodyLimit
        headerLimit = settings.limits.headerBytes
        upload = .allocate(capacity: request.body.count)
        _ = upload.initialize(from: request.body)
        setAddress(settings)
        setRequest(request)
        setSinks()
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(lines)
        upload.deallocate()
    }

    /// A header that cannot begin another line.
    private static func isSound(_ header: HTTPRequest.Header) -> Bool {
        !header.name.isEmpty
            && header.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
            && header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    // MARK: - What libcurl is told

    private func setAddress(_ settings: HTTPLoop.Settings) {
        plimsoll_curl_set_pointer(handle, CURLOPT_CURLU, UnsafeMutableRawPointer(address.handle))
        set(CURLOPT_PROTOCOLS_STR, address.isEncrypted ? "https" : "http")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = settings.caFile { set(CURLOPT_CAINFO, file) }
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_CONNECTTIMEOUT_MS, settings.limits.connectMs)
        set(CURLOPT_TCP_KEEPALIVE, 1)
        // An empty text, and not nothing, keeps libcurl from reading the environment itself.
        set(CURLOPT_PROXY, address.isLoopback ? "" : settings.proxies.address)
        set(CURLOPT_NOPROXY, address.isLoopback ? "*" : settings.proxies.exceptions)
    }

    private func setRequest(_ request: HTTPRequest) {
        set(CURLOPT_ACCEPT_ENCODING, "")
        set(CURLOPT_USERAGENT, "plimsoll")
        // A connection that died unnoticed makes libcurl send a request again; on a fresh one it cannot.
        if !request.isRepeatable { set(CURLOPT_FRESH_CONNECT, 1) }
        add("Expect:")
        if request.method == .post {
            set(CURLOPT_POST, 1)
            plimsoll_curl_set_offset(
                handle,
                CURLOPT_POSTFIELDSIZE_LARGE,
                curl_off_t(upload.count)
            )
            plimsoll_curl_set_pointer(handle, CURLOPT_POSTFIELDS, upload.baseAddress)
            if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
                add("Content-Type: application/json")
            }
        }
        for header in request.headers {
            // libcurl takes a header without a value out; with a semicolon it sends it empty.
            add(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
        }
        plimsoll_curl_set_pointer(handle, CURLOPT_HTTPHEADER, lines)
    }

    private func setSinks() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        plimsoll_curl_set_sink(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            take(bytes, size * count, context) { $0.takeBody($1) }
        }
        plimsoll_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        plimsoll_curl_set_sink(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            take(bytes, size * count, context) { $0.takeHeader($1) }
        }
        plimsoll_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    }

    private func set(_ option: CURLoption, _ value: Int) {
        plimsoll_curl_set_long(handle, option, value)
    }

    private func set(_ option: CURLoption, _ value: String) {
        plimsoll_curl_set_text(handle, option, value)
    }

    private func add(_ line: String) {
        if let longer = curl_slist_append(lines, line) { lines = longer }
    }

    // MARK: - What libcurl hands over

    fileprivate func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard body.count + bytes.count <= bodyLimit else {
            overflow = .bodyTooLong(limit: bodyLimit)
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    fileprivate func takeHeader(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= headerLimit else {
            overflow = .malformed(reason: "the headers are longer than \(headerLimit) bytes")
            return false
        }
        let line = bytes.prefix { $0 != 0x0D && $0 != 0x0A }
        if line.starts(with: "HTTP/".utf8) {
            headers = []
            isHeadWhole = false
            return true
        }
        if line.isEmpty { isHeadWhole = true }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return true }
        let value = line[line.index(after: colon)...]
        headers.append(
            HTTPRequest.Header(
                String(decoding: line[..<colon], as: UTF8.self),
                String(decoding: Self.trimmed(value), as: UTF8.self)
            )
        )
        return true
    }

    private static func trimmed(
        _ text: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        guard let first = text.firstIndex(where: { !isBlank($0) }),
            let last = text.lastIndex(where: { !isBlank($0) })
        else { return text.prefix(0) }
        return text[first...last]
    }

    // MARK: - How it ended

    /// The host and port that it goes to.
    var place: String { address.place }

    /// Whether bytes of the request may have left: this time is noted when everything stands that they
    /// pass through, the tunnel of a proxy and the encryption included.
    var mayHaveArrived: Bool {
        var begun: curl_off_t = 0
        plimsoll_curl_get_offset(handle, CURLINFO_PRETRANSFER_TIME_T, &begun)
        return begun > 0
    }

    func result(_ code: CURLcode) -> Result<HTTPResponse, HTTPFailure> {
        if let overflow { return .failure(overflow) }
        guard code == CURLE_OK else { return .failure(failure(code)) }
        // libcurl takes a connection that ends within the headers for the end of an answer without a body.
        guard isHeadWhole else {
            return .failure(.brokenOff(mayHaveArrived: true, reason: "the headers are cut off"))
        }
        var status = 0
        plimsoll_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        guard (200...599).contains(status) else {
            return .failure(.malformed(reason: "the status is \(status)"))
        }
        return .success(HTTPResponse(status: status, headers: headers, body: body))
    }

    private func failure(_ code: CURLcode) -> HTTPFailure {
        let reason = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_URL_MALFORMAT: return .badAddress
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            return .nameNotResolved(host: address.host)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            return .notTrusted(reason: reason)
        case CURLE_OPERATION_TIMEDOUT: return .timedOut(mayHaveArrived: mayHaveArrived)
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL,
            CURLE_CHUNK_FAILED, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            return .malformed(reason: reason)
        default:
            return mayHaveArrived
                ? .brokenOff(mayHaveArrived: true, reason: reason) : .notConnected(reason: reason)
        }
    }
}

/// How many bytes were taken: less than all of them ends the transfer.
private func take(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?,
    _ sink: (HTTPCall, UnsafeBufferPointer<UInt8>) -> Bool
) -> Int {
    guard let bytes, let context else { return 0 }
    let call = Unmanaged<HTTPCall>.fromOpaque(context).takeUnretainedValue()
    return bytes.withMemoryRebound(to: UInt8.self, capacity: count) { start in
        sink(call, UnsafeBufferPointer(start: start, count: count)) ? count : -1
    }
}
