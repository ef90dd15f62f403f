// SPDX-License-Identifier: GPL-3.0-only
// The built-in web app as answers of an origin that is nowhere but in this app. Nothing else is ever loaded.
import Foundation

enum AppFiles {
    static let scheme = "bluezone"
    static let host = "app"
    static let start = "bluezone://app/app/"
    /// The page asks for this when it is ready for its line to the host.
    static let connect = "/host/connect"
    static let policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:;"
        + " connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; font-src 'self';"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    static func isOurs(_ url: URL?) -> Bool {
        url?.scheme == scheme && url?.host == host && url?.port == nil
    }

    static func mayLeave(_ url: URL) -> Bool {
        ["https", "tel", "mailto", "sms"].contains(url.scheme ?? "")
    }

    /// The built-in file that answers an address, from the folder `app`; nil for what is not ours.
    static func name(of url: URL?) -> String? {
        guard isOurs(url), let path = url?.path(percentEncoded: true) else { return nil }
        guard path.hasPrefix("/app/"), !path.contains(".."), !path.contains("%") else { return nil }
        let name = String(path.dropFirst("/app/".count))
        // Screens have addresses of their own; they are all the one page.
        let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        return last.contains(".") ? name : "index.html"
    }

    static func type(of name: String) -> String {
        switch name.split(separator: ".").last.map(String.init) {
        case "html": return "text/html; charset=utf-8"
        case "js": return "text/javascript; charset=utf-8"
        case "css": return "text/css; charset=utf-8"
        case "svg": return "image/svg+xml"
        case "json", "webmanifest": return "application/json"
        case "wasm": return "application/wasm"
        default: return "application/octet-stream"
        }
    }

    static func headers(_ type: String, _ length: Int) -> [String: String] {
        [
            "Content-Type": type,
            "Content-Length": String(length),
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        ]
    }
}
