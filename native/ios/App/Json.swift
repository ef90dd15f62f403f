// SPDX-License-Identifier: GPL-3.0-only
// Messages of the bridge. What is not exactly as agreed is refused with a sentence that repeats nothing of it.
import Foundation

enum Json: Equatable {
    case null
    case truth(Bool)
    case whole(Int64)
    case text(String)
    case list([Json])
    case record([String: Json])

    static func bytes(_ data: Data) -> Json { .text(data.base64EncodedString()) }
}

extension Json: Codable {
    init(from decoder: Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .truth(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .whole(value)
        } else if let value = try? container.decode([Json].self) {
            self = .list(value)
        } else {
            self = .record(try container.decode([String: Json].self))
        }
    }

    func encode(to encoder: Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .truth(let value): try container.encode(value)
        case .whole(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .record(let value): try container.encode(value)
        }
    }

    static func parse(_ text: String) -> Json? {
        try? JSONDecoder().decode(Json.self, from: Data(text.utf8))
    }

    func written() -> String {
        guard let data = try? JSONEncoder().encode(self) else { return "null" }
        return String(decoding: data, as: UTF8.self)
    }
}

struct Refused: Error, Equatable {
    let sentence: String
}

/// Reads the members of one object; each is read once, and `end` refuses those that nobody asked for.
final class Members {
    private var left: [String: Json]

    init(_ json: Json?, _ name: String) throws {
        guard case .record(let members)? = json else { throw Refused(sentence: "\(name): an object") }
        left = members
    }

    func any(_ name: String) throws -> Json {
        guard let value = left.removeValue(forKey: name) else { throw Refused(sentence: "\(name): missing") }
        return value
    }

    func whole(_ name: String, _ range: ClosedRange<Int64>) throws -> Int64 {
        guard case .whole(let value) = try any(name), range.contains(value) else {
            throw Refused(sentence: "\(name): a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func truth(_ name: String) throws -> Bool {
        guard case .truth(let value) = try any(name) else { throw Refused(sentence: "\(name): true or false") }
        return value
    }

    func text(_ name: String, _ longest: Int) throws -> String {
        guard case .text(let value) = try any(name), value.utf16.count <= longest else {
            throw Refused(sentence: "\(name): text of at most \(longest)")
        }
        return value
    }

    func textOrNull(_ name: String, _ longest: Int) throws -> String? {
        if left[name] == .null {
            left.removeValue(forKey: name)
            return nil
        }
        return try text(name, longest)
    }

    func bytes(_ name: String, _ lengths: ClosedRange<Int>) throws -> Data {
        guard case .text(let value) = try any(name), value.utf8.count <= 4 * ((lengths.upperBound + 2) / 3),
            let data = Data(base64Encoded: value), data.base64EncodedString() == value, lengths.contains(data.count)
        else {
            throw Refused(sentence: "\(name): base64 of \(lengths.lowerBound) to \(lengths.upperBound) bytes")
        }
        return data
    }

    func bytesOrNull(_ name: String, _ longest: Int) throws -> Data? {
        if left[name] == .null {
            left.removeValue(forKey: name)
            return nil
        }
        return try bytes(name, 0...longest)
    }

    func list(_ name: String, _ most: Int) throws -> [Json] {
        guard case .list(let value) = try any(name), value.count <= most else {
            throw Refused(sentence: "\(name): a list of at most \(most)")
        }
        return value
    }

    func end() throws {
        if !left.isEmpty { throw Refused(sentence: "a member that is not known") }
    }
}
