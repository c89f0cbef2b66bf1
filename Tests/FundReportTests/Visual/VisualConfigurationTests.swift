import Foundation
import FundModel
import FundReport
import FundResults
import TestSupport
import Testing

/// What a document says of where a run comes from.
@Suite struct VisualConfigurationTests {
  @Test func everyParameterHasItsValueAndItsSource() throws {
    let (config, result) = try VisualRuns.preset("equihome-v2", [("zones.green.ltv.max", 0.31)])
    var source = VisualSource(
      result, config: config, commands: ["equihome run fund.json --seed 42"])
    source.analyses.missing[.sweep] = "two parameters of a sweep were not named"
    let document = try VisualDocument(source)
    if let file = ProcessInfo.processInfo.environment["EQUIHOME_VISUAL"] {
      try Data(document.json()).write(to: URL(fileURLWithPath: file))
    }
    let table = try #require(document.table("parameters"))
    let leaves = config.leaves
    #expect(table.rows.count == leaves.count)
    for (row, leaf) in zip(table.rows, leaves) {
      #expect(row[0] == .text(leaf.path))
      #expect(row[4] == .text(leaf.origin.description), "\(leaf.path)")
      #expect(try row[4] == .text(config.why(leaf.path)?.description ?? "none"))
      // The value reads back as what it is.
      if case .text(let text) = row[2], case .number = leaf.value {
        #expect(ConfigValue(argument: text) == leaf.value, "\(leaf.path)")
      }
    }
    let changed = table.rows.first { $0[0] == .text("zones.green.ltv.max") }
    #expect(changed?[2] == .text("0.31") && changed?[3] == .text("share"))
    #expect(changed?[4] == .text("program"))
    #expect(
      table.rows.contains { row in
        if case .text(let text) = row[4] { text.hasPrefix("preset equihome-v2:") } else { false }
      })
    #expect(document[.sweep]?.items.first?.id == "sweep_missing")
    #expect(document.text("commands")?.text == "equihome run fund.json --seed 42")
  }

  /// The configuration in the document makes the same run again: same hash, same figures.
  @Test func theConfigurationInTheDocumentMakesTheRunAgain() throws {
    let (_, result) = try VisualRuns.preset()
    let document = try VisualDocument(VisualSource(result))
    let text = try #require(document.text("config_json")?.text)
    let again = try ConfigDocument.parse(bytes: Array(text.utf8), name: "fund.json")
    #expect(try again.hash == document.manifest.configHash)
    #expect(try again.value(at: "simulation.paths") == .int(document.manifest.paths))
    #expect(try again.value(at: "simulation.seed") == .number(ConfigNumber(document.manifest.seed)))
    // Without origins the table says so and has none.
    let table = try #require(document.table("parameters"))
    #expect(table.note?.contains("not kept") == true)
    #expect(table.rows.allSatisfy { $0[4] == .text("") })
  }

  @Test func functionsOfTheFundStandAsCode() throws {
    var source = VisualSource(try VisualRuns.random(houseConfig(), paths: 5, hooks: true))
    source.result.config.hooks[0].source = "return function(p)\\n  return p\\nend"
    let document = try VisualDocument(source)
    let first = try #require(document.text("hook_1"))
    #expect(first.role == .code && first.title == "hooks.price_path")
    #expect(first.text == source.result.config.hooks[0].source)
    let own = try #require(document.table("own_metrics"))
    #expect(own.rows.map { $0[0] } == ["noted", "peak", "multiple", "sales"].map { .text($0) })
  }
}
