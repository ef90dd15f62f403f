// SPDX-License-Identifier: GPL-3.0-only
// Everything that lives as long as the process, made once.
import UIKit

@MainActor
final class Host {
    let radio: Radio
    let notices = Notices()
    let server: Server
    private let vaultFolder: URL
    private var vault: Vault?
    /// The background changed what the page holds in memory: it is loaded anew before anybody looks.
    var isPageStale = false

    init() throws {
        let folder = try DeviceFile.folder("radio")
        vaultFolder = try DeviceFile.folder("vault")
        radio = Radio(
            planFile: DeviceFile(url: folder.appendingPathComponent("plan")),
            scanFile: DeviceFile(url: folder.appendingPathComponent("scans")),
            clock: { Int64(Date().timeIntervalSince1970) }
        )
        server = Server(origin: Bundle.main.object(forInfoDictionaryKey: "BluezoneServer") as? String ?? "")
    }

    /// Before the first unlocking after a start neither key nor files can be read: that is tried again.
    func openVault() throws -> Vault {
        if let vault { return vault }
        let opened = Vault(
            folder: vaultFolder,
            sealing: try VaultKey(account: "1"),
            writeFile: { DeviceFile(url: $0).replace($1) }
        )
        vault = opened
        return opened
    }
}
