extension LegacyGroup {
  /// The three conditions of a year, and their words.
  static let conditionWords: [(name: String, words: [String])] = [
    ("housing_market_trend", ["appreciating", "stable", "depreciating"]),
    ("interest_rate_environment", ["rising", "stable", "falling"]),
    ("economic_outlook", ["expansion", "stable", "recession"]),
  ]

  /// Words by year become overlays, with the sizes that the assumptions give each word.
  static let conditions = LegacyGroup("conditions", "market.overlays") { builder in
    let years = builder.conditionYears
    // A file that has a year 0 counts its years from there.
    let shift = years.contains(0) ? 1 : 0
    let term = Int(builder.number("fund.term_years") ?? 0)
    for year in years {
      for (name, _) in conditionWords {
        let old = "\(LegacyTable.conditions).\(year).\(name)"
        guard let word = builder.given(old)?.stringValue else { continue }
        guard year + shift <= term else {
          builder.drop(old, "The year lies beyond the fund's term.")
          continue
        }
        let last = 12 * (year + shift)
        let sizes = try builder.assumptions.value("market_conditions.\(name).\(word)")
        var texts: [String] = []
        for size in sizes.arrayValue ?? [] {
          let fields = size.value.objectValue
          let target = fields?["target"]?.value ?? .null
          let operation = fields?["op"]?.value ?? .null
          let value = fields?["value"]?.value ?? .null
          let count = try builder.document.value(at: "market.overlays")?.arrayValue?.count ?? 0
          try builder.set(
            "market.overlays[\(count + 1)]",
            .record([
              ("target", target), ("zones", .list([])), ("from_month", .int(last - 11)),
              ("to_month", .int(last)), ("op", operation), ("values", .list([value])),
            ]), origin: .program, for: old)
          texts.append(
            "\(target.stringValue ?? "") \(operation.stringValue ?? "") \(JsonWriter.short(value))")
        }
        builder.report(
          old, new: "market.overlays",
          newValue: texts.isEmpty ? "no overlay" : texts.joined(separator: ", "),
          changed: texts.isEmpty
            ? "The market is as the preset has it."
            : "Months \(last - 11) to \(last); the sizes are from the assumptions.")
      }
    }
  }
}
