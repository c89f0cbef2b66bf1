import FundModel
import FundResults
import FundService
import Testing

/// No dead parameter: each one changes a result in some fund.
@Suite struct LivenessTests {
  private func run(_ document: ConfigDocument) throws -> RunResult {
    try FundService.run(
      document,
      options: Service.options {
        $0.failOn = .never
        $0.hookRuntime = LivenessTable.runtime
      })
  }

  /// A leaf of the registry without a row fails here, and so does a row without a leaf.
  @Test func everyLeafHasARow() {
    let leaves = ParameterRegistry.standard.leaves.map(\.path)
    let rows = LivenessTable.rows.map(\.path)
    #expect(Set(leaves).subtracting(rows).sorted() == [], "leaves without a row")
    #expect(Set(rows).subtracting(leaves).sorted() == [], "rows without a leaf")
    #expect(rows.count == Set(rows).count)
  }

  @Test(arguments: LivenessTable.rows) func parameterChangesAResult(row: LivenessRow) throws {
    let before = try Service.preset("equihome-v2", LivenessTable.base + row.given)
    guard case .figures = row.effect else { return try checkOther(row, before) }
    let after = try before.with(row.change.map(Service.change))
    try checkThatNothingElseChanges(row, before, after)
    let changed = try RunFigures(run(after)).differ(from: RunFigures(run(before)))
    #expect(changed, "\(row.path): \(row.change) changes no figure")
    // The comparison itself is not what differs.
    #expect(try !RunFigures(run(before)).differ(from: RunFigures(run(before))))
  }

  private func checkOther(_ row: LivenessRow, _ before: ConfigDocument) throws {
    if case .refusal = row.effect {
      #expect(throws: ConfigError.self) {
        _ = try before.with(row.change.map(Service.change)).fundConfig()
      }
      return
    }
    let value = String(row.change[0].split(separator: "=", maxSplits: 1)[1])
    let text = String(
      decoding: try Service.bytes(run(before.with(row.change.map(Service.change)))),
      as: UTF8.self)
    #expect(text.contains("\"\(value)\""))
    #expect(!String(decoding: try Service.bytes(run(before)), as: UTF8.self).contains(value))
  }

  /// The row moves its own parameter alone, or its figures prove nothing.
  private func checkThatNothingElseChanges(
    _ row: LivenessRow, _ before: ConfigDocument, _ after: ConfigDocument
  ) throws {
    // Growth is listed by zone: swapping names is the same as swapping rates.
    // Records that are named by their zone: another zone is another record.
    if row.path == "facilities[].collateral[].zone" { return }
    if row.path == "market.price_model.path.growth[].zone" { return }
    if row.path == "market.price_model.bootstrap.series[].zone" { return }
    for difference in before.diff(after) {
      #expect(try before.registry.describe(difference.path).path == row.path)
    }
  }
}
