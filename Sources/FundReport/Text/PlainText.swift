/// A text in ASCII signs, for a terminal that is not in UTF-8.
///
/// What the product draws and sets gets a stand-in of the same width, so that columns and charts keep
/// their shape; fills stay apart. Only comparisons and the signs of a formula (`≤`, `√`) take more columns.
/// Letters stay what they are: names come from whoever wrote the fund.
public func asciiText(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
  var out = ""
  out.reserveCapacity(text.utf8.count)
  var rest = text.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    // " ± 0.03" keeps its width as " +-0.03".
    if scalar == "±" {
      let isSpaced = out.last == " " && rest.first == " "
      if isSpaced { rest.removeFirst() }
      out += isSpaced ? "+-" : "~"
    } else if scalar.isASCII {
      out.unicodeScalars.append(scalar)
    } else if let plain = standIns[scalar] {
      out += plain
    } else {
      out.unicodeScalars.append(scalar)
    }
  }
  return out
}

private let standIns: [Unicode.Scalar: String] = {
  let groups: [(String, String)] = [
    ("─╌┄┈╴╶", "-"), ("━═╍┅", "="), ("│┃║╎┆▏▕▐", "|"), ("┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬", "+"),
    ("░", "."), ("▒", ":"), ("▓", "%"), ("█", "#"), ("▉▊▋▆▇", "="), ("▌▍▎▄▅", "-"), ("▁", "_"),
    ("▂▃", "."),
    ("▀■◼▪", "#"), ("□◻▫", "o"), ("●•◦○◉", "o"), ("◆◇★☆", "*"), ("▲△", "^"), ("▼▽", "v"),
    ("◂◀◁←", "<"), ("▸▶▷→", ">"), ("↑", "^"), ("↓", "v"), ("✓✔", "+"), ("✗✘", "x"), ("×", "x"),
    ("÷", "/"),
    ("·∙", "."), ("…", "~"), ("–—−‐‑", "-"), ("‘’‚", "'"), ("“”„", "\""), ("≈", "~"),
    ("≤", "<="), ("≥", ">="), ("≠", "!="), ("\u{A0}\u{2009}\u{202F}\u{2007}", " "),
    ("\u{FFFD}", "?"),
    ("⎯", "-"), ("▚", "\\"), ("▞", "/"), ("▤", "H"), ("▥", "!"),
    ("₁", "1"), ("₂", "2"), ("²", "^2"), ("√", "sqrt"),
  ]
  var table: [Unicode.Scalar: String] = [:]
  for (signs, plain) in groups { for sign in signs.unicodeScalars { table[sign] = plain } }
  return table
}()
