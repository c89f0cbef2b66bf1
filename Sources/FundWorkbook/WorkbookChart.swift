/// A chart that draws cells: it changes when they do.
public struct WorkbookChart: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case columns, stackedColumns, bars, stackedBars, lines, scatter
    /// From the first series to the second, bars that stand where they begin: two series of the same
    /// categories.
    case steps
  }

  public struct Series: Sendable, Equatable {
    /// What the legend calls it, if not a cell.
    public var name: String
    /// The cell that names it.
    public var nameCell: WorkbookRange?
    /// Categories, or positions of a scatter chart.
    public var categories: WorkbookRange?
    public var values: WorkbookRange
    /// 0xRRGGBB; nil leaves it to the program.
    public var color: UInt32?
    /// Joined by a line, in a scatter chart; other kinds say so themselves.
    public var isLine: Bool
    public var isDashed: Bool

    public init(
      _ name: String, nameCell: WorkbookRange? = nil, categories: WorkbookRange? = nil,
      values: WorkbookRange, color: UInt32? = nil, isLine: Bool = false, isDashed: Bool = false
    ) {
      self.name = name
      self.nameCell = nameCell
      self.categories = categories
      self.values = values
      self.color = color
      self.isLine = isLine
      self.isDashed = isDashed
    }
  }

  public struct Axis: Sendable, Equatable {
    public var label: String
    public var format: WorkbookFormat

    public init(_ label: String, format: WorkbookFormat = .general) {
      self.label = label
      self.format = format
    }
  }

  public var kind: Kind
  public var title: String
  /// For those who cannot see it.
  public var description: String
  public var x: Axis
  public var y: Axis
  public var series: [Series]
  /// Of a hundredth of a bar's width, between bars; nil is the program's own.
  public var gap: Int?
  /// Bars of one category over each other instead of side by side.
  public var overlaps: Bool
  /// Where its upper left corner is, and how large it is in pixels.
  public var row: Int
  public var column: Int
  public var width: Int
  public var height: Int

  public init(
    _ kind: Kind, title: String, description: String = "", x: Axis, y: Axis, series: [Series],
    gap: Int? = nil, overlaps: Bool = false, row: Int, column: Int, width: Int = 720,
    height: Int = 340
  ) {
    self.kind = kind
    self.title = title
    self.description = description
    self.x = x
    self.y = y
    self.series = series
    self.gap = gap
    self.overlaps = overlaps
    self.row = row
    self.column = column
    self.width = width
    self.height = height
  }
}
