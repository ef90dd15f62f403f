// SPDX-License-Identifier: GPL-3.0-only
// Signatures only, of what the app uses of Apple's framework, written to type-check it without Apple's SDK. The mark at the end of
// a line is the Objective-C name; a test finds each of them in public typings.
import Foundation

open class CBUUID: NSObject { // :CBUUID
    public init(string theString: String) {} // +[CBUUID UUIDWithString:] factory
}
public enum CBManagerState: Int, Sendable { // :CBManagerState
    case unknown // #CBManagerState Unknown
    case resetting // #CBManagerState Resetting
    case unsupported // #CBManagerState Unsupported
    case unauthorized // #CBManagerState Unauthorized
    case poweredOff // #CBManagerState PoweredOff
    case poweredOn // #CBManagerState PoweredOn
}
public enum CBManagerAuthorization: Int, Sendable { // :CBManagerAuthorization
    case notDetermined // #CBManagerAuthorization NotDetermined
    case restricted // #CBManagerAuthorization Restricted
    case denied // #CBManagerAuthorization Denied
    case allowedAlways // #CBManagerAuthorization AllowedAlways
}
open class CBManager: NSObject { // :CBManager
    public var state: CBManagerState { fatalError() } // @CBManager state
    public class var authorization: CBManagerAuthorization { fatalError() } // @CBManager authorization
}
open class CBPeer: NSObject { // :CBPeer
    public var identifier: UUID { fatalError() } // @CBPeer identifier
}
open class CBCentral: CBPeer {} // :CBCentral
open class CBAttribute: NSObject { // :CBAttribute
    public var uuid: CBUUID { fatalError() } // @CBAttribute UUID
}
open class CBService: CBAttribute { // :CBService
    public internal(set) var characteristics: [CBCharacteristic]? // @CBService characteristics
}
open class CBMutableService: CBService { // :CBMutableService
    public init(type UUID: CBUUID, primary isPrimary: Bool) {} // -[CBMutableService initWithType:primary:]
    override public var characteristics: [CBCharacteristic]? { // @CBMutableService characteristics
        get { nil }
        set {}
    }
}
public struct CBCharacteristicProperties: OptionSet, Sendable { // :CBCharacteristicProperties
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue } // swift
    public static let read = CBCharacteristicProperties(rawValue: 2) // #CBCharacteristicProperties PropertyRead
    public static let write = CBCharacteristicProperties(rawValue: 8) // #CBCharacteristicProperties PropertyWrite
}
public struct CBAttributePermissions: OptionSet, Sendable { // :CBAttributePermissions
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue } // swift
    public static let readable = CBAttributePermissions(rawValue: 1) // #CBAttributePermissions Readable
    public static let writeable = CBAttributePermissions(rawValue: 2) // #CBAttributePermissions Writeable
}
public enum CBCharacteristicWriteType: Int, Sendable { // :CBCharacteristicWriteType
    case withResponse // #CBCharacteristicWriteType WithResponse
}
open class CBCharacteristic: CBAttribute { // :CBCharacteristic
    public var value: Data? { nil } // @CBCharacteristic value
}
open class CBMutableCharacteristic: CBCharacteristic { // :CBMutableCharacteristic
    public init(type UUID: CBUUID, properties: CBCharacteristicProperties, value: Data?, permissions: CBAttributePermissions) {} // -[CBMutableCharacteristic initWithType:properties:value:permissions:]
}
open class CBPeripheral: CBPeer { // :CBPeripheral
    public weak var delegate: (any CBPeripheralDelegate)? // @CBPeripheral delegate
    public var services: [CBService]? { nil } // @CBPeripheral services
    public func discoverServices(_ serviceUUIDs: [CBUUID]?) {} // -[CBPeripheral discoverServices:]
    public func discoverCharacteristics(_ characteristicUUIDs: [CBUUID]?, for service: CBService) {} // -[CBPeripheral discoverCharacteristics:forService:]
    public func readValue(for characteristic: CBCharacteristic) {} // -[CBPeripheral readValueForCharacteristic:]
    public func writeValue(_ data: Data, for characteristic: CBCharacteristic, type: CBCharacteristicWriteType) {} // -[CBPeripheral writeValue:forCharacteristic:type:]
}
public protocol CBPeripheralDelegate: NSObjectProtocol { // :CBPeripheralDelegate
    func peripheral(_ peripheral: CBPeripheral, didDiscoverServices error: (any Error)?) // -[CBPeripheralDelegate peripheral:didDiscoverServices:]
    func peripheral(_ peripheral: CBPeripheral, didDiscoverCharacteristicsFor service: CBService, error: (any Error)?) // -[CBPeripheralDelegate peripheral:didDiscoverCharacteristicsForService:error:]
    func peripheral(_ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: (any Error)?) // -[CBPeripheralDelegate peripheral:didUpdateValueForCharacteristic:error:]
    func peripheral(_ peripheral: CBPeripheral, didWriteValueFor characteristic: CBCharacteristic, error: (any Error)?) // -[CBPeripheralDelegate peripheral:didWriteValueForCharacteristic:error:]
}
public let CBCentralManagerOptionRestoreIdentifierKey = "" // $CBCentralManagerOptionRestoreIdentifierKey
public let CBCentralManagerOptionShowPowerAlertKey = "" // $CBCentralManagerOptionShowPowerAlertKey
public let CBCentralManagerRestoredStatePeripheralsKey = "" // $CBCentralManagerRestoredStatePeripheralsKey
public let CBCentralManagerScanOptionAllowDuplicatesKey = "" // $CBCentralManagerScanOptionAllowDuplicatesKey
public let CBAdvertisementDataServiceDataKey = "" // $CBAdvertisementDataServiceDataKey
public let CBAdvertisementDataServiceUUIDsKey = "" // $CBAdvertisementDataServiceUUIDsKey
public let CBAdvertisementDataOverflowServiceUUIDsKey = "" // $CBAdvertisementDataOverflowServiceUUIDsKey
public let CBPeripheralManagerOptionRestoreIdentifierKey = "" // $CBPeripheralManagerOptionRestoreIdentifierKey
public let CBPeripheralManagerOptionShowPowerAlertKey = "" // $CBPeripheralManagerOptionShowPowerAlertKey
public let CBPeripheralManagerRestoredStateServicesKey = "" // $CBPeripheralManagerRestoredStateServicesKey

