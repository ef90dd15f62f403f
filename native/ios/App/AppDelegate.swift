// SPDX-License-Identifier: GPL-3.0-only
import UIKit

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    /// nil when the phone gives no folder for files: then nothing can be kept, and nothing is begun.
    static let host = try? Host()

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        BackgroundCheck.register()
        AppDelegate.host?.notices.begin()
        AppDelegate.host?.radio.begin()
        return true
    }
}
