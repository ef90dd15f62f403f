// SPDX-License-Identifier: GPL-3.0-only
// Signatures only, of what the app uses of Apple's framework, written to type-check it without Apple's SDK. The mark at the end of
// a line is the Objective-C name; a test finds each of them in public typings.
import Foundation

public enum UNAuthorizationStatus: Int, Sendable { // :UNAuthorizationStatus
    case notDetermined // #UNAuthorizationStatus NotDetermined
    case denied // #UNAuthorizationStatus Denied
    case authorized // #UNAuthorizationStatus Authorized
    case provisional // #UNAuthorizationStatus Provisional
}
public struct UNAuthorizationOptions: OptionSet, Sendable { // :UNAuthorizationOptions
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue } // swift
    public static let sound = UNAuthorizationOptions(rawValue: 2) // #UNAuthorizationOptions Sound
    public static let alert = UNAuthorizationOptions(rawValue: 4) // #UNAuthorizationOptions Alert
}
public struct UNNotificationPresentationOptions: OptionSet, Sendable { // :UNNotificationPresentationOptions
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue } // swift
    public static let sound = UNNotificationPresentationOptions(rawValue: 2) // #UNNotificationPresentationOptions Sound
    public static let banner = UNNotificationPresentationOptions(rawValue: 16) // #UNNotificationPresentationOptions Banner
}
open class UNNotificationSettings: NSObject, @unchecked Sendable { // :UNNotificationSettings
    public var authorizationStatus: UNAuthorizationStatus { fatalError() } // @UNNotificationSettings authorizationStatus
}
open class UNNotificationSound: NSObject { // :UNNotificationSound
    public class var `default`: UNNotificationSound { fatalError() } // @UNNotificationSound defaultSound
}
open class UNNotificationContent: NSObject {} // :UNNotificationContent
open class UNMutableNotificationContent: UNNotificationContent { // :UNMutableNotificationContent
    public var title = "" // @UNMutableNotificationContent title
    public var body = "" // @UNMutableNotificationContent body
    public var sound: UNNotificationSound? // @UNMutableNotificationContent sound
}
open class UNNotificationTrigger: NSObject {} // :UNNotificationTrigger
open class UNNotification: NSObject {} // :UNNotification
open class UNNotificationRequest: NSObject { // :UNNotificationRequest
    public convenience init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) { fatalError() } // +[UNNotificationRequest requestWithIdentifier:content:trigger:] factory
}
public protocol UNUserNotificationCenterDelegate: NSObjectProtocol { // :UNUserNotificationCenterDelegate
    func userNotificationCenter(_ center: UNUserNotificationCenter, willPresent notification: UNNotification, withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void) // -[UNUserNotificationCenterDelegate userNotificationCenter:willPresentNotification:withCompletionHandler:]
}
open class UNUserNotificationCenter: NSObject { // :UNUserNotificationCenter
    public class func current() -> UNUserNotificationCenter { fatalError() } // +[UNUserNotificationCenter currentNotificationCenter]
    public weak var delegate: (any UNUserNotificationCenterDelegate)? // @UNUserNotificationCenter delegate
    public func requestAuthorization(options: UNAuthorizationOptions = [], completionHandler: @escaping @Sendable (Bool, (any Error)?) -> Void) {} // -[UNUserNotificationCenter requestAuthorizationWithOptions:completionHandler:]
    public func getNotificationSettings(completionHandler: @escaping @Sendable (UNNotificationSettings) -> Void) {} // -[UNUserNotificationCenter getNotificationSettingsWithCompletionHandler:]
    public func add(_ request: UNNotificationRequest, withCompletionHandler completionHandler: (@Sendable ((any Error)?) -> Void)? = nil) {} // -[UNUserNotificationCenter addNotificationRequest:withCompletionHandler:]
}
