import Foundation
import FundModel
import TestSupport
import Testing

@Suite struct LegacyImportTests {
  static func assumptions() throws -> LegacyAssumptions {
    try LegacyAssumptions.standard(library: Fixture.library)
  }

  static func read(_ text: String, preset: String = "equihome-v2") throws -> LegacyImport {
    try LegacyImport.read(
      Array(text.utf8), name: "old.json", preset: preset, assumptions: assumptions(),
      library: Fixture.library)
  }

  static func example(_ name: String) throws -> String {
    try Fixture.text("\(Fixture.root)/examples/data/\(name).json")
  }

  private static func number(_ result: LegacyImport, _ path: String) throws -> Double? {
    try result.document.value(at: path)?.numberValue
  }

  private static func word(_ result: LegacyImport, _ path: String) throws -> String? {
    try result.document.value(at: path)?.stringValue
  }

  // MARK: The table

  @Test func tableHasEveryNameOfTheDescription() {
    let rows = Dictionary(uniqueKeysWithValues: LegacyTable.all.map { ($0.path, $0) })
    for (name, type, fallback) in LegacyNames.described {
      guard let row = rows[name] else {
        Issue.record("no row for \(name)")
        continue
      }
      let types: [Character] =
        switch row.type {
        case .integer: ["i"]
        case .number: ["f"]
        case .boolean: ["b"]
        case .text, .word: ["s"]
        case .schedule, .byZone, .group, .anyObject: ["o"]
        case .anyList: ["l"]
        }
      #expect(types == [type], "\(name)")
      switch row.fallback {
      case nil: #expect(fallback.isEmpty, "\(name)")
      case .string(let text): #expect(text == fallback, "\(name)")
      case .some(let value): #expect(value == ConfigValue(argument: fallback), "\(name)")
      }
    }
    for name in LegacyNames.alsoSeen { #expect(rows[name] != nil, "\(name)") }
  }

  /// Every target of the table is a parameter of the registry, for every record where it says `[]`.
  @Test func targetsAreParameters() throws {
    let document = try Fixture.preset()
    for row in LegacyTable.all {
      guard let target = row.target.split(separator: " ").first.map(String.init) else { continue }
      let path = target.hasSuffix(",") ? String(target.dropLast()) : target
      // Facilities and notes are named after what they were.
      let known =
        ParameterRegistry.standard[path] != nil || path.hasPrefix("facilities.")
        || document.completions(path).contains(path)
      #expect(known, "\(row.path): \(path)")
    }
  }

  /// Each parameter by itself, at its default or a value of its type: either it is accounted for in
  /// the report, or the message names it.
  @Test(arguments: LegacyTable.all.map(\.path))
  func everyParameterAlone(path: String) throws {
    guard let row = LegacyTable.all.first(where: { $0.path == path }), row.type != .group else {
      return
    }
    let value: String =
      switch row.type {
      case .integer, .number: row.fallback?.numberValue.map { "\($0)" } ?? "1"
      case .boolean: "true"
      case .text: "\"x\""
      case .word(let words): "\"\(words[0])\""
      case .schedule: "{\"1\": 0.5, \"2\": 0.5}"
      case .byZone: "{\"green\": 0.4, \"orange\": 0.3, \"red\": 0.3}"
      case .anyObject, .group: "{}"
      case .anyList: "[]"
      }
    let steps = path.replacingOccurrences(of: "{year}", with: "2").split(separator: ".")
    let text = steps.reversed().reduce(value) { "{\"\($1)\": \($0)}" }
    let old = steps.joined(separator: ".")
    do {
      let result = try Self.read(text)
      #expect(result.rows.contains { $0.old == old && !$0.isDefault && $0.line == 1 })
      #expect(result.document.validate().allSatisfy { $0.severity != .error })
    } catch let error as ConfigError {
      // Alone it says too little (an exit year, a partial catch-up), or too much for the preset.
      #expect(error.description.contains(steps[0]), "\(error)")
      #expect(error.issues.contains { $0.origin?.name == "old.json" }, "\(error)")
    }
  }

  // MARK: Whole files

  /// What became of each parameter of two realistic files, line by line.
  @Test(arguments: ["legacy-minimal", "legacy-full"])
  func examplesComeOutAsRecorded(name: String) throws {
    let result = try Self.read(Self.example(name))
    let lines = result.rows.map { row in
      let suffix = row.isDefault ? " (default)" : ""
      return "\(row.kind) | \(row.line) | \(row.old) | \(row.oldValue)\(suffix) | \(row.new) | "
        + row.newValue
    }
    try Golden.compare(
      lines.joined(separator: "\n") + "\n", "Tests/golden/\(name).txt")
  }

  @Test(arguments: ["legacy-minimal", "legacy-full"])
  func examplesRoundTrip(name: String) throws {
    let result = try Self.read(Self.example(name))
    let again = try ConfigDocument.parse(
      bytes: Array(result.document.canonicalJSON.utf8), name: "new.json")
    #expect(again == result.document)
    _ = try again.fundConfig()
  }

  /// Any part of a full file: all of it is accounted for, and what comes out is valid.
  @Test func anyPartOfAFile() throws {
    let full = try ConfigDocument.parse(
      bytes: Array(Self.example("legacy-full").utf8), name: "full.json")
    var random = SplitMix(seed: 8)
    for turn in 0..<150 {
      // A period and its unit say nothing without each other, nor does a schedule without its table.
      let leaders = [
        "deployment_period_unit": "deployment_period",
        "custom_capital_call_schedule": "capital_call_schedule",
      ]
      let chosen = Set(full.root.value.objectValue?.keys.filter { _ in random.chance(0.4) } ?? [])
      let entries = (full.root.value.objectValue?.entries ?? []).filter {
        chosen.contains(leaders[$0.key] ?? $0.key)
      }
      let part = ConfigDocument(root: ConfigNode(.object(ConfigObject(entries))))
      let result: LegacyImport
      do {
        result = try Self.read(part.canonicalJSON)
      } catch {
        Issue.record("turn \(turn): \(error)\n\(entries.map(\.key))")
        continue
      }
      for entry in entries where entry.node.value != .null {
        #expect(
          result.rows.contains { $0.old == entry.key || $0.old.hasPrefix(entry.key + ".") },
          "turn \(turn): \(entry.key)")
      }
    }
  }

