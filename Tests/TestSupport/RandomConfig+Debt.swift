import FundModel

extension RandomConfig {
  /// The fund of a seed with facilities or notes or both in place of what debt it had.
  public static func indebted(seed: UInt64) -> FundConfig {
    var config = make(seed: seed)
    var random = SplitMix(seed: seed ^ 0xdeb7)
    repeat {
      debt(&config, &random)
    } while config.facilities.isEmpty
      && config.notes.structure == .none
    if random.chance(0.3) { config.market.overlays.append(facilityLimit(&random)) }
    return config
  }

  /// Lenders that cut their commitments, or end them, for some months.
  private static func facilityLimit(_ random: inout SplitMix) -> Overlay {
    var overlay = FundTemplate.overlay
    overlay.target = .facilityLimit
    overlay.zones = []
    overlay.op = random.pick(Overlay.Operation.allCases)
    overlay.fromMonth = random.whole(0, 30)
    overlay.toMonth = overlay.fromMonth + random.whole(0, 24)
    overlay.values = [random.number(-0.5, 1.2, or: 0, with: 0.2)]
    return overlay
  }

  /// Facilities in a third of the funds, notes in a third: every kind, policy and rule, healthy ones and
  /// ones that break.
  static func debt(_ config: inout FundConfig, _ random: inout SplitMix) {
    config.facilities = []
    config.notes.structure = .none
    let horizon = config.fund.horizonMonths
    if random.chance(0.35) {
      // A zone secures one facility.
      var free = config.zones.map(\.name)
      free.shuffle(using: &random)
      for number in 0..<random.whole(1, 3) {
        var kind = random.pick(Facility.Kind.allCases)
        if free.isEmpty { kind = .subscription }
        var facility = facility(kind, horizon, &random)
        facility.name = "line_\(number)"
        if kind != .subscription {
          let zones = free.prefix(random.whole(1, free.count))
          free.removeFirst(zones.count)
          facility.collateral = zones.map { zone in
            var pledge = FundTemplate.facility.collateral![0]
            pledge.zone = zone
            pledge.haircut = random.number(0, 0.6, or: 0, with: 0.2)
            pledge.concentrationLimit = random.number(0.2, 1, or: 1, with: 0.3)
            return pledge
          }
        }
        config.facilities.append(facility)
      }
    }
    if random.chance(0.35) { notes(&config, horizon, &random) }
  }

  private static func facility(
    _ kind: Facility.Kind, _ horizon: Int, _ random: inout SplitMix
  ) -> Facility {
    var facility = FundTemplate.facility
    facility.kind = kind
    facility.limit = random.number(0.02, 1)
    facility.advanceRate = random.number(0.1, 1, or: random.pick([0, 1]), with: 0.2)
    facility.concentration = random.pick(Facility.Concentration.allCases)
    facility.fromMonth = random.number(0, 1) < 0.6 ? 0 : random.whole(0, horizon / 2)
    facility.maturityMonth = facility.fromMonth + random.whole(1, horizon + 12)
    facility.interest = interest(&random)
    facility.undrawnFee = random.number(0, 0.02, or: 0, with: 0.3)
    facility.upfrontFee = random.number(0, 0.03, or: 0, with: 0.3)
    facility.drawPolicy = random.pick(Facility.DrawPolicy.allCases)
    facility.cleanDownMonths = random.whole(1, 14)
    facility.target = random.number(0, 0.9)
    facility.sweep = random.number(0, 1, or: random.pick([0, 1]), with: 0.5)
    facility.covenants = (0..<random.whole(0, 2)).map { _ in
      var covenant = FundTemplate.facility.covenants[0]
      covenant.test = random.pick(Facility.Covenant.Test.allCases)
      covenant.limit =
        covenant.test == .maxLtv ? random.number(0.05, 1) : random.number(0, 4)
      return covenant
    }
    facility.cureMonths = random.whole(0, 18)
    facility.forcedSaleDiscount = random.number(0, 0.6)
    return facility
  }

  private static func interest(_ random: inout SplitMix) -> InterestTerms {
    var terms = FundTemplate.facility.interest
    terms.kind = random.pick(InterestTerms.Kind.allCases)
    terms.rate = random.number(0, 0.14)
    terms.margin = random.number(0, 0.08)
    terms.rateFloor = random.number(-0.05, 0.06)
    return terms
  }

  private static func notes(
    _ config: inout FundConfig, _ horizon: Int, _ random: inout SplitMix
  ) {
    var notes = FundTemplate.config.notes
    notes.structure = random.pick([.sequential, .proRata])
    notes.paymentFrequency = random.pick(Frequency.allCases)
    notes.principalFromMonth = random.whole(0, horizon)
    notes.redemptionMonth = random.chance(0.3) ? horizon : random.whole(1, horizon)
    notes.reserveShare = random.number(0, 0.2, or: 0, with: 0.3)
    notes.classes = (0..<random.whole(1, 4)).map { number in
      var note = FundTemplate.noteClass
      note.name = "class_\(number)"
      note.share = random.number(0.02, 0.5)
      note.coupon = interest(&random)
      note.pik = random.chance(0.5)
      note.ocTrigger = random.number(0.5, 3, or: 0, with: 0.4)
      note.icTrigger = random.number(0.2, 3, or: 0, with: 0.4)
      return note
    }
    config.notes = notes
  }

  /// One small class at a fixed rate, paid monthly, with plenty behind it.
  public static func soundNotes(rate: Double) -> Notes {
    var notes = FundTemplate.config.notes
    notes.structure = .sequential
    notes.paymentFrequency = .monthly
    notes.principalFromMonth = 36
    notes.redemptionMonth = 108
    var note = FundTemplate.noteClass
    note.share = 0.1
    note.coupon.kind = .fixed
    note.coupon.rate = rate
    note.ocTrigger = 0
    note.icTrigger = 0
    notes.classes = [note]
    return notes
  }
}
