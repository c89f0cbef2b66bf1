/// Columns that text takes in a terminal: East Asian wide characters and emoji two, combining marks and
/// format characters none, everything else one (Unicode Standard Annex 11; ambiguous width counts as one).
extension Unicode.Scalar {
  var displayWidth: Int {
    switch value {
    case 0x20..<0x7F: return 1
    // Vowels and final consonants of Hangul stand inside the syllable of the consonant before.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    // A letter of a flag; a pair of them is one.
    case 0x1F1E6...0x1F1FF: return 1
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return value == 0xAD ? 1 : 0
    default: break
    }
    guard value >= 0x1100 else { return 1 }
    if properties.isEmojiPresentation { return 2 }
    // The ranges rise; most text ends the search at once.
    return Self.wide.contains { $0.contains(value) } ? 2 : 1
  }

  /// Blocks of wide characters, unassigned places of their planes included.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x2FFF, 0x3000...0x303E, 0x3041...0x3247,
    0x3250...0x4DBF,
    0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1D300...0x1D37F, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}

extension Character {
  /// A cluster is as wide as its widest part; a sign drawn as emoji, and a flag, are two.
  var displayWidth: Int {
    let scalars = unicodeScalars
    let widest = scalars.reduce(0) { max($0, $1.displayWidth) }
    guard scalars.count > 1, widest < 2 else { return widest }
    let isFlag = scalars.allSatisfy { (0x1F1E6...0x1F1FF).contains($0.value) }
    // U+FE0F asks for the emoji form of what is text by default.
    let isEmoji =
      scalars.contains { $0.value == 0xFE0F }
      && (scalars.first?.properties.isEmoji ?? false)
    return isFlag || isEmoji ? 2 : widest
  }
}

extension StringProtocol {
  /// Columns in a terminal; of text without control characters.
  public var displayWidth: Int {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }
}
