// SPDX-License-Identifier: GPL-3.0-only
// What the engine told the radio to do: which 27 bytes are on the air when, and how to scan. No key is in it.
import Foundation

struct RadioPlan: Codable, Equatable {
    struct Slot: Codable, Equatable {
        let from: Int64
        let beacon: Data
    }

    let serviceUuid: Int64
    let scanWindowSeconds: Int64
    let scanPeriodSeconds: Int64
    let scanPeriodAfterSightingSeconds: Int64
    /// Ascending by `from`.
    var slots: [Slot]
    let until: Int64

    static let beaconLength = 27

    init(_ with: Members) throws {
        serviceUuid = try with.whole("serviceUuid", 0...0xffff)
        // iOS decides by itself how often it advertises.
        _ = try with.whole("advertiseEveryMilliseconds", 20...10_240)
        scanWindowSeconds = try with.whole("scanWindowSeconds", 1...60)
        scanPeriodSeconds = try with.whole("scanPeriodSeconds", 1...3600)
        scanPeriodAfterSightingSeconds = try with.whole("scanPeriodAfterSightingSeconds", 1...3600)
        until = try with.whole("until", 0...(1 << 40))
        slots = []
        for each in try with.list("slots", 1024) {
            let slot = try Members(each, "slots")
            let from = try slot.whole("from", 0...(1 << 40))
            if let last = slots.last, from <= last.from { throw Refused(sentence: "slots: ascending by from") }
            slots.append(Slot(from: from, beacon: try slot.bytes("beacon", 27...27)))
            try slot.end()
        }
        try with.end()
    }

    /// The 27 bytes at a unix second; nil before the first slot, and when the schedule has run out.
    func beacon(at second: Int64) -> Data? {
        second < until ? slots.last { $0.from <= second }?.beacon : nil
    }

    /// Wipes the slots that are over, all of them once the schedule has run out. Gives whether there were any.
    mutating func forgetPast(_ second: Int64) -> Bool {
        let before = slots.count
        if second >= until {
            slots = []
        } else if let current = slots.lastIndex(where: { $0.from <= second }) {
            slots.removeSubrange(..<current)
        }
        return slots.count < before
    }
}
