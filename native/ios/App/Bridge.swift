// SPDX-License-Identifier: GPL-3.0-only
// One page's line to this host, version 1 (packages/host-bridge has the other end and the forms). A call that is not exactly
// as agreed is refused, changes nothing, and crashes nothing.
import CoreBluetooth
import Foundation
import UIKit

@MainActor
protocol Surroundings: AnyObject {
    var isBackground: Bool { get }
    func setSecure(_ isSecure: Bool)
    func openSettings() -> Bool
    /// Lets the owner choose where a copy of a file goes; tells whether they did.
    func save(_ url: URL, then: @escaping @MainActor (Bool) -> Void)
    /// Opens the system's dialogue that prints what is seen.
    func printPage() -> Bool
    func scheduleWork(notBefore: Int64)
    func workDone(isComplete: Bool)
}

@MainActor
final class Bridge {
    static let version: Int64 = 1
    static let longestMessage = 16 * 1024 * 1024
    private static let largestValue = 8 * 1024 * 1024

    private let host: Host
    private weak var surroundings: Surroundings?
    private let send: (String) -> Void
    private let fileFolder = FileManager.default.temporaryDirectory.appendingPathComponent("saved", isDirectory: true)
    private var file: OwnerFile?
    private var isChoosing = false

    init(host: Host, surroundings: Surroundings, send: @escaping (String) -> Void) {
        self.host = host
        self.surroundings = surroundings
        self.send = send
    }

    /// A page that was loaded anew knows nothing of the file of the one before.
    func pageIsNew() {
        if !isChoosing { forgetFile() }
    }

    private func forgetFile() {
        file = nil
        isChoosing = false
        OwnerFile.removeAll(fileFolder)
    }

    /// Tells the page that scans are there, or that the radio's status may be another.
    func tellRadio() {
        send(Json.record(["v": .whole(Bridge.version), "event": .text("radio")]).written())
    }

    /// Takes one message of the page. On the main thread, as everything here.
    func take(_ message: String) {
        var id: Int64 = -1
        do {
            guard message.utf8.count <= Bridge.longestMessage, let json = Json.parse(message) else {
                throw Refused(sentence: "no message of this bridge")
            }
            let call = try Members(json, "call")
            id = try call.whole("id", 0...(1 << 52))
            guard try call.whole("v", 0...1000) == Bridge.version else {
                throw Refused(sentence: "v: this host speaks version \(Bridge.version)")
            }
            let name = try call.text("call", 40)
            let with = try Members(try call.any("with"), name)
            try call.end()
            try run(id, name, with)
        } catch let refused as Refused {
            fail(id, "bridge.refused", refused.sentence)
        } catch let trouble as VaultTrouble {
            fail(id, trouble.code, "")
        } catch {
            fail(id, "bridge.fault", "")
        }
    }

    private func run(_ id: Int64, _ name: String, _ with: Members) throws {
        switch name {
        case "vault.read", "vault.list", "vault.write", "vault.erase", "vault.drop-damaged":
            answer(id, try vault(name, with))
        case "radio.schedule", "radio.read", "radio.acknowledge":
            answer(id, try radio(name, with))
        case "notifier.show":
            try show(with)
            answer(id)
        case "work.schedule":
            let notBefore = try with.whole("notBefore", 0...(1 << 40))
            try with.end()
            surroundings?.scheduleWork(notBefore: notBefore)
            answer(id)
        case "work.done":
            let isComplete = try with.truth("isComplete")
            try with.end()
            answer(id)
            surroundings?.workDone(isComplete: isComplete)
        case "screen.secure":
            let isSecure = try with.truth("isSecure")
            try with.end()
            surroundings?.setSecure(isSecure)
            answer(id)
        case "host.open-settings":
            let what = try with.text("what", 20)
            try with.end()
            guard ["bluetooth", "app", "notifications", "battery", "vendor"].contains(what) else {
                throw Refused(sentence: "what: not known")
            }
            // iOS opens one page of settings for an app, and none of a vendor.
            answer(id, ["isOpen": .truth(what != "vendor" && what != "battery" && surroundings?.openSettings() ?? false)])
        case "file.create", "file.append", "file.close":
            try runFile(id, name, with)
        case "net.exchange":
            let asked = try Exchange(with)
            host.server.exchange(asked) { [weak self] exchanged in self?.answer(id, exchanged) }
        default:
            try with.end()
            try runPlain(id, name)
        }
    }

