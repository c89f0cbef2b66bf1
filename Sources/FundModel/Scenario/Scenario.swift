/// A set of changes to a fund under one name: overlays of the market, and parameters set, scaled or
/// shifted (docs/model.md, 7.1).
///
/// Scenarios compose (`a + b`), scale (`a.scaled(by: k)`) and, where nothing is set, invert.
public struct Scenario: Sendable, Equatable {
  /// A parameter moved towards a value: `(1 - weight) * own + weight * value`.
  public struct Setting: Sendable, Equatable {
    public var value: ConfigValue
    /// In (0, 1]; 1 is the value itself.
    public var weight: Double

    public init(_ value: ConfigValue, weight: Double = 1) {
      self.value = value
      self.weight = weight
    }
  }

  public var name: String
  public var description: String
  /// Where its numbers come from; empty when nobody said so.
  public var source: String
  /// When they held, or when the source was published; empty when nobody said so.
  public var date: String

  /// Appended to `market.overlays`, in this order.
  public var overlays: [Overlay]
  /// By configuration path; `[]` stands for every record of a list.
  public var settings: [String: Setting]
  /// Numbers (and lists of numbers) are multiplied. Factors are at least 0.
  public var factors: [String: Double]
  /// Added to numbers (and to every number of a list), after factors.
  public var shifts: [String: Double]

  public init(
    name: String, description: String = "", source: String = "", date: String = "",
    overlays: [Overlay] = [], settings: [String: Setting] = [:], factors: [String: Double] = [:],
    shifts: [String: Double] = [:]
  ) {
    self.name = name
    self.description = description
    self.source = source
    self.date = date
    self.overlays = overlays
    self.settings = settings
    self.factors = factors
    self.shifts = shifts
  }

  /// Whether it changes no fund at all.
  public var isEmpty: Bool {
    overlays.isEmpty && settings.isEmpty && factors.isEmpty && shifts.isEmpty
  }

  /// Whether it changes every fund as `other` does, whatever they are called.
  public func changesEqual(_ other: Scenario) -> Bool {
    overlays == other.overlays && settings == other.settings && factors == other.factors
      && shifts == other.shifts
  }

  func error(_ message: String) -> ConfigError {
    ConfigError(.scenario, "scenario '\(name)': \(message)")
  }
}

extension ConfigError.Code {
  /// A scenario that cannot be read, combined, or applied to this fund.
  public static let scenario = ConfigError.Code(rawValue: "scenario")
}
