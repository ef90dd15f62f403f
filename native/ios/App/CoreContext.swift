// SPDX-License-Identifier: GPL-3.0-only
// JavaScriptCore with the engine's bundle in it, on a queue of its own: matching may take seconds, and Bluetooth's answers
// come on the main thread.
import Foundation
import JavaScriptCore
import Security

/// Everything in it is touched on its queue alone.
final class CoreContext: @unchecked Sendable {
    private let queue = DispatchQueue(label: "vn.bluezone.engine")
    private var context: JSContext?

    /// `onMessage` and `onFault` are called on the main thread.
    func run(
        _ source: String,
        language: String,
        onMessage: @escaping @MainActor @Sendable (String) -> Void,
        onFault: @escaping @MainActor @Sendable () -> Void
    ) {
        queue.async { self.begin(source, language, onMessage, onFault) }
    }

    func deliver(_ text: String) {
        queue.async { _ = self.context?.objectForKeyedSubscript("bluezoneReceive")?.call(withArguments: [text]) }
    }

    func close() {
        queue.async { self.context = nil }
    }

    private func begin(
        _ source: String,
        _ language: String,
        _ onMessage: @escaping @MainActor @Sendable (String) -> Void,
        _ onFault: @escaping @MainActor @Sendable () -> Void
    ) {
        guard let context = JSContext() else { return DispatchQueue.main.async { onFault() } }
        let send: @convention(block) (String) -> Void = { text in DispatchQueue.main.async { onMessage(text) } }
        let random: @convention(block) (Int) -> String = { CoreContext.randomBytes($0).base64EncodedString() }
        let now: @convention(block) () -> Double = { Date().timeIntervalSince1970 }
        context.setObject(send, forKeyedSubscript: NSString(string: "bluezoneSend"))
        context.setObject(random, forKeyedSubscript: NSString(string: "bluezoneRandom"))
        context.setObject(now, forKeyedSubscript: NSString(string: "bluezoneNow"))
        context.exceptionHandler = { _, _ in DispatchQueue.main.async { onFault() } }
        self.context = context
        context.evaluateScript(source)
        context.objectForKeyedSubscript("bluezoneWake")?.call(withArguments: [language])
    }

    /// Ends the process rather than go on with bytes that can be guessed.
    private static func randomBytes(_ count: Int) -> Data {
        var bytes = [UInt8](repeating: 0, count: max(0, min(count, 1 << 16)))
        guard SecRandomCopyBytes(kSecRandomDefault, bytes.count, &bytes) == errSecSuccess else {
            fatalError("the system gives no random bytes")
        }
        return Data(bytes)
    }
}
