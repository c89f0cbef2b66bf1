import FundModel

/// A run as data to be looked at: what the reports draw, spreadsheets hold and an API serves.
///
/// A document is a list of views, a view a list of items in the order of reading. Everything is a finished
/// figure: who draws it computes nothing but pixels. Undefined figures are null. Rates and shares are
/// fractions, money is in units of `terms.currency`, months and years count from the first closing (0).
public struct VisualDocument: Sendable, Equatable, Codable {
  /// Any change of members raises it.
  public static let schemaVersion = 1

  public var schemaVersion: Int
  public var title: String
  public var manifest: RunManifest
  public var terms: RunTerms
  public var views: [VisualView]

  public init(title: String, manifest: RunManifest, terms: RunTerms, views: [VisualView]) {
    schemaVersion = Self.schemaVersion
    self.title = title
    self.manifest = manifest
    self.terms = terms
    self.views = views
  }

  enum CodingKeys: String, CodingKey {
    case title, manifest, terms, views
    case schemaVersion = "schema_version"
  }

  public subscript(name: VisualView.Name) -> VisualView? { views.first { $0.name == name } }
}

/// A part of a document that is looked at at once.
public struct VisualView: Sendable, Equatable, Codable {
  public enum Name: String, Sendable, Codable, CaseIterable {
    case dashboard, portfolio
    case cashFlows = "cash_flows"
    case waterfall, performance, risk
    case stress, sensitivity, sweep, frontier
    case comparison, configuration, reproduction
  }

  public var name: Name
  public var title: String
  /// In the order of reading; ids are unique within the document.
  public var items: [VisualItem]

  public init(_ name: Name, title: String, items: [VisualItem]) {
    self.name = name
    self.title = title
    self.items = items
  }
}

/// One thing to look at.
public enum VisualItem: Sendable, Equatable {
  case text(VisualText)
  case figures(VisualFigures)
  case chart(VisualChart)
  case table(VisualTable)

  /// Unique within the document, in lower case with underscores: `net_irr_histogram`.
  public var id: String {
    switch self {
    case .text(let item): item.id
    case .figures(let item): item.id
    case .chart(let item): item.id
    case .table(let item): item.id
    }
  }
}

/// A paragraph, or why something is not there.
public struct VisualText: Sendable, Equatable, Codable {
  public enum Role: String, Sendable, Codable, CaseIterable {
    case plain, note, warning, error, code
  }

  public var id: String
  public var role: Role
  public var title: String?
  /// Plain text; lines stay lines.
  public var text: String

  public init(id: String, role: Role = .plain, title: String? = nil, _ text: String) {
    self.id = id
    self.role = role
    self.title = title
    self.text = text
  }
}

/// A few figures that stand on their own, each with its interval.
public struct VisualFigures: Sendable, Equatable, Codable {
  public var id: String
  public var title: String
  public var figures: [VisualFigure]

  public init(id: String, title: String, _ figures: [VisualFigure]) {
    self.id = id
    self.title = title
    self.figures = figures
  }
}

public struct VisualFigure: Sendable, Equatable, Codable {
  public enum Verdict: String, Sendable, Codable { case good, bad, neutral }

  /// As metric expressions call it: `net_irr.mean`.
  public var name: String
  public var label: String
  public var unit: MetricUnit
  public var value: Double?
  public var standardError: Double?
  /// Confidence interval at `terms.confidence_level`.
  public var interval: Interval?
  public var verdict: Verdict?
  public var note: String?

  public init(
    name: String, label: String, unit: MetricUnit, value: Double?, standardError: Double? = nil,
    interval: Interval? = nil, verdict: Verdict? = nil, note: String? = nil
  ) {
    self.name = name
    self.label = label
    self.unit = unit
    self.value = value
    self.standardError = standardError
    self.interval = interval
    self.verdict = verdict
    self.note = note
  }

  enum CodingKeys: String, CodingKey {
    case name, label, unit, value, interval, verdict, note
    case standardError = "se"
  }
}
