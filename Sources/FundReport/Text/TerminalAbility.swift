/// What can be shown where a stream goes: a function of the environment and of whether it is a terminal.
public struct TerminalAbility: Sendable, Equatable {
  /// What the person wants of colour; `auto` decides by the rest.
  public enum Choice: String, Sendable, CaseIterable { case auto, always, never }

  public var isTerminal: Bool
  /// Whether what was written can be overwritten in place.
  public var redraws: Bool
  public var level: TextStyle.Level
  /// Whether the locale is in UTF-8.
  public var isUnicode: Bool

  /// - Parameters:
  ///   - isTerminal: of the stream in question: standard output and standard error may differ.
  ///   - environment: TERM, COLORTERM, NO_COLOR, CLICOLOR, CLICOLOR_FORCE, FORCE_COLOR, LC_ALL, LC_CTYPE and
  ///     LANG count (docs/terminal.md).
  ///   - color: goes before all of the environment.
  public init(isTerminal: Bool, environment: [String: String], color: Choice = .auto) {
    self.isTerminal = isTerminal
    let term = environment["TERM"] ?? ""
    let isPlain = term.isEmpty || term == "dumb" || term == "unknown"
    redraws = isTerminal && !isPlain
    isUnicode = Self.isUnicode(environment)
    switch color {
    case .never: level = .none
    case .always: level = max(.basic, Self.ability(environment))
    case .auto:
      if Self.isSet(environment["NO_COLOR"]) {
        level = .none
      } else if let forced = Self.forced(environment) {
        level = forced
      } else {
        let isOff = environment["CLICOLOR"] == "0"
        level = isTerminal && !isPlain && !isOff ? Self.ability(environment) : .none
      }
    }
  }

  private static func isSet(_ value: String?) -> Bool { !(value ?? "").isEmpty }

  /// The level that FORCE_COLOR or CLICOLOR_FORCE ask for; nil when they ask for nothing.
  private static func forced(_ environment: [String: String]) -> TextStyle.Level? {
    if let value = environment["FORCE_COLOR"], !value.isEmpty {
      switch value {
      case "0", "false": return TextStyle.Level.none
      case "1": return .basic
      case "2": return .palette
      case "3": return .full
      default: return max(.basic, ability(environment))
      }
    }
    if let value = environment["CLICOLOR_FORCE"], !value.isEmpty, value != "0" {
      return max(.basic, ability(environment))
    }
    return nil
  }

  /// What the terminal says that it can.
  private static func ability(_ environment: [String: String]) -> TextStyle.Level {
    let term = environment["TERM"] ?? ""
    if term == "dumb" || term == "unknown" { return .none }
    let color = (environment["COLORTERM"] ?? "").lowercased()
    if color == "truecolor" || color == "24bit" || term.hasSuffix("-direct") { return .full }
    if term.contains("256") { return .palette }
    return term.isEmpty ? .none : .basic
  }

  /// The first of LC_ALL, LC_CTYPE and LANG that is set decides, as POSIX has it; without any the
  /// locale is C, which is not.
  private static func isUnicode(_ environment: [String: String]) -> Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let code = (name ?? "").lowercased()
    return code.contains("utf-8") || code.contains("utf8")
  }
}
