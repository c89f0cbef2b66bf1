import Foundation
import FundModel
import FundResults
import FundService
import TestSupport

/// Managers that the suites of this folder share.
enum Manager {
  /// The template with other funds, each `(name, fund, number, start year)`, and their documents.
  static func document(
    _ funds: [(name: String, number: Int, startYear: Int, market: String)], paths: Int,
    _ changes: [(String, ConfigValue)] = []
  ) throws -> ManagerDocument {
    var document = try ManagerDocument.parse(
      bytes: Array(ManagerTemplate.json.utf8), name: "manager.json")
    let records = funds.map { fund in
      ConfigValue.record([
        ("name", .string(fund.name)), ("config", .string(fund.name)), ("changes", []),
        ("fund_number", .int(fund.number)), ("start_year", .int(fund.startYear)),
        ("market", .string(fund.market)), ("fee_share", 1), ("carry_share", 1),
      ])
    }
    try document.set("funds", .list(records))
    try document.set("simulation.paths", .int(paths))
    for (path, value) in changes { try document.set(path, value) }
    return document
  }

  static func run(
    _ document: ManagerDocument, _ funds: [String: ConfigDocument], threads: Int = 1,
    checks: Bool = false
  ) throws -> ManagerResult {
    let options = Service.options(threads: threads) { $0.checks = checks }
    return try FundService.run(
      PreparedManager(document, options: options, documents: funds))
  }
}
