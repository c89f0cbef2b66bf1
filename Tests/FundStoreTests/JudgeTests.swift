import Foundation
import FundResults
import FundStore
import TestSupport
import Testing

/// Python's own SQLite looks at the file.
@Suite struct JudgeTests {
  @Test func pythonReadsTheFile() throws {
    let folder = try Folder()
    let store = try folder.store()
    let runs = try (1...4).map {
      try store.save(
        Kept.entry(seed: $0, tags: ["t\($0)"], figures: ["tvpi.mean": Double($0)]),
        parts: Kept.parts($0))
    }
    let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"] ?? "python3"
    let script = """
      import sqlite3, sys, json
      db = sqlite3.connect(sys.argv[1])
      one = lambda sql: db.execute(sql).fetchone()[0]
      print(json.dumps([one("PRAGMA integrity_check"), one("PRAGMA journal_mode"),
        one("PRAGMA application_id"), one("PRAGMA user_version"),
        db.execute("PRAGMA foreign_key_check").fetchall(),
        [r[0] for r in db.execute("SELECT id FROM run ORDER BY seed")],
        [r[0] for r in db.execute("SELECT value FROM figure ORDER BY run")],
        db.execute("SELECT count(*) FROM piece").fetchone()[0],
        [r[0] for r in db.execute("SELECT DISTINCT strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'")]]))
      """
    let answer = try runProgram([python, "-c", script, folder.file])
    let ids = runs.map { "\"\($0.id)\"" }.joined(separator: ", ")
    #expect(
      answer.output
        == "[\"ok\", \"wal\", \(Migration.applicationID), 1, [], [\(ids)], [1.0, 2.0, 3.0, 4.0], 12, [1]]\n"
    )
  }
}
