import FundResults

/// Looks for the point at which a sampled function of one variable meets a target.
///
/// On common draws the function is fixed for a seed, so bracketing works as on any other; what it says
/// of the law behind the draws is within its standard error, and the answer within that error over
/// the slope.
public struct TargetSearch {
  public typealias Evaluation = SolveReport.Evaluation

  /// What was found.
  public struct Answer: Sendable {
    public var value: Double
    public var achieved: Evaluation
    public var slope: Double?
    /// Error of the function at `value` over the slope.
    public var standardError: Double?
    public var evaluations: [Evaluation]
    public var notes: [String]
  }

  public let target: Double
  public let low: Double
  public let high: Double
  /// Whether only whole numbers are tried.
  public let isWhole: Bool
  /// Runs at most, those for the slope apart.
  public let most: Int
  private let function: (Double) throws -> Evaluation
  private var made: [Evaluation] = []
  /// Slope over the last bracket whose ends were an error apart.
  private var rough: Double?

  /// - Precondition: `low < high`, both finite, `most >= 5`.
  public init(
    target: Double, low: Double, high: Double, isWhole: Bool = false, most: Int = 60,
    _ function: @escaping (Double) throws -> Evaluation
  ) {
    precondition(low < high && low.isFinite && high.isFinite && most >= 5)
    self.target = target
    self.low = low
    self.high = high
    self.isWhole = isWhole
    self.most = most
    self.function = function
  }

  /// Finds the answer.
  ///
  /// - Throws: `NoBracket` when the function stays on one side of the target at both ends and at three
  ///   points between; whatever the function throws.
  public mutating func run() throws -> Answer {
    var notes: [String] = []
    var (a, b) = try bracket(&notes)
    var sinceHalved = 0
    var (weightA, weightB) = (1.0, 1.0)
    note(a, b)
    while !isDone(a, b), made.count < most {
      let width = b.at - a.at
      let (gapA, gapB) = (weightA * (a.value - target), weightB * (b.value - target))
      var next = a.at - gapA * width / (gapB - gapA)
      // Two steps without halving the bracket: the secant is stuck at one end.
      if sinceHalved >= 2 || !next.isFinite { next = a.at + width / 2 }
      next = inside(next, a.at, b.at)
      guard next > a.at, next < b.at else { break }
      let found = try evaluate(next)
      if (found.value < target) == (a.value < target) {
        a = found
        (weightA, weightB) = (1, weightB / 2)
      } else {
        b = found
        (weightA, weightB) = (weightA / 2, 1)
      }
      note(a, b)
      let halved = b.at - a.at <= width / 2
      sinceHalved = halved ? 0 : sinceHalved + 1
      if halved { (weightA, weightB) = (1, 1) }
    }
    if !isDone(a, b) {
      notes.append("stopped after \(made.count) runs; the answer is between \(a.at) and \(b.at)")
    }
    let achieved = try best(a, b)
    let slope = try slope(at: achieved, &notes)
    checkMonotone(&notes)
    let error = slope.flatMap { slope in
      achieved.standardError.map { $0 / slope.magnitude }
    }
    if error == nil, slope != nil { notes.append("the objective has no standard error") }
    return Answer(
      value: achieved.at, achieved: achieved, slope: slope, standardError: error,
      evaluations: made, notes: notes)
  }

  /// The function on one side of the target wherever it was looked at.
  public struct NoBracket: Error {
    /// By rising point.
    public var evaluations: [Evaluation]
  }

  // MARK: - Steps

  private mutating func evaluate(_ point: Double) throws -> Evaluation {
    if let known = made.first(where: { $0.at == point }) { return known }
    let found = try function(point)
    made.append(found)
    return found
  }

  private func isBetween(_ a: Evaluation, _ b: Evaluation) -> Bool {
    (a.value - target) * (b.value - target) <= 0
  }

