import FundModel
import FundNumerics

/// The draws of one path (docs/model.md, section 1).
struct ReferenceDraws {
  enum Stream: UInt32 {
    case price = 0
    case climate = 1
    case credit = 2
    case loanTimes = 3
    case loanSizes = 4
    case loanKinds = 5
    case rates = 6
    case regimes = 7
  }

  let seed: UInt64
  let path: UInt64
  /// `simulation.fund_number`: moves the streams of loans and no other.
  let fund: Int
  /// Number of the draw of loans within the market of the path; 0 is the path itself.
  var inner: UInt64 = 0

  func block(_ stream: Stream, _ index: Int) -> Philox.Block {
    Philox.block(seed: seed, path: path, stream: stream.rawValue, index: UInt32(index))
  }

  /// Block of a stream of loans.
  func loanBlock(_ stream: Stream, _ loan: Int) -> Philox.Block {
    Philox.block(
      seed: seed, path: path &+ inner << 40,
      stream: stream.rawValue + 16 * UInt32(truncatingIfNeeded: fund),
      index: UInt32(loan))
  }

  /// Uniform number `n` of a stream that holds no loans.
  func uniform(_ stream: Stream, _ n: Int) -> Double {
    let words = block(stream, 8 * (n / 16) + n % 8)
    return n % 16 < 8
      ? Uniform.fine(low: words.0, high: words.1)
      : Uniform.fine(low: words.2, high: words.3)
  }

  /// Normal number `n` of a stream that holds no loans.
  func normal(_ stream: Stream, _ n: Int) -> Double { inverseNormal(uniform(stream, n)) }

  func priceNormal(component: Int, zone: Int, month: Int) -> Double {
    normal(.price, (16 * component + zone) * 1024 + month)
  }
}

/// The uniforms that belong to one loan, by its running number.
struct ReferenceLoanDraws {
  let defaultTime: Double
  let exitTime: Double
  let amount: Double
  let ltv: Double
  let seniorLtv: Double
  let ownPrice: Double
  let zone: Double
  let product: Double
  let cause: Double
  let suburb: Double

  init(_ draws: ReferenceDraws, loan: Int) {
    let times = draws.loanBlock(.loanTimes, loan)
    defaultTime = Uniform.fine(low: times.0, high: times.1)
    exitTime = Uniform.fine(low: times.2, high: times.3)
    let sizes = draws.loanBlock(.loanSizes, loan)
    amount = Uniform.coarse(sizes.0)
    ltv = Uniform.coarse(sizes.1)
    seniorLtv = Uniform.coarse(sizes.2)
    ownPrice = Uniform.coarse(sizes.3)
    let kinds = draws.loanBlock(.loanKinds, loan)
    zone = Uniform.coarse(kinds.0)
    product = Uniform.coarse(kinds.1)
    cause = Uniform.coarse(kinds.2)
    suburb = Uniform.coarse(kinds.3)
  }
}

extension TruncatedNormal {
  /// The value at a uniform, by inverse distribution function (section 3.2).
  func referenceValue(_ uniform: Double) -> Double {
    if sd == 0 { return mean }
    let low = normalCumulative((self.min - mean) / sd)
    let high = normalCumulative((self.max - mean) / sd)
    let value = mean + sd * ReferenceMath.quantile(low + uniform * (high - low))
    return Swift.min(Swift.max(value, self.min), self.max)
  }
}
