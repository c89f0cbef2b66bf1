import FundResults

extension SQLiteRunStore {
  public func entry(id: String) throws(RunStoreError) -> RunEntry? {
    try locked { (connection) throws(RunStoreError) in
      try connection.snapshot { () throws(RunStoreError) in
        guard
          let number = try connection.run("SELECT number FROM run WHERE id = ?", .text(id)).first?
            .int(0)
        else { return nil }
        return try entry(number: number, connection)
      }
    }
  }

  public func entries(_ query: RunQuery) throws(RunStoreError) -> [RunEntry] {
    let search = try RunSearch(query)
    return try locked { (connection) throws(RunStoreError) in
      try connection.snapshot { () throws(RunStoreError) in
        var entries: [RunEntry] = []
        for row in try connection.run(joined: search.fragments, search.values) {
          guard let number = row.int(0), let entry = try entry(number: number, connection) else {
            continue
          }
          entries.append(entry)
        }
        return entries
      }
    }
  }

  /// The entry of a row of `run`; nil when there is none.
  func entry(number: Int, _ connection: Connection) throws(RunStoreError) -> RunEntry? {
    guard
      let row = try connection.run(
        """
        SELECT id, engine_version, config_hash, data_hashes, seed, first_path, paths, name, preset,
          created, used, tripped, seconds, fund_number
        FROM run WHERE number = ?
        """, .int(number)
      ).first
    else { return nil }
    guard let id = row.text(0), let engine = row.text(1), let config = row.text(2),
      let data = row.text(3).flatMap(StoredList.read), let seed = row.text(4).flatMap(UInt64.init),
      let firstPath = row.text(5).flatMap(UInt64.init), let paths = row.int(6),
      let name = row.text(7), let created = row.text(9), let used = row.text(10),
      let tripped = row.text(11).flatMap(StoredList.read), let seconds = row.real(12),
      let fundNumber = row.int(13)
    else {
      throw RunStoreError(
        .damaged,
        "row \(number) of the store '\(location)' is no run; remove it, or use another store")
    }
    let tags = try connection.run("SELECT name FROM tag WHERE run = ?", .int(number))
    let figures = try self.figures(ofRun: number, connection)
    let pieces = try connection.run(
      """
      SELECT p.name, c.bytes, c.stored_bytes FROM piece p JOIN content c ON c.number = p.content
      WHERE p.run = ? ORDER BY p.name
      """, .int(number))
    return RunEntry(
      id: id,
      identity: RunIdentity(
        engineVersion: engine, configHash: config, dataHashes: data, seed: seed,
        firstPath: firstPath, paths: paths, fundNumber: fundNumber),
      name: name, preset: row.text(8), created: created, used: used,
      tags: tags.compactMap { $0.text(0) }.sorted(),
      figures: figures, tripped: tripped, seconds: seconds,
      pieces: pieces.compactMap { row in
        guard let name = row.text(0), let bytes = row.int(1), let stored = row.int(2) else {
          return nil
        }
        return RunEntry.Piece(name: RunPart.Name(name), bytes: bytes, storedBytes: stored)
      })
  }

  /// A run has hundreds of figures, and their names are the same in every run: each is read once.
  private func figures(
    ofRun number: Int, _ connection: Connection
  ) throws(RunStoreError) -> [String: Double] {
    var figures: [String: Double] = [:]
    for row in try connection.run("SELECT name, value FROM figure WHERE run = ?", .int(number)) {
      guard let number = row.int(0), let value = row.real(1) else { continue }
      var name = connection.figureNames[number]
      if name == nil {
        name = try connection.run("SELECT name FROM figure_name WHERE number = ?", .int(number))
          .first?.text(0)
        connection.figureNames[number] = name
      }
      if let name { figures[name] = value }
    }
    return figures
  }
}
