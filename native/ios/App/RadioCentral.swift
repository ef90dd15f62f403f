// SPDX-License-Identifier: GPL-3.0-only
// Listens. Androids are heard by their service data, which iOS shows in the foreground only; iPhones are found by their
// service, read, and written back to. In the background iOS itself decides when to listen.
import CoreBluetooth
import Foundation

final class RadioCentral: NSObject {
    static let restoreIdentifier = "vn.bluezone.central"
    /// A peer that takes longer is let go.
    private static let patience: TimeInterval = 10
    private static let mostAtOnce = 4

    private struct Peer {
        let peripheral: CBPeripheral
        let strength: Int
        let since: TimeInterval
        var hasRead = false
    }

    private unowned let owner: RadioOwner
    private var central: CBCentralManager?
    private var peers: [UUID: Peer] = [:]
    private var throttle = PeerThrottle()
    private var service: CBUUID?
    private(set) var isScanning = false

    init(owner: RadioOwner) {
        self.owner = owner
    }

    /// Makes the manager, which asks the owner for permission the first time.
    func open() {
        guard central == nil else { return }
        central = CBCentralManager(
            delegate: self,
            queue: nil,
            options: [
                CBCentralManagerOptionRestoreIdentifierKey: RadioCentral.restoreIdentifier,
                CBCentralManagerOptionShowPowerAlertKey: false,
            ]
        )
    }

    var state: CBManagerState { central?.state ?? .unknown }

    /// `everything`: also what has no service of ours, which iOS allows in the foreground only.
    func scan(for service: CBUUID, everything: Bool) {
        self.service = service
        guard let central, central.state == .poweredOn else { return }
        central.scanForPeripherals(
            withServices: everything ? nil : [service],
            options: [CBCentralManagerScanOptionAllowDuplicatesKey: everything]
        )
        isScanning = true
    }

    func stopScan() {
        if let central, central.state == .poweredOn { central.stopScan() }
        isScanning = false
    }

    func close() {
        stopScan()
        for peer in peers.values { central?.cancelPeripheralConnection(peer.peripheral) }
        peers = [:]
        throttle = PeerThrottle()
    }

    private var now: TimeInterval { ProcessInfo.processInfo.systemUptime }

    private func connect(_ peripheral: CBPeripheral, strength: Int) {
        letGoOfSlow()
        guard peers[peripheral.identifier] == nil, peers.count < RadioCentral.mostAtOnce,
            throttle.allows(peripheral.identifier, at: now)
        else { return }
        peers[peripheral.identifier] = Peer(peripheral: peripheral, strength: strength, since: now)
        peripheral.delegate = self
        central?.connect(peripheral, options: nil)
    }

    private func letGoOfSlow() {
        for peer in peers.values where peer.since < now - RadioCentral.patience { letGo(peer.peripheral) }
    }

    private func letGo(_ peripheral: CBPeripheral) {
        let peer = peers.removeValue(forKey: peripheral.identifier)
        if peer?.hasRead == false { throttle.wasInVain(peripheral.identifier, at: now) }
        central?.cancelPeripheralConnection(peripheral)
    }
}

extension RadioCentral: CBCentralManagerDelegate {
    func centralManagerDidUpdateState(_ central: CBCentralManager) {
        if central.state != .poweredOn {
            isScanning = false
            peers = [:]
        }
        owner.radioChanged()
    }

    func centralManager(_ central: CBCentralManager, willRestoreState dict: [String: Any]) {
        // Half a conversation with a peer is worth nothing: it is begun anew.
        let restored = dict[CBCentralManagerRestoredStatePeripheralsKey] as? [CBPeripheral] ?? []
        for peripheral in restored { central.cancelPeripheralConnection(peripheral) }
    }

    func centralManager(
        _ central: CBCentralManager,
        didDiscover peripheral: CBPeripheral,
        advertisementData: [String: Any],
        rssi RSSI: NSNumber
    ) {
        guard let service else { return }
        let strength = RSSI.intValue
        let data = advertisementData[CBAdvertisementDataServiceDataKey] as? [CBUUID: Data]
        if let beacon = data?[service] {
            if beacon.count == RadioPlan.beaconLength { owner.heard(beacon, strength: strength) }
            return
        }
        let shown = advertisementData[CBAdvertisementDataServiceUUIDsKey] as? [CBUUID] ?? []
        let hidden = advertisementData[CBAdvertisementDataOverflowServiceUUIDsKey] as? [CBUUID] ?? []
        if shown.contains(service) || hidden.contains(service) {
            connect(peripheral, strength: strength)
        } else {
            owner.noticedOther(peripheral.identifier)
        }
    }

    func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral) {
        guard let service, peers[peripheral.identifier] != nil else { return letGo(peripheral) }
        peripheral.discoverServices([service])
    }

    func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: Error?) {
        letGo(peripheral)
    }

    func centralManager(_ central: CBCentralManager, didDisconnectPeripheral peripheral: CBPeripheral, error: Error?) {
        letGo(peripheral)
    }
}

extension RadioCentral: CBPeripheralDelegate {
    func peripheral(_ peripheral: CBPeripheral, didDiscoverServices error: Error?) {
        guard error == nil, let found = peripheral.services?.first(where: { $0.uuid == service }) else {
            return letGo(peripheral)
        }
        peripheral.discoverCharacteristics([BeaconService.characteristic], for: found)
    }

    func peripheral(_ peripheral: CBPeripheral, didDiscoverCharacteristicsFor service: CBService, error: Error?) {
        let found = service.characteristics?.first { $0.uuid == BeaconService.characteristic }
        guard error == nil, let found else { return letGo(peripheral) }
        peripheral.readValue(for: found)
    }

    func peripheral(_ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: Error?) {
        guard error == nil, let beacon = characteristic.value, beacon.count == RadioPlan.beaconLength,
            let peer = peers[peripheral.identifier], !peer.hasRead
        else { return letGo(peripheral) }
        peers[peripheral.identifier]?.hasRead = true
        owner.heard(beacon, strength: peer.strength)
        guard let own = owner.ownBeacon(), let strength = Int8(exactly: peer.strength) else { return letGo(peripheral) }
        peripheral.writeValue(own + Data([UInt8(bitPattern: strength)]), for: characteristic, type: .withResponse)
    }

    func peripheral(_ peripheral: CBPeripheral, didWriteValueFor characteristic: CBCharacteristic, error: Error?) {
        letGo(peripheral)
    }
}
