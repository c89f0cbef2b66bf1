import FundModel
import FundResults

/// Classes of notes, senior first: what each is, earned and lost.
public func noteSummaryTable(_ notes: [NoteSummary]) -> TextTable {
  var table = TextTable([
    .init("class", .left), .init("face"), .init("attaches", dropRank: 2),
    .init("detaches", dropRank: 1), .init("IRR ± SE"), .init("mean life"), .init("any loss"),
    .init("expected loss ± SE"),
  ])
  for note in notes {
    table.add([
      .init(note.name), .init(money(note.face)), .init(figure(note.attachment, .share)),
      .init(figure(note.detachment, .share)),
      .init(figureWithError(note.irr.mean, note.irr.standardError, .rate)),
      .init(figure(note.wal.mean, .years)),
      .init(figure(note.probabilityOfLoss.value, .share)),
      .init(figureWithError(note.expectedLoss.mean, note.expectedLoss.standardError, .share)),
    ])
  }
  return table
}
