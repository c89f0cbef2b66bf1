import FundModel

extension RunSetComparison {
  /// Parameters in which the configurations differ, in registry order, and why one could not be read.
  static func settings(
    of compared: [ComparedRun], labels: [String]
  ) -> (settings: [Setting], notes: [String]) {
    var notes: [String] = []
    let documents = zip(labels, compared).map { label, run -> ConfigDocument? in
      do {
        return try ConfigDocument.parse(bytes: run.document.canonicalConfig, name: label)
      } catch {
        notes.append("the configuration of \(label) cannot be read: \(error)")
        return nil
      }
    }
    guard let first = documents.first, let first else { return ([], notes) }
    var settings: [Setting] = []
    var places: [String: Int] = [:]
    for (index, document) in documents.enumerated().dropFirst() {
      guard let document else { continue }
      for difference in first.diff(document) {
        if places[difference.path] == nil {
          places[difference.path] = settings.count
          // A configuration that is not read has no value.
          let values = documents.map { $0 == nil ? Optional.none : difference.old }
          settings.append(Setting(path: difference.path, values: values))
        }
        if let place = places[difference.path] { settings[place].values[index] = difference.new }
      }
    }
    return (settings, notes)
  }

  static func guardrails(of compared: [ComparedRun]) -> [GuardrailRow] {
    var names: [String] = []
    for outcome in compared.flatMap(\.document.guardrails)
    where !names.contains(outcome.guardrail.name) {
      names.append(outcome.guardrail.name)
    }
    return names.map { name in
      GuardrailRow(
        name: name,
        outcomes: compared.map { run in
          run.document.guardrails.first { $0.guardrail.name == name }
        })
    }
  }

  /// Bins over the range of all runs together; nil unless the values of every run are at hand and some are
  /// defined.
  static func distribution(_ metric: Metric, _ compared: [ComparedRun]) -> Distribution? {
    let columns = compared.compactMap { $0.column(.metric(metric)) }
    guard columns.count == compared.count else { return nil }
    let all = MetricHistogram(Sample(columns.joined()), bins: 40)
    guard let low = all.edges.first, let high = all.edges.last else { return nil }
    let bins = all.edges.count - 1
    let counts = columns.map { column in
      let sample = Sample(column)
      return (0..<bins).map { bin in
        let upTo = bin == bins - 1 ? sample.count : sample.count(.below, all.edges[bin + 1])
        return upTo - (bin == 0 ? 0 : sample.count(.below, all.edges[bin]))
      }
    }
    return Distribution(
      metric: metric.name, unit: metric.description.unit,
      // Where nothing varies, a bin of no width.
      edges: low < high ? all.edges : [low, high], counts: counts,
      undefined: columns.map { column in column.count { !$0.isFinite } })
  }

  /// NAV, distributions and contributions of the LPs, and their cash so far.
  static func yearly(of compared: [ComparedRun]) -> [Yearly] {
    let flows = compared.map(\.document.yearly)
    func sum(_ flows: YearlyFlows, _ terms: [(FlowItem, Double)]) -> [Double?] {
      (0..<flows.years).map { year in
        terms.reduce(0 as Double?) { sum, term in
          guard let sum, let mean = flows[term.0]?.mean[year] else { return nil }
          return sum + term.1 * mean
        }
      }
    }
    func soFar(_ values: [Double?]) -> [Double?] {
      var total: Double? = 0
      return values.map { value in
        if let sum = total, let value { total = sum + value } else { total = nil }
        return total
      }
    }
    let received: [(FlowItem, Double)] = [(.lpDistributions, 1), (.clawback, 1)]
    let paid: [(FlowItem, Double)] = [(.calls, 1), (.gpContributions, -1)]
    let net = received + paid.map { ($0.0, -$0.1) }
    return [
      Yearly(
        name: "nav", values: flows.map { sum($0, [(.nav, 1)]) },
        standardErrors: flows.map { $0[.nav]?.standardError ?? [] }),
      Yearly(name: "lp_distributions", values: flows.map { sum($0, received) }),
      Yearly(name: "lp_contributions", values: flows.map { sum($0, paid) }),
      Yearly(name: "lp_cash_so_far", values: flows.map { soFar(sum($0, net)) }),
    ]
  }

  static func notes(
    _ compared: [ComparedRun], _ labels: [String], _ pairings: [Pairing]
  ) -> [String] {
    guard let first = compared.first?.document, let base = labels.first else { return [] }
    var notes: [String] = []
    for (index, run) in compared.enumerated().dropFirst() {
      let (a, b) = (first.manifest, run.document.manifest)
      if !pairings[index].isPaired, a.seed == b.seed,
        a.firstPath != b.firstPath || a.paths != b.paths
      {
        notes.append(
          "\(labels[index]) and \(base) have the same seed but not the same paths: paths in common are "
            + "not taken into account, and the intervals may be too wide or too narrow")
      }
      if a.engineVersion != b.engineVersion {
        notes.append(
          "\(labels[index]) was run by engine \(b.engineVersion), \(base) by \(a.engineVersion)")
      }
      if Set(a.dataFiles.map(\.sha256)) != Set(b.dataFiles.map(\.sha256)) {
        notes.append("\(labels[index]) and \(base) have read different data files")
      }
      if first.terms.currency != run.document.terms.currency {
        notes.append(
          "\(labels[index]) is in \(run.document.terms.currency), \(base) in "
            + "\(first.terms.currency): amounts of money are not comparable")
      }
      let (x, y) = (first.statistics.risk.varMetric, run.document.statistics.risk.varMetric)
      if x != y {
        notes.append(
          "the loss of \(labels[index]) is \(y.rawValue), that of \(base) \(x.rawValue)")
      }
    }
    return notes
  }
}
