import FundModel
import FundReport
import FundScripting

extension Command {
  static let recipe = Command(
    name: "recipe", operands: "list | show NAME | run NAME FUND",
    summary: "Run a ready-made analysis of a fund, list them, or explain one",
    details: """
      FUND is a JSON file, a preset, or a script that returns a fund. `run` may be left out. The options of
      a recipe are given by their names, --change 0.2, lists with commas; show lists them. Recipes are
      looked for in the library, in ./recipes, and in the folders of EQUIHOME_PATH.
      """,
    options: [
      OptionSpec("opt", .text("NAME=VALUE"), "an option of the recipe", repeats: true),
      OptionSpec("csv", .text("FILE"), "write the result as CSV as well"),
      OptionSpec("paths", .integer("N", atLeast: 1), "paths of every run of the recipe"),
      OptionSpec("seed", .integer("N", atLeast: 0), "seed of every run of the recipe"),
      OptionSpec(
        "threads", .integer("N", atLeast: 1), "worker threads (all cores); changes no result"),
      OptionSpec("set", .text("PATH=VALUE"), "change a parameter of the fund", repeats: true),
    ] + scriptOptions, positionals: 1...3,
    further: recipeOptions
  ) { arguments, console in
    var options = try scriptOptions(arguments, console)
    var words = arguments.positionals
    if !["list", "show", "run"].contains(words[0]) { words.insert("run", at: 0) }
    let expected = ["list": 1, "show": 2, "run": 3][words[0]] ?? 3
    guard words.count == expected else {
      throw UsageError(
        "equihome recipe \(words[0]) takes \(["no name", "NAME", "NAME FUND"][expected - 1]), found "
          + (words.count == 1 ? "nothing" : words.dropFirst().joined(separator: " ")),
        command: "recipe")
    }
    switch words[0] {
    case "list": console.write(try ScriptSession(options).recipeList() + "\n")
    case "show": console.write(try ScriptSession(options).recipePage(words[1]) + "\n")
    default:
      let fund = try recipeFund(words[2], arguments, console)
      // The fund has the changes already.
      options.overrides = []
      try run(recipe: words[1], on: fund, options, arguments, console)
      console.progress.wipe()
    }
    return .ok
  }

  private static func run(
    recipe name: String, on fund: ConfigDocument, _ options: ScriptOptions,
    _ arguments: Arguments, _ console: Console
  ) throws {
    let session = try ScriptSession(options)
    var given: [(name: String, text: String)] = []
    for option in try session.recipeOptions(name) {
      let spellings = [option.name, option.name.replacing("_", with: "-")]
      for text in Set(spellings).sorted().flatMap({ arguments.texts($0) }) {
        given.append((option.name, text))
      }
    }
    for text in arguments.texts("opt") {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw UsageError("--opt takes NAME=VALUE, found \"\(text)\"", command: "recipe")
      }
      given.append((String(parts[0]), String(parts[1])))
    }
    let outcome = try session.run(recipe: name, on: fund, options: given)
    if !outcome.text.isEmpty {
      console.write(outcome.text.hasSuffix("\n") ? outcome.text : outcome.text + "\n")
    }
    guard let file = arguments.text("csv") else { return }
    guard let csv = outcome.csv else {
      throw UsageError("--csv: what recipe \(name) returns has no CSV", command: "recipe")
    }
    try ConfigFile.write(Array(csv.utf8), to: file)
    console.note("wrote \(file)")
  }

  /// The fund of a file, a preset, or the script that returns one, with the changes of the command line.
  private static func recipeFund(
    _ source: String, _ arguments: Arguments, _ console: Console
  ) throws -> ConfigDocument {
    let changes = try arguments.changes()
    let origin = ConfigOrigin.commandLine(arguments.changesText)
    guard source.hasSuffix(".lua") else {
      return try ConfigDocument.open(source).with(changes, origin: origin)
    }
    let outcome = try ScriptSession(scriptOptions(arguments, console))
      .run(file: source)
    guard let fund = outcome.fund else {
      throw UsageError("\(source) returns no fund; end it with: return fund", command: "recipe")
    }
    return fund
  }

  /// The words that are no options and no values of options; every unknown option has a value.
  private static func operands(_ words: [String]) -> [String] {
    let flags = (recipe.options + common).filter {
      if case .none = $0.value { true } else { false }
    }
    var operands: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        operands.append(word)
        continue
      }
      if !word.contains("="), !flags.contains(where: { "--" + $0.name == word }) {
        _ = rest.popFirst()
      }
    }
    return operands
  }

  /// The options that the named recipe declares, apart from those that every recipe has.
  private static func recipeOptions(_ words: [String]) throws -> [OptionSpec] {
    let operands = operands(words)
    let name = operands.first == "run" ? operands.dropFirst().first : operands.first
    guard let name, !["list", "show"].contains(name) else { return [] }
    let taken = Set((recipe.options + common).map(\.name))
    return try ScriptSession(ScriptOptions()).recipeOptions(name).flatMap { option in
      Set([option.name, option.name.replacing("_", with: "-")]).sorted()
        .filter { !taken.contains($0) }
        .map { OptionSpec($0, .text(option.type.uppercased()), option.help) }
    }
  }
}
