// SPDX-License-Identifier: GPL-3.0-only
// Signatures only, of what the app uses of Apple's framework, written to type-check it without Apple's SDK. The mark at the end of
// a line is the Objective-C name; a test finds each of them in public typings.
@_exported import Foundation
@_exported import FoundationNetworking

public extension ProcessInfo {
    var isLowPowerModeEnabled: Bool { false } // @NSProcessInfo lowPowerModeEnabled
}

@MainActor open class UIResponder: NSObject { // :UIResponder
    override public nonisolated init() {} // -[NSObject init]
}
@MainActor public protocol UIApplicationDelegate: AnyObject { // :UIApplicationDelegate
    func application(_ application: UIApplication, didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?) -> Bool // -[UIApplicationDelegate application:didFinishLaunchingWithOptions:]
}
public extension UIApplicationDelegate {
    static func main() {} // swift
}
@MainActor open class UIApplication: UIResponder { // :UIApplication
    public struct LaunchOptionsKey: Hashable, Sendable {}
    public enum OpenExternalURLOptionsKey: Hashable, Sendable {}
    public class var shared: UIApplication { fatalError() } // @UIApplication sharedApplication
    public class var openSettingsURLString: String { fatalError() } // $UIApplicationOpenSettingsURLString
    public var backgroundRefreshStatus: UIBackgroundRefreshStatus { fatalError() } // @UIApplication backgroundRefreshStatus
    public func open(_ url: URL, options: [OpenExternalURLOptionsKey: Any], completionHandler completion: (@MainActor @Sendable (Bool) -> Void)?) {} // -[UIApplication openURL:options:completionHandler:]
}
public enum UIBackgroundRefreshStatus: Int, Sendable { // :UIBackgroundRefreshStatus
    case restricted // #UIBackgroundRefreshStatus Restricted
    case denied // #UIBackgroundRefreshStatus Denied
    case available // #UIBackgroundRefreshStatus Available
}
@MainActor open class UIDevice: NSObject { // :UIDevice
    public class var current: UIDevice { fatalError() } // @UIDevice currentDevice
    public var systemVersion: String { fatalError() } // @UIDevice systemVersion
}
@MainActor open class UIScene: UIResponder { // :UIScene
    public class ConnectionOptions {} // swift
}
@MainActor open class UISceneSession: NSObject {} // :UISceneSession
@MainActor open class UIWindowScene: UIScene {} // :UIWindowScene
@MainActor public protocol UISceneDelegate: AnyObject { // :UISceneDelegate
    func scene(_ scene: UIScene, willConnectTo session: UISceneSession, options connectionOptions: UIScene.ConnectionOptions) // -[UISceneDelegate scene:willConnectToSession:options:]
    func sceneDidBecomeActive(_ scene: UIScene) // -[UISceneDelegate sceneDidBecomeActive:]
    func sceneWillResignActive(_ scene: UIScene) // -[UISceneDelegate sceneWillResignActive:]
    func sceneDidEnterBackground(_ scene: UIScene) // -[UISceneDelegate sceneDidEnterBackground:]
}
@MainActor public protocol UIWindowSceneDelegate: UISceneDelegate { // :UIWindowSceneDelegate
    var window: UIWindow? { get set } // @UIWindowSceneDelegate window
}
@MainActor open class UIColor: NSObject { // :UIColor
    public class var systemBackground: UIColor { fatalError() } // @UIColor systemBackgroundColor
}
@MainActor open class UIView: UIResponder { // :UIView
    public struct AutoresizingMask: OptionSet, Sendable { // :UIViewAutoresizing
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue } // swift
        public static let flexibleWidth = AutoresizingMask(rawValue: 2) // #UIViewAutoresizing FlexibleWidth
        public static let flexibleHeight = AutoresizingMask(rawValue: 16) // #UIViewAutoresizing FlexibleHeight
    }
    public var backgroundColor: UIColor? // @UIView backgroundColor
    public var frame: CGRect = .zero // @UIView frame
    public var bounds: CGRect { .zero } // @UIView bounds
    public var autoresizingMask: AutoresizingMask = [] // @UIView autoresizingMask
    public func addSubview(_ view: UIView) {} // -[UIView addSubview:]
    public func viewPrintFormatter() -> UIViewPrintFormatter { fatalError() } // -[UIView viewPrintFormatter]
    public func removeFromSuperview() {} // -[UIView removeFromSuperview]
}
@MainActor open class UIWindow: UIView { // :UIWindow
    public init(windowScene: UIWindowScene) {} // -[UIWindow initWithWindowScene:]
    public var rootViewController: UIViewController? // @UIWindow rootViewController
    public func makeKeyAndVisible() {} // -[UIWindow makeKeyAndVisible]
}
@MainActor open class UIViewController: UIResponder { // :UIViewController
    public init(nibName nibNameOrNil: String?, bundle nibBundleOrNil: Bundle?) {} // -[UIViewController initWithNibName:bundle:]
    public required init?(coder: NSCoder) { nil } // -[UIViewController initWithCoder:]
    public var view: UIView! // @UIViewController view
    open func viewDidLoad() {} // -[UIViewController viewDidLoad]
    public func present(_ viewControllerToPresent: UIViewController, animated flag: Bool, completion: (() -> Void)?) {} // -[UIViewController presentViewController:animated:completion:]
}
@MainActor open class UIDocumentPickerViewController: UIViewController { // :UIDocumentPickerViewController
    public init(forExporting urls: [URL], asCopy: Bool) { super.init(nibName: nil, bundle: nil) } // -[UIDocumentPickerViewController initForExportingURLs:asCopy:]
    public required init?(coder: NSCoder) { nil } // -[UIViewController initWithCoder:]
    public weak var delegate: (any UIDocumentPickerDelegate)? // @UIDocumentPickerViewController delegate
}
@MainActor public protocol UIDocumentPickerDelegate: NSObjectProtocol { // :UIDocumentPickerDelegate
    func documentPicker(_ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]) // -[UIDocumentPickerDelegate documentPicker:didPickDocumentsAtURLs:]
    func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController) // -[UIDocumentPickerDelegate documentPickerWasCancelled:]
}
@MainActor open class UIPrintFormatter: NSObject {} // :UIPrintFormatter
@MainActor open class UIViewPrintFormatter: UIPrintFormatter {} // :UIViewPrintFormatter
@MainActor open class UIPrintInteractionController: NSObject { // :UIPrintInteractionController
    public class var shared: UIPrintInteractionController { fatalError() } // @UIPrintInteractionController sharedPrintController
    public class var isPrintingAvailable: Bool { false } // @UIPrintInteractionController printingAvailable
    public var printFormatter: UIPrintFormatter? // @UIPrintInteractionController printFormatter
    public func present(animated: Bool, completionHandler completion: ((UIPrintInteractionController, Bool, (any Error)?) -> Void)?) -> Bool { false } // -[UIPrintInteractionController presentAnimated:completionHandler:]
}
