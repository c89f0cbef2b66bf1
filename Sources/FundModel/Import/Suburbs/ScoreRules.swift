/// Zones by risk score: the first zone whose limit a score does not exceed.
public struct ScoreRules: Sendable, Equatable {
  public struct Step: Sendable, Equatable {
    public let zone: String
    /// Largest score of the zone.
    public let limit: Double
  }
  /// By rising limit, that is, by rising risk.
  public let steps: [Step]

  /// Reads `green=30,orange=60,red=100`.
  ///
  /// - Throws: `ConfigError` with code `.invalid` that lists what is wrong.
  public init(_ text: String) throws {
    var issues = DataIssues()
    var steps: [Step] = []
    func add(_ part: Substring, _ message: String) {
      issues.add(
        ConfigIssue(
          path: "score zones", value: DataIssues.shortened(String(part)),
          expected: "ZONE=LARGEST_SCORE,… by rising score", message: message))
    }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty, let limit = CSVValues.decimal(sides[1]) else {
        add(part, "is no zone with a number")
        continue
      }
      if let last = steps.last, limit <= last.limit { add(part, "does not rise") }
      if steps.contains(where: { $0.zone == sides[0] }) { add(part, "names a zone again") }
      steps.append(Step(zone: String(sides[0]), limit: limit))
    }
    try issues.check("the zones by score")
    self.steps = steps
  }

  /// Position of the zone of a score; nil when it is above every limit.
  func position(of score: Double) -> Int? { steps.firstIndex { score <= $0.limit } }
}
