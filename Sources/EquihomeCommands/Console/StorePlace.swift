import Foundation
import FundResults
import FundService

/// Where the store of runs is, and who said so.
enum StorePlace: Equatable {
  /// `--store`: what is wrong with it ends the program.
  case asked(String)
  /// `EQUIHOME_STORE`, or the user's data folder: what is wrong with it is told, and the run goes on.
  case usual(String)
  /// `--no-store`, or `EQUIHOME_STORE=none`.
  case none(because: String)

  /// The place after the XDG base directory rules, `EQUIHOME_STORE` before it.
  init(_ environment: [String: String]) {
    if let file = environment["EQUIHOME_STORE"], !file.isEmpty {
      self = file == "none" ? .none(because: "EQUIHOME_STORE is none") : .usual(file)
      return
    }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      self = .usual(data + "/equihome/runs.sqlite")
    } else if let home = environment["HOME"], !home.isEmpty {
      self = .usual(home + "/.local/share/equihome/runs.sqlite")
    } else {
      self = .none(because: "HOME is not set")
    }
  }

  static var ofThisProcess: StorePlace { StorePlace(ProcessInfo.processInfo.environment) }

  /// The store in a file; the one place that knows which kind there is.
  ///
  /// - Parameter makesFolder: whether the folder is made where there is none.
  /// - Throws: `RunStoreError`.
  static func open(_ file: String, makesFolder: Bool) throws(RunStoreError) -> any RunStore {
    if makesFolder {
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      } catch {
        throw RunStoreError(
          .unavailable, "the folder \(folder) cannot be made: \(error.localizedDescription)")
      }
    }
    throw RunStoreError(.unavailable, "\(file): this program has no store on a disk yet")
  }

  /// The present time as stores have it: ISO 8601, UTC, to the millisecond.
  static func now() -> String { time(Date()) }

  static func time(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
  }
}
