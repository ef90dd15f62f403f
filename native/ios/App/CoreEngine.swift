// SPDX-License-Identifier: GPL-3.0-only
// The phone's engine in minutes in which no web view may run. It has the language and nothing else: the bridge is its only
// way to the world, random bytes and the time are given to it.
import Foundation

@MainActor
final class CoreEngine: Surroundings {
    private let host: Host
    private let context = CoreContext()
    private var bridge: Bridge?
    private var done: ((Bool) -> Void)?

    init(host: Host) {
        self.host = host
    }

    /// Wakes the engine once; `done` is called once.
    func wake(_ done: @escaping (Bool) -> Void) {
        self.done = done
        guard let url = Bundle.main.url(forResource: "wake", withExtension: "js"),
            let source = try? String(contentsOf: url, encoding: .utf8)
        else { return finish(false) }
        bridge = Bridge(host: host, surroundings: self) { [context] text in context.deliver(text) }
        context.run(
            source,
            language: Locale.preferredLanguages.first?.hasPrefix("en") == true ? "en" : "vi",
            onMessage: { [weak self] text in self?.bridge?.take(text) },
            onFault: { [weak self] in self?.finish(false) }
        )
    }

    /// Ends it, whatever it was doing. What it had not committed is as if it had never begun.
    func stop() { finish(false) }

    private func finish(_ isComplete: Bool) {
        guard let done else { return }
        self.done = nil
        bridge = nil
        context.close()
        done(isComplete)
    }

    // MARK: Surroundings

    var isBackground: Bool { true }
    func setSecure(_ isSecure: Bool) {}
    func openSettings() -> Bool { false }

    func save(_ url: URL, then: @escaping @MainActor (Bool) -> Void) { then(false) }

    func printPage() -> Bool { false }
    func scheduleWork(notBefore: Int64) { BackgroundCheck.schedule(notBefore: notBefore) }
    func workDone(isComplete: Bool) { finish(isComplete) }
}
