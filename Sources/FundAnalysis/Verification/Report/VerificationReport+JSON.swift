import Foundation

extension VerificationReport {
  /// The report as JSON: `passed`, `failed`, `left_out`, `comparisons`, `checks` (a row a figure, as in
  /// the text), and `reasons` for what was left out. What is undefined is absent.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let page = Page(
      passed: passed, failed: failed, leftOut: leftOut, comparisons: checks,
      checks: rows.map(Line.init),
      reasons: leftOutReasons.map { Reason(what: $0.what, reason: $0.reason, cases: $0.cases) })
    return String(decoding: try encoder.encode(page), as: UTF8.self) + "\n"
  }

  private struct Page: Encodable {
    var passed: Int
    var failed: Int
    var leftOut: Int
    var comparisons: Int
    var checks: [Line]
    var reasons: [Reason]
  }

  private struct Reason: Encodable {
    var what: String
    var reason: String
    var cases: Int
  }

  private enum Value: Encodable {
    case number(Double)
    case text(String)

    init?(_ check: CaseCheck?, _ path: (CaseCheck) -> (String, Double?)) {
      guard let check else { return nil }
      let (text, number) = path(check)
      if let number, number.isFinite { self = .number(number) } else { self = .text(text) }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      }
    }
  }

  private struct Line: Encodable {
    var file: String
    var id: String
    var kind: String
    var figure: String
    var comparisons: Int
    var computed: Value?
    var expected: Value?
    var difference: Double?
    var allowed: Double?
    /// `SE`, `ulp`, or empty for the figure's own unit.
    var unit: String?
    var standardError: Double?
    var verdict: String
    var madeOf: String
    var source: String
    var note: String?

    init(_ row: VerificationRow) {
      file = row.file
      id = row.id
      kind = row.kind
      figure = row.figure
      comparisons = row.comparisons
      computed = Value(row.check) { ($0.computed, $0.numbers?.computed) }
      expected = Value(row.check) { ($0.expected, $0.numbers?.expected) }
      difference = row.check?.measured?.difference
      allowed = row.check?.measured?.allowed
      unit = row.check?.measured?.unit.rawValue
      standardError = row.check?.standardError
      verdict = row.verdict.rawValue
      madeOf = row.madeOf
      source = row.source
      note = row.note.isEmpty ? nil : row.note
    }
  }
}