  private mutating func bracket(_ notes: inout [String]) throws -> (Evaluation, Evaluation) {
    let ends = (try evaluate(low), try evaluate(high))
    if isBetween(ends.0, ends.1) { return ends }
    var last = ends.0
    for share in [0.25, 0.5, 0.75, 1] {
      let point = share == 1 ? high : inside(low + share * (high - low), low, high)
      let next = try evaluate(point)
      if isBetween(last, next) {
        notes.append(
          "both ends are on one side of the target, so there is a second answer; this is the lowest "
            + "found")
        return (last, next)
      }
      last = next
    }
    throw NoBracket(evaluations: made.sorted { $0.at < $1.at })
  }

  private mutating func note(_ a: Evaluation, _ b: Evaluation) {
    let change = (b.value - a.value).magnitude
    if change > 0, change >= Swift.max(a.standardError ?? 0, b.standardError ?? 0) {
      rough = change / (b.at - a.at)
    }
  }

  /// A tenth of the function's error apart, a fiftieth of the answer's (a share of paths moves in
  /// steps), or as near as points get.
  private func isDone(_ a: Evaluation, _ b: Evaluation) -> Bool {
    if a.value == target || b.value == target { return true }
    let error = Swift.min(a.standardError ?? 0, b.standardError ?? 0)
    if !isWhole, (b.value - a.value).magnitude <= 0.1 * error { return true }
    if !isWhole, let rough, b.at - a.at <= 0.02 * error / rough { return true }
    return b.at - a.at <= (isWhole ? 1 : 1e-6 * (high - low))
  }

  private func inside(_ point: Double, _ a: Double, _ b: Double) -> Double {
    if isWhole { return Swift.min(Swift.max(point.rounded(), a + 1), b - 1) }
    let edge = 1e-3 * (b - a)
    return Swift.min(Swift.max(point, a + edge), b - edge)
  }

  /// The point between two neighbours at which the straight line meets the target, run once more;
  /// of whole numbers the nearer one.
  private mutating func best(_ a: Evaluation, _ b: Evaluation) throws -> Evaluation {
    let (gapA, gapB) = (a.value - target, b.value - target)
    if gapA == 0 { return a }
    if gapB == 0 { return b }
    if isWhole || gapA == gapB { return gapA.magnitude <= gapB.magnitude ? a : b }
    return try evaluate(a.at - gapA * (b.at - a.at) / (gapB - gapA))
  }

  /// From two runs on either side, about one and a half errors of the function away each.
  private mutating func slope(
    at answer: Evaluation, _ notes: inout [String]
  ) throws -> Double? {
    let others = made.filter { $0.at != answer.at }
    let wide = others.filter {
      ($0.value - answer.value).magnitude >= (answer.standardError ?? 0) && $0.value != answer.value
    }.min { ($0.at - answer.at).magnitude < ($1.at - answer.at).magnitude }
    guard let wide else {
      notes.append("the objective does not move within the bracket; its slope is not known")
      return nil
    }
    let rough = (wide.value - answer.value) / (wide.at - answer.at)
    var reach = 1.5 * (answer.standardError ?? 0) / rough.magnitude
    reach = Swift.max(reach, isWhole ? 1 : 1e-6 * (high - low))
    if isWhole { reach = reach.rounded(.up) }
    let left = try evaluate(Swift.max(low, answer.at - reach))
    let right = try evaluate(Swift.min(high, answer.at + reach))
    let slope = (right.value - left.value) / (right.at - left.at)
    guard slope.isFinite, slope != 0 else {
      notes.append("the objective is flat around the answer; its slope is not known")
      return nil
    }
    return slope
  }

  /// Steps against the trend by more than an error.
  private func checkMonotone(_ notes: inout [String]) {
    let sorted = made.sorted { $0.at < $1.at }
    guard let first = sorted.first, let last = sorted.last else { return }
    let sign = last.value >= first.value ? 1.0 : -1
    let against = zip(sorted, sorted.dropFirst()).contains { a, b in
      sign * (a.value - b.value) > Swift.max(a.standardError ?? 0, b.standardError ?? 0)
    }
    if against {
      notes.append("the objective is not monotone over the points that were run")
    }
  }
}
