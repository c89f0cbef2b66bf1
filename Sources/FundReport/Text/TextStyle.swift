/// How text may be dressed: with ANSI colour codes or plain.
///
/// The caller decides by what it writes to (a terminal, NO_COLOR unset).
public struct TextStyle: Sendable, Equatable {
  public enum Ink: String, Sendable, CaseIterable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  /// What the reader of the codes can show; each can what those before it can.
  public enum Level: Int, Sendable, CaseIterable, Comparable {
    /// No codes at all.
    case none
    /// The eight colours of ECMA-48, whatever the terminal makes of them.
    case basic
    /// The palette of 256 colours.
    case palette
    /// Red, green and blue from 0 to 255.
    case full

    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  public var level: Level

  /// Whether there are codes at all.
  public var color: Bool { level != .none }

  /// - Parameter color: true is the palette of 256 colours.
  public init(color: Bool) { level = color ? .palette : .none }

  public init(_ level: Level) { self.level = level }

  public static let plain = TextStyle(.none)

  /// The text, between codes when there is colour and ink.
  public func apply(_ ink: Ink?, _ text: String) -> String {
    guard color, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }

  /// The text in a colour and on one, either of which may be left out: the nearest that the level can
  /// show, and plain where there are fewer than 256.
  public func apply(_ color: TextColor?, on ground: TextColor? = nil, _ text: String) -> String {
    guard level >= .palette, !text.isEmpty, color != nil || ground != nil else { return text }
    let codes =
      (ground.map { [$0.code(level, isGround: true)] } ?? [])
      + (color.map { [$0.code(level, isGround: false)] } ?? [])
    return "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[0m"
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
