extension VerificationReport {
  /// The report as a Markdown page: the sums, then a table a file, and what was left out.
  public var markdown: String {
    var lines = ["# Verification", "", summary + ".", ""]
    lines += Self.markdownTable(
      ["file", "cases", "passed", "failed", "left out"], right: 1...4,
      sums.map { [$0.file, "\($0.cases)", "\($0.passed)", "\($0.failed)", "\($0.leftOut)"] })
    for sum in sums {
      lines += ["", "## \(Self.escaped(sum.file))", ""]
      lines += Self.markdownTable(
        [
          "case", "figure", "computed", "expected", "difference", "allowed", "verdict",
          "tolerance is", "source",
        ], right: 2...5,
        rows.filter { $0.file == sum.file }.map {
          [
            $0.id, $0.figure, $0.check?.computed ?? $0.note, $0.check?.expected ?? "",
            $0.differenceText, $0.allowedText, $0.verdict.rawValue, $0.madeOf, $0.source,
          ]
        })
    }
    let reasons = leftOutReasons
    if !reasons.isEmpty {
      lines += ["", "## Left out", ""]
      lines += Self.markdownTable(
        ["what", "cases", "reason"], right: 1...1,
        reasons.map { [$0.what, "\($0.cases)", $0.reason] })
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func markdownTable(
    _ heads: [String], right: ClosedRange<Int>, _ rows: [[String]]
  ) -> [String] {
    let rule = heads.indices.map { right.contains($0) ? "---:" : "---" }
    return ([heads, rule] + rows.map { $0.map(escaped) }).map {
      "| " + $0.joined(separator: " | ") + " |"
    }
  }

  /// A cell must not end its column or its line.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|": result += "\\|"
      case "\\": result += "\\\\"
      case _ where character.isNewline: result += " "
      default: result.append(character)
      }
    }
    return result
  }
}
