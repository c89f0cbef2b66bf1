import FundModel

/// A chart as figures: what it shows, its axes, and what is drawn.
public struct VisualChart: Sendable, Equatable, Codable {
  public struct Axis: Sendable, Equatable, Codable {
    public var label: String
    /// Nil for categories and for positions that are no figures.
    public var unit: MetricUnit?

    public init(_ label: String, _ unit: MetricUnit? = nil) {
      self.label = label
      self.unit = unit
    }
  }

  public var id: String
  public var title: String
  /// One or two sentences that say what is seen, with its main figures: for those who cannot see it.
  public var summary: String
  public var x: Axis
  public var y: Axis
  public var drawing: VisualDrawing

  public init(
    id: String, title: String, summary: String, x: Axis, y: Axis, _ drawing: VisualDrawing
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.x = x
    self.y = y
    self.drawing = drawing
  }
}

/// What a chart draws; in JSON an object whose `kind` says which.
public enum VisualDrawing: Sendable, Equatable {
  case histogram(Histogram)
  case fan(Fan)
  case lines(Lines)
  case bars(Bars)
  case ranges(Ranges)
  case steps(Steps)
  case heat(Heat)
  case scatter(Scatter)

  /// A value to point out.
  public struct Mark: Sendable, Equatable, Codable {
    public var label: String
    public var value: Double

    public init(_ label: String, _ value: Double) {
      self.label = label
      self.value = value
    }
  }

  /// One or several samples in the same bins. `edges` has one more than each series of counts.
  public struct Histogram: Sendable, Equatable, Codable {
    public struct Series: Sendable, Equatable, Codable {
      public var name: String
      public var counts: [Int]

      public init(_ name: String, _ counts: [Int]) {
        self.name = name
        self.counts = counts
      }
    }

    public var edges: [Double]
    public var series: [Series]
    public var marks: [Mark]

    public init(edges: [Double], series: [Series], marks: [Mark] = []) {
      self.edges = edges
      self.series = series
      self.marks = marks
    }
  }

  /// Quantiles over positions: `values[level][position]`, levels ascending.
  public struct Fan: Sendable, Equatable, Codable {
    /// Years or months, ascending.
    public var positions: [Double]
    public var levels: [Double]
    public var values: [[Double?]]
    /// Lines over the fan: the mean, single paths, limits.
    public var lines: [Line]

    public init(positions: [Double], levels: [Double], values: [[Double?]], lines: [Line] = []) {
      self.positions = positions
      self.levels = levels
      self.values = values
      self.lines = lines
    }
  }

  /// A named row of values by position or category, with the ends of its intervals where there are any.
  public struct Line: Sendable, Equatable, Codable {
    public var name: String
    public var values: [Double?]
    public var low: [Double?]?
    public var high: [Double?]?

    public init(_ name: String, _ values: [Double?], low: [Double?]? = nil, high: [Double?]? = nil)
    {
      self.name = name
      self.values = values
      self.low = low
      self.high = high
    }
  }

  public struct Lines: Sendable, Equatable, Codable {
    public var positions: [Double]
    public var lines: [Line]
    /// Positions to point out; a limit of the values is a line of its own.
    public var marks: [Mark]

    public init(positions: [Double], lines: [Line], marks: [Mark] = []) {
      self.positions = positions
      self.lines = lines
      self.marks = marks
    }
  }

  /// Bars by category, upright unless `horizontal`, side by side unless `stacked`; negative values go down.
  public struct Bars: Sendable, Equatable, Codable {
    public var categories: [String]
    public var series: [Line]
    public var stacked: Bool
    public var horizontal: Bool

    public init(
      categories: [String], series: [Line], stacked: Bool = false, horizontal: Bool = false
    ) {
      self.categories = categories
      self.series = series
      self.stacked = stacked
      self.horizontal = horizontal
    }
  }

  /// A tornado: for every row the figure at the low and at the high end of an input, around a base.
  public struct Ranges: Sendable, Equatable, Codable {
    public struct Row: Sendable, Equatable, Codable {
      public var name: String
      /// What the input is at its ends.
      public var lowLabel: String
      public var highLabel: String
      public var atLow: Double?
      public var atHigh: Double?
      public var atLowInterval: Interval?
      public var atHighInterval: Interval?

      public init(
        name: String, lowLabel: String, highLabel: String, atLow: Double?, atHigh: Double?,
        atLowInterval: Interval? = nil, atHighInterval: Interval? = nil
      ) {
        self.name = name
        self.lowLabel = lowLabel
        self.highLabel = highLabel
        self.atLow = atLow
        self.atHigh = atHigh
        self.atLowInterval = atLowInterval
        self.atHighInterval = atHighInterval
      }

      enum CodingKeys: String, CodingKey {
        case name
        case lowLabel = "low_label"
        case highLabel = "high_label"
        case atLow = "at_low"
        case atHigh = "at_high"
        case atLowInterval = "at_low_interval"
        case atHighInterval = "at_high_interval"
      }
    }

    public var base: Double?
    /// The widest first.
    public var rows: [Row]

    public init(base: Double?, rows: [Row]) {
      self.base = base
      self.rows = rows
    }
  }

  /// From one total to another in steps: each bar starts where the one before ends.
  public struct Steps: Sendable, Equatable, Codable {
    public struct Step: Sendable, Equatable, Codable {
      public var name: String
      /// A total (drawn from zero) or a change.
      public var value: Double
      public var isTotal: Bool
      public var standardError: Double?

      public init(
        _ name: String, _ value: Double, isTotal: Bool = false, standardError: Double? = nil
      ) {
        self.name = name
        self.value = value
        self.isTotal = isTotal
        self.standardError = standardError
      }

      enum CodingKeys: String, CodingKey {
        case name, value
        case isTotal = "is_total"
        case standardError = "se"
      }
    }

    public var steps: [Step]

    public init(_ steps: [Step]) { self.steps = steps }
  }

  /// Values by row and column: `values[row][column]`.
  public struct Heat: Sendable, Equatable, Codable {
    public var columns: [String]
    public var rows: [String]
    public var values: [[Double?]]
    public var standardErrors: [[Double?]]?
    public var unit: MetricUnit
    /// Whether a lower value is better.
    public var lowerIsBetter: Bool

    public init(
      columns: [String], rows: [String], values: [[Double?]], standardErrors: [[Double?]]? = nil,
      unit: MetricUnit, lowerIsBetter: Bool = false
    ) {
      self.columns = columns
      self.rows = rows
      self.values = values
      self.standardErrors = standardErrors
      self.unit = unit
      self.lowerIsBetter = lowerIsBetter
    }

    enum CodingKeys: String, CodingKey {
      case columns, rows, values, unit
      case standardErrors = "se"
      case lowerIsBetter = "lower_is_better"
    }
  }

  /// Points in a plane, of a series joined by a line or not.
  public struct Scatter: Sendable, Equatable, Codable {
    public struct Point: Sendable, Equatable, Codable {
      public var x: Double
      public var y: Double
      public var label: String?

      public init(_ x: Double, _ y: Double, label: String? = nil) {
        self.x = x
        self.y = y
        self.label = label
      }
    }

    public struct Series: Sendable, Equatable, Codable {
      public var name: String
      public var points: [Point]
      public var isLine: Bool

      public init(_ name: String, _ points: [Point], isLine: Bool = false) {
        self.name = name
        self.points = points
        self.isLine = isLine
      }

      enum CodingKeys: String, CodingKey {
        case name, points
        case isLine = "is_line"
      }
    }

    public var series: [Series]

    public init(_ series: [Series]) { self.series = series }
  }
}
