import FundModel

extension RunSetComparison {
  /// Compares every run with the first; with one run there are no differences.
  public init(_ compared: [ComparedRun], options: Options = Options()) {
    let labels = Self.labels(compared.map(\.label))
    let pairings = compared.map { run in
      compared.first.map { Self.pairing($0, run) } ?? Pairing(isPaired: false, reason: "")
    }
    let objectives = options.figures.isEmpty ? Self.figures(of: compared) : options.figures
    let asked = options.level ?? compared.first?.document.terms.confidenceLevel ?? 0.95
    let count = max(1, objectives.count * max(0, compared.count - 1))
    level = options.isJoint ? 1 - (1 - asked) / Double(count) : asked
    jointLevel = options.isJoint ? asked : nil

    schemaVersion = Self.schemaVersion
    runs = zip(labels, compared).enumerated().map { index, run in
      Run(
        label: run.0, manifest: run.1.document.manifest, terms: run.1.document.terms,
        pairing: index == 0 ? nil : pairings[index])
    }
    let differing = Self.settings(of: compared, labels: labels)
    settings = differing.settings
    figures = Self.figures(objectives, compared, pairings, level: level)
    guardrails = Self.guardrails(of: compared)
    distributions = [Metric.netIrr, .tvpi].compactMap { Self.distribution($0, compared) }
    yearly = Self.yearly(of: compared)
    notes = differing.notes + Self.notes(compared, labels, pairings)
  }

  /// The labels, those that are taken with a number behind: `base`, `base (2)`.
  private static func labels(_ wanted: [String]) -> [String] {
    var used: Set<String> = []
    return wanted.map { label in
      var free = label
      var number = 2
      while !used.insert(free).inserted {
        free = "\(label) (\(number))"
        number += 1
      }
      return free
    }
  }

  private static func pairing(_ first: ComparedRun, _ run: ComparedRun) -> Pairing {
    let (a, b) = (first.document.manifest, run.document.manifest)
    var reasons: [String] = []
    if a.seed != b.seed { reasons.append("another seed") }
    if a.firstPath != b.firstPath { reasons.append("another first path") }
    if a.paths != b.paths { reasons.append("another number of paths") }
    if reasons.isEmpty, !first.hasSamples || !run.hasSamples {
      reasons.append("values by path are not at hand")
    }
    return Pairing(isPaired: reasons.isEmpty, reason: reasons.joined(separator: ", "))
  }

  /// Means of all metrics; quantiles of net IRR and TVPI, and the tail of the loss, at the levels of the
  /// first run; the three probabilities; means of metrics of the funds' own.
  public static func figures(of compared: [ComparedRun]) -> [Objective] {
    guard let first = compared.first?.document.statistics else { return [] }
    var objectives = Metric.allCases.map { Objective.mean($0) }
    for metric in [Metric.netIrr, .tvpi] {
      objectives += first[metric].quantiles.map {
        Objective(.metric(metric), .statistic(.quantile($0.level)))
      }
    }
    for tail in first.risk.tails {
      objectives.append(Objective(.loss, .statistic(.valueAtRisk(tail.level))))
      objectives.append(Objective(.loss, .statistic(.conditionalValueAtRisk(tail.level))))
    }
    objectives += GuardrailMetric.ProbabilityMetric.allCases.map { Objective($0) }
    var own: [String] = []
    for name in compared.flatMap(\.ownMetrics) where !own.contains(name) { own.append(name) }
    return objectives + own.map { Objective(.own($0), .statistic(.mean)) }
  }

  private static func figures(
    _ objectives: [Objective], _ compared: [ComparedRun], _ pairings: [Pairing], level: Double
  ) -> [Figure] {
    let values = compared.map { run in objectives.map { run.value($0) } }
    let differences = compared.indices.dropFirst().map { index in
      Self.differences(
        objectives, compared[0], compared[index], (values[0], values[index]), pairings[index],
        level: level)
    }
    return objectives.indices.map { place in
      Figure(
        name: objectives[place].name, unit: objectives[place].unit,
        values: values.map { run in
          run[place].map {
            Value(value: $0.value, standardError: $0.standardError, count: $0.count)
          }
        }, differences: differences.map { $0[place] })
    }
  }

  /// Of every figure, `run` less `first`; figures of one subject together.
  private static func differences(
    _ objectives: [Objective], _ first: ComparedRun, _ run: ComparedRun,
    _ values: ([Objective.Value?], [Objective.Value?]), _ pairing: Pairing, level: Double
  ) -> [Difference] {
    var made = objectives.indices.map { place in
      apart(values.0[place], values.1[place], level: level)
    }
    guard pairing.isPaired else { return made }
    let hurdles = (first.document.terms.hurdleRate, run.document.terms.hurdleRate)
    let bySubject = Dictionary(grouping: objectives.indices) { objectives[$0].subject }
    for (subject, places) in bySubject {
      guard let before = first.column(subject), let after = run.column(subject),
        before.count == after.count
      else { continue }
      let found = Objective.differences(
        places.map { objectives[$0] }, base: before, stressed: after, hurdleRates: hurdles,
        seed: first.document.manifest.seed)
      for (place, difference) in zip(places, found) {
        made[place] = Difference(
          value: difference.value, standardError: difference.standardError,
          interval: Interval(
            around: difference.value, standardError: difference.standardError, level: level),
          isPaired: true, pairs: difference.count)
      }
    }
    return made
  }

  /// The difference of figures of independent runs, `SE = sqrt(SE1^2 + SE2^2)`.
  private static func apart(
    _ before: Objective.Value?, _ after: Objective.Value?, level: Double
  ) -> Difference {
    var error: Double?
    if let first = before?.standardError, let second = after?.standardError {
      error = (first * first + second * second).squareRoot()
    }
    let value = Objective.less(after?.value, before?.value)
    return Difference(
      value: value, standardError: value == nil ? nil : error,
      interval: Interval(around: value, standardError: error, level: level), isPaired: false,
      pairs: nil)
  }
}
