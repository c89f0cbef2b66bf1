import FundEngine
import FundModel

/// Draws, inputs after overlays, and the market made of them.
extension PathTrace {
  /// The normals of the market: price by component and zone, climate by year, credit by zone.
  func marketDraws(_ draws: PathDraws) -> [ConfigValue] {
    var lines: [ConfigValue] = []
    let model = config.market.priceModel
    let components: Int =
      switch model.kind {
      case .path: 0
      case .momentum: model.momentum?.components.count ?? 0
      default: 1
      }
    for component in 0..<components {
      for (zone, terms) in config.zones.enumerated() {
        let normals = (0...record.horizonMonths).map {
          draws.price(component: component, zone: zone, month: $0)
        }
        lines.append(
          line(
            "draws",
            [
              ("stream", "price"), ("component", .int(component)), ("zone", .string(terms.name)),
              ("normals", figures(normals)),
            ]))
      }
    }
    lines.append(
      line(
        "draws",
        [
          ("stream", "climate"),
          ("normals", figures(record.climate.indices.map { draws.climate(year: $0 + 1) })),
        ]))
    lines.append(
      line(
        "draws",
        [
          ("stream", "credit"), ("common", .figure(draws.credit(zone: nil))),
          ("zones", byZone { draws.credit(zone: $0) }),
        ]))
    return lines
  }

  /// The inputs that overlays can change, as they were used: one value a month from 0.
  var inputs: [ConfigValue] {
    record.trail.inputs.flatMap { input in
      // An input of the fund as a whole has one row, which belongs to no zone.
      input.values.enumerated().map { row, values in
        let zone: String? = input.target.isFundWide ? nil : config.zones[row].name
        return line(
          "input",
          [("target", .string(input.target.rawValue))]
            + (zone.map { [("zone", .string($0))] } ?? [])
            + [
              ("overlays", .int(overlays(input.target, zone))), ("values", figures(values)),
            ])
      }
    }
  }

  /// Overlays that act on an input, of a zone where it has zones.
  private func overlays(_ target: Overlay.Target, _ zone: String?) -> Int {
    config.market.overlays.filter { overlay in
      overlay.target == target
        && (overlay.zones.isEmpty || zone.map { overlay.zones.contains($0) } ?? true)
    }.count
  }

  /// Index and growth of each zone by month, and the climate of the month's year.
  var market: [ConfigValue] {
    (0...record.horizonMonths).map { month in
      let year = (month + 11) / 12 - 1
      return line(
        "market",
        [
          ("month", .int(month)), ("index", byZone { record.index[$0][month] }),
          (
            "growth",
            byZone { zone in
              let index = record.index[zone]
              return month == 0 ? .nan : index[month] / index[month - 1] - 1
            }
          ),
          (
            "climate",
            .figure(record.climate.indices.contains(year) ? record.climate[year] : nil)
          ),
        ])
    }
  }
}
