// SPDX-License-Identifier: GPL-3.0-only
// A file that can be read once its owner has unlocked the phone after a start, and that no backup takes.
import Foundation

protocol ProtectedFile {
    func read() -> Data?
    /// All or nothing, also when the power goes. Gives false when there was no room.
    func replace(_ bytes: Data) -> Bool
    func append(_ bytes: Data) -> Bool
}
