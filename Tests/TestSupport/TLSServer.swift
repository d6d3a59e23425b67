// A TLS server that is none of ours: Python's, with a certificate that the openssl command made.

import Foundation

/// Why there is no server.
public enum TLSServerError: Error {
    /// It ended before it said where it listens.
    case noPort
}

/// Answers one request with "trusted" behind a certificate of an authority that it makes for itself.
public final class TLSServer {
    /// Where it listens on this machine.
    public let port: UInt16
    private let process = Process()

    /// A server with a certificate for `subject`, valid for so many days from now; its authority's own lies in
    /// `ca.pem` of the directory.
    public init(_ directory: String, subject: String, days: Int) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script, directory, subject, "\(days)"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
            line.append(byte)
        }
        guard let port = UInt16(String(decoding: line, as: UTF8.self)) else {
            kill(process.processIdentifier, SIGKILL)
            throw TLSServerError.noPort
        }
        self.port = port
    }

    /// Ends it.
    public func stop() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static let script = """
        import datetime, os, socket, ssl, subprocess, sys
        folder, subject, days = sys.argv[1], sys.argv[2], int(sys.argv[3])
        def run(*words):
            subprocess.run(("openssl",) + words, check=True, cwd=folder, capture_output=True)
        def moment(days):
            now = datetime.datetime.now(datetime.timezone.utc)
            return (now + datetime.timedelta(days=days)).strftime("%Y%m%d%H%M%SZ")
        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
        run("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test authority")
        run("req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=server")
        with open(folder + "/ca.conf", "w") as file:
            file.write("[ca]\\ndefault_ca=d\\n[d]\\ndatabase=index\\nnew_certs_dir=.\\nrand_serial=yes\\n"
                       "default_md=sha256\\npolicy=p\\nx509_extensions=e\\n[p]\\ncommonName=supplied\\n"
                       "[e]\\nsubjectAltName=" + subject + "\\n")
        open(folder + "/index", "w").close()
        run("ca", "-batch", "-config", "ca.conf", "-cert", "ca.pem", "-keyfile", "ca.key",
            "-in", "server.csr", "-out", "server.pem", "-startdate", moment(-2), "-enddate", moment(days))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/server.pem", folder + "/server.key")
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        print(listener.getsockname()[1], flush=True)
        while True:
            connection, _ = listener.accept()
            try:
                with context.wrap_socket(connection, server_side=True) as secure:
                    secure.recv(65536)
                    secure.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 7\\r\\n\\r\\ntrusted")
            except OSError:
                pass
        """
}
