/// What a waterfall that is a function sees of a distribution date, and how it pays.
///
/// The accounts are those of docs/model.md, section 5: contributions, unreturned capital and preferred
/// return at the configuration's hurdle. Each payment moves cash that is left; paying what is not there
/// is an error, and so is leaving cash when the function returns.
///
/// One object a worker, opened anew for every date.
public final class WaterfallDate {
  /// Month of the fund; whether the fund ends with it.
  public private(set) var month = 0
  public private(set) var isLast = false
  /// Cash of the date, and what of it is left to pay.
  public private(set) var cash = 0.0
  public private(set) var left = 0.0

  public init() {}
}
