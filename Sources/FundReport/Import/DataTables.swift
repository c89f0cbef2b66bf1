import FundModel

/// The loans of a tape by zone and by product.
public func tapeTable(_ tape: LoanTape) -> TextTable {
  var table = TextTable([
    .init("", .left), .init("loans"), .init("advances"), .init("mean age"), .init("mean LTV"),
    .init("mean CLTV"),
  ])
  func add(_ group: LoanTape.Group, _ name: String) {
    table.add([
      .init(name), .init(counted(group.count)), .init(money(group.amount)),
      .init(fixed(group.meanAge, decimals: 1) + " m"),
      .init(fixed(100 * group.meanLtv, decimals: 1) + " %"),
      .init(fixed(100 * group.meanCltv, decimals: 1) + " %"),
    ])
  }
  let groups = tape.groups
  for group in groups.zones { add(group, "zone " + group.name) }
  for group in groups.products { add(group, "product " + group.name) }
  add(groups.all, "all")
  return table
}

/// Properties and their value by zone.
public func classificationTable(_ result: PropertyClassification) -> TextTable {
  var table = TextTable([.init("zone", .left), .init("properties"), .init("value")])
  for zone in result.byZone {
    table.add([.init(zone.zone), .init(counted(zone.count)), .init(money(zone.value))])
  }
  let unmatched = result.unmatched
  if !unmatched.isEmpty {
    table.add([
      .init("(none)"), .init(counted(unmatched.count)),
      .init(money(unmatched.reduce(0) { $0 + $1.value })),
    ])
  }
  return table
}

/// The properties with their zones as CSV; a property whose suburb is not known has no zone but, where
/// there is one, the suburb that was probably meant.
public func classificationCSV(_ result: PropertyClassification) -> String {
  var writer = CSVWriter()
  writer.row(["id", "suburb", "value", "risk_score", "zone", "decided_by", "suggestion"])
  for property in result.properties {
    writer.row([
      property.id, property.suburb, CSVWriter.number(property.value),
      CSVWriter.number(property.riskScore), property.zone ?? "", property.decidedBy,
      property.suggestion ?? "",
    ])
  }
  return writer.text
}

/// The suburbs of a file by zone, with means weighted by weight.
public func suburbTable(_ table: SuburbTable) -> TextTable {
  var text = TextTable([
    .init("zone", .left), .init("suburbs"), .init("weights"), .init("mean risk"),
    .init("mean forecast"), .init("mean volatility"),
  ])
  for zone in table.zones {
    let members = table.suburbs.filter { $0.zone == zone }
    let total = members.reduce(0) { $0 + $1.weight }
    func mean(_ value: (ListedSuburb) -> Double) -> Double {
      members.reduce(0) { $0 + $1.weight * value($1) } / total
    }
    text.add([
      .init(zone), .init(counted(members.count)), .init(fixed(total, decimals: 3)),
      .init(fixed(mean(\.riskScore), decimals: 2)),
      .init(fixed(100 * mean(\.forecast), decimals: 2) + " %"),
      .init(fixed(100 * mean(\.volatility), decimals: 2) + " %"),
    ])
  }
  return text
}

/// What to know of the figures of a file of suburbs.
public func suburbNotes(_ table: SuburbTable) -> [String] {
  [
    "",
    "Weights are taken relative to the sum of their zone. Figures of a suburb count relative to",
    "its zone's weighted mean: the zone's own growth and default rate stay what they are.",
  ]
}
