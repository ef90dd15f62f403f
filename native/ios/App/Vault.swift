// SPDX-License-Identifier: GPL-3.0-only
// The engine's storage: values sealed one by one under a key that never leaves this phone. A write is a journal first, so
// that all of its changes are there after a crash, or none.
import Foundation

struct VaultTrouble: Error, Equatable {
    /// vault.full, vault.damaged or vault.foreign.
    let code: String
}

protocol Sealing {
    func seal(_ value: Data, name: String) throws -> Data
    func open(_ sealed: Data, name: String) throws -> Data
}

struct VaultChange {
    let key: String
    /// nil deletes.
    let value: Data?
}

final class Vault {
    private let folder: URL
    private let sealing: Sealing
    private let writeFile: (URL, Data) -> Bool
    private let files = FileManager.default

    /// `writeFile` replaces a file as a whole, protected; false when there is no room.
    init(folder: URL, sealing: Sealing, writeFile: @escaping (URL, Data) -> Bool) {
        self.folder = folder
        self.sealing = sealing
        self.writeFile = writeFile
        if let journal = try? Data(contentsOf: journalUrl) { apply(journal) }
    }

    static func isKey(_ key: String) -> Bool {
        !key.isEmpty && key.utf8.count <= 200
            && key.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2f || $0 == 0x2d }
    }

    func read(_ keys: [String]) throws -> [Data?] {
        try keys.map { key in
            guard let sealed = try? Data(contentsOf: url(key)) else { return nil }
            return try opened(sealed, key)
        }
    }

    func list(_ prefix: String) -> [String] {
        entries().map(keyOf).filter { $0.hasPrefix(prefix) }.sorted()
    }

    func write(_ changes: [VaultChange]) throws {
        var journal: [String: Data] = [:]
        for change in changes {
            do {
                journal[change.key] = try change.value.map { try sealing.seal($0, name: change.key) } ?? Data()
            } catch {
                throw VaultTrouble(code: "vault.foreign")
            }
        }
        guard let bytes = try? JSONEncoder().encode(journal) else { throw VaultTrouble(code: "vault.full") }
        guard writeFile(journalUrl, bytes) else { throw VaultTrouble(code: "vault.full") }
        apply(bytes)
    }

    func erase() {
        try? files.removeItem(at: journalUrl)
        for entry in entries() { try? files.removeItem(at: folder.appendingPathComponent(entry)) }
    }

    func dropDamaged() -> Int {
        var dropped = 0
        for key in list("") {
            guard let sealed = try? Data(contentsOf: url(key)), (try? opened(sealed, key)) == nil else { continue }
            try? files.removeItem(at: url(key))
            dropped += 1
        }
        return dropped
    }

    /// A journal that cannot be applied to the end stays, and is applied again at the next start.
    private func apply(_ bytes: Data) {
        guard let journal = try? JSONDecoder().decode([String: Data].self, from: bytes) else {
            try? files.removeItem(at: journalUrl)
            return
        }
        for (key, sealed) in journal {
            if sealed.isEmpty { try? files.removeItem(at: url(key)) } else if !writeFile(url(key), sealed) { return }
        }
        try? files.removeItem(at: journalUrl)
    }

    private func opened(_ sealed: Data, _ key: String) throws -> Data {
        do {
            return try sealing.open(sealed, name: key)
        } catch {
            throw VaultTrouble(code: "vault.damaged")
        }
    }

    private var journalUrl: URL { folder.appendingPathComponent("journal") }

    private func entries() -> [String] {
        ((try? files.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasPrefix("v_") }
    }

    /// Keys have no underscore.
    private func url(_ key: String) -> URL {
        folder.appendingPathComponent("v_" + key.replacingOccurrences(of: "/", with: "_"))
    }

    private func keyOf(_ entry: String) -> String {
        String(entry.dropFirst(2)).replacingOccurrences(of: "_", with: "/")
    }
}
