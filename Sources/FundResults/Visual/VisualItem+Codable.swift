import FundModel

extension MetricUnit: Codable {}

/// An object whose `type` is text, figures, chart or table, beside the members of the item.
extension VisualItem: Codable {
  private enum TypeKey: String, CodingKey { case type }
  private enum Kind: String, Codable { case text, figures, chart, table }

  public init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: TypeKey.self).decode(Kind.self, forKey: .type) {
    case .text: self = .text(try VisualText(from: decoder))
    case .figures: self = .figures(try VisualFigures(from: decoder))
    case .chart: self = .chart(try VisualChart(from: decoder))
    case .table: self = .table(try VisualTable(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: TypeKey.self)
    switch self {
    case .text(let item):
      try members.encode(Kind.text, forKey: .type)
      try item.encode(to: encoder)
    case .figures(let item):
      try members.encode(Kind.figures, forKey: .type)
      try item.encode(to: encoder)
    case .chart(let item):
      try members.encode(Kind.chart, forKey: .type)
      try item.encode(to: encoder)
    case .table(let item):
      try members.encode(Kind.table, forKey: .type)
      try item.encode(to: encoder)
    }
  }
}

extension VisualDrawing: Codable {
  private enum KindKey: String, CodingKey { case kind }
  private enum Kind: String, Codable {
    case histogram, fan, lines, bars, ranges, steps, heat, scatter
  }

  public init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: KindKey.self).decode(Kind.self, forKey: .kind) {
    case .histogram: self = .histogram(try Histogram(from: decoder))
    case .fan: self = .fan(try Fan(from: decoder))
    case .lines: self = .lines(try Lines(from: decoder))
    case .bars: self = .bars(try Bars(from: decoder))
    case .ranges: self = .ranges(try Ranges(from: decoder))
    case .steps: self = .steps(try Steps(from: decoder))
    case .heat: self = .heat(try Heat(from: decoder))
    case .scatter: self = .scatter(try Scatter(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    let (kind, drawing): (Kind, any Encodable) =
      switch self {
      case .histogram(let value): (.histogram, value)
      case .fan(let value): (.fan, value)
      case .lines(let value): (.lines, value)
      case .bars(let value): (.bars, value)
      case .ranges(let value): (.ranges, value)
      case .steps(let value): (.steps, value)
      case .heat(let value): (.heat, value)
      case .scatter(let value): (.scatter, value)
      }
    var members = encoder.container(keyedBy: KindKey.self)
    try members.encode(kind, forKey: .kind)
    try drawing.encode(to: encoder)
  }
}

extension VisualFigure {
  /// `value` is there even where it is undefined: null.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(name, forKey: .name)
    try members.encode(label, forKey: .label)
    try members.encode(unit, forKey: .unit)
    try members.encodeFigure(value, forKey: .value)
    try members.encodeIfPresent(finite(standardError), forKey: .standardError)
    try members.encodeIfPresent(interval, forKey: .interval)
    try members.encodeIfPresent(verdict, forKey: .verdict)
    try members.encodeIfPresent(note, forKey: .note)
  }
}

extension VisualCell: Codable {
  private enum Keys: String, CodingKey {
    case value, unit, interval
    case standardError = "se"
  }

  public init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Keys.self) {
      self = .figure(
        Figure(
          try members.decodeIfPresent(Double.self, forKey: .value),
          unit: try members.decodeIfPresent(MetricUnit.self, forKey: .unit),
          standardError: try members.decodeIfPresent(Double.self, forKey: .standardError),
          interval: try members.decodeIfPresent(Interval.self, forKey: .interval)))
      return
    }
    let cell = try decoder.singleValueContainer()
    if cell.decodeNil() {
      self = .empty
    } else if let number = try? cell.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try cell.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if case .figure(let figure) = self {
      var members = encoder.container(keyedBy: Keys.self)
      try members.encodeFigure(figure.value, forKey: .value)
      try members.encodeIfPresent(figure.unit, forKey: .unit)
      try members.encodeIfPresent(finite(figure.standardError), forKey: .standardError)
      try members.encodeIfPresent(figure.interval, forKey: .interval)
      return
    }
    var cell = encoder.singleValueContainer()
    switch self {
    case .text(let text): try cell.encode(text)
    case .number(let number) where number.isFinite: try cell.encode(number)
    default: try cell.encodeNil()
    }
  }
}
