// SPDX-License-Identifier: GPL-3.0-only
// The check that iOS grants when it likes: fetch the list, match, tell.
import BackgroundTasks
import Foundation

@MainActor
enum BackgroundCheck {
    static let identifier = "vn.bluezone.check"
    /// iOS is asked no sooner than this, seconds; it takes its own time anyway.
    private static let soonest: TimeInterval = 15 * 60
    private static let latest: TimeInterval = 4 * 3600
    private static var running: CoreEngine?

    /// Before the end of launching, or iOS ends the process.
    static func register() {
        _ = BGTaskScheduler.shared.register(forTaskWithIdentifier: identifier, using: .main) { task in
            MainActor.assumeIsolated { run(task) }
        }
    }

    /// At a unix second, or when it is usual.
    static func schedule(notBefore: Int64?) {
        let wait = notBefore.map { TimeInterval($0) - Date().timeIntervalSince1970 } ?? 3600
        let request = BGAppRefreshTaskRequest(identifier: identifier)
        request.earliestBeginDate = Date(timeIntervalSinceNow: min(max(wait, soonest), latest))
        // Refused where the owner switched background refresh off; the app says so on its own screen.
        try? BGTaskScheduler.shared.submit(request)
    }

    private static func run(_ task: BGTask) {
        schedule(notBefore: nil)
        guard running == nil, let host = AppDelegate.host else { return task.setTaskCompleted(success: false) }
        let engine = CoreEngine(host: host)
        running = engine
        host.isPageStale = true
        task.expirationHandler = { DispatchQueue.main.async { engine.stop() } }
        engine.wake { isComplete in
            running = nil
            task.setTaskCompleted(success: isComplete)
        }
    }
}
