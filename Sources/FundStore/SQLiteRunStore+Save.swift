import Foundation
import FundModel
import FundResults

extension SQLiteRunStore {
  @discardableResult
  public func save(_ entry: RunEntry, parts: [RunPart]) throws(RunStoreError) -> RunEntry {
    try EntryCheck.check(entry, parts)
    // Before the lock: writers wait for each other no longer than writing takes.
    var contents: [(name: RunPart.Name, content: StoredContent)] = []
    for part in parts { contents.append((part.name, try StoredContent(of: part.bytes))) }
    let key = try identityKey(entry)
    return try locked { [contents] (connection) throws(RunStoreError) in
      try connection.transaction { () throws(RunStoreError) in
        let number = try runNumber(entry, key: key, connection)
        try addTags(entry.tags, to: number, connection)
        for (name, content) in contents {
          let there = try connection.run(
            "SELECT 1 FROM piece WHERE run = ? AND name = ?", .int(number), .text(name.description))
          guard there.isEmpty else { continue }
          try connection.run(
            "INSERT INTO piece (run, name, content) VALUES (?, ?, ?)", .int(number),
            .text(name.description), .int(try contentNumber(content, connection)))
        }
        guard let kept = try self.entry(number: number, connection) else { throw missing(entry.id) }
        return kept
      }
    }
  }

  private func identityKey(_ entry: RunEntry) throws(RunStoreError) -> String {
    do { return try entry.identity.key } catch {
      throw RunStoreError(.unavailable, "the digest of a run cannot be formed: \(error)")
    }
  }

  /// The row of the run: the one that is there, or a new one with its figures.
  private func runNumber(
    _ entry: RunEntry, key: String, _ connection: Connection
  ) throws(RunStoreError) -> Int {
    if let row = try connection.run("SELECT number, key FROM run WHERE id = ?", .text(entry.id))
      .first,
      let number = row.int(0)
    {
      guard row.text(1) == key else {
        throw RunStoreError(
          .invalid,
          "the store '\(location)' has another run with the id \(entry.id): two digests that "
            + "begin alike; use another store for this run")
      }
      try connection.run(
        "UPDATE run SET used = ? WHERE number = ?", .text(entry.used), .int(number))
      return number
    }
    let identity = entry.identity
    let row = try connection.run(
      """
      INSERT INTO run (id, key, engine_version, config_hash, data_hashes, seed, first_path, paths,
        fund_number, name, folded_name, preset, created, used, tripped, seconds)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number
      """,
      .text(entry.id), .text(key), .text(identity.engineVersion), .text(identity.configHash),
      .text(StoredList.text(identity.dataHashes)), .text("\(identity.seed)"),
      .text("\(identity.firstPath)"), .int(identity.paths), .int(identity.fundNumber),
      .text(entry.name),
      .text(EntryCheck.folded(entry.name)), .optional(entry.preset), .text(entry.created),
      .text(entry.used), .text(StoredList.text(entry.tripped)), .real(entry.seconds))
    guard let number = row.first?.int(0) else { throw missing(entry.id) }
    for (name, value) in entry.figures.sorted(by: { $0.key < $1.key }) {
      try connection.run("INSERT OR IGNORE INTO figure_name (name) VALUES (?)", .text(name))
      try connection.run(
        """
        INSERT INTO figure (run, name, value)
        VALUES (?, (SELECT number FROM figure_name WHERE name = ?), ?)
        """, .int(number), .text(name), .real(value))
    }
    return number
  }

  /// The row of a content, written if the same bytes are not there yet.
  private func contentNumber(
    _ content: StoredContent, _ connection: Connection
  ) throws(RunStoreError) -> Int {
    if let row = try connection.run(
      "SELECT number FROM content WHERE sha256 = ?", .blob(content.sha256)
    ).first, let number = row.int(0) {
      return number
    }
    let row = try connection.run(
      "INSERT INTO content (sha256, bytes, stored_bytes) VALUES (?, ?, ?) RETURNING number",
      .blob(content.sha256), .int(content.bytes), .int(content.storedBytes))
    guard let number = row.first?.int(0) else {
      throw RunStoreError(.unavailable, "the store '\(location)' gave a piece no number")
    }
    for (position, chunk) in content.chunks.enumerated() {
      try connection.run(
        "INSERT INTO chunk (content, position, bytes, data) VALUES (?, ?, ?, ?)", .int(number),
        .int(position), .int(chunk.bytes), .blob(chunk.data))
    }
    return number
  }
}

/// A list of texts in one column, as JSON.
enum StoredList {
  static func text(_ list: [String]) -> String {
    ConfigValue.list(list.map { .string($0) }).jsonLine
  }

  /// Nil unless the text is a list of texts.
  static func read(_ text: String) -> [String]? {
    try? JSONDecoder().decode([String].self, from: Data(text.utf8))
  }
}
