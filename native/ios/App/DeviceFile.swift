// SPDX-License-Identifier: GPL-3.0-only
import UIKit

struct DeviceFile: ProtectedFile {
    let url: URL

    /// A folder for files that stay on this phone.
    static func folder(_ name: String) throws -> URL {
        let files = FileManager.default
        let support = try files.url(for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
        var folder = support.appendingPathComponent(name, isDirectory: true)
        let protection: [FileAttributeKey: Any] = [.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication]
        try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: protection)
        var values = URLResourceValues()
        values.isExcludedFromBackup = true
        try folder.setResourceValues(values)
        return folder
    }

    func read() -> Data? { try? Data(contentsOf: url) }

    func replace(_ bytes: Data) -> Bool {
        (try? bytes.write(to: url, options: [.atomic, .completeFileProtectionUntilFirstUserAuthentication])) != nil
    }

    func append(_ bytes: Data) -> Bool {
        guard FileManager.default.fileExists(atPath: url.path) else { return replace(bytes) }
        do {
            let handle = try FileHandle(forWritingTo: url)
            defer { try? handle.close() }
            try handle.seekToEnd()
            try handle.write(contentsOf: bytes)
            try handle.synchronize()
            return true
        } catch {
            return false
        }
    }
}
