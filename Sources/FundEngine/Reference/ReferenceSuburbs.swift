import FundModel
import FundNumerics

/// A suburb beside the mean of its zone (docs/model.md, section 3.6).
struct ReferenceSuburb {
  let suburb: Suburb
  /// The zone's suburbs with weights that sum to 1.
  private let weighted: [(weight: Double, suburb: Suburb)]

  /// The suburb of a loan, drawn unless it is named; nil in a zone without any.
  init?(_ zone: Zone, uniform: Double, named name: String? = nil) {
    if zone.suburbs.isEmpty { return nil }
    let total = zone.suburbs.reduce(0) { $0 + $1.weight }
    weighted = zone.suburbs.map { ($0.weight / total, $0) }
    var sum = 0.0
    var chosen = zone.suburbs.last!
    for (weight, suburb) in weighted {
      sum += weight
      if sum > uniform {
        chosen = suburb
        break
      }
    }
    suburb = zone.suburbs.first { $0.name == name } ?? chosen
  }

  /// Factor on the home's value at an age in months.
  func tilt(age: Int) -> Double {
    func grown(_ suburb: Suburb) -> Double {
      ReferenceMath.growth(suburb.appreciationForecast, Double(age) / 12)
    }
    return grown(suburb) / mean(grown)
  }

  /// Factor on the variance of the home's own moves.
  var ownVariance: Double { relative { $0.appreciationVolatility * $0.appreciationVolatility } }

  /// Factor on the default hazard.
  var risk: Double { relative(\.riskScore) }

  private func mean(_ figure: (Suburb) -> Double) -> Double {
    weighted.reduce(0) { $0 + $1.weight * figure($1.suburb) }
  }

  /// The suburb's figure over the zone's mean; 1 when all are 0.
  private func relative(_ figure: (Suburb) -> Double) -> Double {
    let mean = mean(figure)
    return mean == 0 ? 1 : figure(suburb) / mean
  }
}
