// SPDX-License-Identifier: GPL-3.0-only
// Signatures only, of what the app uses of CryptoKit. It has no Objective-C side, so nothing checks these but their reader.
import Foundation

public struct SymmetricKeySize: Sendable {
    public static let bits256 = SymmetricKeySize()
}
public struct SymmetricKey: Sendable {
    public init<D: ContiguousBytes>(data: D) {}
    public init(size: SymmetricKeySize) {}
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R { fatalError() }
}
public enum AES {
    public enum GCM {
        public struct Nonce: Sendable {}
        public struct SealedBox: Sendable {
            public init<D: DataProtocol>(combined: D) throws {}
            public var combined: Data? { nil }
        }
        public static func seal<Plaintext: DataProtocol, AuthenticatedData: DataProtocol>(
            _ message: Plaintext, using key: SymmetricKey, nonce: Nonce? = nil, authenticating authenticatedData: AuthenticatedData
        ) throws -> SealedBox { fatalError() }
        public static func open<AuthenticatedData: DataProtocol>(
            _ sealedBox: SealedBox, using key: SymmetricKey, authenticating authenticatedData: AuthenticatedData
        ) throws -> Data { fatalError() }
    }
}
