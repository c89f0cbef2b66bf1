import FundModel
import Testing

/// A change of one parameter, in a fund in which it must matter.
struct LivenessRow: Sendable, CustomTestStringConvertible {
  enum Effect: Sendable {
    /// Some figure of the run moves by more than rounding.
    case figures
    /// Nothing is simulated otherwise; the new value stands in the stored result.
    case text
    /// Any other value is refused.
    case refusal
  }

  /// Path of the leaf as the registry writes it.
  let path: String
  /// Changes of the standard preset under which the parameter is active.
  let given: [String]
  /// The change itself, several where values hang together (allocations sum to 1).
  let change: [String]
  let effect: Effect

  init(_ path: String, given: [String] = [], _ change: String..., effect: Effect = .figures) {
    self.path = path
    self.given = given
    self.change = change
    self.effect = effect
  }

  var testDescription: String { path }
}

enum LivenessTable {
  static let rows: [LivenessRow] =
    fund + fees + deployment + reinvestmentAndExit + waterfall + carrySafeguards + market + loans
    + products + analysis + facilities + notes + prices + portfolio + hooks

  /// A small fund; every row starts from it.
  static let base = ["fund.size=20000000", "simulation.paths=60"]

  /// A list of n equal values.
  static func list(_ value: String, _ count: Int) -> String {
    "[" + [String](repeating: value, count: count).joined(separator: ",") + "]"
  }
}
