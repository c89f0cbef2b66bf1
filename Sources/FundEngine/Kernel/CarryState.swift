import FundWaterfall

/// What a path keeps for deals, clawback and the GP's commitment (docs/model.md, 5.2 to 5.4).
struct CarryState {
  var deals = DealAccounts()
  var clawback = ClawbackAccounts()
  /// Owed to the GP's commitment for management fee its money has paid (E).
  var owedToCommitment = 0.0
  /// Advances of the present month's loans that were sold again in it.
  var soldAtOnce = 0.0
  /// Contributed cash spent on loans in the present month, and left at the end of the month before.
  var deployed = 0.0
  var contributedBefore = 0.0
}
