import FundAnalysis
import FundModel
import FundOptimization
import FundResults

/// What is asked of a calibration.
public struct CalibrationRequest: Sendable {
  /// Zone and series by name, code or column; empty takes every series of the file as a zone of its name.
  public var zones: [(zone: String, series: String)] = []
  public var seasonallyAdjusted = true
  public var options = Calibration.Options()

  public init() {}

  /// Most series that are taken without being named.
  public static let maxSeries = 16
}

extension FundService {
  /// Growth, volatility, momentum and correlation fitted to the indices in a file (docs/lua.md, Calibration).
  ///
  /// - Throws: `ConfigError` with every fault of the file; `RequestError` for what cannot be asked of it.
  public static func calibrate(
    file: String, _ request: CalibrationRequest = CalibrationRequest()
  ) throws -> CalibrationResult {
    var zones = request.zones
    if zones.isEmpty {
      let names = try IndexFile.names(file)
      guard names.count <= CalibrationRequest.maxSeries else {
        let some = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
        throw RequestError([
          "zones: the file has \(names.count) series (\(some), …); say which zone has which"
        ])
      }
      zones = names.map { ($0, $0) }
    }
    let history = try IndexFile.read(
      file, series: zones, seasonallyAdjusted: request.seasonallyAdjusted)
    do {
      return try Calibration.fit(history, zones: zones, file: file, options: request.options)
    } catch let error as Calibration.Failure {
      throw RequestError([error.description])
    } catch let error as OptimizationError {
      throw RequestError([error.message])
    }
  }

  /// A copy of a fund with the parameters of a calibration; their origin is `calibrated from FILE`.
  ///
  /// - Throws: `RequestError` unless the zones are those of the fund; `ConfigError`.
  public static func calibrated(
    _ document: ConfigDocument, by result: CalibrationResult
  ) throws -> ConfigDocument {
    do {
      return try document.calibrated(result)
    } catch let error as Calibration.Failure {
      throw RequestError([error.description])
    }
  }
}
