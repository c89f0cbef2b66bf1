import FundModel
import FundResults

/// Text within a line of Markdown as GitHub reads it: every character stands for itself.
func markdownEscaped(_ text: String) -> String {
  var escaped = ""
  for scalar in printable(text).unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "!", "~", "$":
      escaped += "\\" + String(scalar)
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}

/// Paragraphs of a text; its lines stay lines, and none begins a list, a rule or a heading.
func markdownParagraphs(_ text: String) -> String {
  let lines = textLines(text).map { line in
    let escaped = markdownEscaped(String(line.drop { $0 == " " || $0 == "\t" }))
    if let first = escaped.first, "-+=".contains(first) { return "\\" + escaped }
    let digits = escaped.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let next = escaped.dropFirst(digits.count).first, ".)".contains(next) {
      return digits + "\\" + escaped.dropFirst(digits.count)
    }
    return escaped
  }
  var paragraphs = ""
  for (index, line) in lines.enumerated() {
    let isLast = index + 1 == lines.count || lines[index + 1].isEmpty
    paragraphs += line + (isLast || line.isEmpty ? "\n" : "\\\n")
  }
  return paragraphs
}

/// A block of code; its fence is longer than any run of backticks inside.
func markdownCode(_ text: String) -> String {
  var longest = 0
  var run = 0
  for character in text {
    run = character == "`" ? run + 1 : 0
    longest = max(longest, run)
  }
  let fence = String(repeating: "`", count: max(3, longest + 1))
  let lines = textLines(text).map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false)
      .map { printable(String($0)) }.joined(separator: "\t")
  }
  return "\(fence)text\n\(lines.joined(separator: "\n"))\n\(fence)\n"
}

/// A table with a head; `isRight` says which columns hold figures.
func markdownTable(_ head: [String], isRight: [Bool], rows: [[String]]) -> String {
  func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
  return line(head.map(markdownEscaped)) + line(isRight.map { $0 ? "---:" : "---" })
    + rows.map { row in
      line(head.indices.map { $0 < row.count ? markdownEscaped(row[$0]) : "" })
    }.joined()
}

extension VisualTable {
  /// The table as Markdown, with errors and intervals in the cells of their figures.
  func markdown() -> String {
    guard !columns.isEmpty else { return "" }
    let units = columns.indices.map { isWhole(column: $0) ? nil : columns[$0].unit }
    return markdownTable(
      columns.map(\.label), isRight: columns.indices.map { isNumeric(column: $0) },
      rows: rows.map { row in
        zip(units, row).map { unit, cell in
          ([cell.mainText(unit)] + cell.sideTexts(unit)).joined(separator: " ")
        }
      })
  }
}

/// Eighths of a block by size, the largest value full: `▁▃█▅`; a space where there is no value.
func sparkline(_ values: [Double?]) -> String {
  let blocks = Array("▁▂▃▄▅▆▇█")
  let known = values.compactMap { $0.flatMap { $0.isFinite ? $0 : nil } }
  guard let low = known.min(), let high = known.max() else { return "" }
  return String(
    values.map { value in
      guard let value, value.isFinite else { return " " }
      let share = high > low ? (value - low) / (high - low) : 0
      return blocks[min(7, Int(share * 8))]
    })
}
