// SPDX-License-Identifier: GPL-3.0-only
// The only way out of the phone: one origin, built in. No redirect is followed, no cookie kept, nothing cached; what the
// page may name is a path.
import Foundation
#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

enum Exchanged {
    case answer(status: Int, contentType: String?, retryAfter: String?, body: Data)
    case unreachable
    case tooLarge
}

/// Its session is made once and never changed.
final class Server: NSObject, URLSessionTaskDelegate, @unchecked Sendable {
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
