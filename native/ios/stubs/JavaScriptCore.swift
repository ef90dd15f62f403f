// SPDX-License-Identifier: GPL-3.0-only
// Signatures only, of what the app uses of Apple's framework, written to type-check it without Apple's SDK. The mark at the end of
// a line is the Objective-C name; a test finds each of them in public typings.
import Foundation

open class JSValue: NSObject { // :JSValue
    @discardableResult public func call(withArguments arguments: [Any]!) -> JSValue! { nil } // -[JSValue callWithArguments:]
}
open class JSContext { // :JSContext
    public init!() {} // -[NSObject init]
    public var exceptionHandler: ((JSContext?, JSValue?) -> Void)! // @JSContext exceptionHandler
    @discardableResult public func evaluateScript(_ script: String!) -> JSValue! { nil } // -[JSContext evaluateScript:]
    public func objectForKeyedSubscript(_ key: Any!) -> JSValue! { nil } // -[JSContext objectForKeyedSubscript:]
    public func setObject(_ object: Any!, forKeyedSubscript key: (NSCopying & NSObjectProtocol)!) {} // -[JSContext setObject:forKeyedSubscript:]
}
