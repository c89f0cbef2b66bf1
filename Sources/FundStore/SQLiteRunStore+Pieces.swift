import FundResults

extension SQLiteRunStore {
  public func part(_ name: RunPart.Name, of id: String) throws(RunStoreError) -> [UInt8]? {
    let found = try locked { (connection) throws(RunStoreError) -> StoredContent? in
      try connection.snapshot { () throws(RunStoreError) -> StoredContent? in
        guard
          let row = try connection.run(
            """
            SELECT p.content FROM run r JOIN piece p ON p.run = r.number
            WHERE r.id = ? AND p.name = ?
            """, .text(id), .text(name.description)
          ).first, let number = row.int(0)
        else { return nil }
        return try content(number, connection)
      }
    }
    guard let found else { return nil }
    // Outside of the lock: decompressing takes longer than reading.
    let (bytes, problem) = found.read()
    guard let bytes else {
      throw RunStoreError(
        .damaged,
        "piece \(name) of run \(id) in the store '\(location)' is damaged: \(problem). "
          + "Remove the run and make it again")
    }
    return bytes
  }

  /// A content as it is kept, not yet held against its digest.
  func content(_ number: Int, _ connection: Connection) throws(RunStoreError) -> StoredContent {
    guard
      let row = try connection.run(
        "SELECT sha256, bytes FROM content WHERE number = ?", .int(number)
      )
      .first, let sha256 = row.blob(0), let bytes = row.int(1)
    else {
      throw RunStoreError(
        .damaged, "the store '\(location)' lacks content \(number), which a run refers to")
    }
    let chunks = try connection.run(
      "SELECT bytes, data FROM chunk WHERE content = ? ORDER BY position", .int(number))
    return StoredContent(
      sha256: sha256, bytes: bytes,
      chunks: chunks.map {
        StoredContent.Chunk(bytes: $0.int(0) ?? -1, data: $0.blob(1) ?? [])
      })
  }
}
