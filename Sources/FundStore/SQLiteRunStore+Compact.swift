import Foundation
import FundResults

extension SQLiteRunStore {
  /// Removes contents of no run, checks every table and every piece, empties the log, and writes the file
  /// anew when more than a tenth of it is free and nothing is damaged.
  public func compact() throws(RunStoreError) -> RunStoreReport {
    let before = size
    return try locked { (connection) throws(RunStoreError) in
      try connection.transaction { () throws(RunStoreError) in try removeOrphans(connection) }
      let problems = try connection.snapshot { () throws(RunStoreError) in
        try structureProblems(connection) + identityProblems(connection)
          + pieceProblems(connection)
      }
      let pages = try connection.run("PRAGMA page_count").first?.int(0) ?? 0
      let free = try connection.run("PRAGMA freelist_count").first?.int(0) ?? 0
      if problems.isEmpty, free > pages / 10 { try connection.run("VACUUM") }
      try connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
      let runs = try connection.run("SELECT count(*) FROM run").first?.int(0) ?? 0
      return RunStoreReport(
        runs: runs, bytesBefore: before, bytesAfter: size, problems: problems)
    }
  }

  /// Bytes on disk, the log included.
  private var size: Int {
    ["", "-wal"].reduce(0) { sum, suffix in
      var info = stat()
      return stat(location + suffix, &info) == 0 ? sum + Int(info.st_size) : sum
    }
  }

  private func structureProblems(_ connection: Connection) throws(RunStoreError) -> [String] {
    let integrity = try connection.run("PRAGMA integrity_check").compactMap { $0.text(0) }
    let references = try connection.run("PRAGMA foreign_key_check").map { row in
      "table \(row.text(0) ?? "?") refers to a row of \(row.text(2) ?? "?") that is not there"
    }
    return integrity.filter { $0 != "ok" } + references
  }

  private func identityProblems(_ connection: Connection) throws(RunStoreError) -> [String] {
    var problems: [String] = []
    for row in try connection.run("SELECT number, key FROM run ORDER BY number") {
      guard let number = row.int(0) else { continue }
      do {
        guard let entry = try self.entry(number: number, connection) else { continue }
        let key = row.text(1) ?? ""
        if (try? entry.identity.key) != key || entry.id != String(key.prefix(12)) {
          problems.append("run \(entry.id): its identity does not give its key")
        }
      } catch let error where error.code == .damaged {
        problems.append(error.message)
      }
    }
    return problems
  }

  private func pieceProblems(_ connection: Connection) throws(RunStoreError) -> [String] {
    var problems: [String] = []
    let pieces = try connection.run(
      """
      SELECT p.content, min(r.id), min(p.name), count(*)
      FROM piece p JOIN run r ON r.number = p.run GROUP BY p.content ORDER BY p.content
      """)
    for row in pieces {
      guard let number = row.int(0) else { continue }
      let (bytes, problem) = try content(number, connection).read()
      guard bytes == nil else { continue }
      let others = (row.int(3) ?? 1) - 1
      problems.append(
        "piece \(row.text(2) ?? "?") of run \(row.text(1) ?? "?")"
          + (others > 0 ? " and of \(others) more" : "") + ": \(problem)")
    }
    return problems
  }
}
