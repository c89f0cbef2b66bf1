import FundReport
import Testing

@Suite struct TextTableTests {
  private func table() -> TextTable {
    var table = TextTable([
      .init("name", .left), .init("value"), .init("extra", dropRank: 1), .init("note", .left),
    ])
    table.add([.init("a"), .init("1.00"), .init("100"), .init("short")])
    table.add([.init("longer"), .init("-20.00", .red), .init("2"), .init("a long note at the end")])
    return table
  }

  @Test func columnsLineUp() {
    #expect(
      table().lines(TextFormat(width: 80)) == [
        "  name     value  extra  note",
        "  a         1.00    100  short",
        "  longer  -20.00      2  a long note at the end",
      ])
  }

  @Test func shortOfSpaceColumnsGoAndThenTextIsCut() {
    #expect(
      table().lines(TextFormat(width: 40)) == [
        "  name     value  note",
        "  a         1.00  short",
        "  longer  -20.00  a long note at the end",
      ])
    var wide = TextTable([.init("", .left), .init("", .right)])
    wide.add([.init(String(repeating: "x", count: 60)), .init("7")])
    #expect(
      wide.lines(TextFormat(width: 40)) == ["  " + String(repeating: "x", count: 34) + "…  7"])
  }

  @Test func colourOnlyWhenAsked() {
    let plain = table().lines(TextFormat(width: 80))
    let dressed = table().lines(TextFormat(width: 80, style: TextStyle(color: true)))
    #expect(!plain.joined().contains(escape))
    #expect(dressed[2].contains("\(escape)[31m-20.00\(escape)[0m"))
    let codes = #/\x1B\[[0-9]+m/#
    #expect(dressed.map { $0.replacing(codes, with: "") } == plain)
  }

  @Test func controlCharactersOfNamesNeverReachTheTerminal() {
    var table = TextTable([.init("", .left)])
    table.add([.init("evil\(escape)[2J\nname")])
    let line = table.lines(TextFormat())[0]
    #expect(line == "  evil\u{FFFD}[2J\u{FFFD}name")
  }
}

@Suite struct ProgressBarTests {
  @Test func lineOfAWideTerminal() {
    let bar = ProgressBar(
      done: 52_500, total: 100_000, elapsed: 1.25, mean: 0.0912, standardError: 0.0003)
    // 30 columns of 8: 0.525 · 240 = 126 eighths = 15 blocks and six eighths.
    let filled = String(repeating: "█", count: 15) + "▊" + String(repeating: " ", count: 14)
    #expect(
      bar.line(TextFormat(width: 100))
        == "▕\(filled)▏  52%  42,000 paths/s  1.13 s left  net IRR 9.12% ± 0.030%")
  }

  @Test(arguments: [40, 50, 60, 80, 120])
  func neverWiderThanAsked(width: Int) {
    for done in [0, 1, 999_999, 1_000_000] {
      let bar = ProgressBar(
        done: done, total: 1_000_000, elapsed: 3, mean: -0.5, standardError: 0.1)
      #expect(bar.line(TextFormat(width: width)).count <= width)
    }
  }

  @Test func edges() {
    #expect(ProgressBar(done: 0, total: 0, elapsed: 0).share == 1)
    #expect(ProgressBar(done: 9, total: 3, elapsed: 1).share == 1)
    let start = ProgressBar(done: 0, total: 10, elapsed: 0).line(TextFormat(width: 50))
    #expect(start == "▕" + String(repeating: " ", count: 30) + "▏   0%")
    #expect(!ProgressBar(done: 10, total: 10, elapsed: 2).line(TextFormat()).contains("left"))
  }
}
