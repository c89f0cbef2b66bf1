import Foundation
import Testing

@Suite struct SweepCommandTests {
  private let small = ["equihome-v2", "--set", "fund.size=5000000", "--paths", "3", "--seed", "1"]

  @Test func sweep() throws {
    let folder = try Folder()
    let words =
      ["sweep"] + small + [
        "--grid", "waterfall.carry=0.1,0.2", "--grid", "fees.management.rate=0.01:0.02:3", "--csv",
        "t.csv", "--cache", "cells", "--heatmap", "--best", "2", "--metric", "net_irr.mean",
      ]
    let first = try Program.run(words, in: folder)
    #expect(first.status == 0, "\(first)")
    #expect(first.text.contains("6 cells (grid), 3 paths each, seed 1\n"))
    #expect(first.text.contains("Best by net_irr.mean") && first.text.contains("down,"))
    #expect(!first.text.contains("\u{1B}"), "no colour in a pipe")
    let csv = try folder.text("t.csv").split(separator: "\r\n")
    #expect(csv.count == 7)
    #expect(csv[0] == "cell,waterfall.carry,fees.management.rate,net_irr.mean,net_irr.mean_se")
    #expect(csv[2].hasPrefix("2,0.1,0.015,"))
    let again = try Program.run(words, in: folder)
    #expect(again.text.contains("6 read from the cache"), "\(again)")
    #expect(try folder.text("t.csv").split(separator: "\r\n") == csv)
  }

  @Test func designsAndWords() throws {
    let folder = try Folder()
    let found = try Program.run(
      ["sweep"] + small + [
        "--grid", "waterfall.carry=0.1:0.3", "--grid", "waterfall.structure=european,american",
        "--design", "lhs", "--n", "4", "--format", "csv",
      ], in: folder)
    #expect(found.status == 0, "\(found)")
    let rows = found.text.split(separator: "\r\n")
    #expect(rows.count == 5 && rows[0].hasPrefix("cell,waterfall.carry,waterfall.structure,"))
    #expect(rows.count { $0.contains(",american,") } == 2)
  }

  @Test func sensitivity() throws {
    let folder = try Folder()
    let found = try Program.run(
      ["sensitivity"] + small + [
        "--vary", "fees.management.rate=0.01:0.03", "--vary", "waterfall.carry=50%", "--metric",
        "management_fees.mean", "--csv", "s.csv",
      ], in: folder)
    #expect(found.status == 0, "\(found)")
    #expect(found.text.contains("management_fees.mean, one parameter at a time"))
    #expect(try folder.text("s.csv").contains("fees.management.rate,0.01,0.03,"))
    let even = try Program.run(
      ["sensitivity"] + small + [
        "--vary", "fees.management.rate=0.01:0.03", "--metric", "management_fees.mean", "--method",
        "breakeven", "--target", "1e9",
      ], in: folder)
    // The note is wrapped where the page ends.
    let words = even.text.split { " \n".contains($0) }.joined(separator: " ")
    #expect(even.status == 0 && words.contains("does not cross"), "\(even)")
  }

  @Test(arguments: [
    (["sweep", "--grid", "waterfall.carry"], "--grid PATH=V1,V2"),
    (["sweep", "--grid", "waterfall.carri=0.1"], "waterfall.carry"),
    (["sweep", "--grid", "waterfall.carry=0.1,7"], "1 of 2 cells cannot be run"),
    (["sweep"], "no parameter varies"),
    (["sweep", "--grid", "waterfall.carry=0.1", "--metric", "net_irr.men"], "net_irr.mean"),
    (["sweep", "--grid", "zones.green.allocation=0.4,0.5"], "rescale"),
    (["sensitivity", "--vary", "waterfall.carry=x"], "--vary PATH=LOW:HIGH"),
    (
      ["sensitivity", "--vary", "waterfall.carry=0.1", "--method", "tornade"],
      "did you mean tornado?"
    ),
    (
      ["sensitivity", "--vary", "waterfall.carry=0.1", "--method", "breakeven", "--target", "z"],
      "--target"
    ),
  ])
  func wrongUse(words: [String], part: String) throws {
    let folder = try Folder()
    let ended = try Program.run(words + small, in: folder)
    #expect(ended.status == 2 && ended.errors.contains(part), "\(ended)")
    #expect(ended.output.isEmpty)
  }
}
