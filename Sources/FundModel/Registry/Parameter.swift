/// One entry of the parameter registry: all that is known about one parameter.
public struct Parameter: Sendable {
  /// Path with `[]` for every list level, for example `zones[].ltv.mean`.
  public let path: String
  /// Short name for tables and forms.
  public let label: String
  public let type: ParameterType
  public let unit: ParameterUnit
  /// Range of the value, or of each element of a list.
  public let range: ParameterRange
  public let group: ParameterGroup
  /// One sentence: what it does, with the formula where there is one.
  public let description: String
  /// Where the model explains it.
  public let section: ModelSection
  public let example: ConfigValue
  public let presence: Presence
  /// The parameter matters only while this holds; nil is always.
  public let activeWhen: Activation?
  /// Schema version that brought the parameter.
  public let since: Int

  /// When a parameter has to be there.
  public enum Presence: String, Sendable {
    /// In every configuration (inside every record of its list).
    case always
    /// While `activeWhen` holds; otherwise it may be absent, and has no effect if present.
    case whileActive = "while_active"
    case optional
  }

  init(
    _ path: String, _ label: String, _ type: ParameterType, _ unit: ParameterUnit = .none,
    _ range: ParameterRange = .any, _ section: ModelSection, example: ConfigValue,
    presence: Presence = .always, active: Activation? = nil, since: Int = 1,
    group: ParameterGroup = .analytics, _ description: String
  ) {
    self.path = path
    self.label = label
    self.type = type
    self.unit = unit
    self.range = range
    self.group = group
    self.description = description
    self.section = section
    self.example = example
    self.presence = presence
    self.activeWhen = active
    self.since = since
  }

  /// The same entry in another group; the group files set it for all their rows at once.
  func inGroup(_ group: ParameterGroup) -> Parameter {
    Parameter(
      path, label, type, unit, range, section, example: example, presence: presence,
      active: activeWhen, since: since, group: group, description)
  }

  /// Last part of the path, without list marks.
  public var key: String {
    String(path.split(separator: ".").last ?? "").replacingSuffix("[]", with: "")
  }

  /// `docs/model.md#33-contract` and the like.
  public var modelLink: String { "docs/model.md#\(section.anchor)" }
}

extension String {
  func replacingSuffix(_ suffix: String, with other: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + other : self
  }
}

/// A condition on another parameter: it has one of these values.
public struct Activation: Sendable, Equatable, CustomStringConvertible {
  /// Path in the registry's form; levels of lists are the same records as the parameter's own.
  public let path: String
  public let values: [String]

  public static func when(_ path: String, _ values: String...) -> Activation {
    .init(path: path, values: values)
  }

  /// `exits.model is timing`, `deployment.pace is front_loaded, back_loaded or s_curve`.
  public var description: String {
    let head = values.dropLast().joined(separator: ", ")
    return "\(path) is " + (head.isEmpty ? "" : head + " or ") + (values.last ?? "")
  }
}
