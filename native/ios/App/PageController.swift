// SPDX-License-Identifier: GPL-3.0-only
// The one screen: a web view with the built-in app, and its line to the host.
import UIKit
import WebKit

final class PageController: UIViewController, Surroundings {
    private let host: Host
    private var webView: WKWebView?
    private var bridge: Bridge?
    private let cover = UIView()
    /// The page's half of the line lives in a world of its own, where the page's scripts cannot reach the host.
    private let world = WKContentWorld.world(name: "bluezone-host")
    private var isSecure = true
    private var saving: (@MainActor (Bool) -> Void)?

    init(host: Host) {
        self.host = host
        super.init(nibName: nil, bundle: nil)
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        super.viewDidLoad()
        cover.backgroundColor = .systemBackground
        bridge = Bridge(host: host, surroundings: self) { [weak self] text in self?.deliver(text) }
        host.radio.onNews = { [weak self] in self?.bridge?.tellRadio() }
        open()
    }

    private func open() {
        let configuration = WKWebViewConfiguration()
        // The camera's picture is shown where the page has its place for it.
        configuration.allowsInlineMediaPlayback = true
        configuration.setURLSchemeHandler(
            AppSchemeHandler { [weak self] in self?.greet() }, forURLScheme: AppFiles.scheme)
        configuration.userContentController.addScriptMessageHandler(self, contentWorld: world, name: "bluezone")
        guard let lineUrl = Bundle.main.url(forResource: "line", withExtension: "js"),
            let line = try? String(contentsOf: lineUrl, encoding: .utf8)
        else { return }
        configuration.userContentController.addUserScript(
            WKUserScript(source: line, injectionTime: .atDocumentStart, forMainFrameOnly: true, in: world))
        let webView = WKWebView(frame: view.bounds, configuration: configuration)
        webView.autoresizingMask = [.flexibleWidth, .flexibleHeight]
        webView.navigationDelegate = self
        webView.uiDelegate = self
        webView.allowsLinkPreview = false
        view.addSubview(webView)
        self.webView = webView
        load()
    }

    private func load() {
        guard let start = URL(string: AppFiles.start) else { return }
        webView?.load(URLRequest(url: start))
    }

    private func greet() {
        bridge?.pageIsNew()
        webView?.evaluateJavaScript("bluezoneGreet()", in: nil, in: world, completionHandler: nil)
    }

    private func deliver(_ text: String) {
        webView?.callAsyncJavaScript(
            "bluezoneTell(text)", arguments: ["text": text], in: nil, in: world, completionHandler: nil)
    }

    func enteredForeground() {
        cover.removeFromSuperview()
        if host.isPageStale {
            host.isPageStale = false
            load()
        }
    }

    /// iOS takes a picture of the screen for its list of apps.
    func willLeaveForeground() {
        guard isSecure else { return }
        cover.frame = view.bounds
        view.addSubview(cover)
    }

    // MARK: Surroundings

    var isBackground: Bool { false }

    func setSecure(_ isSecure: Bool) { self.isSecure = isSecure }

    func openSettings() -> Bool {
        guard let url = URL(string: UIApplication.openSettingsURLString) else { return false }
        UIApplication.shared.open(url, options: [:], completionHandler: nil)
        return true
    }

    func save(_ url: URL, then: @escaping @MainActor (Bool) -> Void) {
        guard saving == nil else { return then(false) }
        saving = then
        let picker = UIDocumentPickerViewController(forExporting: [url], asCopy: true)
        picker.delegate = self
        present(picker, animated: true, completion: nil)
    }

    private func told(_ isSaved: Bool) {
        let then = saving
        saving = nil
        then?(isSaved)
    }

    func printPage() -> Bool {
        guard let webView, UIPrintInteractionController.isPrintingAvailable else { return false }
        let printing = UIPrintInteractionController.shared
        printing.printFormatter = webView.viewPrintFormatter()
        return printing.present(animated: true, completionHandler: nil)
    }

    func scheduleWork(notBefore: Int64) { BackgroundCheck.schedule(notBefore: notBefore) }

    func workDone(isComplete: Bool) {}
}

extension PageController: WKScriptMessageHandlerWithReply {
    func userContentController(
        _ userContentController: WKUserContentController,
        didReceive message: WKScriptMessage,
        replyHandler: @escaping @MainActor @Sendable (Any?, String?) -> Void
    ) {
        let origin = message.frameInfo.securityOrigin
        guard message.frameInfo.isMainFrame, origin.`protocol` == AppFiles.scheme, origin.host == AppFiles.host,
            let text = message.body as? String
        else { return replyHandler(nil, "not for this host") }
        replyHandler(nil, nil)
        bridge?.take(text)
    }
}

extension PageController: UIDocumentPickerDelegate {
    func documentPicker(_ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]) {
        told(!urls.isEmpty)
    }

    func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController) { told(false) }
}

extension PageController: WKUIDelegate {
    /// The camera for a code, to the built-in page and nobody else. iOS then asks the owner by itself.
    func webView(
        _ webView: WKWebView,
        requestMediaCapturePermissionFor origin: WKSecurityOrigin,
        initiatedByFrame frame: WKFrameInfo,
        type: WKMediaCaptureType,
        decisionHandler: @escaping @MainActor @Sendable (WKPermissionDecision) -> Void
    ) {
        let isOurs = origin.`protocol` == AppFiles.scheme && origin.host == AppFiles.host && frame.isMainFrame
        decisionHandler(isOurs && type == .camera ? .grant : .deny)
    }
}

extension PageController: WKNavigationDelegate {
    func webView(
        _ webView: WKWebView,
        decidePolicyFor navigationAction: WKNavigationAction,
        decisionHandler: @escaping @MainActor @Sendable (WKNavigationActionPolicy) -> Void
    ) {
        let url = navigationAction.request.url
        if AppFiles.isOurs(url) { return decisionHandler(.allow) }
        decisionHandler(.cancel)
        // The hotline's number, a page of the authority: after a press alone, and in another app.
        guard navigationAction.navigationType == .linkActivated, let url, AppFiles.mayLeave(url) else { return }
        UIApplication.shared.open(url, options: [:], completionHandler: nil)
    }

    func webViewWebContentProcessDidTerminate(_ webView: WKWebView) { load() }
}
