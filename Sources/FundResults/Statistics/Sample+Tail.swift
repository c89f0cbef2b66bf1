/// Value at risk and expected shortfall of one level.
public struct TailRisk: Sendable, Equatable, Codable {
  public var level: Double
  /// The order statistic of number `ceil(level n)` of the losses; positive is a loss.
  public var valueAtRisk: Double
  /// Half the distance of the order statistics one binomial deviation, `sqrt(n level (1 - level))`,
  /// on either side; nil when the sample has no order statistic that far up.
  public var valueAtRiskError: Double?
  /// Mean of the worst `(1 - level) n` losses, the one at VaR counted with the share that fits.
  public var conditionalValueAtRisk: Double
  /// `sd(max(0, loss - VaR)) / ((1 - level) sqrt(n))`, the error of the Rockafellar-Uryasev mean;
  /// nil when no loss lies beyond VaR.
  public var conditionalValueAtRiskError: Double?
  /// `(1 - level) n`, rounded down: the number of paths that the tail rests on.
  public var tailCount: Int

  enum CodingKeys: String, CodingKey {
    case level
    case valueAtRisk = "var"
    case valueAtRiskError = "var_se"
    case conditionalValueAtRisk = "cvar"
    case conditionalValueAtRiskError = "cvar_se"
    case tailCount = "tail_count"
  }

  /// Below this number of paths in the tail its figures are a warning.
  public static let thinTail = 30

  public var isThin: Bool { tailCount < TailRisk.thinTail }
}

extension Sample {
  /// Tail of this sample read as losses; nil for an empty sample or a level outside (0, 1).
  public func tailRisk(level: Double) -> TailRisk? {
    guard count > 0, level > 0, level < 1 else { return nil }
    let number = Double(count)
    let rank = Sample.ceilingRank(level, of: count)
    let valueAtRisk = values[rank - 1]

    let tail = number * (1 - level)
    let beyond = count - rank
    var excess = 0.0
    var excessSquares = 0.0
    for value in values[rank...] {
      let step = value - valueAtRisk
      excess += step
      excessSquares += step * step
    }
    // The weight of the loss at VaR itself is `tail - beyond`, and its excess is 0.
    let conditional = valueAtRisk + excess / Swift.max(tail, Double(beyond))
    let variance = Swift.max(0, excessSquares - excess * excess / number) / (number - 1)

    let deviation = (number * level * (1 - level)).squareRoot()
    let low = Swift.max(1, Int((number * level - deviation).rounded(.down)))
    let high = Int((number * level + deviation).rounded(.up))
    return TailRisk(
      level: level, valueAtRisk: valueAtRisk,
      valueAtRiskError: high <= count ? (values[high - 1] - values[low - 1]) / 2 : nil,
      conditionalValueAtRisk: conditional,
      conditionalValueAtRiskError: beyond > 0
        ? variance.squareRoot() / ((1 - level) * number.squareRoot()) : nil,
      tailCount: Int(tail + 1e-9))
  }

  /// `ceil(level n)`, a product within rounding of a whole number counted as that number.
  static func ceilingRank(_ level: Double, of count: Int) -> Int {
    let exact = level * Double(count)
    let whole = exact.rounded()
    let rank = abs(exact - whole) <= 4 * exact.ulp ? whole : exact.rounded(.up)
    return Swift.min(count, Swift.max(1, Int(rank)))
  }
}
