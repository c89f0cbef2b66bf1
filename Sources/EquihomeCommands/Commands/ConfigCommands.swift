import FundModel
import FundReport
import FundResults
import FundScripting

extension Command {
  static let validate = Command(
    name: "validate", operands: "FILE.json|PRESET",
    summary: "Check a config and print everything that is wrong with it", details: "",
    options: [
      OptionSpec("set", .text("PATH=VALUE"), "change a parameter first", repeats: true)
    ], positionals: 1...1
  ) { arguments, console in
    let document = try ConfigDocument.open(arguments.positionals[0])
      .with(arguments.changes(), origin: .commandLine(arguments.changesText))
    let issues = document.validate() + document.hookIssues()
    for issue in issues { console.write(issue.description + "\n") }
    let errors = issues.filter { $0.severity == .error }.count
    guard errors == 0 else {
      console.error("\(arguments.positionals[0]): \(errors) problem\(errors == 1 ? "" : "s")")
      return .usage
    }
    // What the files hold that it names is part of the answer.
    _ = try FundData.load(
      for: try document.fundConfig(), folder: document.folder(of:))
    console.write("\(arguments.positionals[0]): valid, config hash \(try document.hash)\n")
    return .ok
  }

  static let initialise = Command(
    name: "init", operands: "[FILE.json]",
    summary: "Write a complete config to start from",
    details: """
      Never overwrites a file. Beside the config goes .luarc.json, unless there is one: with it an editor
      that runs lua-language-server completes and checks scripts in that folder.
      """,
    options: [
      OptionSpec("preset", .text("NAME"), "preset to start from (equihome-v2)"),
      OptionSpec("set", .text("PATH=VALUE"), "change a parameter", repeats: true),
      OptionSpec("list", .none, "list the presets"),
      OptionSpec("no-editor", .none, "write no .luarc.json"),
    ], positionals: 0...1, writesData: true
  ) { arguments, console in
    if arguments.has("list") {
      console.write(PresetLibrary.standard.names.map { $0 + "\n" }.joined())
      return .ok
    }
    let preset = arguments.text("preset") ?? "equihome-v2"
    let document = try ConfigDocument.preset(preset)
      .with(
        [("based_on", .string(preset))] + arguments.changes(),
        origin: .commandLine(arguments.changesText))
    guard let file = arguments.positionals.first else {
      console.write(document.canonicalJSON)
      return .ok
    }
    guard !fileExists(file) else {
      throw UsageError("equihome init: \(file) exists already and is left as it is")
    }
    try document.write(to: file)
    console.note("wrote \(file), a copy of preset \(preset)")
    if !arguments.has("no-editor"), try EditorFile.write(beside: file) {
      console.note("wrote \(EditorFile.name) beside it, for editors")
    }
    return .ok
  }

  static let schema = Command(
    name: "schema", operands: "[config|visual]",
    summary: "Print the JSON Schema (2020-12) of a config, or of visual data",
    details: "", options: [], positionals: 0...1, writesData: true
  ) { arguments, console in
    let name = arguments.positionals.first ?? "config"
    switch name {
    case "config": console.write(JsonSchema.text())
    case "visual": console.write(VisualSchema.text())
    default:
      let near = EditDistance.nearest(name, in: ["config", "visual"])
      throw UsageError(
        "equihome schema: there is no schema '\(name)', only config and visual"
          + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    return .ok
  }

  static let params = Command(
    name: "params", operands: "[PATH]",
    summary: "List the parameters, or explain one", details: "",
    options: [
      OptionSpec("search", .text("WORD"), "only parameters that mention the word")
    ], positionals: 0...1
  ) { arguments, console in
    let registry = ParameterRegistry.standard
    var prefix = ""
    if let path = arguments.positionals.first {
      let found = try registry.describe(path)
      if let row = found.parameter, !row.type.isContainer {
        console.write(parameterPage(row))
        return .ok
      }
      prefix = found.path
    }
    let found = (arguments.text("search").map { registry.search($0) } ?? registry.leaves)
      .filter { $0.path.hasPrefix(prefix) }
    guard !found.isEmpty else {
      console.error("no parameter mentions \"\(arguments.text("search") ?? "")\"")
      return .failed
    }
    var table = TextTable([
      .init("parameter", .left), .init("type", .left), .init("unit", .left, dropRank: 2),
      .init("range", .left, dropRank: 1), .init("meaning", .left, dropRank: 3),
    ])
    for row in found {
      table.add([
        .init(row.path), .init(row.type.name), .init(row.unit == .none ? "" : row.unit.rawValue),
        .init(row.range.description), .init(row.label),
      ])
    }
    console.write(table.lines(console.format).map { $0 + "\n" }.joined())
    let noun = found.count == 1 ? "parameter" : "parameters"
    console.note("\(found.count) \(noun); equihome params PATH explains one")
    return .ok
  }

  private static func parameterPage(_ row: Parameter) -> String {
    var type = row.type.name
    if case .choice(let words) = row.type { type = words.joined(separator: " | ") }
    var lines = [
      "\(row.path) — \(row.label)", "", row.description, "",
      "type   \(type)", "unit   \(row.unit.rawValue)",
    ]
    if !row.range.description.isEmpty { lines.append("range  \(row.range.description)") }
    if let active = row.activeWhen { lines.append("when   \(active)") }
    lines += ["group  \(row.group.rawValue)", "model  \(row.modelLink)"]
    return lines.joined(separator: "\n") + "\n"
  }
}
