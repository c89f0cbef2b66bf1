/// How text may be dressed: with ANSI colour codes or plain.
///
/// The caller decides by what it writes to (a terminal, NO_COLOR unset).
public struct TextStyle: Sendable, Equatable {
  public enum Ink: String, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  public var color: Bool

  public init(color: Bool) { self.color = color }

  public static let plain = TextStyle(color: false)

  /// The text, between codes when there is colour and ink.
  public func apply(_ ink: Ink?, _ text: String) -> String {
    guard color, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }
}

/// Columns and style that a text is written for.
public struct TextFormat: Sendable, Equatable {
  /// Columns of the page; no line is wider unless it says so.
  public var width: Int
  public var style: TextStyle

  /// - Parameter width: less than 40 is taken as 40.
  public init(width: Int = 80, style: TextStyle = .plain) {
    self.width = max(40, width)
    self.style = style
  }
}

/// The text with control characters replaced, so that a name from a file cannot steer the terminal.
func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map {
        switch $0.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format: "\u{FFFD}"
        default: $0
        }
      }))
}

extension String {
  /// At most `width` columns, an ellipsis at the end when something was cut.
  func shortened(to width: Int) -> String {
    guard displayWidth > width else { return self }
    return width > 0 ? beginning(of: width - 1) + "…" : ""
  }

  /// As many characters as fit into `width` columns.
  private func beginning(of width: Int) -> Substring {
    var used = 0
    for index in indices {
      used += self[index].displayWidth
      if used > width { return self[..<index] }
    }
    return self[...]
  }

  /// With spaces to `width` columns; longer text stays as it is.
  func padded(to width: Int, right: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - displayWidth))
    return right ? space + self : self + space
  }

  /// Broken at spaces into lines of at most `width` columns; longer words are cut. A character that is
  /// wider than the line has one of its own.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for part in split(separator: " ") {
      var word = String(part)
      if !line.isEmpty, line.displayWidth + 1 + word.displayWidth > width {
        lines.append(line)
        line = ""
      }
      while word.displayWidth > width {
        let piece = word.beginning(of: width)
        let cut = piece.isEmpty ? word.prefix(1) : piece
        lines.append(String(cut))
        word = String(word.dropFirst(cut.count))
      }
      line += line.isEmpty ? word : " " + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
