// SPDX-License-Identifier: GPL-3.0-only
import Foundation
import UserNotifications

final class Notices: NSObject, UNUserNotificationCenterDelegate {
    struct Notice {
        let tag: String
        let title: String
        let body: String
    }

    private let center = UNUserNotificationCenter.current()

    func begin() { center.delegate = self }

    func state(_ done: @escaping (String) -> Void) {
        center.getNotificationSettings { settings in
            let state: String
            switch settings.authorizationStatus {
            case .notDetermined: state = "ask"
            case .denied: state = "denied"
            default: state = "granted"
            }
            DispatchQueue.main.async { done(state) }
        }
    }

    func ask(_ done: @escaping (String) -> Void) {
        center.requestAuthorization(options: [.alert, .sound]) { [weak self] _, _ in self?.state(done) }
    }

    /// A notice of the same kind takes the place of the one before it.
    func show(_ notice: Notice) {
        let content = UNMutableNotificationContent()
        content.title = notice.title
        content.body = notice.body
        content.sound = .default
        center.add(UNNotificationRequest(identifier: notice.tag, content: content, trigger: nil), withCompletionHandler: nil)
    }

    func userNotificationCenter(
        _ center: UNUserNotificationCenter,
        willPresent notification: UNNotification,
        withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
    ) {
        completionHandler([.banner, .sound])
    }
}
