/// A table of text whose columns line up and whose lines fit a width.
public struct TextTable: Sendable {
  public enum Alignment: Sendable { case left, right }

  public struct Column: Sendable {
    public var header: String
    public var alignment: Alignment
    /// Where space is short, columns go in the order of this rank, highest first; 0 stays.
    public var dropRank: Int

    public init(_ header: String, _ alignment: Alignment = .right, dropRank: Int = 0) {
      self.header = header
      self.alignment = alignment
      self.dropRank = dropRank
    }
  }

  public struct Cell: Sendable, ExpressibleByStringLiteral {
    public var text: String
    public var ink: TextStyle.Ink?

    public init(_ text: String, _ ink: TextStyle.Ink? = nil) {
      self.text = printable(text)
      self.ink = ink
    }

    public init(stringLiteral value: String) { self.init(value) }
  }

  public var columns: [Column]
  public private(set) var rows: [[Cell]] = []
  /// Spaces before each line.
  public var indent = 2

  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; missing cells are empty, and cells without a column are dropped.
  public mutating func add(_ cells: [Cell]) {
    rows.append(columns.indices.map { $0 < cells.count ? cells[$0] : Cell("") })
  }

  /// Header and rows. A table that does not fit first loses columns by rank, then its widest column
  /// is cut; 40 columns always suffice for a table without more than eight columns that stay.
  public func lines(_ format: TextFormat) -> [String] {
    var widths = columns.indices.map { column in
      rows.reduce(columns[column].header.displayWidth) { max($0, $1[column].text.displayWidth) }
    }
    var kept = Array(columns.indices)
    func total() -> Int { indent + kept.reduce(0) { $0 + widths[$1] } + 2 * (kept.count - 1) }
    while total() > format.width,
      let victim = kept.max(by: { columns[$0].dropRank < columns[$1].dropRank }),
      columns[victim].dropRank > 0
    {
      kept.removeAll { $0 == victim }
    }
    while total() > format.width,
      let widest = kept.max(by: { widths[$0] < widths[$1] }), widths[widest] > 1
    {
      widths[widest] -= min(total() - format.width, max(1, widths[widest] / 2))
    }
    func line(_ cell: (Int) -> Cell) -> String {
      var text = String(repeating: " ", count: indent)
      for (position, column) in kept.enumerated() {
        let right = columns[column].alignment == .right
        let shown = cell(column).text.shortened(to: widths[column])
        let isLast = position == kept.count - 1
        if position > 0 { text += "  " }
        let space = String(repeating: " ", count: max(0, widths[column] - shown.displayWidth))
        text += right ? space : ""
        text += format.style.apply(cell(column).ink, shown)
        text += right || isLast ? "" : space
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    let head = columns.contains { !$0.header.isEmpty }
    return (head ? [line { Cell(columns[$0].header, .faint) }] : [])
      + rows.map { row in line { row[$0] } }
  }
}
