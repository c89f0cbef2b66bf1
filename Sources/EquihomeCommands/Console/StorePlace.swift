import Foundation
import FundResults
import FundStore

/// Where the store of runs is, and who said so.
enum StorePlace: Equatable {
  /// `--store`: what is wrong with it ends the program.
  case asked(String)
  /// `EQUIHOME_STORE`, or the user's data folder: what is wrong with it is told, and the run goes on.
  case usual(String)
  /// `EQUIHOME_STORE=none`: who set it knows it.
  case turnedOff
  /// There is no home to put it in.
  case homeless

  /// The place after the XDG base directory rules, `EQUIHOME_STORE` before it.
  init(_ environment: [String: String]) {
    if let file = environment["EQUIHOME_STORE"], !file.isEmpty {
      self = file == "none" ? .turnedOff : .usual(file)
    } else if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      self = .usual(data + "/equihome/runs.sqlite")
    } else if let home = environment["HOME"], !home.isEmpty {
      self = .usual(home + "/.local/share/equihome/runs.sqlite")
    } else {
      self = .homeless
    }
  }

  static var ofThisProcess: StorePlace { StorePlace(ProcessInfo.processInfo.environment) }

  /// The store in a file, made where there is none; the one place that knows which kind there is.
  ///
  /// - Throws: `RunStoreError`.
  static func open(_ file: String) throws(RunStoreError) -> any RunStore {
    try SQLiteRunStore(path: file)
  }

  /// The present time as stores have it: ISO 8601, UTC, to the millisecond.
  static func now() -> String { time(Date()) }

  static func time(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
  }
}
