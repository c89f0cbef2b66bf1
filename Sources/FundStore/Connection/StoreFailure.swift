import CSQLite
import Foundation
import FundResults

/// A code of SQLite as an error of the store: the place, what happened, what to do.
package struct StoreFailure {
  package let code: Int32
  /// `errno` where the system refused; 0 elsewhere.
  package let system: Int32
  package let message: String

  package init(_ code: Int32, system: Int32 = 0, message: String? = nil) {
    self.code = code
    self.system = system
    self.message = message ?? String(cString: sqlite3_errstr(code))
  }

  package func error(at location: String, waits: Double) -> RunStoreError {
    let reason = system == 0 ? message : "\(message): \(String(cString: strerror(system)))"
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      return RunStoreError(
        .busy,
        "the store '\(location)' is in use by another program, for more than "
          + "\(Int(waits.rounded(.up))) s; try again when that has ended, or use another store")
    case SQLITE_FULL:
      return RunStoreError(
        .unwritable,
        "there is no room left for the store '\(location)'; make room on its disk, remove "
          + "runs, or use another store. What it held before is unharmed")
    case SQLITE_NOTADB:
      return RunStoreError(
        .damaged, "'\(location)' is not a store of runs: it is no SQLite database; use another file"
      )
    case SQLITE_CORRUPT:
      return RunStoreError(
        .damaged,
        "the store '\(location)' is damaged (\(message)); move it away and begin a new one: "
          + "runs can be made again. 'sqlite3 FILE .recover' may save what is left")
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
      return RunStoreError(
        .unwritable,
        "the store '\(location)' cannot be written (\(reason)); change who may write it "
          + "and its folder, or use another store")
    case SQLITE_CANTOPEN:
      return RunStoreError(
        .unavailable,
        "the store '\(location)' cannot be opened (\(reason)); look at the file, its "
          + "folder and who may read and write them, or use another store")
    case SQLITE_IOERR where system == ENOSPC || system == EDQUOT || system == EFBIG:
      return StoreFailure(SQLITE_FULL).error(at: location, waits: waits)
    case SQLITE_IOERR:
      return RunStoreError(
        .unavailable,
        "the disk of the store '\(location)' does not do what it is asked (\(reason)); "
          + "use another store")
    case SQLITE_TOOBIG:
      return RunStoreError(
        .invalid, "a text or piece is too large for the store '\(location)' (\(reason))")
    default:
      return RunStoreError(
        .unavailable, "the store '\(location)' cannot do this: \(reason) (SQLite \(code))")
    }
  }
}
