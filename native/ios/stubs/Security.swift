// SPDX-License-Identifier: GPL-3.0-only
// Signatures only, of what the app uses of Apple's framework, written to type-check it without Apple's SDK. The mark at the end of
// a line is the Objective-C name; a test finds each of them in public typings.
// Core Foundation's types are Swift's own here: off Apple's systems the two are not bridged.
import Foundation

public typealias CFTypeRef = AnyObject // swift
public typealias CFString = String // swift
public typealias CFDictionary = [String: Any] // swift
public typealias OSStatus = Int32 // swift
public struct SecRandomRef: @unchecked Sendable {} // swift

public let kSecClass: CFString = "" // $kSecClass
public let kSecClassGenericPassword: CFString = "" // $kSecClassGenericPassword
public let kSecAttrService: CFString = "" // $kSecAttrService
public let kSecAttrAccount: CFString = "" // $kSecAttrAccount
public let kSecAttrAccessible: CFString = "" // $kSecAttrAccessible
public let kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly: CFString = "" // $kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
public let kSecReturnData: CFString = "" // $kSecReturnData
public let kSecValueData: CFString = "" // $kSecValueData
public let errSecSuccess: OSStatus = 0 // $errSecSuccess
public let errSecItemNotFound: OSStatus = -25300 // $errSecItemNotFound
public let kSecRandomDefault: SecRandomRef? = nil // $kSecRandomDefault
public func SecItemCopyMatching(_ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus { 0 } // f SecItemCopyMatching 2
public func SecItemAdd(_ attributes: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus { 0 } // f SecItemAdd 2
public func SecRandomCopyBytes(_ rnd: SecRandomRef?, _ count: Int, _ bytes: UnsafeMutableRawPointer) -> Int32 { 0 } // f SecRandomCopyBytes 3
