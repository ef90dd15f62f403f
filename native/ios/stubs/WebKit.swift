// SPDX-License-Identifier: GPL-3.0-only
// Signatures only, of what the app uses of Apple's framework, written to type-check it without Apple's SDK. The mark at the end of
// a line is the Objective-C name; a test finds each of them in public typings.
import UIKit

@MainActor public protocol WKURLSchemeTask: NSObjectProtocol { // :WKURLSchemeTask
    var request: URLRequest { get } // @WKURLSchemeTask request
    func didReceive(_ response: URLResponse) // -[WKURLSchemeTask didReceiveResponse:]
    func didReceive(_ data: Data) // -[WKURLSchemeTask didReceiveData:]
    func didFinish() // -[WKURLSchemeTask didFinish]
    func didFailWithError(_ error: any Error) // -[WKURLSchemeTask didFailWithError:]
}
@MainActor public protocol WKURLSchemeHandler: NSObjectProtocol { // :WKURLSchemeHandler
    func webView(_ webView: WKWebView, start urlSchemeTask: any WKURLSchemeTask) // -[WKURLSchemeHandler webView:startURLSchemeTask:]
    func webView(_ webView: WKWebView, stop urlSchemeTask: any WKURLSchemeTask) // -[WKURLSchemeHandler webView:stopURLSchemeTask:]
}
@MainActor open class WKSecurityOrigin: NSObject { // :WKSecurityOrigin
    public var `protocol`: String { "" } // @WKSecurityOrigin protocol
    public var host: String { "" } // @WKSecurityOrigin host
}
@MainActor open class WKFrameInfo: NSObject { // :WKFrameInfo
    public var isMainFrame: Bool { true } // @WKFrameInfo mainFrame
    public var securityOrigin: WKSecurityOrigin { fatalError() } // @WKFrameInfo securityOrigin
}
@MainActor open class WKScriptMessage: NSObject { // :WKScriptMessage
    public var body: Any { fatalError() } // @WKScriptMessage body
    public var frameInfo: WKFrameInfo { fatalError() } // @WKScriptMessage frameInfo
}
@MainActor public protocol WKScriptMessageHandlerWithReply: NSObjectProtocol { // :WKScriptMessageHandlerWithReply
    func userContentController(_ userContentController: WKUserContentController, didReceive message: WKScriptMessage, replyHandler: @escaping @MainActor @Sendable (Any?, String?) -> Void) // -[WKScriptMessageHandlerWithReply userContentController:didReceiveScriptMessage:replyHandler:]
}
@MainActor open class WKContentWorld: NSObject { // :WKContentWorld
    public class func world(name: String) -> WKContentWorld { fatalError() } // +[WKContentWorld worldWithName:] refined
}
public enum WKUserScriptInjectionTime: Int, Sendable { // :WKUserScriptInjectionTime
    case atDocumentStart // #WKUserScriptInjectionTime AtDocumentStart
}
@MainActor open class WKUserScript: NSObject { // :WKUserScript
    public init(source: String, injectionTime: WKUserScriptInjectionTime, forMainFrameOnly: Bool, in contentWorld: WKContentWorld) {} // -[WKUserScript initWithSource:injectionTime:forMainFrameOnly:inContentWorld:]
}
@MainActor open class WKUserContentController: NSObject { // :WKUserContentController
    public func addUserScript(_ userScript: WKUserScript) {} // -[WKUserContentController addUserScript:]
    public func addScriptMessageHandler(_ scriptMessageHandlerWithReply: any WKScriptMessageHandlerWithReply, contentWorld: WKContentWorld, name: String) {} // -[WKUserContentController addScriptMessageHandlerWithReply:contentWorld:name:] refined
}
@MainActor open class WKWebViewConfiguration: NSObject { // :WKWebViewConfiguration
    public override init() {} // -[NSObject init]
    public var userContentController: WKUserContentController { fatalError() } // @WKWebViewConfiguration userContentController
    public var allowsInlineMediaPlayback: Bool = false // @WKWebViewConfiguration allowsInlineMediaPlayback
    public func setURLSchemeHandler(_ urlSchemeHandler: (any WKURLSchemeHandler)?, forURLScheme urlScheme: String) {} // -[WKWebViewConfiguration setURLSchemeHandler:forURLScheme:]
}
@MainActor open class WKNavigation: NSObject {} // :WKNavigation
@MainActor open class WKNavigationAction: NSObject { // :WKNavigationAction
    public var request: URLRequest { fatalError() } // @WKNavigationAction request
    public var navigationType: WKNavigationType { fatalError() } // @WKNavigationAction navigationType
}
public enum WKNavigationType: Int, Sendable { // :WKNavigationType
    case linkActivated // #WKNavigationType LinkActivated
}
public enum WKNavigationActionPolicy: Int, Sendable { // :WKNavigationActionPolicy
    case cancel // #WKNavigationActionPolicy Cancel
    case allow // #WKNavigationActionPolicy Allow
}
@MainActor public protocol WKNavigationDelegate: NSObjectProtocol { // :WKNavigationDelegate
    func webView(_ webView: WKWebView, decidePolicyFor navigationAction: WKNavigationAction, decisionHandler: @escaping @MainActor @Sendable (WKNavigationActionPolicy) -> Void) // -[WKNavigationDelegate webView:decidePolicyForNavigationAction:decisionHandler:]
    func webViewWebContentProcessDidTerminate(_ webView: WKWebView) // -[WKNavigationDelegate webViewWebContentProcessDidTerminate:]
}
public enum WKMediaCaptureType: Int, Sendable { // :WKMediaCaptureType
    case camera // #WKMediaCaptureType Camera
    case microphone // #WKMediaCaptureType Microphone
    case cameraAndMicrophone // #WKMediaCaptureType CameraAndMicrophone
}
public enum WKPermissionDecision: Int, Sendable { // :WKPermissionDecision
    case prompt // #WKPermissionDecision Prompt
    case grant // #WKPermissionDecision Grant
    case deny // #WKPermissionDecision Deny
}
@MainActor public protocol WKUIDelegate: NSObjectProtocol { // :WKUIDelegate
    func webView(_ webView: WKWebView, requestMediaCapturePermissionFor origin: WKSecurityOrigin, initiatedByFrame frame: WKFrameInfo, type: WKMediaCaptureType, decisionHandler: @escaping @MainActor @Sendable (WKPermissionDecision) -> Void) // -[WKUIDelegate webView:requestMediaCapturePermissionForOrigin:initiatedByFrame:type:decisionHandler:]
}
@MainActor open class WKWebView: UIView { // :WKWebView
    public init(frame: CGRect, configuration: WKWebViewConfiguration) {} // -[WKWebView initWithFrame:configuration:]
    public weak var navigationDelegate: (any WKNavigationDelegate)? // @WKWebView navigationDelegate
    public weak var uiDelegate: (any WKUIDelegate)? // @WKWebView UIDelegate
    public var allowsLinkPreview: Bool = true // @WKWebView allowsLinkPreview
    @discardableResult public func load(_ request: URLRequest) -> WKNavigation? { nil } // -[WKWebView loadRequest:]
    public func evaluateJavaScript(_ javaScript: String, in frame: WKFrameInfo? = nil, in contentWorld: WKContentWorld, completionHandler: (@MainActor @Sendable (Result<Any, any Error>) -> Void)? = nil) {} // -[WKWebView evaluateJavaScript:inFrame:inContentWorld:completionHandler:] refined
    public func callAsyncJavaScript(_ functionBody: String, arguments: [String: Any] = [:], in frame: WKFrameInfo? = nil, in contentWorld: WKContentWorld, completionHandler: (@MainActor @Sendable (Result<Any, any Error>) -> Void)? = nil) {} // -[WKWebView callAsyncJavaScript:arguments:inFrame:inContentWorld:completionHandler:] refined
}
