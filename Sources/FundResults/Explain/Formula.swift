import FundNumerics

/// How a figure follows from its listed inputs: it can be printed, and worked out again.
public indirect enum Formula: Sendable {
  case number(Double)
  /// An input of the explanation, by name.
  case input(String)
  /// A function of columns of one of the explanation's tables.
  case of(Aggregate, table: String, [String])
  case sum([Formula])
  case difference(Formula, Formula)
  case product(Formula, Formula)
  /// Undefined when the divisor is 0, or less than `least` in size.
  case ratio(Formula, Formula, least: Double = 0)
  /// 0 for a base that is not above 0.
  case power(Formula, Formula)

  /// The value from the inputs and tables of an explanation; not a number where it is undefined, and
  /// where an input or column is not listed.
  public func value(inputs: [Explanation.Input], tables: [FactTable]) -> Double {
    func value(_ part: Formula) -> Double { part.value(inputs: inputs, tables: tables) }
    switch self {
    case .number(let number): return number
    case .input(let name): return inputs.first { $0.name == name }?.value ?? .nan
    case .of(let aggregate, let name, let columns):
      guard let table = tables.first(where: { $0.name == name }),
        columns.allSatisfy({ table.position($0) != nil })
      else { return .nan }
      return aggregate.apply(columns.map { table.numbers($0) })
    case .sum(let parts): return parts.reduce(0) { $0 + value($1) }
    case .difference(let a, let b): return value(a) - value(b)
    case .product(let a, let b): return value(a) * value(b)
    case .ratio(let a, let b, let least):
      let divisor = value(b)
      return divisor == 0 || abs(divisor) < least ? .nan : value(a) / divisor
    case .power(let a, let b):
      let base = value(a)
      if base.isNaN { return .nan }
      return base > 0 ? exponential(value(b) * naturalLog(base)) : 0
    }
  }

  /// In symbols, for example `distributed / paid_in` or `irr(flows.month, flows.net)`.
  public var text: String {
    switch self {
    case .number(let number):
      return number == number.rounded() && abs(number) < 1e15
        ? String(Int(number)) : number.description
    case .input(let name): return name
    case .of(let aggregate, let table, let columns):
      return aggregate.name + "(" + columns.map { table + "." + $0 }.joined(separator: ", ") + ")"
    case .sum(let parts): return parts.map(\.text).joined(separator: " + ")
    case .difference(let a, let b): return a.text + " - " + b.operand
    case .product(let a, let b): return a.operand + " * " + b.operand
    case .ratio(let a, let b, _): return a.operand + " / " + b.operand
    case .power(let a, let b): return a.operand + "^" + b.operand
    }
  }

  /// In parentheses where another sign beside it would bind stronger.
  private var operand: String {
    switch self {
    case .number, .input, .of: text
    case .sum, .difference, .product, .ratio, .power: "(" + text + ")"
    }
  }
}
