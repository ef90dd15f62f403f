// SPDX-License-Identifier: GPL-3.0-only
// Scans wait here until the engine has acknowledged them: one line a scan, so that a crash costs at most the last one.
// No address is ever in them.
import Foundation

struct Scan: Codable, Equatable {
    struct Heard: Codable, Equatable {
        let beacon: Data
        /// dBm, 127 unknown.
        let strength: Int
    }

    let sequence: Int64
    let second: Int64
    let others: Int
    let heard: [Heard]
}

final class ScanStore {
    /// Five weeks at a scan every three minutes: the engine keeps two weeks.
    static let most = 16_384

    private let file: ProtectedFile
    private(set) var kept: [Scan]
    private(set) var lastSequence: Int64

    init(_ file: ProtectedFile) {
        self.file = file
        let decoder = JSONDecoder()
        let lines = (file.read() ?? Data()).split(separator: 0x0a).map { Data($0) }
        kept = lines.compactMap { try? decoder.decode(Scan.self, from: $0) }
        // An acknowledged store keeps one line without a scan, so that numbers never begin anew.
        lastSequence = kept.last?.sequence ?? lines.compactMap { try? decoder.decode(Int64.self, from: $0) }.last ?? 0
    }

    /// Gives false when there was no room for it: then it is lost, and its number with it.
    @discardableResult
    func add(second: Int64, others: Int, heard: [Scan.Heard]) -> Bool {
        let scan = Scan(sequence: lastSequence + 1, second: second, others: others, heard: heard)
        guard kept.count < ScanStore.most || dropOldest(), let line = try? JSONEncoder().encode(scan) else { return false }
        guard file.append(line + Data([0x0a])) else { return false }
        lastSequence = scan.sequence
        kept.append(scan)
        return true
    }

    func read(after: Int64, limit: Int) -> (scans: [Scan], sequence: Int64, isAll: Bool) {
        let scans = Array(kept.lazy.filter { $0.sequence > after }.prefix(limit))
        let isAll = scans.count < limit
        return (scans, isAll ? lastSequence : scans.last?.sequence ?? lastSequence, isAll)
    }

    func acknowledge(_ sequence: Int64) {
        let count = kept.count
        kept.removeAll { $0.sequence <= sequence }
        if kept.count < count { rewrite() }
    }

    func erase() {
        kept = []
        rewrite()
    }

    private func dropOldest() -> Bool {
        kept.removeFirst(ScanStore.most / 8)
        return rewrite()
    }

    @discardableResult
    private func rewrite() -> Bool {
        let encoder = JSONEncoder()
        var bytes = Data("\(lastSequence)\n".utf8)
        for scan in kept {
            guard let line = try? encoder.encode(scan) else { continue }
            bytes += line + Data([0x0a])
        }
        return file.replace(bytes)
    }
}
