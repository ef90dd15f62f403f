// SPDX-License-Identifier: GPL-3.0-only
// Signatures only, of what the app uses of Apple's framework, written to type-check it without Apple's SDK. The mark at the end of
// a line is the Objective-C name; a test finds each of them in public typings.
import Foundation

open class BGTask: NSObject { // :BGTask
    public var expirationHandler: (() -> Void)? // @BGTask expirationHandler
    public func setTaskCompleted(success: Bool) {} // -[BGTask setTaskCompletedWithSuccess:]
}
open class BGTaskRequest: NSObject { // :BGTaskRequest
    public var earliestBeginDate: Date? // @BGTaskRequest earliestBeginDate
}
open class BGAppRefreshTaskRequest: BGTaskRequest { // :BGAppRefreshTaskRequest
    public init(identifier: String) {} // -[BGAppRefreshTaskRequest initWithIdentifier:]
}
open class BGTaskScheduler: NSObject, @unchecked Sendable { // :BGTaskScheduler
    public class var shared: BGTaskScheduler { fatalError() } // @BGTaskScheduler sharedScheduler
    public func register(forTaskWithIdentifier identifier: String, using queue: DispatchQueue?, launchHandler: @escaping @Sendable (BGTask) -> Void) -> Bool { false } // -[BGTaskScheduler registerForTaskWithIdentifier:usingQueue:launchHandler:]
    public func submit(_ taskRequest: BGTaskRequest) throws {} // -[BGTaskScheduler submitTaskRequest:error:]
}
