// SPDX-License-Identifier: GPL-3.0-only
// What of the iPhone's host needs no iPhone, run where it is type-checked. Files and seals are in memory or in a folder that is
// thrown away.
import Foundation

var passed = 0
var failures: [String] = []

func it(_ sentence: String, _ body: () throws -> Bool) {
    do {
        if try body() { passed += 1 } else { failures.append(sentence) }
    } catch {
        failures.append("\(sentence): \(error)")
    }
}

func isRefused<T>(_ body: () throws -> T) -> Bool {
    do {
        _ = try body()
        return false
    } catch { return error is Refused }
}

func troubleOf<T>(_ body: () throws -> T) -> String? {
    do {
        _ = try body()
        return nil
    } catch { return (error as? VaultTrouble)?.code }
}

final class MemoryFile: ProtectedFile {
    var bytes: Data?
    var isFull = false
    func read() -> Data? { bytes }
    func replace(_ new: Data) -> Bool {
        if isFull { return false }
        bytes = new
        return true
    }
    func append(_ more: Data) -> Bool {
        if isFull { return false }
        bytes = (bytes ?? Data()) + more
        return true
    }
}

func members(_ text: String) throws -> Members { try Members(Json.parse(text), "test") }

// Messages

it("a whole number is no truth, a truth no number, a fraction neither") {
    try members(#"{"a":1}"#).whole("a", 0...1) == 1 && isRefused { try members(#"{"a":true}"#).whole("a", 0...1) }
        && isRefused { try members(#"{"a":1}"#).truth("a") } && Json.parse(#"{"a":1.5}"#) == nil
        && isRefused { try members(#"{"a":2}"#).whole("a", 0...1) }
}
it("members that nobody asked for are refused, and so are those that are missing") {
    let extra = try members(#"{"a":1,"b":null}"#)
    _ = try extra.any("a")
    return isRefused { try extra.end() } && isRefused { try members("{}").any("a") } && isRefused { try members("[]") }
        && isRefused { try members("no json") }
}
it("bytes are canonical base64 of an allowed length") {
    try members(#"{"a":"AAEC"}"#).bytes("a", 3...3) == Data([0, 1, 2])
        && isRefused { try members(#"{"a":"AAEC"}"#).bytes("a", 4...4) }
        && isRefused { try members(#"{"a":"AAED\n"}"#).bytes("a", 3...3) }
        && isRefused { try members(#"{"a":"AAF="}"#).bytes("a", 2...2) }
        && (try members(#"{"a":null}"#).bytesOrNull("a", 3)) == nil
}
it("what is written is read as it was") {
    let json = Json.record(["a": .list([.whole(1 << 52), .null, .truth(false), .text("Bạn \u{1F4F1} \"/")])])
    return Json.parse(json.written()) == json
}
it("a message of many brackets crashes nothing") {
    Json.parse(String(repeating: "[", count: 100_000)) == nil
}

// Schedule

func plan(_ slots: [(Int64, UInt8)], until: Int64) throws -> RadioPlan {
    let written = slots.map { #"{"from":\#($0.0),"beacon":"\#(Data(repeating: $0.1, count: 27).base64EncodedString())"}"# }
    return try RadioPlan(
        try members(
            #"{"serviceUuid":65534,"advertiseEveryMilliseconds":250,"scanWindowSeconds":4,"scanPeriodSeconds":180,"#
                + #""scanPeriodAfterSightingSeconds":90,"until":\#(until),"slots":[\#(written.joined(separator: ","))]}"#))
}
it("the beacon is the slot's of the moment, and none before the first or from the end on") {
    let it = try plan([(600, 1), (1200, 2)], until: 1800)
    return [599, 600, 1199, 1200, 1799, 1800].map { it.beacon(at: $0)?.first ?? 0 } == [0, 1, 1, 2, 2, 0]
}
it("slots that are over are wiped, all of them at the end") {
    var it = try plan([(600, 1), (1200, 2)], until: 1800)
    let first = it.forgetPast(700)
    let second = it.forgetPast(1300)
    let left = it.slots.count
    let third = it.forgetPast(1800)
    return !first && second && left == 1 && third && it.slots.isEmpty
}
it("a schedule out of order, or with a beacon of another length, is refused") {
    isRefused { try plan([(600, 1), (600, 2)], until: 1800) }
        && isRefused { try RadioPlan(try members(#"{"serviceUuid":70000}"#)) }
}

// Scans

let heard = [Scan.Heard(beacon: Data(repeating: 9, count: 27), strength: -60)]
it("scans wait until they are acknowledged, also over a restart, and numbers never begin anew") {
    let file = MemoryFile()
    let store = ScanStore(file)
    for second in 1...5 { store.add(second: Int64(second), others: 1, heard: heard) }
    let part = store.read(after: 1, limit: 2)
    store.acknowledge(3)
    let again = ScanStore(file)
    let rest = again.read(after: 0, limit: 100)
    again.acknowledge(5)
    let empty = ScanStore(file)
    empty.add(second: 9, others: 0, heard: [])
    return part.scans.map(\.second) == [2, 3] && part.sequence == 3 && !part.isAll
        && rest.scans.map(\.sequence) == [4, 5] && rest.scans[0].heard == heard && rest.isAll && empty.lastSequence == 6
}
it("a line that a crash cut off costs that scan and no other") {
    let file = MemoryFile()
    let store = ScanStore(file)
    for second in 1...3 { store.add(second: Int64(second), others: 0, heard: heard) }
    file.bytes = file.bytes?.dropLast(20)
    return ScanStore(file).kept.map(\.second) == [1, 2]
}
it("a full disk loses the scan, says so, and keeps what is there") {
    let file = MemoryFile()
    let store = ScanStore(file)
    store.add(second: 1, others: 0, heard: heard)
    file.isFull = true
    let isKept = store.add(second: 2, others: 0, heard: heard)
    file.isFull = false
    store.add(second: 3, others: 0, heard: heard)
    return !isKept && ScanStore(file).kept.map(\.second) == [1, 3] && store.lastSequence == 2
}

// Radio

it("what is heard within a period is one scan, told by the next, with the median strength") {
    var gatherer = ScanGatherer()
    let beacon = heard[0].beacon
    let first = gatherer.hear(beacon, strength: -70, at: 100, period: 90)
    _ = gatherer.hear(beacon, strength: -60, at: 110, period: 90)
    _ = gatherer.hear(beacon, strength: 127, at: 120, period: 90)
    _ = gatherer.hear(beacon, strength: -50, at: 130, period: 90)
    gatherer.noticeOther(UUID(), at: 140)
    let told = gatherer.hear(beacon, strength: -40, at: 190, period: 90)
    return first == nil && told == Gathered(second: 100, others: 1, heard: heard) && gatherer.began == 190
}
it("a clock that was put back ends the scan it is in") {
    var gatherer = ScanGatherer()
    _ = gatherer.hear(heard[0].beacon, strength: 1, at: 1000, period: 90)
    return gatherer.hear(heard[0].beacon, strength: 1, at: 500, period: 90)?.second == 1000 && gatherer.end()?.second == 500
        && gatherer.end() == nil
}
it("no more than thirty a minute, nobody twice in twenty seconds, and whoever was none of ours not for a while") {
    var throttle = PeerThrottle()
    let peer = UUID()
    let first = throttle.allows(peer, at: 0)
    let soon = throttle.allows(peer, at: 19)
    let later = throttle.allows(peer, at: 21)
    throttle.wasInVain(peer, at: 21)
    let vain = throttle.allows(peer, at: 800)
    let many = (0..<40).filter { _ in throttle.allows(UUID(), at: 2000) }.count
    let next = throttle.allows(UUID(), at: 2061)
    return first && !soon && later && !vain && many == 30 && next && throttle.remembered == 1
}

// Memory

struct Xor: Sealing {
    func seal(_ value: Data, name: String) -> Data { Data(value.map { $0 ^ 0x55 }) + Data(name.utf8) }
    func open(_ sealed: Data, name: String) throws -> Data {
        guard sealed.suffix(name.utf8.count) == Data(name.utf8) else { throw VaultTrouble(code: "wrong") }
        return Data(sealed.dropLast(name.utf8.count).map { $0 ^ 0x55 })
    }
}
func inFolder(_ body: (URL) throws -> Bool) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bluezone-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}
func write(_ url: URL, _ bytes: Data) -> Bool { (try? bytes.write(to: url, options: .atomic)) != nil }
let one = Data([1])
let two = Data([2])

it("a vault gives what it was given, also after a restart, lists by prefix, and erases") {
    try inFolder { folder in
        let vault = Vault(folder: folder, sealing: Xor(), writeFile: write)
        try vault.write([VaultChange(key: "a/1", value: one), VaultChange(key: "a-2", value: Data())])
        let again = Vault(folder: folder, sealing: Xor(), writeFile: write)
        let read = try again.read(["a/1", "a-2", "b"])
        let listed = again.list("a/")
        try again.write([VaultChange(key: "a/1", value: nil)])
        let gone = again.list("")
        again.erase()
        return read == [one, Data(), nil] && listed == ["a/1"] && gone == ["a-2"] && again.list("").isEmpty
    }
}
it("a crash within a write leaves all of it, or nothing") {
    try inFolder { folder in
        var left = Int.max
        let dying: (URL, Data) -> Bool = { url, bytes in
            left -= 1
            return left >= 0 && write(url, bytes)
        }
        let vault = Vault(folder: folder, sealing: Xor(), writeFile: dying)
        try vault.write([VaultChange(key: "a", value: one), VaultChange(key: "b", value: one)])
        var all = true
        for steps in 0...3 {
            let value = Data([UInt8(steps + 10)])
            left = steps
            let before = try Vault(folder: folder, sealing: Xor(), writeFile: write).read(["a", "b"])
            let trouble = troubleOf { try vault.write([VaultChange(key: "a", value: value), VaultChange(key: "b", value: value)]) }
            let after = try Vault(folder: folder, sealing: Xor(), writeFile: write).read(["a", "b"])
            all = all && (trouble == "vault.full" ? after == before : after == [value, value]) && (trouble != nil) == (steps == 0)
        }
        return all
    }
}
it("a value that was changed is damaged, and can be dropped; the others stay") {
    try inFolder { folder in
        let vault = Vault(folder: folder, sealing: Xor(), writeFile: write)
        try vault.write([VaultChange(key: "a", value: one), VaultChange(key: "b", value: two)])
        _ = write(folder.appendingPathComponent("v_a"), Data([7, 7]))
        return troubleOf { try vault.read(["a"]) } == "vault.damaged" && vault.dropDamaged() == 1 && vault.list("") == ["b"]
    }
}
it("keys are of small letters, digits, slashes and dashes, and no path") {
    Vault.isKey("heard/2026-1") && ["", "A", "a.b", "../a", "a_b", "ạ", String(repeating: "a", count: 201)].allSatisfy { !Vault.isKey($0) }
}

// Page and server

it("the page gets built-in files and the one page for its screens, and nothing else") {
    let name = { AppFiles.name(of: URL(string: $0)) }
    return name("bluezone://app/app/") == "index.html" && name("bluezone://app/app/warning") == "index.html"
        && name("bluezone://app/app/assets/a.js") == "assets/a.js" && name("bluezone://app/app/../../etc/x.y") == nil
        && name("bluezone://app/app/%2e%2e/a.js") == nil && name("bluezone://other/app/") == nil
        && name("https://app/app/") == nil && name("bluezone://app/host/a.js") == nil && name("bluezone://app:1/app/") == nil
}
it("a page may lead to a number, a message or the web, and to no other app") {
    let mayLeave = { AppFiles.mayLeave(URL(string: $0)!) }
    return mayLeave("tel:19009095") && mayLeave("https://bluezone.gov.vn/") && mayLeave("mailto:a@b.example")
        && !mayLeave("http://a.example/") && !mayLeave("file:///etc/hosts") && !mayLeave("javascript:1") && !mayLeave("other://x")
}
it("a request names a path of the one server, and a body with a POST alone") {
    func asked(_ method: String, _ path: String, _ body: String) throws -> Exchange {
        try Exchange(
            try members(
                #"{"method":"\#(method)","path":"\#(path)","contentType":null,"language":null,"body":\#(body),"maximumBytes":10}"#))
    }
    return try asked("GET", "/v1/index", "null").path == "/v1/index" && (try asked("POST", "/v1/post", #""AA==""#)).body == Data([0])
        && isRefused { try asked("GET", "//elsewhere", "null") } && isRefused { try asked("GET", "/a?b", "null") }
        && isRefused { try asked("GET", "/v1", #""AA==""#) } && isRefused { try asked("POST", "/v1", "null") }
        && isRefused { try asked("PUT", "/v1", "null") }
}

// Files of the owner

it("a file is gathered whole in a folder of its own, and what was left there goes") {
    try inFolder { parent in
        let folder = parent.appendingPathComponent("saved")
        let memory = MemoryFile()
        let left = folder.appendingPathComponent("left")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data([9]).write(to: left)
        guard let file = OwnerFile(name: "a.json", folder: folder, makeFile: { _ in memory }) else { return false }
        let isGathered = file.append(Data([1, 2])) && file.append(Data([3])) && memory.bytes == Data([1, 2, 3])
        let isAlone = !FileManager.default.fileExists(atPath: left.path) && file.url.lastPathComponent == "a.json"
        OwnerFile.removeAll(folder)
        return isGathered && isAlone && !FileManager.default.fileExists(atPath: folder.path)
    }
}
it("a file that finds no room, or is longer than the largest, is told as such") {
    try inFolder { folder in
        let full = MemoryFile()
        full.isFull = true
        let memory = MemoryFile()
        guard OwnerFile(name: "a", folder: folder, makeFile: { _ in full }) == nil,
            let file = OwnerFile(name: "a", folder: folder, makeFile: { _ in memory })
        else { return false }
        let tooLong = Data(count: OwnerFile.largest + 1)
        guard !file.append(tooLong), let next = OwnerFile(name: "a", folder: folder, makeFile: { _ in memory }) else { return false }
        memory.isFull = true
        return !next.append(Data([1]))
    }
}
it("a name that leads elsewhere is refused, and so is a type that nobody saves") {
    func asked(_ name: String, _ type: String = "application/json") throws -> String {
        try OwnerFile.name(try members(#"{"name":"\#(name)","type":"\#(type)"}"#))
    }
    return try asked("bluezone-my-data.json") == "bluezone-my-data.json"
        && ["", "../a", "a/b", ".a", "a b", "-a", "ạ"].allSatisfy { name in isRefused { try asked(name) } }
        && isRefused { try asked("a", "text/html") }
}

for failure in failures { print("FAILED \(failure)") }
print("swift: \(passed) passed, \(failures.count) failed")
exit(failures.isEmpty ? 0 : 1)
