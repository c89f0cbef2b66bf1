/// The internal rate of return: every rate at which a stream's net present value is 0.
///
/// Worked in x = ln(1 + rate), where f(x) = sum of amount e^(-x time) is a plain sum of
/// exponentials, rates next to -1 and of 1e16 are equally well resolved, and money's unit drops
/// out.
public enum Irr {
  /// How many rates solve the stream, and what kind of answer `Solution.rate` is.
  public enum Status: Sendable, Equatable {
    /// One rate and only one.
    case unique
    /// Several rates; `rate` is the investor's root.
    case multiple
    /// No rate: no money, no outflow, or the net present value never reaches 0.
    case none
    /// Money went out and none ever came back: -1, the limit, though no root of the present value.
    case totalLoss
  }

  /// - `rate`: effective rate a year (or a period, if periods are the unit); -1 for a total loss,
  ///   not a number for none.
  public struct Solution: Sendable, Equatable {
    public var rate: Double
    public var status: Status

    @inlinable
    public init(rate: Double, status: Status) {
      self.rate = rate
      self.status = status
    }

    @inlinable public static var none: Solution { Solution(rate: .nan, status: .none) }
    @inlinable public static var totalLoss: Solution { Solution(rate: -1, status: .totalLoss) }
  }

  /// One rate at which the net present value is 0.
  public struct Root: Sendable, Equatable {
    public enum Direction: Int, Sendable {
      /// Present value falls through 0 as the rate rises: what an investment does.
      case falling = -1
      /// It touches 0 without crossing.
      case touching = 0
      /// It rises through 0: what a borrowing does.
      case rising = 1
    }
    public var rate: Double
    public var direction: Direction
  }

  /// All real roots with 1 + rate in [1e-12, 1e20], rising order, double roots once.
  ///
  /// - `times`: year fractions in any order and from any origin, as many as `amounts`; flows of
  ///   one time are added. Not finite: no roots. Rigorous up to rounding (see
  ///   `ExponentialSum.roots`).
  public static func roots(amounts: [Double], times: [Double]) -> [Root] {
    guard let sum = ExponentialSum(amounts: amounts, times: times) else { return [] }
    return sum.roots(from: windowLow, to: windowHigh).map { root in
      Root(rate: exponential(root.x) - 1, direction: root.direction)
    }
  }

  /// Solves flows at arbitrary times.
  ///
  /// With several roots the answer is the investor's root: for a stream that starts with an
  /// outflow the one of smallest size where present value falls through 0 as the rate rises; for a
  /// stream that starts with an inflow, where it rises.
  public static func solve(amounts: [Double], times: [Double]) -> Solution {
    guard let sum = ExponentialSum(amounts: amounts, times: times) else { return .none }
    return solve(sum)
  }

  /// The window of x = ln(1 + rate) in which several roots are looked for.
  @usableFromInline static var windowLow: Double { -27.631021115928547 }  // ln 1e-12
  @usableFromInline static var windowHigh: Double { 46.051701859880914 }  // ln 1e20

  static func solve(_ sum: ExponentialSum) -> Solution {
    guard let first = sum.amounts.first else { return .none }
    switch sum.signChanges {
    case 0:
      return first < 0 ? .totalLoss : .none
    case 1:
      let x = sum.onlyRoot()
      return Solution(rate: exponential(x) - 1, status: .unique)
    default:
      let roots = sum.roots(from: windowLow, to: windowHigh)
      return pick(roots, startsWithOutflow: first < 0)
    }
  }

  private static func pick(
    _ roots: [ExponentialSum.Root], startsWithOutflow: Bool
  ) -> Solution {
    let wanted: Root.Direction = startsWithOutflow ? .falling : .rising
    let fitting = roots.filter { $0.direction == wanted }
    let candidates = (fitting.isEmpty ? roots : fitting).map { exponential($0.x) - 1 }
    guard let rate = candidates.min(by: { abs($0) < abs($1) }) else { return .none }
    return Solution(rate: rate, status: roots.count == 1 ? .unique : .multiple)
  }
}
