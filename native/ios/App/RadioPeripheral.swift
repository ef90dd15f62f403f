// SPDX-License-Identifier: GPL-3.0-only
// Answers: serves the beacon of the moment, and takes 28 bytes back. What others write is theirs to say; the engine judges it.
import CoreBluetooth
import Foundation

final class RadioPeripheral: NSObject {
    static let restoreIdentifier = "vn.bluezone.peripheral"

    private unowned let owner: RadioOwner
    private var peripheral: CBPeripheralManager?
    private var throttle = PeerThrottle()
    private var wanted: CBUUID?
    private var served: CBUUID?

    init(owner: RadioOwner) {
        self.owner = owner
    }

    func open() {
        guard peripheral == nil else { return }
        peripheral = CBPeripheralManager(
            delegate: self,
            queue: nil,
            options: [
                CBPeripheralManagerOptionRestoreIdentifierKey: RadioPeripheral.restoreIdentifier,
                CBPeripheralManagerOptionShowPowerAlertKey: false,
            ]
        )
    }

    var isAdvertising: Bool { peripheral?.isAdvertising ?? false }

    func serve(_ service: CBUUID) {
        wanted = service
        guard let peripheral, peripheral.state == .poweredOn else { return }
        if served != service {
            peripheral.stopAdvertising()
            peripheral.removeAllServices()
            let beacon = CBMutableCharacteristic(
                type: BeaconService.characteristic,
                properties: [.read, .write],
                value: nil,
                permissions: [.readable, .writeable]
            )
            let table = CBMutableService(type: service, primary: true)
            table.characteristics = [beacon]
            peripheral.add(table)
            served = service
        } else if !peripheral.isAdvertising {
            advertise(service)
        }
    }

    func close() {
        wanted = nil
        served = nil
        guard let peripheral, peripheral.state == .poweredOn else { return }
        peripheral.stopAdvertising()
        peripheral.removeAllServices()
    }

    private func advertise(_ service: CBUUID) {
        // No name: a phone's name is often its owner's.
        peripheral?.startAdvertising([CBAdvertisementDataServiceUUIDsKey: [service]])
    }
}

extension RadioPeripheral: CBPeripheralManagerDelegate {
    func peripheralManagerDidUpdateState(_ peripheral: CBPeripheralManager) {
        if peripheral.state != .poweredOn { served = nil }
        if let wanted { serve(wanted) }
        owner.radioChanged()
    }

    func peripheralManager(_ peripheral: CBPeripheralManager, willRestoreState dict: [String: Any]) {
        let services = dict[CBPeripheralManagerRestoredStateServicesKey] as? [CBMutableService] ?? []
        served = services.first?.uuid
    }

    func peripheralManager(_ peripheral: CBPeripheralManager, didAdd service: CBService, error: Error?) {
        if error == nil, service.uuid == wanted { advertise(service.uuid) } else { served = nil }
    }

    func peripheralManager(_ peripheral: CBPeripheralManager, didReceiveRead request: CBATTRequest) {
        guard request.characteristic.uuid == BeaconService.characteristic, let beacon = owner.ownBeacon() else {
            return peripheral.respond(to: request, withResult: .unlikelyError)
        }
        guard request.offset <= beacon.count else {
            return peripheral.respond(to: request, withResult: .invalidOffset)
        }
        request.value = beacon.suffix(from: beacon.startIndex + request.offset)
        peripheral.respond(to: request, withResult: .success)
    }

    func peripheralManager(_ peripheral: CBPeripheralManager, didReceiveWrite requests: [CBATTRequest]) {
        guard let request = requests.first else { return }
        guard requests.count == 1, request.offset == 0, let value = request.value,
            value.count == BeaconService.writtenLength,
            request.characteristic.uuid == BeaconService.characteristic
        else { return peripheral.respond(to: request, withResult: .invalidAttributeValueLength) }
        let isAllowed = throttle.allows(request.central.identifier, at: ProcessInfo.processInfo.systemUptime)
        guard isAllowed else { return peripheral.respond(to: request, withResult: .insufficientResources) }
        owner.heard(Data(value.prefix(RadioPlan.beaconLength)), strength: Int(Int8(bitPattern: value[value.startIndex + RadioPlan.beaconLength])))
        peripheral.respond(to: request, withResult: .success)
    }
}
