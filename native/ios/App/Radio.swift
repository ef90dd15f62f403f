// SPDX-License-Identifier: GPL-3.0-only
// The radio as the bridge sees it: a plan, two halves, and scans that wait. It holds no key and decides nothing.
import CoreBluetooth
import Foundation

final class Radio: RadioOwner {
    private struct Kept: Codable {
        var plan: RadioPlan
        var isStarted: Bool
    }

    let scans: ScanStore
    private let planFile: ProtectedFile
    private let clock: () -> Int64
    private var kept: Kept?
    private var gatherer = ScanGatherer()
    private var timer: Timer?
    private var isForeground = false
    private var lastHeard: Int64 = 0
    private(set) var lastScanAt: Int64 = 0
    private(set) var failedScans = 0
    /// Scans are there, or the status may be another.
    var onNews: () -> Void = {}

    private lazy var central = RadioCentral(owner: self)
    private lazy var peripheral = RadioPeripheral(owner: self)

    init(planFile: ProtectedFile, scanFile: ProtectedFile, clock: @escaping () -> Int64) {
        self.planFile = planFile
        self.clock = clock
        scans = ScanStore(scanFile)
        kept = planFile.read().flatMap { try? JSONDecoder().decode(Kept.self, from: $0) }
    }

    /// At every start of the process: iOS hands restored managers only to those who make them at once.
    func begin() {
        if isRunning, CBManager.authorization == .allowedAlways { openRadio() }
    }

    var isRunning: Bool { kept?.isStarted ?? false }
    var isAdvertising: Bool { peripheral.isAdvertising && ownBeacon() != nil }

    var status: String {
        switch CBManager.authorization {
        case .denied, .restricted, .notDetermined: return "no-permission"
        default: break
        }
        switch central.state {
        case .unsupported: return "unsupported"
        case .unauthorized: return "no-permission"
        case .poweredOff: return "off"
        default: return "on"
        }
    }

    func schedule(_ plan: RadioPlan) throws {
        try keep(Kept(plan: plan, isStarted: isRunning))
        follow()
    }

    func start() throws {
        guard var started = kept else { throw Refused(sentence: "radio.start: no schedule") }
        started.isStarted = true
        try keep(started)
        openRadio()
    }

    /// Stops, and forgets plan and scans.
    func stop() {
        timer?.invalidate()
        timer = nil
        central.close()
        peripheral.close()
        gatherer = ScanGatherer()
        kept = nil
        _ = planFile.replace(Data())
        scans.erase()
    }

    /// Making the managers is what asks; the answer comes as a change of their state.
    func ask() { openRadio() }

    func enteredForeground() {
        isForeground = true
        follow()
    }

    func enteredBackground() {
        isForeground = false
        tell(gatherer.end())
        follow()
    }

    // MARK: RadioOwner

    func ownBeacon() -> Data? {
        guard var current = kept, current.isStarted else { return nil }
        let second = clock()
        let beacon = current.plan.beacon(at: second)
        if current.plan.forgetPast(second) { try? keep(current) }
        return beacon
    }

    func heard(_ beacon: Data, strength: Int) {
        guard let plan = kept?.plan, isRunning else { return }
        lastHeard = clock()
        tell(gatherer.hear(beacon, strength: strength, at: lastHeard, period: plan.scanPeriodAfterSightingSeconds))
    }

    func noticedOther(_ peer: UUID) {
        if isRunning { gatherer.noticeOther(peer, at: clock()) }
    }

    func radioChanged() {
        follow()
        onNews()
    }

    // MARK: Work

    private func keep(_ changed: Kept) throws {
        guard let bytes = try? JSONEncoder().encode(changed), planFile.replace(bytes) else {
            throw VaultTrouble(code: "vault.full")
        }
        kept = changed
    }

    private func openRadio() {
        central.open()
        peripheral.open()
        follow()
    }

    /// Does what plan, permission and foreground ask for now. Safe at any time.
    private func follow() {
        timer?.invalidate()
        timer = nil
        guard let plan = kept?.plan, isRunning, central.state == .poweredOn else { return }
        let service = BeaconService.uuid(plan.serviceUuid)
        if ownBeacon() == nil { peripheral.close() } else { peripheral.serve(service) }
        if isForeground { scanOnce(plan) } else { central.scan(for: service, everything: false) }
    }

    /// One scan of the plan's length, then rest for the remainder of its period.
    private func scanOnce(_ plan: RadioPlan) {
        central.scan(for: BeaconService.uuid(plan.serviceUuid), everything: true)
        if !central.isScanning { failedScans += 1 }
        let began = clock()
        timer = Timer.scheduledTimer(withTimeInterval: TimeInterval(plan.scanWindowSeconds), repeats: false) { [weak self] _ in
            self?.endScan(plan, began: began)
        }
    }

    private func endScan(_ plan: RadioPlan, began: Int64) {
        central.stopScan()
        lastScanAt = clock()
        tell(gatherer.end() ?? Gathered(second: began, others: 0, heard: []))
        let hasSeen = lastHeard >= began
        let period = hasSeen ? plan.scanPeriodAfterSightingSeconds : plan.scanPeriodSeconds
        let rest = max(1, period - plan.scanWindowSeconds)
        timer = Timer.scheduledTimer(withTimeInterval: TimeInterval(rest), repeats: false) { [weak self] _ in
            self?.follow()
        }
    }

    private func tell(_ gathered: Gathered?) {
        guard let gathered else { return }
        lastScanAt = max(lastScanAt, gathered.second)
        if !scans.add(second: gathered.second, others: gathered.others, heard: gathered.heard) { failedScans += 1 }
        onNews()
    }
}
