import FundModel

/// Two or more runs against the first of them: what was asked, what came of it, and how sure the
/// differences are.
///
/// A run on the same paths as the first (same seed, first path and number of paths, and the values of both
/// at hand) is compared path by path, so that the draws in common cancel; any other counts as
/// independent, and the errors add in squares. Intervals are normal: `difference ± z SE`.
public struct RunSetComparison: Sendable, Equatable, Codable {
  /// Any change of members raises it.
  public static let schemaVersion = 1

  public struct Options: Sendable {
    /// The standard ones (`RunSetComparison.figures`) when empty.
    public var figures: [Objective] = []
    /// Of the intervals; that of the first run when nil.
    public var level: Double?
    /// Whether the level is that of all intervals together (Bonferroni: each has `1 - (1 - level)/m`, m
    /// the number of differences) and not of each alone.
    public var isJoint = false

    public init() {}
  }

  /// How a run stands to the first.
  public struct Pairing: Sendable, Equatable, Codable {
    public var isPaired: Bool
    /// Why not, in words; empty when paired.
    public var reason: String

    enum CodingKeys: String, CodingKey {
      case isPaired = "paired"
      case reason
    }
  }

  public struct Run: Sendable, Equatable, Codable {
    public var label: String
    public var manifest: RunManifest
    public var terms: RunTerms
    /// Nil for the first.
    public var pairing: Pairing?
  }

  /// A parameter in which the configurations are not all the same.
  public struct Setting: Sendable, Equatable {
    public var path: String
    /// By run; nil where a configuration has none.
    public var values: [ConfigValue?]
  }

  /// A figure of every run, and its differences from the first.
  public struct Figure: Sendable, Equatable, Codable {
    /// `Objective.name`.
    public var name: String
    public var unit: MetricUnit
    /// By run; nil where a run has no such figure.
    public var values: [Value?]
    /// By run after the first.
    public var differences: [Difference]
  }

  public struct Value: Sendable, Equatable, Codable {
    public var value: Double
    public var standardError: Double?
    /// Paths on which its subject is defined.
    public var count: Int

    enum CodingKeys: String, CodingKey {
      case value
      case standardError = "se"
      case count = "paths"
    }
  }

  public struct Difference: Sendable, Equatable, Codable {
    /// That run less the first; over the pairs of paths when paired. Nil where one has no such figure.
    public var value: Double?
    public var standardError: Double?
    public var interval: Interval
    public var isPaired: Bool
    /// Pairs of paths on which both are defined; nil when not paired.
    public var pairs: Int?

    enum CodingKeys: String, CodingKey {
      case value, interval, pairs
      case standardError = "se"
      case isPaired = "paired"
    }
  }

  /// One guardrail in every run; nil where a run has none of that name.
  public struct GuardrailRow: Sendable, Equatable, Codable {
    public var name: String
    public var outcomes: [GuardrailOutcome?]
  }

  /// Paths by bin, the same bins for every run.
  public struct Distribution: Sendable, Equatable, Codable {
    public var metric: String
    public var unit: MetricUnit
    /// One more than the counts of a run.
    public var edges: [Double]
    public var counts: [[Int]]
    /// By run.
    public var undefined: [Int]
  }

  /// Means by year of one thing, by run.
  public struct Yearly: Sendable, Equatable, Codable {
    public var name: String
    /// By run and year from 0; shorter for a fund that ends earlier.
    public var values: [[Double?]]
    /// Nil where the document holds no errors of it.
    public var standardErrors: [[Double?]]?

    enum CodingKeys: String, CodingKey {
      case name, values
      case standardErrors = "se"
    }
  }

  public var schemaVersion: Int
  /// Confidence level of each interval, and of all of them together when they are joint.
  public var level: Double
  public var jointLevel: Double?
  public var runs: [Run]
  public var settings: [Setting]
  public var figures: [Figure]
  public var guardrails: [GuardrailRow]
  /// Empty unless the values of every run are at hand.
  public var distributions: [Distribution]
  public var yearly: [Yearly]
  /// What to bear in mind.
  public var notes: [String]

  enum CodingKeys: String, CodingKey {
    case level, runs, settings, figures, guardrails, distributions, yearly, notes
    case schemaVersion = "schema_version"
    case jointLevel = "joint_level"
  }

  /// The figure of that name.
  public func figure(_ name: String) -> Figure? { figures.first { $0.name == name } }

  /// Whether every run is on the paths of the first.
  public var isPaired: Bool { runs.dropFirst().allSatisfy { $0.pairing?.isPaired ?? false } }
}
