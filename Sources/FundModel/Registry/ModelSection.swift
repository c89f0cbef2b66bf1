/// What a parameter is about, and where docs/model.md explains it.
public enum ModelSection: String, Sendable, CaseIterable {
  case configuration, fund, fees, expenses, deployment, capitalCalls, cash, reinvestment
  case exits, `default`, waterfall, distributions
  case housePrices, defaultClimate, rates, labels, overlays, zones, loans, contract, suburbs, tape
  case facilities, notes
  case analytics, guardrails, monteCarlo
  case managementCompany
  case hooks

  /// Anchor of the heading in docs/model.md.
  public var anchor: String {
    switch self {
    case .configuration: "the-model"
    case .monteCarlo: "1-draws"
    case .overlays: "21-overlays"
    case .housePrices: "22-house-price-index"
    case .defaultClimate: "23-default-climate"
    case .rates: "24-rates"
    case .labels: "25-labels"
    case .suburbs: "36-suburbs"
    case .tape: "37-loan-tapes"
    case .zones: "3-portfolio"
    case .deployment, .reinvestment: "31-budget"
    case .loans: "32-attributes"
    case .contract: "33-contract"
    case .exits, .default: "34-exits"
    case .fund, .fees, .expenses, .capitalCalls, .cash, .distributions: "4-the-month-in-order"
    case .facilities: "41-facilities"
    case .notes: "42-notes"
    case .waterfall: "5-waterfall"
    case .analytics: "6-metrics"
    case .guardrails: "7-guardrails-and-sampling"
    case .managementCompany: "the-management-company"
    case .hooks: "9-hooks"
    }
  }
}
