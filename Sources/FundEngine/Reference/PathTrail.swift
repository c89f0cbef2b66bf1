import FundModel

/// What lies between the figures of a path: postings one by one, accounts step by step, tiers, draws.
///
/// The reference program writes it down while it works, so a trail cannot say anything else than what
/// was computed. Money is in units of `fund.currency`, months count from 0, loans by their number.
public struct PathTrail: Sendable {
  /// One booking. The postings of an item in a month, added in their order, are its ledger column.
  public struct Posting: Sendable, Equatable {
    public var month: Int
    public var item: FlowItem
    public var amount: Double
    /// The loan that the cash came from; nil for all else, and for the sum of a month's advances.
    public var loan: Int?
    /// For a call: what it was made for; nil when the schedule asked for it.
    public var purpose: FlowItem?
  }

  /// An obligation that fell due: `owed` in all, of which `unpaid` was left.
  public struct Obligation: Sendable, Equatable {
    public var month: Int
    public var item: FlowItem
    public var owed: Double
    public var unpaid: Double
  }

  /// The steps of a month in their order (docs/model.md, section 4).
  public enum Step: String, Sendable, CaseIterable {
    case yield, collect, expenses
    case managementFee = "management_fee"
    case facilities, calls, originate, notes, distribute, close
  }

  /// The accounts after a step, and the postings made in it.
  public struct StepRecord: Sendable, Equatable {
    public var month: Int
    public var step: Step
    public var accounts: Accounts
    /// Positions in `postings`.
    public var postings: Range<Int>
  }

  public struct Accounts: Sendable, Equatable {
    /// K and D: contributed and not yet spent, received and distributable.
    public var contributed: Double
    public var received: Double
    /// R and Y: set aside to buy loans, income that may be distributed.
    /// Z: the reserve account of the notes.
    public var reserve: Double
    public var reinvestmentPot: Double
    public var income: Double
    /// Capital called so far.
    public var called: Double
    /// B: deployment budget left.
    public var budget: Double
    public var carriedExpenses: Double
    public var carriedFee: Double
  }

  /// Cash of one date on its way through the tiers.
  public struct Allocation: Sendable, Equatable {
    public struct Payment: Sendable, Equatable {
      /// Position in the list of tiers.
      public var tier: Int
      /// What ends the tier, as the configuration calls it.
      public var until: String
      public var lp: Double
      public var gp: Double

      public init(tier: Int, until: String, lp: Double, gp: Double) {
        self.tier = tier
        self.until = until
        self.lp = lp
        self.gp = gp
      }
    }

    public var month: Int
    public var cash: Double
    /// U and A before the payment.
    public var unreturnedCapital: Double
    public var preferredReturn: Double
    /// Tiers that paid nothing are left out.
    public var payments: [Payment]
  }

  /// Where the summed hazard of a loan passed the threshold that its draw set.
  public struct Crossing: Sendable, Equatable {
    public var age: Int
    public var fraction: Double
    /// The sum that is reached; nil for a time that is drawn itself.
    public var threshold: Double?
    /// Sum of the hazards before the month, and the hazard of the month.
    public var before: Double?
    public var hazard: Double?
  }

  /// What a borrower might have done; nil where no threshold was reached within the loan's life.
  public struct ExitDraws: Sendable, Equatable {
    public var leave: Crossing?
    public var `default`: Crossing?
  }

  /// A figure on one date, where a metric is the largest, the least, the sum or the number of such
  /// figures and no ledger column holds them: a covenant's ratio, a test that failed.
  public struct Observation: Sendable, Equatable {
    public var metric: Metric
    public var month: Int
    public var value: Double
    /// What it is of: a facility, a class of notes; empty for the fund.
    public var subject: String

    public init(_ metric: Metric, month: Int, value: Double, subject: String = "") {
      self.metric = metric
      self.month = month
      self.value = value
      self.subject = subject
    }
  }

  public struct MonthAmount: Sendable, Equatable {
    public var month: Int
    public var amount: Double
  }

  /// An input of the market as overlays left it, `values[zone][month]`; one row for an input of the fund
  /// as a whole (`Overlay.Target.isFundWide`).
  public struct Input: Sendable, Equatable {
    public var target: Overlay.Target
    public var values: [[Double]]
  }

  public var inputs: [Input] = []
  public var postings: [Posting] = []
  public var obligations: [Obligation] = []
  public var steps: [StepRecord] = []
  public var allocations: [Allocation] = []
  /// By loan number.
  public var exits: [ExitDraws] = []
  /// Advances paid for with recycled receipts.
  public var recycled: [MonthAmount] = []
  /// Origination fees that went to the GP, whoever paid them.
  public var originationFeesToGp: [MonthAmount] = []
  /// In order of time.
  public var observations: [Observation] = []
  /// Outstanding principal at month end, `[month][zone]`.
  public var outstandingByZone: [[Double]] = []
  /// Last month in which loans may be bought; below 0 when none may.
  public var lastPurchaseMonth = -1
  /// `M`, the draw that the defaults of all loans share.
  public var creditFactor = Double.nan

  public init() {}
}

extension PathTrail.Accounts {
  /// Before the first month: nothing in any account.
  public static let empty = Self(
    contributed: 0, received: 0, reserve: 0, reinvestmentPot: 0, income: 0, called: 0, budget: 0,
    carriedExpenses: 0, carriedFee: 0)
}
