// SPDX-License-Identifier: GPL-3.0-only
// The only way out of the phone: one origin, built in. No redirect is followed, no cookie kept, nothing cached; what the
// page may name is a path.
import Foundation

struct Exchange {
    let method: String
    let path: String
    let contentType: String?
    let language: String?
    let body: Data?
    let maximumBytes: Int

    init(_ with: Members) throws {
        method = try with.text("method", 4)
        path = try with.text("path", 300)
        contentType = try with.textOrNull("contentType", 60)
        language = try with.textOrNull("language", 2)
        body = try with.bytesOrNull("body", 64 * 1024)
        maximumBytes = Int(try with.whole("maximumBytes", 0...(8 * 1024 * 1024)))
        try with.end()
        guard method == "GET" || method == "POST" else { throw Refused(sentence: "method: GET or POST") }
        guard Exchange.isPath(path) else { throw Refused(sentence: "path: of this one server") }
        guard contentType?.utf8.allSatisfy({ (0x61...0x7a).contains($0) || $0 == 0x2f || $0 == 0x2d }) ?? true else {
            throw Refused(sentence: "contentType: a plain type")
        }
        guard language == nil || language == "vi" || language == "en" else { throw Refused(sentence: "language: vi or en") }
        guard (body != nil) == (method == "POST") else { throw Refused(sentence: "body: of a POST, and only there") }
    }

    static func isPath(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.hasPrefix("//")
            && path.utf8.allSatisfy { byte in
                (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte) || (0x2d...0x39).contains(byte) || byte == 0x5f
            }
    }
}

enum Exchanged {
    case answer(status: Int, contentType: String?, retryAfter: String?, body: Data)
    case unreachable
    case tooLarge
}

final class Server: NSObject, URLSessionTaskDelegate {
    private let origin: String
    private var session: URLSession?

    /// Such as https://api.example, without a slash at the end; empty: there is no server.
    init(origin: String) {
        self.origin = origin
        super.init()
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCache = nil
        configuration.timeoutIntervalForRequest = 30
        session = URLSession(configuration: configuration, delegate: self, delegateQueue: .main)
    }

    func exchange(_ asked: Exchange, _ done: @escaping (Exchanged) -> Void) {
        guard !origin.isEmpty, let session, let url = URL(string: origin + asked.path) else { return done(.unreachable) }
        var request = URLRequest(url: url)
        request.httpMethod = asked.method
        request.httpBody = asked.body
        // Every phone says the same of itself.
        request.setValue("Bluezone", forHTTPHeaderField: "User-Agent")
        request.setValue(asked.language ?? "vi", forHTTPHeaderField: "Accept-Language")
        if asked.body != nil, let type = asked.contentType { request.setValue(type, forHTTPHeaderField: "Content-Type") }
        let limit = asked.maximumBytes
        session.dataTask(with: request) { data, response, error in
            guard error == nil, let answer = response as? HTTPURLResponse else { return done(.unreachable) }
            let body = data ?? Data()
            if body.count > limit { return done(.tooLarge) }
            done(
                .answer(
                    status: answer.statusCode,
                    contentType: answer.value(forHTTPHeaderField: "Content-Type"),
                    retryAfter: answer.value(forHTTPHeaderField: "Retry-After"),
                    body: body
                ))
        }.resume()
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
