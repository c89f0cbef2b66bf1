/// Turns a row of a tape into a loan.
struct TapeRow {
  private let values: CSVValues
  private let place: [String: Int]

  init(_ values: CSVValues, _ place: [String: Int]) {
    self.values = values
    self.place = place
  }

  /// The loan, or nil with what is wrong added to `issues`.
  func loan(_ issues: inout DataIssues) -> TapeLoan? {
    guard let idAt = place["id"], let zoneAt = place["zone"], let productAt = place["product"],
      let monthAt = place["origination_month"], let amountAt = place["amount"],
      let valueAt = place["property_value"]
    else { return nil }
    let before = issues.count
    let id = values.requiredText(idAt, &issues)
    let zone = values.requiredText(zoneAt, &issues)
    let product = values.requiredText(productAt, &issues)
    var month: Int?
    if values.requiredText(monthAt, &issues) != nil {
      month = values.whole(monthAt, in: -LoanTape.oldest...0, &issues)
    }
    let amount = positive(amountAt, &issues)
    let value = positive(valueAt, &issues)
    if let amount, let value, amount >= value {
      values.add(
        amountAt, EcmaNumber.text(amount), expected: "below property_value",
        "is not below the value of the home", &issues)
    }
    let senior = value.flatMap { seniorLtv(value: $0, &issues) }
    let gain = month.flatMap { indexGain(month: $0, &issues) }
    guard issues.count == before, let id, let zone, let product, let month, let amount, let value,
      let senior, let gain
    else { return nil }
    return TapeLoan(
      id: id, zone: zone, suburb: values.text(place["suburb"]), product: product,
      originationMonth: month, amount: amount, propertyValue: value, seniorLtv: senior,
      indexGain: gain, row: values.number, origin: values.origin(idAt))
  }

  private func positive(_ column: Int, _ issues: inout DataIssues) -> Double? {
    guard let value = values.requiredNumber(column, in: 0...1e12, &issues) else { return nil }
    guard value > 0 else {
      values.add(column, EcmaNumber.text(value), expected: "above 0", "is out of range", &issues)
      return nil
    }
    return value
  }

  /// The first mortgage over `value`, from the one of its two columns that is filled.
  private func seniorLtv(value: Double, _ issues: inout DataIssues) -> Double? {
    let (balanceAt, shareAt) = (place["senior_balance"], place["senior_ltv"])
    let hasBalance = values.text(balanceAt) != nil
    let hasShare = values.text(shareAt) != nil
    guard let column = hasBalance ? balanceAt : shareAt ?? balanceAt else { return nil }
    guard hasBalance != hasShare else {
      values.add(
        column, nil, expected: "one of senior_balance and senior_ltv",
        hasBalance ? "is given twice" : "is empty; 0 says that there is no mortgage", &issues)
      return nil
    }
    guard let number = values.number(column, in: 0...1e12, &issues) else { return nil }
    let share = hasBalance ? number / value : number
    guard share < 1 else {
      values.add(
        column, EcmaNumber.text(number), expected: "below the value of the home",
        "leaves no value for the advance", &issues)
      return nil
    }
    return share
  }

  private func indexGain(month: Int, _ issues: inout DataIssues) -> Double? {
    let column = place["index_gain"]
    if values.text(column) == nil {
      if month == 0 { return 0 }
      values.add(
        column ?? place["origination_month"] ?? 0, nil, expected: "index_gain, such as 0.08",
        "is a loan made before close without the growth of prices since", &issues)
      return nil
    }
    guard let column, let gain = values.number(column, in: -1...1000, &issues) else { return nil }
    guard gain > -1, month < 0 || gain == 0 else {
      values.add(
        column, EcmaNumber.text(gain),
        expected: month < 0 ? "above -1" : "0 for a loan made at close",
        "is out of range", &issues)
      return nil
    }
    return gain
  }
}
