// SPDX-License-Identifier: GPL-3.0-only
// The vault's key: made here, kept by the Keychain for this device alone, readable after the first unlocking.
import CryptoKit
import Foundation
import Security

struct VaultKey: Sealing {
    private let key: SymmetricKey

    /// Finds the key, or makes one where there is none; throws `vault.foreign` when the Keychain gives nothing.
    init(account: String) throws {
        let query: [String: Any] = [
            kSecClass as String: kSecClassGenericPassword,
            kSecAttrService as String: "vn.bluezone.vault",
            kSecAttrAccount as String: account,
        ]
        var found: CFTypeRef?
        let asking = query.merging([kSecReturnData as String: true]) { $1 }
        let status = SecItemCopyMatching(asking as CFDictionary, &found)
        if status == errSecSuccess, let data = found as? Data {
            key = SymmetricKey(data: data)
            return
        }
        guard status == errSecItemNotFound else { throw VaultTrouble(code: "vault.foreign") }
        let made = SymmetricKey(size: .bits256)
        let bytes = made.withUnsafeBytes { Data($0) }
        let adding = query.merging([
            kSecAttrAccessible as String: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
            kSecValueData as String: bytes,
        ]) { $1 }
        guard SecItemAdd(adding as CFDictionary, nil) == errSecSuccess else { throw VaultTrouble(code: "vault.foreign") }
        key = made
    }

    func seal(_ value: Data, name: String) throws -> Data {
        let box = try AES.GCM.seal(value, using: key, authenticating: Data(name.utf8))
        guard let combined = box.combined else { throw VaultTrouble(code: "vault.foreign") }
        return combined
    }

    func open(_ sealed: Data, name: String) throws -> Data {
        try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key, authenticating: Data(name.utf8))
    }
}
