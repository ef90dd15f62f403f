// SPDX-License-Identifier: GPL-3.0-only
// What a page may ask of the one server: a path, and no address.
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
