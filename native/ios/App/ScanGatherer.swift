// SPDX-License-Identifier: GPL-3.0-only
// iOS does not tell when it listens, and others write to us when they like. What is heard within one period makes one scan,
// told when the period is over; in the foreground, where we scan ourselves, also one that heard nobody.
import Foundation

struct ScanGatherer {
    private(set) var began: Int64?
    private var strengths: [Data: [Int]] = [:]
    private var others: Set<UUID> = []

    /// Takes one beacon; gives the scan before it when its period was over.
    mutating func hear(_ beacon: Data, strength: Int, at second: Int64, period: Int64) -> Gathered? {
        let over = endIfOver(at: second, period: period)
        if began == nil { began = second }
        strengths[beacon, default: []].append(strength)
        return over
    }

    /// A device that is none of ours; only their number is ever told.
    mutating func noticeOther(_ peer: UUID, at second: Int64) {
        if began == nil { began = second }
        others.insert(peer)
    }

    mutating func endIfOver(at second: Int64, period: Int64) -> Gathered? {
        guard let began, second >= began + period || second < began else { return nil }
        return end()
    }

    /// Tells what there is and begins anew; nil when nothing was heard.
    mutating func end() -> Gathered? {
        guard let began else { return nil }
        defer { self = ScanGatherer() }
        return Gathered(
            second: began,
            others: others.count,
            heard: strengths
                .map { Scan.Heard(beacon: $0.key, strength: ScanGatherer.median($0.value)) }
                .sorted { $0.beacon.lexicographicallyPrecedes($1.beacon) }
        )
    }

    static func median(_ values: [Int]) -> Int {
        let known = values.filter { $0 != 127 }.sorted()
        return known.isEmpty ? 127 : known[known.count / 2]
    }
}

struct Gathered: Equatable {
    let second: Int64
    let others: Int
    let heard: [Scan.Heard]
}
