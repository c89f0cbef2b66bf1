import Foundation
import FundReport

extension Console {
  /// Where the library of charts is looked for: the file that `EQUIHOME_CHART_JS` names, else where the
  /// package puts it.
  static var chartLibraries: [String] {
    let named = ProcessInfo.processInfo.environment["EQUIHOME_CHART_JS"] ?? ""
    return named.isEmpty ? ChartLibrary.systemPaths : [named]
  }
}
