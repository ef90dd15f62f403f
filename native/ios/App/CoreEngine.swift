// SPDX-License-Identifier: GPL-3.0-only
// The phone's engine in JavaScriptCore, for minutes in which no web view may run. It has the language and nothing else: the
// bridge is its only way to the world, random bytes and the time are given to it.
import Foundation
import JavaScriptCore
import Security

final class CoreEngine: Surroundings {
    private let host: Host
    private let queue = DispatchQueue(label: "vn.bluezone.engine")
    private var context: JSContext?
    private var bridge: Bridge?
    private var done: ((Bool) -> Void)?

    init(host: Host) {
        self.host = host
    }

    /// Wakes the engine once; `done` is called once, on the main thread.
    func wake(_ done: @escaping (Bool) -> Void) {
        self.done = done
        guard let url = Bundle.main.url(forResource: "wake", withExtension: "js"),
            let source = try? String(contentsOf: url, encoding: .utf8)
        else { return finish(false) }
        bridge = Bridge(host: host, surroundings: self) { [weak self] text in self?.deliver(text) }
        let language = Locale.preferredLanguages.first?.hasPrefix("en") == true ? "en" : "vi"
        queue.async { [weak self] in self?.run(source, language) }
    }

    /// Ends it, whatever it was doing. What it had not committed is as if it had never begun.
    func stop() { finish(false) }

    private func run(_ source: String, _ language: String) {
        guard let context = JSContext() else { return DispatchQueue.main.async { self.finish(false) } }
        let send: @convention(block) (String) -> Void = { [weak self] text in
            DispatchQueue.main.async { self?.bridge?.take(text) }
        }
        let random: @convention(block) (Int) -> String = { CoreEngine.randomBytes($0).base64EncodedString() }
        let now: @convention(block) () -> Double = { Date().timeIntervalSince1970 }
        context.setObject(send, forKeyedSubscript: "bluezoneSend" as NSString)
        context.setObject(random, forKeyedSubscript: "bluezoneRandom" as NSString)
        context.setObject(now, forKeyedSubscript: "bluezoneNow" as NSString)
        context.exceptionHandler = { [weak self] _, _ in DispatchQueue.main.async { self?.finish(false) } }
        self.context = context
        context.evaluateScript(source)
        context.objectForKeyedSubscript("bluezoneWake")?.call(withArguments: [language])
    }

    private func deliver(_ text: String) {
        queue.async { [weak self] in
            self?.context?.objectForKeyedSubscript("bluezoneReceive")?.call(withArguments: [text])
        }
    }

    private func finish(_ isComplete: Bool) {
        guard let done else { return }
        self.done = nil
        bridge = nil
        queue.async { [weak self] in self?.context = nil }
        done(isComplete)
    }

    /// Ends the process rather than go on with bytes that can be guessed.
    private static func randomBytes(_ count: Int) -> Data {
        var bytes = [UInt8](repeating: 0, count: max(0, min(count, 1 << 16)))
        guard SecRandomCopyBytes(kSecRandomDefault, bytes.count, &bytes) == errSecSuccess else {
            fatalError("the system gives no random bytes")
        }
        return Data(bytes)
    }

    // MARK: Surroundings

    var isBackground: Bool { true }
    func setSecure(_ isSecure: Bool) {}
    func openSettings() -> Bool { false }
    func scheduleWork(notBefore: Int64) { BackgroundCheck.schedule(notBefore: notBefore) }
    func workDone(isComplete: Bool) { finish(isComplete) }
}
