import FundNumerics

extension ReferenceMath {
  /// TEMPORARY until FundNumerics has its IRR: sign-change scan and bisection on ln(1+rate) a month.
  static func annualIrr(_ flows: [Double]) -> Double {
    func value(_ x: Double) -> Double {
      flows.enumerated().reduce(0) { $0 + $1.element * exponential(0 - x * Double($1.offset)) }
    }
    guard flows.contains(where: { $0 < 0 }) else { return .nan }
    guard flows.contains(where: { $0 > 0 }) else { return -1 }
    var best = Double.nan
    let grid = (-400...400).map { Double($0) * 0.005 + 0.0001 }
    for (a, b) in zip(grid, grid.dropFirst()) where value(a) > 0 && value(b) <= 0 {
      var (low, high) = (a, b)
      for _ in 0..<80 {
        let middle = (low + high) / 2
        if value(middle) > 0 { low = middle } else { high = middle }
      }
      if best.isNaN || abs(low) < abs(best) { best = low }
    }
    return best.isNaN ? best : exponential(12 * best) - 1
  }
}
