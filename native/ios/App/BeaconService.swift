// SPDX-License-Identifier: GPL-3.0-only
// The GATT service that serves our beacon, as packages/protocol and the Android host have it.
import CoreBluetooth
import Foundation

enum BeaconService {
    static let characteristic = CBUUID(string: "b1e20e01-5a0e-4b5d-9c3b-6f2d1a7e4c10")
    /// A beacon, and the strength (int8) at which its sender heard us.
    static let writtenLength = RadioPlan.beaconLength + 1

    static func uuid(_ short: Int64) -> CBUUID {
        let digits = String(short, radix: 16, uppercase: true)
        return CBUUID(string: String(repeating: "0", count: 4 - digits.count) + digits)
    }
}

/// What the radio's two halves tell, and ask.
protocol RadioOwner: AnyObject {
    func ownBeacon() -> Data?
    func heard(_ beacon: Data, strength: Int)
    func noticedOther(_ peer: UUID)
    func radioChanged()
}
