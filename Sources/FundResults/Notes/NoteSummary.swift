import FundModel

/// One class of notes over all paths of a run.
public struct NoteSummary: Sendable, Equatable {
  public var name: String
  /// Face value in the fund's currency.
  public var face: Double
  /// Part of the capital structure (equity and all classes) that loses before this class does, and the
  /// part at which all of it is lost (docs/model.md, 4.2).
  public var attachment: Double
  public var detachment: Double
  /// Mean over the paths on which it is defined, with its standard error.
  public var irr: MeanFigure
  public var wal: MeanFigure
  /// Expected loss as a share of face value.
  public var expectedLoss: MeanFigure
  /// Paths on which anything was lost beyond a billionth of face value.
  public var probabilityOfLoss: Proportion

  public struct MeanFigure: Sendable, Equatable, Codable {
    public var mean: Double?
    public var standardError: Double?
    /// Paths on which the figure is not defined.
    public var undefined: Int

    enum CodingKeys: String, CodingKey {
      case mean
      case standardError = "se"
      case undefined
    }

    init(_ sample: Sample) {
      mean = sample.mean
      standardError = sample.moments.standardError
      undefined = sample.undefinedCount
    }
  }
}

extension NoteSummary {
  /// The classes of a fund, senior first.
  public static func all(_ table: NoteTable, config: FundConfig) -> [NoteSummary] {
    let notes = config.notes.issued
    let total = 1 + notes.reduce(0) { $0 + $1.share }
    var above = 0.0
    return notes.enumerated().map { index, note in
      let losses = table.column(.loss, of: index)
      defer { above += note.share }
      return NoteSummary(
        name: note.name, face: note.share * config.fund.size,
        attachment: (total - above - note.share) / total, detachment: (total - above) / total,
        irr: MeanFigure(Sample(table.column(.irr, of: index))),
        wal: MeanFigure(Sample(table.column(.wal, of: index))),
        expectedLoss: MeanFigure(Sample(losses)),
        probabilityOfLoss: Proportion(
          hits: losses.count { $0 > 1e-9 }, count: losses.count,
          confidence: config.analytics.confidenceLevel))
    }
  }
}

extension NoteSummary: Codable {
  enum CodingKeys: String, CodingKey {
    case name, face, attachment, detachment, irr, wal
    case expectedLoss = "expected_loss"
    case probabilityOfLoss = "probability_of_loss"
  }
}
