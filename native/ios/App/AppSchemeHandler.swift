// SPDX-License-Identifier: GPL-3.0-only
import UIKit
import WebKit

/// Serves the built-in app to the web view, and hears when the page is ready for its line.
final class AppSchemeHandler: NSObject, WKURLSchemeHandler {
    private let onConnect: () -> Void

    init(onConnect: @escaping () -> Void) {
        self.onConnect = onConnect
    }

    func webView(_ webView: WKWebView, start urlSchemeTask: any WKURLSchemeTask) {
        let url = urlSchemeTask.request.url
        if AppFiles.isOurs(url), url?.path == AppFiles.connect {
            finish(urlSchemeTask, url, 200, "text/plain", Data())
            onConnect()
            return
        }
        let folder = Bundle.main.resourceURL?.appendingPathComponent("app", isDirectory: true)
        guard urlSchemeTask.request.httpMethod == "GET", let name = AppFiles.name(of: url),
            let folder, let bytes = try? Data(contentsOf: folder.appendingPathComponent(name))
        else { return finish(urlSchemeTask, url, 404, "text/plain", Data()) }
        finish(urlSchemeTask, url, 200, AppFiles.type(of: name), bytes)
    }

    /// Answers are given at once: there is nothing to stop.
    func webView(_ webView: WKWebView, stop urlSchemeTask: any WKURLSchemeTask) {}

    private func finish(_ task: any WKURLSchemeTask, _ url: URL?, _ status: Int, _ type: String, _ body: Data) {
        guard
            let url,
            let response = HTTPURLResponse(
                url: url, statusCode: status, httpVersion: "HTTP/1.1", headerFields: AppFiles.headers(type, body.count))
        else { return task.didFailWithError(URLError(.badURL)) }
        task.didReceive(response)
        task.didReceive(body)
        task.didFinish()
    }
}
