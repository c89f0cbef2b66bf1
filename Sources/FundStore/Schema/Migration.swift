import FundResults

/// A step from one version of the schema to the next. Once released it never changes: later versions are
/// further steps (docs/store.md).
package struct Migration: Sendable {
  /// The version that the step leads to; steps are numbered 1, 2, 3 …
  package let version: Int
  /// Run in order, all in one transaction.
  package let statements: [StaticString]

  package init(version: Int, statements: [StaticString]) {
    self.version = version
    self.statements = statements
  }

  /// All steps, in order.
  package static let all: [Migration] = [.first]
}

extension Migration {
  /// `EQHR` in ASCII: tells a store from other databases.
  package static let applicationID = 0x4551_4852

  /// Brings a database to the last version of `steps`; one transaction a step, and nobody sees the half.
  ///
  /// - Throws: `.newerVersion` when the database is ahead of the last step, `.damaged` when it is a
  ///   database of something else. Neither is touched.
  package static func migrate(
    _ connection: Connection, by steps: [Migration] = all
  ) throws(RunStoreError) {
    for step in steps {
      guard try version(of: connection, newest: steps.count) < step.version else { continue }
      try connection.transaction { () throws(RunStoreError) in
        // Somebody else may have made the step since.
        guard try version(of: connection, newest: steps.count) < step.version else { return }
        for statement in step.statements { try connection.run(statement) }
        try connection.run("PRAGMA application_id = ", number: applicationID)
        try connection.run("PRAGMA user_version = ", number: step.version)
      }
    }
  }

  /// The version of the schema, 0 for an empty database.
  package static func version(of connection: Connection, newest: Int) throws(RunStoreError) -> Int {
    let application = try connection.run("PRAGMA application_id").first?.int(0) ?? 0
    let version = try connection.run("PRAGMA user_version").first?.int(0) ?? 0
    let tables = try connection.run("SELECT count(*) FROM sqlite_schema").first?.int(0) ?? 0
    if application == 0, version == 0, tables == 0 { return 0 }
    guard application == applicationID, version >= 1 else {
      throw RunStoreError(
        .damaged,
        "'\(connection.location)' is not a store of runs but an SQLite database of something "
          + "else; use another file")
    }
    guard version <= newest else {
      throw RunStoreError(
        .newerVersion,
        "the store '\(connection.location)' has version \(version) and was written by a "
          + "newer equihome; this one reads up to version \(newest). Use the newer one, or another store"
      )
    }
    return version
  }
}
