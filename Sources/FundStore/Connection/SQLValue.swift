/// A value that is bound to a statement, or that a column gives.
package enum SQLValue: Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  package static func int(_ value: Int) -> SQLValue { .integer(Int64(value)) }
  package static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
}

/// A row of an answer; a column of another type reads as nil.
package struct SQLRow {
  package let values: [SQLValue]

  package subscript(column: Int) -> SQLValue { column < values.count ? values[column] : .null }

  package func text(_ column: Int) -> String? {
    if case .text(let text) = self[column] { text } else { nil }
  }
  package func int(_ column: Int) -> Int? {
    if case .integer(let number) = self[column] { Int(exactly: number) } else { nil }
  }
  package func real(_ column: Int) -> Double? {
    switch self[column] {
    case .real(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }
  package func blob(_ column: Int) -> [UInt8]? {
    if case .blob(let bytes) = self[column] { bytes } else { nil }
  }
}
