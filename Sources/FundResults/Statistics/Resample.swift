import FundNumerics

/// How often each order statistic came up in a resample; statistics are read off the counts.
struct Resample {
  /// Ascending, not empty.
  let values: [Double]
  private var counts: [UInt32]

  init(_ values: [Double]) {
    self.values = values
    counts = [UInt32](repeating: 0, count: values.count)
  }

  mutating func draw(seed: UInt64, number: Int) {
    let size = UInt64(values.count)
    let total = values.count
    counts.withUnsafeMutableBufferPointer { counts in
      counts.update(repeating: 0)
      var done = 0
      var index: UInt32 = 0
      while done < total {
        let words = Philox.block(
          seed: seed, path: UInt64(number), stream: BootstrapBands.stream, index: index)
        index &+= 1
        counts[Resample.rank(words.0, size)] &+= 1
        if done &+ 1 < total { counts[Resample.rank(words.1, size)] &+= 1 }
        if done &+ 2 < total { counts[Resample.rank(words.2, size)] &+= 1 }
        if done &+ 3 < total { counts[Resample.rank(words.3, size)] &+= 1 }
        done &+= 4
      }
    }
  }

  /// Takes given counts instead of drawing: path p, at position `ranks[p]`, came up `drawn[p]` times.
  mutating func take(_ drawn: [UInt32], ranks: [Int]) {
    for path in drawn.indices { counts[ranks[path]] = drawn[path] }
  }

  /// `floor(word n / 2^32)`.
  @inline(__always)
  private static func rank(_ word: UInt32, _ size: UInt64) -> Int {
    Int((UInt64(word) &* size) >> 32)
  }

  func value(_ statistic: BootstrapBands.Statistic) -> Double {
    switch statistic {
    case .mean: return mean
    case .standardDeviation: return deviation
    case .quantile(let p): return quantile(p)
    case .valueAtRisk(let level): return values[rank(Sample.ceilingRank(level, of: values.count))]
    case .conditionalValueAtRisk(let level): return conditional(level)
    }
  }

  /// The same statistic of the sample itself; nil where it has none.
  static func value(_ statistic: BootstrapBands.Statistic, of sample: Sample) -> Double? {
    switch statistic {
    case .mean: sample.mean
    case .standardDeviation: sample.moments.standardDeviation
    case .quantile(let p): sample.quantile(p)
    case .valueAtRisk(let level): sample.tailRisk(level: level)?.valueAtRisk
    case .conditionalValueAtRisk(let level): sample.tailRisk(level: level)?.conditionalValueAtRisk
    }
  }

  private var mean: Double {
    let shift = values[0]
    var sum = 0.0
    for k in values.indices { sum += Double(counts[k]) * (values[k] - shift) }
    return shift + sum / Double(values.count)
  }

  private var deviation: Double {
    let center = mean
    var sum = 0.0
    for k in values.indices {
      let step = values[k] - center
      sum += Double(counts[k]) * (step * step)
    }
    return (sum / Double(values.count - 1)).squareRoot()
  }

  /// Index of the value that is order statistic `number` (from 1) of the resample.
  private func rank(_ number: Int) -> Int {
    var seen = 0
    for k in counts.indices {
      seen += Int(counts[k])
      if seen >= number { return k }
    }
    return counts.count - 1
  }

  private func quantile(_ p: Double) -> Double {
    let position = Double(values.count - 1) * p
    let lower = Int(position)
    let weight = position - Double(lower)
    let low = values[rank(lower + 1)]
    guard weight > 0 else { return low }
    let high = values[rank(min(values.count, lower + 2))]
    return low + weight * (high - low)
  }

  private func conditional(_ level: Double) -> Double {
    let count = values.count
    let number = Sample.ceilingRank(level, of: count)
    let at = rank(number)
    let threshold = values[at]
    var excess = 0.0
    for k in stride(from: count - 1, to: at, by: -1) {
      excess += Double(counts[k]) * (values[k] - threshold)
    }
    return threshold + excess / max(Double(count) * (1 - level), Double(count - number))
  }
}
