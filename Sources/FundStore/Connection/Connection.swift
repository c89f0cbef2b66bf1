import CSQLite
import FundResults

/// An open database. One thread at a time: its store holds a lock.
///
/// Every text of SQL is a literal of this program or joined from such; what a user says is bound.
package final class Connection {
  private let database: OpaquePointer
  /// Of the file, for messages.
  package let location: String
  package let waits: Double
  private var statements: [String: OpaquePointer] = [:]
  /// Names of figures by their number; a name that has one keeps it.
  package var figureNames: [Int: String] = [:]

  /// Opens an existing file.
  ///
  /// - Parameter file: begins with `/` or `./`: SQLite reads names such as `file:x?mode=memory` and
  ///   `:memory:` in its own way.
  package init(file: String, location: String, waits: Double) throws(RunStoreError) {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(
      file, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    self.location = location
    self.waits = waits
    guard let handle, code == SQLITE_OK else {
      let system = handle.map { sqlite3_system_errno($0) } ?? 0
      sqlite3_close_v2(handle)
      throw StoreFailure(code, system: system).error(at: location, waits: waits)
    }
    database = handle
    sqlite3_busy_timeout(database, Int32(max(0, min(waits, 1e6)) * 1000))
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(database)
  }

  /// Whether the file can only be read.
  package var isReadOnly: Bool { sqlite3_db_readonly(database, "main") == 1 }

  /// Rows that the last statement changed.
  package var changes: Int { Int(sqlite3_changes(database)) }

  /// Runs a statement to its end and gives its rows.
  @discardableResult
  package func run(_ sql: StaticString, _ values: SQLValue...) throws(RunStoreError) -> [SQLRow] {
    try run(text: sql.description, values, keeps: true)
  }

  /// A statement that was joined from literals; it is prepared for this call alone.
  package func run(joined fragments: [StaticString], _ values: [SQLValue]) throws(RunStoreError)
    -> [SQLRow]
  {
    try run(text: fragments.map(\.description).joined(separator: " "), values, keeps: false)
  }

  /// A statement with a number where SQLite takes no bound value, such as a PRAGMA.
  @discardableResult
  package func run(_ sql: StaticString, number: Int) throws(RunStoreError) -> [SQLRow] {
    try run(text: "\(sql)\(number)", [], keeps: false)
  }

  /// All of `body` or nothing of it, against other writers too.
  package func transaction<Value>(
    _ body: () throws(RunStoreError) -> Value
  ) throws(RunStoreError) -> Value {
    try run("BEGIN IMMEDIATE")
    return try finish(body)
  }

  /// Several reads of one state.
  package func snapshot<Value>(
    _ body: () throws(RunStoreError) -> Value
  ) throws(RunStoreError) -> Value {
    try run("BEGIN")
    return try finish(body)
  }

  private func finish<Value>(
    _ body: () throws(RunStoreError) -> Value
  ) throws(RunStoreError) -> Value {
    do {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      // A full disk and the like have rolled back by themselves. Whether this works or not, what is wrong
      // is the error there was.
      if sqlite3_get_autocommit(database) == 0 { _ = try? run("ROLLBACK") }
      // Numbers that were given and taken back can be given to others.
      figureNames = [:]
      throw error
    }
  }

  private func run(
    text: String, _ values: [SQLValue], keeps: Bool
  ) throws(RunStoreError) -> [SQLRow] {
    let statement = try prepared(text, keeps: keeps)
    defer {
      if keeps {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
      } else {
        sqlite3_finalize(statement)
      }
    }
    for (place, value) in values.enumerated() { try bind(value, Int32(place + 1), to: statement) }
    var rows: [SQLRow] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: rows.append(row(of: statement))
      case SQLITE_DONE: return rows
      case let code: throw failure(code)
      }
    }
  }

  private func prepared(_ text: String, keeps: Bool) throws(RunStoreError) -> OpaquePointer {
    if let statement = statements[text] { return statement }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(database, text, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw failure(code) }
    if keeps { statements[text] = statement }
    return statement
  }

  private func bind(
    _ value: SQLValue, _ place: Int32, to statement: OpaquePointer
  ) throws(RunStoreError) {
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(statement, place)
    case .integer(let number): code = sqlite3_bind_int64(statement, place, number)
    case .real(let number): code = sqlite3_bind_double(statement, place, number)
    case .text(let text):
      guard let bytes = Int32(exactly: text.utf8.count) else { throw failure(SQLITE_TOOBIG) }
      code = equihome_bind_text(statement, place, text, bytes)
    case .blob(let blob):
      guard let bytes = Int32(exactly: blob.count) else { throw failure(SQLITE_TOOBIG) }
      // A null pointer would bind NULL in place of no bytes.
      code =
        blob.isEmpty
        ? sqlite3_bind_zeroblob(statement, place, 0)
        : equihome_bind_blob(statement, place, blob, bytes)
    }
    guard code == SQLITE_OK else { throw failure(code) }
  }

  private func row(of statement: OpaquePointer) -> SQLRow {
    SQLRow(
      values: (0..<sqlite3_column_count(statement)).map { column in
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
          let start = sqlite3_column_text(statement, column)
          let count = Int(sqlite3_column_bytes(statement, column))
          return .text(
            String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
          let start = sqlite3_column_blob(statement, column)
          let count = Int(sqlite3_column_bytes(statement, column))
          return .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
      })
  }

  private func failure(_ code: Int32) -> RunStoreError {
    StoreFailure(
      code, system: sqlite3_system_errno(database),
      message: String(cString: sqlite3_errmsg(database))
    ).error(at: location, waits: waits)
  }
}
