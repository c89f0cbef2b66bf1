import Foundation
import FundModel
import FundService
import TestSupport
import Testing

/// Managers that cannot be run: everything that is wrong, at once and with its place.
@Suite struct ManagerRefusalTests {
  static func issues(
    _ document: ManagerDocument, _ funds: [String: ConfigDocument] = [:]
  ) -> [ConfigIssue] {
    do {
      _ = try PreparedManager(document, documents: funds)
      return []
    } catch let error as ConfigError {
      return error.issues
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  @Test func allProblemsOfFileAndFundsAtOnce() throws {
    var text = ManagerTemplate.json.replacing(#""salary""#, with: #""sallary""#)
    text = text.replacing(#""rate": 0, "loss"#, with: #""rate": 2, "loss"#)
    text = text.replacing("one.json", with: "missing/one.json")
    let document = try ManagerDocument.parse(
      bytes: Array(text.utf8), name: "manager.json", folder: "/nowhere")
    let found = Self.issues(document).map(\.description)
    func has(_ parts: String...) -> Bool {
      found.contains { line in parts.allSatisfy { line.contains($0) } }
    }
    #expect(
      has("manager.json:", "staff.analyst.sallary", "did you mean staff.salary?"), "\(found)")
    #expect(has("staff.analyst.salary: is missing"))
    #expect(has("tax.rate: is out of range (value 2)"))
    #expect(has("funds.one.config", "cannot read '/nowhere/missing/one.json'"))
  }

  @Test func theFundsAreHeldToTheirOwnRules() throws {
    let document = try Manager.document(
      [("one", 0, 1, "common"), ("two", 1, 1, "common")], paths: 5,
      [
        ("funds.one.changes", ["fund.sze=1", "waterfall.carry=3", "fees.management.rate=0.01"]),
        ("funds.two.changes", ["zones.green.allocation=0.9"]),
      ])
    let fund = try Service.preset()
    let euro = try fund.with([("fund.currency", "EUR")])
    let found = Self.issues(document, ["one": fund, "two": euro]).map(\.description)
    func has(_ parts: String...) -> Bool {
      found.contains { line in parts.allSatisfy { line.contains($0) } }
    }
    #expect(has("funds.one > fund.sze", "did you mean fund.size?"), "\(found)")
    #expect(has("funds.one > waterfall.carry: is out of range (value 3)"))
    #expect(has("funds.two > zones[].allocation", "do not sum to 1"))
    #expect(has("funds.two > fund.currency", "\"EUR\"", "another currency"))
    #expect(found.count == 4, "\(found)")
  }

  @Test func aManagerFileIsNoFund() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("equihome-manager-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("manager.json")
    let text = ManagerTemplate.json.replacing("one.json", with: "./manager.json")
    try Data(text.utf8).write(to: file)
    let found = Self.issues(try ManagerDocument.load(file: file.path)).map(\.description)
    #expect(found.contains { $0.contains("funds.one > company: is not a parameter") }, "\(found)")
  }

  @Test func aStaticGuardrailOfAFundStopsTheRun() throws {
    let document = try Manager.document([("one", 0, 1, "common")], paths: 5)
    let fund = try Service.preset(
      "equihome-v2",
      ["zones.green.allocation=0.7", "zones.orange.allocation=0.2"])
    let error = #expect(throws: ServiceError.self) {
      try PreparedManager(document, documents: ["one": fund])
    }
    #expect(error?.code == .guardrail && error?.message.hasPrefix("funds.one: ") == true)
    let options = Service.options { $0.failOn = .never }
    _ = try PreparedManager(document, options: options, documents: ["one": fund])
  }
}
