/// Balances of classes of notes, senior first, and how cash and losses move them.
///
/// Plain numbers, copied by value. Money in fund currency.
@frozen
public struct NoteBalances: Sendable {
  /// Most classes a structure may have.
  public static let maximumClasses = 8

  public var balance: InlineArray<8, Double>
  public let count: Int

  /// - Parameter face: one balance a class, at most `maximumClasses`.
  @inlinable
  public init(_ face: [Double]) {
    precondition(face.count <= Self.maximumClasses)
    balance = InlineArray(repeating: 0)
    count = face.count
    for index in 0..<face.count { balance[index] = face[index] }
  }

  @inlinable public var total: Double { owed(through: count - 1) }

  /// Balances of the classes up to and with one.
  @inlinable
  public func owed(through last: Int) -> Double {
    var sum = 0.0
    for index in stride(from: 0, through: last, by: 1) { sum += balance[index] }
    return sum
  }

  /// Repays classes in order, each in full before the next, up to and with `last`.
  ///
  /// - Parameter paid: grows by what each class is paid.
  /// - Returns: cash that is left.
  @inlinable
  public mutating func repaySequentially(
    _ cash: Double, through last: Int, paid: inout InlineArray<8, Double>
  ) -> Double {
    var left = cash
    for index in stride(from: 0, through: last, by: 1) where left > 0 {
      let amount = min(left, balance[index])
      balance[index] -= amount
      paid[index] += amount
      left -= amount
    }
    return left
  }

  /// Repays all classes in proportion of their balances.
  /// - Returns: cash that is left.
  @inlinable
  public mutating func repayProRata(
    _ cash: Double, paid: inout InlineArray<8, Double>
  ) -> Double {
    let owed = total
    guard owed > 0, cash > 0 else { return max(0, cash) }
    guard cash < owed else {
      return repaySequentially(cash, through: count - 1, paid: &paid)
    }
    var left = cash
    for index in 0..<count {
      let amount = min(
        left, index == count - 1 ? left : cash * (balance[index] / owed), balance[index])
      balance[index] -= amount
      paid[index] += amount
      left -= amount
    }
    return left
  }

  /// Writes a loss off, the most junior class first, after `equity` below them.
  /// - Returns: loss beyond all of them.
  public mutating func writeOff(_ loss: Double, equity: inout Double) -> Double {
    var left = loss
    let borne = min(left, equity)
    equity -= borne
    left -= borne
    for index in stride(from: count - 1, through: 0, by: -1) {
      let amount = min(left, balance[index])
      balance[index] -= amount
      left -= amount
    }
    return left
  }
}
