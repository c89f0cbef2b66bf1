extension LinearProgram {
  /// A constraint that can be left out: a row, or one bound of a variable.
  private enum Part {
    case row(Int)
    case low(Int)
    case high(Int)
  }

  /// Names of constraints that cannot hold together, none of which can be spared; empty when all can.
  ///
  /// Elastic filter (Chinneck, *Feasibility and Infeasibility in Optimization*, 2008): of all constraints that an elastic
  /// program wants to break, and those that stay when each is left out in turn. Rows and bounds without a name are
  /// taken as given and are not reported.
  public func conflict() -> [String] {
    guard (try? check()) != nil else { return [] }
    var parts: [Part] = rows.indices.filter { !rows[$0].name.isEmpty }.map { .row($0) }
    for (index, variable) in variables.enumerated() where !variable.name.isEmpty {
      if variable.low.isFinite { parts.append(.low(index)) }
      if variable.high.isFinite { parts.append(.high(index)) }
    }
    guard let all = violation(parts), all > Self.tolerance else { return [] }
    // Deletion filter: what is not needed for the conflict goes, one after the other.
    var position = 0
    while position < parts.count {
      var fewer = parts
      fewer.remove(at: position)
      if let left = violation(fewer), left > Self.tolerance {
        parts = fewer
      } else {
        position += 1
      }
    }
    return parts.map { part in
      switch part {
      case .row(let index): rows[index].name
      case .low(let index): "\(variables[index].name) is at least \(variables[index].low)"
      case .high(let index): "\(variables[index].name) is at most \(variables[index].high)"
      }
    }
  }

  /// The least sum by which the given constraints have to be broken, those not given left out.
  private func violation(_ parts: [Part]) -> Double? {
    var elastic = LinearProgram()
    for variable in variables {
      // A bound without a name holds as it is.
      let holds = variable.name.isEmpty
      elastic.add(
        Variable(
          "", low: holds ? variable.low : -.infinity, high: holds ? variable.high : .infinity))
    }
    elastic.rows = rows.filter { $0.name.isEmpty }
    func give(_ terms: [(variable: Int, coefficient: Double)], _ low: Double, _ high: Double) {
      let up = elastic.add(Variable(cost: 1))
      let down = elastic.add(Variable(cost: 1))
      elastic.rows.append(Row("", terms + [(up, 1), (down, -1)], low: low, high: high))
    }
    for part in parts {
      switch part {
      case .row(let index): give(rows[index].terms, rows[index].low, rows[index].high)
      case .low(let index): give([(index, 1)], variables[index].low, .infinity)
      case .high(let index): give([(index, 1)], -.infinity, variables[index].high)
      }
    }
    return (try? elastic.solve())?.objective
  }
}
