// SPDX-License-Identifier: GPL-3.0-only
// Anybody can look like a phone of ours: no more connections and no more writes than the protocol allows. Who it was lives
// here only, in memory, and not longer than it is of use.
import Foundation

struct PeerThrottle {
    static let mostPerMinute = 30
    static let againSeconds: TimeInterval = 20
    static let inVainSeconds: TimeInterval = 15 * 60

    private var taken: [TimeInterval] = []
    private var notBefore: [UUID: TimeInterval] = [:]

    /// Whether this one may be connected to, or write, now; a yes is counted.
    mutating func allows(_ peer: UUID, at now: TimeInterval) -> Bool {
        taken.removeAll { $0 <= now - 60 }
        notBefore = notBefore.filter { $0.value > now }
        guard notBefore[peer] == nil, taken.count < PeerThrottle.mostPerMinute else { return false }
        taken.append(now)
        notBefore[peer] = now + PeerThrottle.againSeconds
        return true
    }

    /// It was no phone of ours, or did not answer.
    mutating func wasInVain(_ peer: UUID, at now: TimeInterval) {
        notBefore[peer] = now + PeerThrottle.inVainSeconds
    }

    var remembered: Int { notBefore.count }
}
