/// SplitMix64 (Steele, Lea, Flood 2014): the generator of test inputs, never of the engine's draws.
public struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform in [low, high).
  public mutating func number(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(next() >> 11) * 0x1p-53
  }

  /// Uniform over the whole numbers low...high.
  public mutating func whole(_ low: Int, _ high: Int) -> Int {
    Int.random(in: low...high, using: &self)
  }

  public mutating func chance(_ probability: Double) -> Bool { number(0, 1) < probability }

  /// One of the values, each as likely as the other.
  public mutating func pick<Element>(_ values: [Element]) -> Element {
    values[whole(0, values.count - 1)]
  }

  /// `special` with this probability (an edge such as 0), else uniform in [low, high).
  public mutating func number(
    _ low: Double, _ high: Double, or special: Double, with probability: Double
  ) -> Double {
    chance(probability) ? special : number(low, high)
  }

  /// Positive numbers that sum to 1.
  public mutating func shares(_ count: Int) -> [Double] {
    let raw = (0..<count).map { _ in number(0.05, 1) }
    let total = raw.reduce(0, +)
    return raw.map { $0 / total }
  }
}
