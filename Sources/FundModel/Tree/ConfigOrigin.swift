/// Where a value of a configuration came from.
public struct ConfigOrigin: Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable {
    case preset, file, script, commandLine, request, program
  }

  public let kind: Kind
  /// Preset name, file path, script file, `--set` text or request name.
  public let name: String
  /// Counted from 1; 0 when the kind has no lines.
  public let line: Int
  /// Counted from 1 in characters (Unicode scalars); 0 when not known.
  public let column: Int

  public init(_ kind: Kind, _ name: String, line: Int = 0, column: Int = 0) {
    self.kind = kind
    self.name = name
    self.line = line
    self.column = column
  }

  /// A value made by the program itself.
  public static let program = ConfigOrigin(.program, "program")

  public static func script(_ file: String, line: Int) -> ConfigOrigin {
    .init(.script, file, line: line)
  }
  public static func commandLine(_ text: String) -> ConfigOrigin { .init(.commandLine, text) }

  /// The same source at another place.
  public func at(line: Int, column: Int) -> ConfigOrigin {
    .init(kind, name, line: line, column: column)
  }

  /// `preset equihome-v2:12:5`, `fund.json:12:5`, `fund.lua:7`, `--set fund.size=1`.
  public var description: String {
    var text = name
    if line > 0 { text += ":\(line)" }
    if column > 0 { text += ":\(column)" }
    switch kind {
    case .preset: return "preset " + text
    // A change is `PATH=VALUE`; what stands for the whole command line says so itself.
    case .commandLine: return text.contains("=") ? "--set " + text : text
    case .request: return "request " + text
    case .file, .script, .program: return text
    }
  }
}
