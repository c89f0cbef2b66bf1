import CLuaBridge

extension LuaState {
  /// Numbers about a vector. The quantile is linear between order statistics (type 7 of Hyndman and
  /// Fan 1996); sd divides by n - 1; what needs more numbers than there are is an error.
  func installStatistics() throws {
    try vectorMethod("mean") { call in
      let numbers = try call.sample(atLeast: 1)
      return call.returns(numbers.reduce(0, +) / Double(numbers.count))
    }
    try vectorMethod("sd") { call in
      let numbers = try call.sample(atLeast: 2)
      let mean = numbers.reduce(0, +) / Double(numbers.count)
      let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return call.returns((squares / Double(numbers.count - 1)).squareRoot())
    }
    // Not a number anywhere makes it the answer.
    try vectorMethod("min") { call in
      let numbers = try call.sample(atLeast: 1)
      return call.returns(numbers.dropFirst().reduce(numbers[0]) { Double.minimumOrNaN($0, $1) })
    }
    try vectorMethod("max") { call in
      let numbers = try call.sample(atLeast: 1)
      return call.returns(-numbers.dropFirst().reduce(-numbers[0]) { .minimumOrNaN($0, -$1) })
    }
    try vectorMethod("quantile") { call in
      let numbers = try call.sample(atLeast: 1)
      let probability = try call.number(1)
      guard probability >= 0, probability <= 1 else {
        throw call.argumentError(1, "a probability from 0 to 1 expected, got \(probability)")
      }
      let sorted = sortedNumbers(numbers)
      let position = Double(sorted.count - 1) * probability
      let below = min(Int(position), sorted.count - 1)
      let above = min(below + 1, sorted.count - 1)
      let share = position - Double(below)
      // Equal neighbours first: infinity - infinity is not a number.
      if sorted[below] == sorted[above] || share == 0 { return call.returns(sorted[below]) }
      return call.returns(sorted[below] + share * (sorted[above] - sorted[below]))
    }
    try vectorMethod("dot") { call in
      let (a, b) = (try call.vector(0), try call.vector(1))
      guard a.count == b.count else {
        throw LuaError("vectors of different length (\(a.count) and \(b.count))")
      }
      return call.returns(zip(a, b).reduce(0) { $0 + $1.0 * $1.1 })
    }
  }
}

extension LuaCall {
  fileprivate func sample(atLeast count: Int) throws -> UnsafeMutableBufferPointer<Double> {
    let numbers = try vector(0)
    guard numbers.count >= count else {
      throw LuaError("'\(name)' needs \(count) numbers or more, the vector has \(numbers.count)")
    }
    return numbers
  }
}

extension Double {
  fileprivate static func minimumOrNaN(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : Swift.min(a, b)
  }
}

/// Ascending, what is not a number last: `<` alone is no order with those.
func sortedNumbers(_ numbers: UnsafeMutableBufferPointer<Double>) -> [Double] {
  var sorted = Array(numbers)
  let end = sorted.partition { $0.isNaN }
  sorted[..<end].sort()
  return sorted
}
