import FundNumerics

extension PathWorkspace {
  /// Draws the next 64 loans: everything about them that needs neither zone nor month.
  func drawLoans(seed: UInt64, path: UInt64) {
    let width = LoanBatch.width
    loans.reserve(drawn + width, keeping: drawn)
    let from = drawn
    let exitUniform = uniforms
    let amountUniform = uniforms + width
    let seniorUniform = uniforms + 2 * width
    let ownUniform = uniforms + 3 * width
    let shockUniform = loans.defaultShock + from
    let amountLaw = fund.portfolio.amount
    let seniorLaw = fund.portfolio.seniorLtv
    var i = 0
    while i < width {
      let first = UInt32(truncatingIfNeeded: from &+ i)
      let times = Philox.blocks(
        seed: seed, path: path, stream: DrawStream.loanTimes, index: first)
      storeLanes(Uniform.fine(low: times.0, high: times.1), shockUniform, i)
      storeLanes(Uniform.fine(low: times.2, high: times.3), exitUniform, i)
      let sizes = Philox.blocks(
        seed: seed, path: path, stream: DrawStream.loanSizes, index: first)
      storeLanes(amountLaw.low + Uniform.coarse(sizes.0) * amountLaw.width, amountUniform, i)
      storeLanes(Uniform.coarse(sizes.1), loans.ltvUniform, from &+ i)
      storeLanes(seniorLaw.low + Uniform.coarse(sizes.2) * seniorLaw.width, seniorUniform, i)
      storeLanes(Uniform.coarse(sizes.3), ownUniform, i)
      let kinds = Philox.blocks(
        seed: seed, path: path, stream: DrawStream.loanKinds, index: first)
      storeLanes(Uniform.coarse(kinds.0), loans.zoneUniform, from &+ i)
      storeLanes(Uniform.coarse(kinds.1), loans.productUniform, from &+ i)
      storeLanes(Uniform.coarse(kinds.2), loans.causeUniform, from &+ i)
      i &+= 8
    }
    drawExits(exitUniform, into: loans.exitDraw + from, count: width)
    inverseNormalPass(
      shockUniform, scratch, loans.defaultShock + from, width, shift: 0, scale: 1)
    fill(amountLaw, amountUniform, into: loans.amount + from, count: width)
    fill(seniorLaw, seniorUniform, into: loans.seniorLtv + from, count: width)
    inverseNormalPass(ownUniform, scratch, loans.ownShock + from, width, shift: 0, scale: 1)
    drawn += width
  }

  /// Exp(1) thresholds for the hazard model, years to exit for the timing model.
  private func drawExits(
    _ uniform: UnsafeMutablePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    let law = fund.exits.years
    var i = 0
    if fund.exits.isTiming {
      while i < count {
        storeLanes(law.low + loadLanes(uniform, i) * law.width, uniform, i)
        i &+= 8
      }
      fill(law, uniform, into: out, count: count)
    } else {
      while i < count {
        storeLanes(-naturalLog(loadLanes(uniform, i)), out, i)
        i &+= 8
      }
    }
  }

  /// Values of a truncated normal from uniforms already mapped into its range of probabilities.
  private func fill(
    _ law: TruncatedLaw, _ probability: UnsafeMutablePointer<Double>,
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    var i = 0
    guard law.sd > 0 else {
      while i < count {
        storeLanes(Lanes(repeating: law.mean), out, i)
        i &+= 8
      }
      return
    }
    inverseNormalPass(probability, scratch, out, count, shift: law.mean, scale: law.sd)
    while i < count {
      storeLanes(
        laneMin(
          laneMax(loadLanes(out, i), Lanes(repeating: law.min)), Lanes(repeating: law.max)),
        out, i)
      i &+= 8
    }
  }
}
