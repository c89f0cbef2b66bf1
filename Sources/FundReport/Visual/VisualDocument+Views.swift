import FundModel
import FundResults

extension VisualDocument {
  /// The views that every run has, in their order.
  public static let viewsOfRun: [VisualView.Name] = [
    .dashboard, .performance, .cashFlows, .waterfall, .portfolio, .risk, .configuration,
    .reproduction,
  ]

  /// Everything that is looked at of a run: the six views of its figures, then its analyses, its
  /// configuration, and what it takes to make it again.
  ///
  /// A pure function of its source: the same source gives the same document.
  public init(_ source: VisualSource) throws {
    self.init(
      title: source.document.manifest.configName, manifest: source.document.manifest,
      terms: source.document.terms,
      views: [
        dashboardView(source), performanceView(source), cashFlowsView(source),
        waterfallView(source), portfolioView(source), riskView(source),
      ] + analysisViews(source) + [configurationView(source), reproductionView(source)])
  }
}

/// The views of the analyses that were made, and for those that were asked for in vain why.
private func analysisViews(_ source: VisualSource) -> [VisualView] {
  let analyses = source.analyses
  return [
    (VisualView.Name.stress, "Stress tests", analyses.stress.map { stressView($0) }),
    (.sensitivity, "Sensitivity", analyses.sensitivity.map { sensitivityView($0) }),
    (.sweep, "Sweep", analyses.sweep.map { sweepView($0, level: source.confidence) }),
    (.frontier, "Frontier", analyses.frontier.map { frontierView($0, own: source.result) }),
  ].compactMap { name, title, view in
    view
      ?? analyses.missing[name].map { reason in
        VisualView(
          name, title: title,
          [VisualText.missing("\(name.rawValue)_missing", "Why it is not there", reason)])
      }
  }
}