  // MARK: Single mappings

  @Test func feesStepDown() throws {
    let result = try Self.read(
      """
      {"management_fee_rate": 0.02, "management_fee_basis": "stepped",
       "management_fee_step_down": true, "management_fee_step_down_rate": 0.25}
      """)
    let step = "fees.management.step_downs[1]"
    #expect(try Self.word(result, "fees.management.basis") == "committed")
    #expect(try Self.number(result, step + ".from_month") == 60)
    #expect(try Self.number(result, step + ".rate") == 0.015)
    #expect(try Self.word(result, step + ".basis") == "invested")
    let year = result.rows.first { $0.old == "management_fee_step_down_year" }
    #expect(year?.isDefault == true && year?.oldValue == "5")
  }

  @Test func catchUpIsNotSwitchedOffByADefault() throws {
    #expect(try Self.number(Self.read("{\"fund_term\": 9}"), "waterfall.catch_up") == 1)
    #expect(
      try Self.number(Self.read("{\"catch_up_structure\": \"full\"}"), "waterfall.catch_up") == 1)
    #expect(try Self.number(Self.read("{\"catch_up_rate\": 0}"), "waterfall.catch_up") == 0)
    #expect(try Self.number(Self.read("{\"catch_up_rate\": 0.6}"), "waterfall.catch_up") == 0.6)
    #expect(
      try Self.number(
        Self.read("{\"catch_up_structure\": \"none\", \"catch_up_rate\": 1}"), "waterfall.catch_up")
        == 0)
    let error = #expect(throws: ConfigError.self) {
      try Self.read("{\"catch_up_structure\": \"partial\"}")
    }
    #expect(error?.description.contains("catch_up_rate") == true)
  }

  @Test func americanWithClawbackAndCommitment() throws {
    let result = try Self.read(
      """
      {"waterfall_structure": "american", "clawback_provision": true,
       "gp_commitment_percentage": 0.05}
      """)
    #expect(try Self.word(result, "waterfall.structure") == "american")
    #expect(try result.document.value(at: "waterfall.loss_carry_forward") == true)
    #expect(try Self.word(result, "waterfall.clawback.test") == "whole_fund_entitlement")
    #expect(try Self.number(result, "waterfall.gp_commitment.share") == 0.05)
    let off = try Self.read("{\"clawback_provision\": false}")
    #expect(try Self.word(off, "waterfall.clawback.test") == "none")
  }

  @Test func schedulesCountFromTheirFirstYear() throws {
    for (text, months) in [
      ("{\"1\": 0.5, \"3\": 0.5}", [0.0, 24]), ("{\"0\": 0.5, \"2\": 0.5, \"1\": 0}", [0, 24]),
    ] {
      let result = try Self.read("{\"custom_capital_call_schedule\": \(text)}")
      #expect(try Self.word(result, "capital_calls.schedule") == "custom")
      for (index, month) in months.enumerated() {
        #expect(try Self.number(result, "capital_calls.custom[\(index + 1)].month") == month)
      }
    }
  }

  @Test func conditionsBecomeOverlaysOfTheAssumedSize() throws {
    let result = try Self.read(
      """
      {"fund_term": 10, "market_conditions_by_year": {
        "3": {"economic_outlook": "recession"}, "11": {"economic_outlook": "recession"}}}
      """)
    let first = "market.overlays[1]"
    #expect(try Self.word(result, first + ".target") == "default_hazard")
    #expect(try Self.number(result, first + ".from_month") == 25)
    #expect(try Self.number(result, first + ".to_month") == 36)
    #expect(try result.document.value(at: first + ".values")?.arrayValue?.first?.value == 2)
    #expect(try result.document.value(at: "market.overlays")?.arrayValue?.count == 2)
    #expect(result.rows.contains { $0.kind == .dropped && $0.old.contains(".11.") })
  }

  @Test func leverageBecomesFacilitiesAndNotes() throws {
    let result = try Self.read(Self.example("legacy-full"))
    let sleeve = "facilities.green_sleeve"
    #expect(try Self.number(result, sleeve + ".target") == 0.5)
    #expect(try Self.number(result, sleeve + ".interest.margin") == 0.0275)
    #expect(try Self.number(result, sleeve + ".undrawn_fee") == 0.005)
    #expect(try Self.number(result, "facilities.ramp_line.maturity_month") == 24)
    #expect(try Self.number(result, "notes.classes.deal_note.share") == 0.1)
    // Switched off, or not there at all, it leaves no line.
    for text in ["{}", "{\"leverage\": {\"green_sleeve\": {\"enabled\": false}}}"] {
      #expect(try Self.read(text).document.value(at: "facilities")?.arrayValue?.isEmpty == true)
    }
  }

  @Test func aDefaultIsAppliedOnlyWhereTheFileReliesOnIt() throws {
    let result = try Self.read("{\"avg_loan_exit_year\": 6}")
    #expect(try Self.word(result, "exits.model") == "timing")
    #expect(result.rows.filter(\.isDefault).map(\.old) == ["exit_year_std_dev"])
    #expect(try Self.read("{\"fund_term\": 9}").rows.allSatisfy { !$0.isDefault })
  }

  @Test func assumptionsComeFromTheFile() throws {
    try Fixture.withFolder { folder in
      let shipped = try Fixture.text(
        Fixture.root + "/stdlib-lua/import/legacy-assumptions.json")
      let path = folder + "/mine.json"
      try shipped.replacingOccurrences(of: "\"intensity\": 2", with: "\"intensity\": 3")
        .write(toFile: path, atomically: true, encoding: .utf8)
      func intensity(_ file: LegacyAssumptions) throws -> Double? {
        try Self.number(
          LegacyImport.read(
            Array("{\"deployment_pace\": \"bell_curve\"}".utf8), name: "old.json",
            preset: "equihome-v2", assumptions: file, library: Fixture.library),
          "deployment.intensity")
      }
      #expect(try intensity(Self.assumptions()) == 2)
      #expect(try intensity(LegacyAssumptions.load(file: path)) == 3)
      try "{}".write(toFile: path, atomically: true, encoding: .utf8)
      let error = #expect(throws: ConfigError.self) {
        try intensity(LegacyAssumptions.load(file: path))
      }
      #expect(error?.message.contains("has no deployment.intensity") == true)
    }
  }
}