open class CBCentralManager: CBManager { // :CBCentralManager
    public init(delegate: (any CBCentralManagerDelegate)?, queue: DispatchQueue?, options: [String: Any]? = nil) {} // -[CBCentralManager initWithDelegate:queue:options:]
    public func scanForPeripherals(withServices serviceUUIDs: [CBUUID]?, options: [String: Any]? = nil) {} // -[CBCentralManager scanForPeripheralsWithServices:options:]
    public func stopScan() {} // -[CBCentralManager stopScan]
    public func connect(_ peripheral: CBPeripheral, options: [String: Any]? = nil) {} // -[CBCentralManager connectPeripheral:options:]
    public func cancelPeripheralConnection(_ peripheral: CBPeripheral) {} // -[CBCentralManager cancelPeripheralConnection:]
}
public protocol CBCentralManagerDelegate: NSObjectProtocol { // :CBCentralManagerDelegate
    func centralManagerDidUpdateState(_ central: CBCentralManager) // -[CBCentralManagerDelegate centralManagerDidUpdateState:]
    func centralManager(_ central: CBCentralManager, willRestoreState dict: [String: Any]) // -[CBCentralManagerDelegate centralManager:willRestoreState:]
    func centralManager(_ central: CBCentralManager, didDiscover peripheral: CBPeripheral, advertisementData: [String: Any], rssi RSSI: NSNumber) // -[CBCentralManagerDelegate centralManager:didDiscoverPeripheral:advertisementData:RSSI:]
    func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral) // -[CBCentralManagerDelegate centralManager:didConnectPeripheral:]
    func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?) // -[CBCentralManagerDelegate centralManager:didFailToConnectPeripheral:error:]
    func centralManager(_ central: CBCentralManager, didDisconnectPeripheral peripheral: CBPeripheral, error: (any Error)?) // -[CBCentralManagerDelegate centralManager:didDisconnectPeripheral:error:]
}
open class CBATTRequest: NSObject { // :CBATTRequest
    public var central: CBCentral { fatalError() } // @CBATTRequest central
    public var characteristic: CBCharacteristic { fatalError() } // @CBATTRequest characteristic
    public var offset: Int { 0 } // @CBATTRequest offset
    public var value: Data? // @CBATTRequest value
}
public struct CBATTError { // swift
    public enum Code: Int, Sendable { // :CBATTError
        case success // #CBATTError Success
        case invalidOffset // #CBATTError InvalidOffset
        case invalidAttributeValueLength // #CBATTError InvalidAttributeValueLength
        case unlikelyError // #CBATTError UnlikelyError
        case insufficientResources // #CBATTError InsufficientResources
    }
}
open class CBPeripheralManager: CBManager { // :CBPeripheralManager
    public init(delegate: (any CBPeripheralManagerDelegate)?, queue: DispatchQueue?, options: [String: Any]? = nil) {} // -[CBPeripheralManager initWithDelegate:queue:options:]
    public var isAdvertising: Bool { false } // @CBPeripheralManager isAdvertising
    public func startAdvertising(_ advertisementData: [String: Any]?) {} // -[CBPeripheralManager startAdvertising:]
    public func stopAdvertising() {} // -[CBPeripheralManager stopAdvertising]
    public func add(_ service: CBMutableService) {} // -[CBPeripheralManager addService:]
    public func removeAllServices() {} // -[CBPeripheralManager removeAllServices]
    public func respond(to request: CBATTRequest, withResult result: CBATTError.Code) {} // -[CBPeripheralManager respondToRequest:withResult:]
}
public protocol CBPeripheralManagerDelegate: NSObjectProtocol { // :CBPeripheralManagerDelegate
    func peripheralManagerDidUpdateState(_ peripheral: CBPeripheralManager) // -[CBPeripheralManagerDelegate peripheralManagerDidUpdateState:]
    func peripheralManager(_ peripheral: CBPeripheralManager, willRestoreState dict: [String: Any]) // -[CBPeripheralManagerDelegate peripheralManager:willRestoreState:]
    func peripheralManager(_ peripheral: CBPeripheralManager, didAdd service: CBService, error: (any Error)?) // -[CBPeripheralManagerDelegate peripheralManager:didAddService:error:]
    func peripheralManager(_ peripheral: CBPeripheralManager, didReceiveRead request: CBATTRequest) // -[CBPeripheralManagerDelegate peripheralManager:didReceiveReadRequest:]
    func peripheralManager(_ peripheral: CBPeripheralManager, didReceiveWrite requests: [CBATTRequest]) // -[CBPeripheralManagerDelegate peripheralManager:didReceiveWriteRequests:]
}
