/// Multiples of paid-in capital; each is nil when nothing is paid in.
public struct FundMultiples: Sendable, Equatable {
  public var paidIn: Double
  public var distributed: Double
  /// What is left, at its latest value.
  public var value: Double

  public init(paidIn: Double, distributed: Double, value: Double) {
    self.paidIn = paidIn
    self.distributed = distributed
    self.value = value
  }

  /// Distributed over paid in.
  public var dpi: Double? { over(distributed) }
  /// Residual value over paid in.
  public var rvpi: Double? { over(value) }
  /// Total value over paid in.
  public var tvpi: Double? { over(distributed + value) }

  private func over(_ amount: Double) -> Double? { paidIn > 0 ? amount / paidIn : nil }
}
