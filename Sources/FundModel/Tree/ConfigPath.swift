/// A path into a configuration: `zones.green.ltv.max`, `zones[1].allocation`, `fund.size`.
///
/// Records of a list are called by their name or by their position, counted from 1.
public struct ConfigPath: Sendable, Equatable, CustomStringConvertible {
  public enum Step: Sendable, Equatable {
    case key(String)
    /// Counted from 1.
    case index(Int)
    /// `[]`, every record: in paths of the registry only.
    case every
  }

  public var steps: [Step]

  public init(steps: [Step]) { self.steps = steps }

  /// - Throws: `ConfigError` with code `.unknownPath` if the text is no path.
  public init(_ text: String) throws {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let key = pieces.first, !key.isEmpty else { throw Self.malformed(text) }
      steps.append(.key(String(key)))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]") else { throw Self.malformed(text) }
        let inside = piece.dropLast()
        if inside.isEmpty {
          steps.append(.every)
        } else if let index = Int(inside), index >= 1 {
          steps.append(.index(index))
        } else {
          throw Self.malformed(text)
        }
      }
    }
    self.steps = steps
  }

  private static func malformed(_ text: String) -> ConfigError {
    ConfigError(
      .unknownPath,
      "'\(text)' is not a path; expected names joined by '.', with [1], [2] … for records")
  }

  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += text.isEmpty ? key : "." + key
      case .index(let index): text += "[\(index)]"
      case .every: text += "[]"
      }
    }
    return text
  }

  func appending(_ step: Step) -> ConfigPath { ConfigPath(steps: steps + [step]) }
}
