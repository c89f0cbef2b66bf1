import FundReport
import Testing

/// What a stream can show, by environment and kind.
@Suite struct TerminalAbilityTests {
  typealias Level = TextStyle.Level

  /// Environment, whether it is a terminal, what is asked for, and what it comes to.
  static let cases: [([String: String], Bool, TerminalAbility.Choice, Level)] = [
    // Terminals by what they say of themselves.
    (["TERM": "xterm"], true, .auto, .basic),
    (["TERM": "xterm-256color"], true, .auto, .palette),
    (["TERM": "screen.xterm-256color"], true, .auto, .palette),
    (["TERM": "xterm-256color", "COLORTERM": "truecolor"], true, .auto, .full),
    (["TERM": "xterm", "COLORTERM": "24bit"], true, .auto, .full),
    (["TERM": "xterm", "COLORTERM": "yes"], true, .auto, .basic),
    (["TERM": "xterm-direct"], true, .auto, .full),
    (["TERM": "linux"], true, .auto, .basic),
    (["TERM": "dumb"], true, .auto, .none),
    (["TERM": "dumb", "COLORTERM": "truecolor"], true, .auto, .none),
    (["TERM": ""], true, .auto, .none),
    ([:], true, .auto, .none),
    (["COLORTERM": "truecolor"], true, .auto, .none),
    // Pipes and files.
    (["TERM": "xterm-256color"], false, .auto, .none),
    (["TERM": "xterm-256color", "COLORTERM": "truecolor"], false, .auto, .none),
    // NO_COLOR: any value but the empty one.
    (["TERM": "xterm", "NO_COLOR": "1"], true, .auto, .none),
    (["TERM": "xterm", "NO_COLOR": "0"], true, .auto, .none),
    (["TERM": "xterm", "NO_COLOR": ""], true, .auto, .basic),
    (["TERM": "xterm", "NO_COLOR": "1", "FORCE_COLOR": "3"], true, .auto, .none),
    (["TERM": "xterm", "NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false, .auto, .none),
    // Forced.
    (["TERM": "xterm", "CLICOLOR_FORCE": "1"], false, .auto, .basic),
    (["TERM": "xterm-256color", "CLICOLOR_FORCE": "yes"], false, .auto, .palette),
    (["TERM": "xterm", "CLICOLOR_FORCE": "0"], false, .auto, .none),
    (["CLICOLOR_FORCE": "1"], false, .auto, .basic),
    (["TERM": "dumb", "CLICOLOR_FORCE": "1"], false, .auto, .basic),
    (["TERM": "xterm", "FORCE_COLOR": "true"], false, .auto, .basic),
    (["TERM": "xterm", "FORCE_COLOR": "2"], false, .auto, .palette),
    (["TERM": "xterm-256color", "FORCE_COLOR": "1"], false, .auto, .basic),
    (["FORCE_COLOR": "3"], false, .auto, .full),
    (["TERM": "xterm", "FORCE_COLOR": "0"], true, .auto, .none),
    (["TERM": "xterm", "FORCE_COLOR": ""], false, .auto, .none),
    (["TERM": "xterm", "CLICOLOR": "0"], true, .auto, .none),
    (["TERM": "xterm", "CLICOLOR": "1"], false, .auto, .none),
    // The option goes before all of it.
    (["TERM": "xterm", "NO_COLOR": "1"], false, .always, .basic),
    (["TERM": "xterm-256color"], false, .always, .palette),
    (["TERM": "dumb"], false, .always, .basic),
    ([:], false, .always, .basic),
    (["TERM": "xterm", "COLORTERM": "truecolor", "FORCE_COLOR": "3"], true, .never, .none),
  ]

  @Test(arguments: cases.indices) func colour(index: Int) {
    let (environment, isTerminal, choice, level) = Self.cases[index]
    let found = TerminalAbility(
      isTerminal: isTerminal, environment: environment, color: choice)
    #expect(found.level == level, "\(environment), terminal \(isTerminal), \(choice)")
  }

  /// Moving in place has nothing to do with colour.
  @Test func redrawing() {
    for (term, redraws) in [("xterm", true), ("dumb", false), ("", false), ("unknown", false)] {
      for choice in TerminalAbility.Choice.allCases {
        let environment = ["TERM": term, "NO_COLOR": "1"]
        let found = TerminalAbility(isTerminal: true, environment: environment, color: choice)
        #expect(found.redraws == redraws)
        let pipe = TerminalAbility(isTerminal: false, environment: environment, color: choice)
        #expect(!pipe.redraws)
      }
    }
  }

  @Test func locale() {
    let cases: [([String: String], Bool)] = [
      ([:], false), (["LANG": "C"], false), (["LANG": "POSIX"], false),
      (["LANG": "C.UTF-8"], true), (["LANG": "en_AU.utf8"], true), (["LC_CTYPE": "UTF-8"], true),
      (["LANG": "de_DE.ISO-8859-1"], false), (["LANG": "de_DE@euro"], false),
      (["LC_ALL": "C", "LANG": "C.UTF-8"], false), (["LC_ALL": "", "LANG": "C.UTF-8"], true),
      (["LC_CTYPE": "C", "LANG": "C.UTF-8"], false),
      (["LC_ALL": "de_AT.UTF-8@euro", "LC_CTYPE": "C"], true),
    ]
    for (environment, isUnicode) in cases {
      let found = TerminalAbility(isTerminal: true, environment: environment)
      #expect(found.isUnicode == isUnicode, "\(environment)")
    }
  }
}

@Suite struct TextColorTests {
  @Test func codesByLevel() {
    let green = TextColor(34, 168, 132)
    #expect(TextStyle(.none).apply(green, "x") == "x")
    #expect(TextStyle(.basic).apply(green, "x") == "x")
    #expect(TextStyle(.full).apply(green, "x") == "\u{1B}[38;2;34;168;132mx\u{1B}[0m")
    // The steps 0, 175 and 135 of the cube are the nearest to 34, 168, 132.
    #expect(TextStyle(.palette).apply(green, "x") == "\u{1B}[38;5;36mx\u{1B}[0m")
    #expect(
      TextStyle(.full).apply(.white, on: .black, "x")
        == "\u{1B}[48;2;0;0;0;38;2;255;255;255mx\u{1B}[0m")
    #expect(TextStyle(.full).apply(nil, "x") == "x" && TextStyle(.full).apply(green, "") == "")
    // Inks are there at every level but none.
    for level in TextStyle.Level.allCases {
      let dressed = TextStyle(level).apply(.red, "x")
      #expect(dressed == (level == .none ? "x" : "\u{1B}[31mx\u{1B}[0m"))
    }
    #expect(TextStyle(color: true).color && !TextStyle(color: false).color)
  }

  /// The nearest of all 240 entries, found by looking at each.
  @Test func palette() {
    let steps = [0, 95, 135, 175, 215, 255]
    var entries: [Int: (Int, Int, Int)] = [:]
    for r in 0..<6 {
      for g in 0..<6 {
        for b in 0..<6 { entries[16 + 36 * r + 6 * g + b] = (steps[r], steps[g], steps[b]) }
      }
    }
    for grey in 0..<24 { entries[232 + grey] = (8 + 10 * grey, 8 + 10 * grey, 8 + 10 * grey) }
    func distance(_ index: Int, _ r: Int, _ g: Int, _ b: Int) -> Int {
      let (x, y, z) = entries[index] ?? (0, 0, 0)
      return (x - r) * (x - r) + (y - g) * (y - g) + (z - b) * (z - b)
    }
    for r in stride(from: 0, through: 255, by: 15) {
      for g in stride(from: 0, through: 255, by: 15) {
        for b in stride(from: 0, through: 255, by: 15) {
          let text = TextStyle(.palette).apply(TextColor(UInt8(r), UInt8(g), UInt8(b)), "x")
          let index = Int(text.split(separator: ";")[2].prefix { $0.isNumber }) ?? -1
          let best = entries.keys.map { distance($0, r, g, b) }.min()
          #expect(distance(index, r, g, b) == best, "\(r) \(g) \(b)")
        }
      }
    }
  }

  /// 4.5 is what WCAG asks of text; black or white always reaches it.
  @Test func ink() {
    #expect(TextColor.white.contrast(with: .black) == 21)
    for part in stride(from: 0, through: 255, by: 5) {
      for other in stride(from: 0, through: 255, by: 5) {
        let color = TextColor(UInt8(part), UInt8(other), UInt8(255 - part))
        #expect(color.contrast(with: color.ink) > 4.5)
      }
    }
  }

  @Test func ramp() {
    let ends = [TextColor(0, 0, 0), TextColor(200, 100, 50), TextColor(255, 255, 255)]
    #expect(TextColor.ramp(ends, at: -1) == ends[0] && TextColor.ramp(ends, at: 2) == ends[2])
    #expect(TextColor.ramp(ends, at: 0.5) == ends[1])
    #expect(TextColor.ramp(ends, at: 0.25) == TextColor(100, 50, 25))
    #expect(
      TextColor.ramp([ends[1]], at: 0.3) == ends[1] && TextColor.ramp(ends, at: .nan) == ends[0])
  }
}

@Suite struct PlainTextTests {
  /// Pages keep their columns: one sign for one sign, apart from comparisons.
  @Test func keepsWidths() {
    let page =
      "▕████▌   ▏ 52%  9.12% ± 0.030%\n┌─┬─┐│ ░▒▓█ ━┄ … – — · × ✓✗ ◂▸ ▁▂▃▄▅▆▇█ “a” ‘b’\n└─┴─┘"
    let plain = asciiText(page)
    #expect(plain.utf8.allSatisfy { $0 < 0x80 }, "\(plain)")
    #expect(plain.count == page.count)
    #expect(plain.contains("9.12% +-0.030%") && plain.contains(".:%#"))
    #expect(asciiText("1±2") == "1~2" && asciiText("a ≤ b") == "a <= b")
  }

  @Test func leavesLetters() {
    #expect(asciiText("Zoë 日本") == "Zoë 日本" && asciiText("plain") == "plain")
    #expect(asciiText("\u{1B}[31m█\u{1B}[0m") == "\u{1B}[31m#\u{1B}[0m")
  }
}
