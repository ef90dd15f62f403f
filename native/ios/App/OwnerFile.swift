// SPDX-License-Identifier: GPL-3.0-only
// One file of the page, gathered part by part until its owner says where it goes. Nothing of it stays here.
import Foundation

final class OwnerFile {
    static let largestPart = 256 * 1024
    /// Room for the largest pack of a move.
    static let largest = 65 * 1024 * 1024

    let url: URL
    private let file: any ProtectedFile
    private var length = 0

    /// The folder is this file's alone: whatever was left in it goes. Gives nil when there is no room.
    init?(name: String, folder: URL, makeFile: (URL) -> any ProtectedFile) {
        OwnerFile.removeAll(folder)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            return nil
        }
        url = folder.appendingPathComponent(name)
        file = makeFile(url)
        guard file.replace(Data()) else { return nil }
    }

    /// Gives false when nothing more can come of this file.
    func append(_ part: Data) -> Bool {
        length += part.count
        return length <= OwnerFile.largest && file.append(part)
    }

    static func removeAll(_ folder: URL) {
        try? FileManager.default.removeItem(at: folder)
    }

    /// What the page may call a file: a plain name, and no path.
    static func name(_ with: Members) throws -> String {
        let name = try with.text("name", 100)
        let type = try with.text("type", 40)
        try with.end()
        let isPlain = name.utf8.allSatisfy { byte in
            (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte) || (0x30...0x39).contains(byte)
                || byte == 0x2d || byte == 0x2e || byte == 0x5f
        }
        guard isPlain, let first = name.utf8.first, first != 0x2d, first != 0x2e, first != 0x5f else {
            throw Refused(sentence: "name: of letters, digits, . _ and -")
        }
        guard type == "application/json" || type == "application/octet-stream" else {
            throw Refused(sentence: "type: not known")
        }
        return name
    }
}
