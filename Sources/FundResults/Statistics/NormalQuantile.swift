import Foundation

/// Inverse normal distribution function for confidence levels, by bisection of erfc.
func normalQuantile(_ p: Double) -> Double {
  var low = -40.0
  var high = 40.0
  for _ in 0..<200 {
    let middle = (low + high) / 2
    if 0.5 * erfc(-middle / 2.0.squareRoot()) < p { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
