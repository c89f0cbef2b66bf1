import FundModel
import FundReport

extension Command {
  static let importConfig = Command(
    name: "import", operands: "OLD.json | SUBURBS.csv|.json --suburbs",
    summary: "Turn a config of the original flat design, or a file of suburbs, into a config",
    details: "Never overwrites a file. docs/import.md explains both.",
    options: [
      OptionSpec("output", .text("NEW.json"), "write the config to this file"),
      OptionSpec(
        "preset", .text("NAME"), "preset that fills what the old config lacks (equihome-v2)"),
      OptionSpec(
        "assumptions", .text("FILE.json"),
        "numbers that old configs lack (stdlib-lua/import/legacy-assumptions.json)"),
      OptionSpec("suburbs", .none, "the file holds suburbs: suburb, zone, weight, …"),
      OptionSpec(
        "onto", .text("CONFIG"), "suburbs: preset or file that they go onto (equihome-v2)"),
      OptionSpec("format", .word(["text", "json"]), "how the report is written (text)"),
    ], positionals: 1...1
  ) { arguments, console in
    let file = arguments.positionals[0]
    let isSuburbs = arguments.has("suburbs")
    let others = isSuburbs ? ["preset", "assumptions"] : ["onto"]
    if let wrong = others.first(where: { arguments.has($0) }) {
      throw UsageError(
        "--\(wrong) is for \(isSuburbs ? "old configs" : "--suburbs")", command: "import")
    }
    let output = arguments.text("output")
    if let output, fileExists(output) {
      throw UsageError("equihome import: \(output) exists already and is left as it is")
    }
    let json = arguments.text("format") == "json"
    let document =
      isSuburbs
      ? try importSuburbs(file, arguments, console, json: json)
      : try importLegacy(file, arguments, console, json: json)
    if let output {
      try document.write(to: output)
      console.note("wrote \(output), config hash \(try document.hash)")
    } else if !json {
      console.note("nothing is written; --output NEW.json writes the config")
    }
    return .ok
  }

  private static func importLegacy(
    _ file: String, _ arguments: Arguments, _ console: Console, json: Bool
  ) throws -> ConfigDocument {
    let assumptions =
      try arguments.text("assumptions").map { try LegacyAssumptions.load(file: $0) }
      ?? LegacyAssumptions.standard()
    let result = try LegacyImport.load(
      file: file, preset: arguments.text("preset") ?? "equihome-v2", assumptions: assumptions)
    console.write(
      json ? result.reportJSON : importTables(result, console.format).joined(separator: "\n") + "\n"
    )
    return result.document
  }

  private static func importSuburbs(
    _ file: String, _ arguments: Arguments, _ console: Console, json: Bool
  ) throws -> ConfigDocument {
    let base = try ConfigDocument.open(arguments.text("onto") ?? "equihome-v2")
    let table = try SuburbTable.load(file: file)
    let document = try base.with(table)
    console.write(
      json
        ? document.canonicalJSON
        : (suburbTable(table).lines(console.format) + suburbNotes(table)).map { $0 + "\n" }.joined()
    )
    return document
  }

  static let classify = Command(
    name: "classify", operands: "PROPERTIES.csv --suburbs SUBURBS.csv",
    summary: "Find the zone of each property of a list",
    details: "By its suburb; with --score-zones the riskier of that and the zone of its own risk\n"
      + "score. Exit status 1 if a suburb is not known. Never overwrites a file.",
    options: [
      OptionSpec("suburbs", .text("FILE"), "suburbs and their zones, CSV or JSON"),
      OptionSpec(
        "score-zones", .text("ZONE=MAX,…"), "largest risk score of each zone: green=30,orange=60"),
      OptionSpec("output", .text("OUT.csv"), "write the list with its zones"),
      OptionSpec("format", .word(["table", "csv"]), "what is printed (table)"),
    ], positionals: 1...1
  ) { arguments, console in
    guard let source = arguments.text("suburbs") else {
      throw UsageError("equihome classify: --suburbs FILE is missing", command: "classify")
    }
    let output = arguments.text("output")
    if let output, fileExists(output) {
      throw UsageError("equihome classify: \(output) exists already and is left as it is")
    }
    var issues = DataIssues()
    let list = try RecordFile.load(arguments.positionals[0], issues: &issues)
    let result = try PropertyClassification(
      list, suburbs: SuburbTable.load(file: source),
      rules: arguments.text("score-zones").map { try ScoreRules($0) }, issues: issues)
    if let output { try ConfigFile.write(Array(classificationCSV(result).utf8), to: output) }
    if arguments.text("format") == "csv" {
      console.write(classificationCSV(result))
    } else {
      console.write(
        classificationTable(result).lines(console.format).map { $0 + "\n" }.joined())
    }
    for property in result.unmatched {
      let near = property.suggestion.map { "; did you mean \($0)?" } ?? ""
      console.error(
        "row \(property.row): \(property.id): the suburb \"\(property.suburb)\" is not in "
          + "\(source)\(near)")
    }
    if let output { console.note("wrote \(output)") }
    return result.unmatched.isEmpty ? .ok : .failed
  }

  static let tape = Command(
    name: "tape", operands: "check TAPE.csv",
    summary: "Check a loan tape and sum it up", details: "docs/loan-tape.md lists the columns.",
    options: [
      OptionSpec(
        "config", .text("CONFIG"), "preset or file whose zones and products the loans have")
    ], positionals: 2...2
  ) { arguments, console in
    guard arguments.positionals[0] == "check" else {
      throw UsageError(
        "equihome tape: \"\(arguments.positionals[0])\" is no action; there is check",
        command: "tape")
    }
    let file = arguments.positionals[1]
    let config = try arguments.text("config").map { try ConfigDocument.open($0).fundConfig() }
    let tape = try LoanTape.load(file: file)
    if let config { try tape.problems(in: config).check(file) }
    console.write(tapeTable(tape).lines(console.format).map { $0 + "\n" }.joined())
    let against = arguments.text("config").map { ", fits \($0)" } ?? ""
    console.note("\(file): \(counted(tape.loans.count)) loans, no problems\(against)")
    return .ok
  }
}
