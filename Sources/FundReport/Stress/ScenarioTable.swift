import FundModel

/// Scenarios with what they are, their sources and dates.
public func scenarioTable(_ scenarios: [Scenario]) -> TextTable {
  var table = TextTable([
    .init("scenario", .left), .init("what", .left), .init("source", .left, dropRank: 1),
    .init("date", .left, dropRank: 2),
  ])
  for scenario in scenarios {
    table.add([
      .init(scenario.name), .init(scenario.description), .init(scenario.source),
      .init(scenario.date),
    ])
  }
  return table
}
