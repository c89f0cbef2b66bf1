/// Every split of 1 into whole multiples of a step: the simplex-lattice design (Scheffé 1958).
public struct SimplexGrid: Sendable {
  public let assets: Int
  /// Parts that 1 is cut into: one over the step.
  public let parts: Int

  /// - Parameter step: nil is given back unless one over it is a whole number within 1e-9.
  public init?(assets: Int, step: Double) {
    guard assets >= 1, step > 0, step <= 1 else { return nil }
    let parts = (1 / step).rounded()
    guard abs(parts * step - 1) <= 1e-9, parts <= 1000 else { return nil }
    self.assets = assets
    self.parts = Int(parts)
  }

  /// Number of points, `(parts + assets - 1)! / (parts! (assets - 1)!)`; nil beyond a million.
  public var count: Int? {
    var count = 1
    for k in 0..<(assets - 1) {
      count = count * (parts + k + 1) / (k + 1)
      if count > 1_000_000 { return nil }
    }
    return count
  }

  /// The points, the first asset's share falling slowest.
  public var points: [[Double]] {
    var found: [[Double]] = []
    func place(_ taken: [Int], _ left: Int) {
      if taken.count == assets - 1 {
        found.append((taken + [left]).map { Double($0) / Double(parts) })
        return
      }
      for next in stride(from: left, through: 0, by: -1) { place(taken + [next], left - next) }
    }
    place([], parts)
    return found
  }
}
