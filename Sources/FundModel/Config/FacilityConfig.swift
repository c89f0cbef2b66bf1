/// Money lent to the fund against its uncalled commitments or its loans (docs/model.md, Facilities).
public struct Facility: Sendable, Equatable, Decodable {
  public enum Kind: String, Sendable, Decodable, CaseIterable {
    /// Secured by uncalled commitments.
    case subscription
    /// Secured by the NAV of loans.
    case nav
    /// Secured by the outstanding principal of loans.
    case warehouse
  }

  public struct Collateral: Sendable, Equatable, Decodable {
    public var zone: String
    /// Part of the zone's value that does not count.
    public var haircut: Double
    /// Largest part of the total that the zone may make up.
    public var concentrationLimit: Double
  }

  public enum Concentration: String, Sendable, Decodable, CaseIterable {
    /// Limits are parts of the eligible total before any limit.
    case eligibleTotal = "eligible_total"
    /// Limits are parts of what counts in the end.
    case fixpoint
  }

  public enum DrawPolicy: String, Sendable, Decodable, CaseIterable {
    case bridgeCalls = "bridge_calls"
    case targetLeverage = "target_leverage"
    case fundOriginations = "fund_originations"
  }

  public struct Covenant: Sendable, Equatable, Decodable {
    public enum Test: String, Sendable, Decodable, CaseIterable {
      case maxLtv = "max_ltv"
      case minInterestCover = "min_interest_cover"
    }

    public var test: Test
    public var limit: Double
  }

  public var name: String
  public var kind: Kind
  /// Commitment of the lender as a share of `fund.size`.
  public var limit: Double
  /// Part of the borrowing base that may be drawn.
  public var advanceRate: Double
  public var collateral: [Collateral]?
  public var concentration: Concentration?
  public var fromMonth: Int
  public var maturityMonth: Int
  public var interest: InterestTerms
  /// Per year, on the undrawn commitment.
  public var undrawnFee: Double
  /// Once, on the commitment in `fromMonth`.
  public var upfrontFee: Double
  public var drawPolicy: DrawPolicy
  /// Months between full repayments of a line that bridges calls.
  public var cleanDownMonths: Int?
  /// Share of purchases, or of NAV, that is financed.
  public var target: Double?
  /// Share of the month's net receipts that repays the balance.
  public var sweep: Double
  public var covenants: [Covenant]
  public var cureMonths: Int
  /// Taken off NAV when the lender has loans sold after a breach that was not cured.
  public var forcedSaleDiscount: Double
}

/// What borrowed money costs: a rate, or a margin over the short rate.
public struct InterestTerms: Sendable, Equatable, Decodable {
  public enum Kind: String, Sendable, Decodable, CaseIterable { case fixed, floating }

  public var kind: Kind
  public var rate: Double?
  public var margin: Double?
  /// Least short rate that the margin is added to.
  public var rateFloor: Double?
}

/// Notes that the fund issues, senior class first (docs/model.md, Notes).
public struct Notes: Sendable, Equatable, Decodable {
  public enum Structure: String, Sendable, Decodable, CaseIterable {
    case none, sequential
    case proRata = "pro_rata"
  }

  public struct Class: Sendable, Equatable, Decodable {
    public var name: String
    /// Face value as a share of `fund.size`.
    public var share: Double
    public var coupon: InterestTerms
    /// Whether a coupon that cannot be paid is added to the balance.
    public var pik: Bool
    /// Least coverage of the classes up to this one; 0 is no test.
    public var ocTrigger: Double
    public var icTrigger: Double
  }

  public var structure: Structure
  public var classes: [Class]?
  public var paymentFrequency: Frequency?
  /// First month in which free cash repays principal.
  public var principalFromMonth: Int?
  public var redemptionMonth: Int?
  /// Reserve account as a share of balances.
  public var reserveShare: Double?

  /// The classes in force: none when there is no structure.
  public var issued: [Class] { structure == .none ? [] : classes ?? [] }
}