    /// Calls that carry nothing.
    private func runPlain(_ id: Int64, _ name: String) throws {
        switch name {
        case "host.hello":
            answer(
                id,
                [
                    "version": .whole(Bridge.version),
                    "platform": .text("ios"),
                    "release": .text(String(UIDevice.current.systemVersion.prefix(40))),
                    "isBackground": .truth(surroundings?.isBackground ?? true),
                ])
        case "radio.capabilities":
            let isThere = host.radio.status != "unsupported"
            // It advertises its service, not the beacon: that is read from it.
            answer(
                id,
                [
                    "canScan": .truth(isThere), "canAdvertise": .truth(false),
                    "canConnect": .truth(isThere), "canServe": .truth(isThere),
                ])
        case "radio.permissions":
            answer(id, permissions())
        case "radio.ask":
            host.radio.ask()
            answer(id, permissions())
        case "radio.start":
            try host.radio.start()
            answer(id)
        case "radio.stop":
            host.radio.stop()
            answer(id)
        case "radio.status":
            answer(
                id,
                [
                    "status": .text(host.radio.status),
                    "isRunning": .truth(host.radio.isRunning),
                    "isAdvertising": .truth(host.radio.isAdvertising),
                    "lastScanAt": .whole(host.radio.lastScanAt),
                    "failedScans": .whole(Int64(host.radio.failedScans)),
                ])
        case "screen.print":
            answer(id, ["isOpen": .truth(surroundings?.printPage() ?? false)])
        case "notifier.state":
            host.notices.state { [weak self] state in self?.answer(id, ["state": .text(state)]) }
        case "notifier.ask":
            host.notices.ask { [weak self] state in self?.answer(id, ["state": .text(state)]) }
        case "work.battery":
            let isSaving = ProcessInfo.processInfo.isLowPowerModeEnabled
            let isExempt = UIApplication.shared.backgroundRefreshStatus == .available
            answer(id, ["vendor": .text("apple"), "isExempt": .truth(isExempt), "isSaving": .truth(isSaving)])
        default:
            throw Refused(sentence: "call: not known in version \(Bridge.version)")
        }
    }

    private func runFile(_ id: Int64, _ name: String, _ with: Members) throws {
        if name == "file.create" {
            let called = try OwnerFile.name(with)
            guard file == nil else { throw Refused(sentence: "file: one at a time") }
            file = OwnerFile(name: called, folder: fileFolder) { DeviceFile(url: $0) }
            return file == nil ? fail(id, "file.unwritable", "") : answer(id, ["state": .text("open")])
        }
        let part = name == "file.append" ? try with.bytes("bytes", 1...OwnerFile.largestPart) : nil
        let isWhole = name == "file.close" ? try with.truth("isWhole") : false
        try with.end()
        guard let open = file, !isChoosing else { throw Refused(sentence: "file: none is open") }
        if let part {
            if open.append(part) { return answer(id) }
            forgetFile()
            return fail(id, "file.unwritable", "")
        }
        guard isWhole, let surroundings else {
            forgetFile()
            return answer(id, ["state": .text("cancelled")])
        }
        isChoosing = true
        surroundings.save(open.url) { [weak self] isSaved in
            self?.forgetFile()
            self?.answer(id, ["state": .text(isSaved ? "saved" : "cancelled")])
        }
    }

    private func permissions() -> [String: Json] {
        let isGranted = CBManager.authorization == .allowedAlways
        return ["isGranted": .truth(isGranted), "missing": .list(isGranted ? [] : [.text("Bluetooth")])]
    }

