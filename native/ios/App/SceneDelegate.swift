// SPDX-License-Identifier: GPL-3.0-only
import UIKit

final class SceneDelegate: UIResponder, UIWindowSceneDelegate {
    var window: UIWindow?
    private var page: PageController?

    func scene(_ scene: UIScene, willConnectTo session: UISceneSession, options connectionOptions: UIScene.ConnectionOptions) {
        guard let scene = scene as? UIWindowScene, let host = AppDelegate.host else { return }
        let page = PageController(host: host)
        let window = UIWindow(windowScene: scene)
        window.rootViewController = page
        window.makeKeyAndVisible()
        self.window = window
        self.page = page
    }

    func sceneDidBecomeActive(_ scene: UIScene) {
        AppDelegate.host?.radio.enteredForeground()
        page?.enteredForeground()
    }

    func sceneWillResignActive(_ scene: UIScene) { page?.willLeaveForeground() }

    func sceneDidEnterBackground(_ scene: UIScene) {
        AppDelegate.host?.radio.enteredBackground()
        BackgroundCheck.schedule(notBefore: nil)
    }
}
