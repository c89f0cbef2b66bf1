import FundReport
import FundResults
import LuaRuntime

extension RunObject {
  /// Classes of notes, senior first, and by name; an empty list in a fund without notes.
  func notes(_ format: TextFormat) -> ScriptRecord {
    let summaries = document.notes ?? []
    let records = summaries.map { note in
      LuaValue.object(
        ScriptRecord(
          "note",
          fields: [
            ("name", .string(note.name)), ("face", .number(note.face)),
            ("attachment", .number(note.attachment)), ("detachment", .number(note.detachment)),
            ("irr", .figure(note.irr.mean)), ("irr_se", .figure(note.irr.standardError)),
            ("wal", .figure(note.wal.mean)),
            ("expected_loss", .figure(note.expectedLoss.mean)),
            ("expected_loss_se", .figure(note.expectedLoss.standardError)),
            ("probability_of_loss", .figure(note.probabilityOfLoss.value)),
          ]
        ) { noteSummaryTable([note]).lines(format).joined(separator: "\n") })
    }
    return ScriptRecord(
      "list of notes", fields: zip(summaries.map(\.name), records).map { ($0, $1) },
      items: records
    ) { noteSummaryTable(summaries).lines(format).joined(separator: "\n") }
  }
}