    private func radio(_ name: String, _ with: Members) throws -> [String: Json] {
        switch name {
        case "radio.schedule":
            try host.radio.schedule(try RadioPlan(with))
            return [:]
        case "radio.acknowledge":
            let sequence = try with.whole("sequence", 0...(1 << 52))
            try with.end()
            host.radio.scans.acknowledge(sequence)
            return [:]
        default:
            let after = try with.whole("after", 0...(1 << 52))
            let limit = Int(try with.whole("limit", 1...1000))
            try with.end()
            let reading = host.radio.scans.read(after: after, limit: limit)
            return [
                "sequence": .whole(reading.sequence),
                "isAll": .truth(reading.isAll),
                "scans": .list(reading.scans.map(Bridge.json)),
            ]
        }
    }

    private static func json(_ scan: Scan) -> Json {
        .record([
            "second": .whole(scan.second),
            "others": .whole(Int64(scan.others)),
            "heard": .list(
                scan.heard.map { .record(["beacon": .bytes($0.beacon), "strengthDbm": .whole(Int64($0.strength))]) }),
        ])
    }

    private func vault(_ name: String, _ with: Members) throws -> [String: Json] {
        let vault = try host.openVault()
        switch name {
        case "vault.read":
            let keys = try with.list("keys", 10_000).map(Bridge.key)
            try with.end()
            return ["values": .list(try vault.read(keys).map { $0.map(Json.bytes) ?? .null })]
        case "vault.list":
            let prefix = try with.text("prefix", 200)
            try with.end()
            guard prefix.isEmpty || Vault.isKey(prefix) else { throw Refused(sentence: "prefix: of [a-z0-9/-]") }
            return ["keys": .list(vault.list(prefix).map(Json.text))]
        case "vault.write":
            let changes = try with.list("changes", 10_000).map { each -> VaultChange in
                let change = try Members(each, "changes")
                let key = try Bridge.key(try change.any("key"))
                let value = try change.bytesOrNull("value", Bridge.largestValue)
                try change.end()
                return VaultChange(key: key, value: value)
            }
            try with.end()
            try vault.write(changes)
            return [:]
        case "vault.erase":
            try with.end()
            vault.erase()
            return [:]
        default:
            try with.end()
            return ["dropped": .whole(Int64(vault.dropDamaged()))]
        }
    }

    private static func key(_ json: Json) throws -> String {
        guard case .text(let key) = json, Vault.isKey(key) else { throw Refused(sentence: "key: of [a-z0-9/-]") }
        return key
    }

    private func show(_ with: Members) throws {
        let notices = try with.list("notices", 16).map { each -> Notices.Notice in
            let notice = try Members(each, "notices")
            let read = Notices.Notice(
                tag: try notice.text("tag", 40), title: try notice.text("title", 200), body: try notice.text("body", 1000))
            try notice.end()
            return read
        }
        try with.end()
        for notice in notices { host.notices.show(notice) }
    }

    private func answer(_ id: Int64, _ exchanged: Exchanged) {
        switch exchanged {
        case .unreachable: fail(id, "net.unreachable", "")
        case .tooLarge: fail(id, "net.too-large", "")
        case .answer(let status, let contentType, let retryAfter, let body):
            answer(
                id,
                [
                    "status": .whole(Int64(status)),
                    "contentType": contentType.map { .text(String($0.prefix(200))) } ?? .null,
                    "retryAfter": retryAfter.map { .text(String($0.prefix(100))) } ?? .null,
                    "body": .bytes(body),
                ])
        }
    }

    private func answer(_ id: Int64, _ value: [String: Json] = [:]) {
        send(Json.record(["v": .whole(Bridge.version), "id": .whole(id), "ok": .truth(true), "value": .record(value)]).written())
    }

    private func fail(_ id: Int64, _ code: String, _ detail: String) {
        let told: [String: Json] = [
            "v": .whole(Bridge.version), "id": .whole(id), "ok": .truth(false), "code": .text(code), "detail": .text(detail),
        ]
        send(Json.record(told).written())
    }
}
