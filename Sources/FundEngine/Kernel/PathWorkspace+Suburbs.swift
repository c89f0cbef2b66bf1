import FundNumerics

/// Suburbs of loans (docs/model.md, 3.6). All of it does nothing where no zone lists any.
extension PathWorkspace {
  func assignSuburbs(first: Int) {
    guard let suburbs = fund.suburbs else { return }
    for loan in first..<loanCount {
      let suburb = suburbs.draw(zone: Int(loans.zone[loan]), loans.suburbUniform[loan])
      loans.suburb[loan] = Int32(truncatingIfNeeded: suburb)
    }
  }

  /// A hazard times x reaches a threshold when the hazard reaches the threshold over x.
  func scaleThresholds(first: Int) {
    guard let suburbs = fund.suburbs else { return }
    for loan in first..<loanCount where loans.suburb[loan] >= 0 {
      let risk = suburbs.risk[Int(loans.suburb[loan])]
      loans.defaultShock[loan] = risk > 0 ? loans.defaultShock[loan] / risk : .infinity
    }
  }

  /// Scales the variances in `uniforms`, and leaves in `scratch` the logs of what the suburbs' growth adds.
  func prepareSuburbMoves(from: Int, count: Int, padded: Int) {
    guard let suburbs = fund.suburbs else { return }
    for i in 0..<padded { scratch[i] = 0 }
    for i in 0..<count where loans.suburb[from &+ i] >= 0 {
      let loan = from &+ i
      let exit = Int(loans.exitMonth[loan])
      guard exit <= fund.horizon else { continue }
      let suburb = Int(loans.suburb[loan])
      uniforms[i] *= suburbs.variance[suburb]
      scratch[i] = suburbs.tilt(
        suburb, zone: Int(loans.zone[loan]), age: exit &- Int(loans.bought[loan]))
    }
  }

  /// Value of a home of the loan's suburb over that of its zone's, at an age.
  func suburbTilt(_ loan: Int, age: Int) -> Double {
    guard let suburbs = fund.suburbs, loans.suburb[loan] >= 0 else { return 1 }
    return exponential(
      suburbs.tilt(Int(loans.suburb[loan]), zone: Int(loans.zone[loan]), age: age))
  }
}
