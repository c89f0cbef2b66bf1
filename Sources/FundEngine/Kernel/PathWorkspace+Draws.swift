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
    let streams =
      DrawStream.fundStride &* UInt32(truncatingIfNeeded: fund.config.simulation.fundNumber)
    var i = 0
    while i < width {
      let first = UInt32(truncatingIfNeeded: from &+ i)
      let times = Philox.blocks(
        seed: seed, path: path, stream: streams &+ DrawStream.loanTimes,
        firstIndex: first)
      storeLanes(shockUniform, i, Uniform.fine(low: times.0, high: times.1))
      storeLanes(exitUniform, i, Uniform.fine(low: times.2, high: times.3))
      let sizes = Philox.blocks(
        seed: seed, path: path, stream: streams &+ DrawStream.loanSizes,
        firstIndex: first)
      storeLanes(amountUniform, i, amountLaw.low + Uniform.coarse(sizes.0) * amountLaw.width)
      storeLanes(loans.ltvUniform, from &+ i, Uniform.coarse(sizes.1))
      storeLanes(seniorUniform, i, seniorLaw.low + Uniform.coarse(sizes.2) * seniorLaw.width)
      storeLanes(ownUniform, i, Uniform.coarse(sizes.3))
      let kinds = Philox.blocks(
        seed: seed, path: path, stream: streams &+ DrawStream.loanKinds,
        firstIndex: first)
      storeLanes(loans.zoneUniform, from &+ i, Uniform.coarse(kinds.0))
      storeLanes(loans.productUniform, from &+ i, Uniform.coarse(kinds.1))
      storeLanes(loans.causeUniform, from &+ i, Uniform.coarse(kinds.2))
      if fund.suburbs != nil {
        storeLanes(loans.suburbUniform, from &+ i, Uniform.coarse(kinds.3))
      }
      i &+= 8
    }
    drawExits(exitUniform, into: loans.exitDraw + from, count: width)
    inverseNormalPass(
      uniforms: shockUniform, scratch: scratch, out: loans.defaultShock + from, count: width,
      shift: 0, scale: 1)
    fill(amountLaw, amountUniform, into: loans.amount + from, count: width)
    fill(seniorLaw, seniorUniform, into: loans.seniorLtv + from, count: width)
    inverseNormalPass(
      uniforms: ownUniform, scratch: scratch, out: loans.ownShock + from, count: width, shift: 0,
      scale: 1)
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
        storeLanes(uniform, i, law.low + loadLanes(uniform, i) * law.width)
        i &+= 8
      }
      fill(law, uniform, into: out, count: count)
    } else {
      while i < count {
        storeLanes(out, i, -naturalLog(loadLanes(uniform, i)))
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
        storeLanes(out, i, Lanes(repeating: law.mean))
        i &+= 8
      }
      return
    }
    inverseNormalPass(
      uniforms: probability, scratch: scratch, out: out, count: count, shift: law.mean,
      scale: law.sd)
    while i < count {
      storeLanes(
        out, i,
        laneMin(
          laneMax(loadLanes(out, i), Lanes(repeating: law.min)), Lanes(repeating: law.max)))
      i &+= 8
    }
  }
}
