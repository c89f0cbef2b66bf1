import FundModel
import FundResults

extension ConfigDocument {
  /// A copy with the parameters of a calibration: growth and volatility of every zone, the price model, and the correlation
  /// in the order of the fund's zones. Their origin is `calibrated from FILE`.
  ///
  /// - Throws: `Calibration.Failure` unless the calibration has exactly the zones of the fund; `ConfigError`.
  public func calibrated(_ result: CalibrationResult) throws -> ConfigDocument {
    let zones = (try value(at: "zones")?.arrayValue ?? []).compactMap {
      $0.value.objectValue?["name"]?.value.stringValue
    }
    let known = result.zones.map(\.name)
    let missing = zones.filter { !known.contains($0) }
    let extra = known.filter { !zones.contains($0) }
    guard missing.isEmpty, extra.isEmpty else {
      var parts: [String] = []
      if !missing.isEmpty {
        parts.append("no series was given for zone " + missing.joined(separator: ", "))
      }
      if !extra.isEmpty {
        parts.append("the fund has no zone " + extra.joined(separator: ", "))
      }
      throw Calibration.Failure(
        description: parts.joined(separator: "; ") + "; its zones are "
          + zones.joined(separator: ", "))
    }
    let order = zones.compactMap { known.firstIndex(of: $0) }
    var changes: [(path: String, value: ConfigValue)] = []
    for zone in result.zones {
      changes.append(("zones.\(zone.name).appreciation_rate", .double(zone.appreciationRate.value)))
      changes.append(
        (
          "zones.\(zone.name).appreciation_volatility",
          .double(zone.appreciationVolatility.value)
        ))
    }
    changes.append(
      (
        "market.correlation",
        .list(order.map { row in .list(order.map { .double(result.correlation[row][$0]) }) })
      ))
    switch result.model {
    case .gbm: changes.append(("market.price_model", .record([("kind", "gbm")])))
    case .momentum:
      let components = result.components.map {
        ConfigValue.record([("phi", .double($0.phi)), ("share", .double($0.share))])
      }
      changes.append(
        (
          "market.price_model",
          .record([
            ("kind", "momentum"),
            (
              "momentum",
              .record([("components", .list(components)), ("start", "stationary")])
            ),
          ])
        ))
    }
    return try with(changes, origin: ConfigOrigin(.program, "calibrated from \(result.file)"))
  }
}
