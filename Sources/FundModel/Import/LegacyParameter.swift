/// One parameter of the original flat config: what it could hold, and what becomes of it.
public struct LegacyParameter: Sendable {
  /// What becomes of a value.
  enum Rule: Sendable {
    /// The value, or a multiple of it, is the value of a parameter.
    case move(to: String, times: Double)
    /// A word becomes a word.
    case words(to: String, [String: String])
    /// Several parameters are looked at together.
    case together(LegacyGroup)
    /// Nothing here means what it meant; why.
    case dropped(String)
  }

  /// Old name, with dots below groups; `{year}` stands for any year.
  public let path: String
  public let type: LegacyType
  /// Default of the original design; nil when it had none.
  public let fallback: ConfigValue?
  let rule: Rule
  /// Set when a moved value says something else than before: what is different.
  let changed: String?

  init(
    _ path: String, _ type: LegacyType, _ fallback: ConfigValue? = nil, _ rule: Rule,
    changed: String? = nil
  ) {
    self.path = path
    self.type = type
    self.fallback = fallback
    self.rule = rule
    self.changed = changed
  }

  /// Where the value goes, for the page on imports: a path, a group's paths, or nothing.
  public var target: String {
    switch rule {
    case .move(let path, let factor):
      factor == 1 ? path : "\(path) (times \(EcmaNumber.text(factor)))"
    case .words(let path, _): path
    case .together(let group): group.target
    case .dropped: ""
    }
  }

  /// What is to be known of it: what changed, or why it has no meaning.
  public var remark: String {
    if case .dropped(let reason) = rule { return reason }
    return changed ?? ""
  }
}

/// Parameters of the original design that only make sense together, and what to do with them.
struct LegacyGroup: Sendable {
  /// Where they go.
  let target: String
  /// Called once, when the file has at least one of them. It reports on every one that is given.
  let apply: @Sendable (inout LegacyBuilder) throws -> Void
  let name: String

  init(
    _ name: String, _ target: String,
    _ apply: @escaping @Sendable (inout LegacyBuilder) throws -> Void
  ) {
    self.name = name
    self.target = target
    self.apply = apply
  }
}
