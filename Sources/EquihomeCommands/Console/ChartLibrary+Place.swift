import Foundation
import FundReport

extension ChartLibrary {
  /// Where the library of charts is looked for: `EQUIHOME_CHART_JS` alone when it is set, else where the
  /// package puts it.
  static var places: [String] {
    let named = ProcessInfo.processInfo.environment["EQUIHOME_CHART_JS"] ?? ""
    return named.isEmpty ? systemPaths : [named]
  }

  /// - Throws: `ChartLibraryError`, which says what to install.
  static func ofThisProcess() throws -> ChartLibrary { try load(places) }
}
