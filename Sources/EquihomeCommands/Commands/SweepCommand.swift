import FundModel
import FundMonteCarlo
import FundReport
import FundResults
import FundService

extension Command {
  private static let cellOptions = [
    OptionSpec("paths", .integer("N", atLeast: 1), "paths of a cell, in place of simulation.paths"),
    OptionSpec("seed", .integer("N", atLeast: 0), "seed of the paths, the same for all cells"),
    OptionSpec("threads", .integer("N", atLeast: 1), "worker threads (all cores)"),
    OptionSpec("set", .text("PATH=VALUE"), "change a parameter of the fund first", repeats: true),
    OptionSpec(
      "rescale", .text("PATH"), "a share that makes room for those that vary", repeats: true),
    OptionSpec("cache", .text("FOLDER"), "keep finished cells there, and read them"),
    OptionSpec("csv", .text("FILE"), "write the table as CSV"),
    OptionSpec("format", .word(["table", "csv"]), "how the result is printed (table)"),
    OptionSpec("check", .none, "hold every path to conservation, some to the reference"),
    OptionSpec(
      "fail-on", .word(RunOptions.FailOn.allCases.map(\.rawValue)),
      "severity of a static guardrail that keeps a cell from running (error)"),
  ]

  static let sweep = Command(
    name: "sweep", operands: "FILE.json|PRESET",
    summary: "Run many variants of a fund on the same paths",
    details: """
      --grid PATH=V1,V2,... tries values, PATH=LOW:HIGH:N numbers at equal distance, PATH=LOW:HIGH a
      range for the sampled designs (random, lhs, sobol, morris). All cells are looked at before the
      first one runs; with --cache a sweep that was stopped goes on where it was.
      """,
    options: [
      OptionSpec("grid", .text("PATH=VALUES"), "a parameter that varies", repeats: true),
      OptionSpec(
        "design", .word(SweepPlan.Design.allCases.map(\.rawValue)), "which cells there are (grid)"),
      OptionSpec("n", .integer("N", atLeast: 1), "points of a sampled design"),
      OptionSpec("design-seed", .integer("N", atLeast: 0), "seed of a sampled design (1)"),
      OptionSpec(
        "metric", .text("FIGURE"), "a figure of the table (net_irr.mean, tvpi.mean)",
        repeats: true),
      OptionSpec("heatmap", .none, "a shaded map of the first figure by the first two parameters"),
      OptionSpec("best", .integer("N", atLeast: 1), "the N best cells by the first figure"),
    ] + cellOptions, positionals: 1...1
  ) { arguments, console in
    let names = arguments.texts("metric")
    let plan = SweepPlan(
      axes: try arguments.texts("grid").map { try SweepAxis(grid: $0) },
      design: arguments.text("design").flatMap(SweepPlan.Design.init) ?? .grid,
      count: try arguments.count("n"), seed: arguments.number("design-seed") ?? 1,
      rescale: arguments.texts("rescale"))
    let base = try arguments.base()
    let options = try arguments.runOptions(console)
    let request = SweepRequest(
      base: base, plan: plan,
      figures: try (names.isEmpty ? ["net_irr.mean", "tvpi.mean"] : names).map {
        try objective($0, of: base)
      },
      options: options, cache: arguments.text("cache"))
    let table = try arguments.watched(console, options: options) {
      try FundService.run(request, control: $0)
    }
    if let file = arguments.text("csv") { try write(sweepCSV(table), to: file, console) }
    if arguments.text("format") == "csv" {
      console.write(sweepCSV(table))
      return .ok
    }
    var lines = sweepText(table, format: console.format)
    if let count = try arguments.count("best") {
      lines += ["", console.format.style.apply(.bold, "Best by \(table.figures[0].name)")]
      lines += sweepTable(table, rows: table.best(0, count: count)).lines(console.format)
    }
    if arguments.has("heatmap") {
      let column = table.varied > 1 ? 1 : nil
      lines +=
        [""]
        + heatMap(
          SweepPivot(table, row: 0, column: column, figure: 0), row: table.parameters[0],
          column: column.map { table.parameters[$0] }, figure: table.figures[0],
          format: console.format)
    }
    console.write(lines.joined(separator: "\n") + "\n")
    return .ok
  }

  static let sensitivity = Command(
    name: "sensitivity", operands: "FILE.json|PRESET",
    summary: "How a figure of a fund answers to its parameters",
    details: """
      --vary PATH=LOW:HIGH gives a range, PATH=0.1 a tenth of the value to each side. Methods: tornado,
      elasticity (one parameter at a time), morris, sobol, rank (over the ranges), breakeven (the value
      at which the figure hits --target). All cells run on the same paths.
      """,
    options: [
      OptionSpec("vary", .text("PATH=RANGE"), "a parameter that varies", repeats: true),
      OptionSpec(
        "method", .word(SensitivityResult.Method.allCases.map(\.rawValue)), "tornado if left out"),
      OptionSpec("metric", .text("FIGURE"), "what is looked at (net_irr.mean)"),
      OptionSpec("n", .integer("N", atLeast: 1), "trajectories, rows or points of the design"),
      OptionSpec("design-seed", .integer("N", atLeast: 0), "seed of the design (1)"),
      OptionSpec("target", .text("NUMBER"), "what break-even looks for"),
    ] + cellOptions, positionals: 1...1
  ) { arguments, console in
    let base = try arguments.base()
    let options = try arguments.runOptions(console)
    var request = SensitivityRequest(
      base: base,
      method: arguments.text("method").flatMap(SensitivityResult.Method.init) ?? .tornado,
      axes: try arguments.texts("vary").map { try SweepAxis(range: $0) },
      figure: try objective(arguments.text("metric") ?? "net_irr.mean", of: base),
      options: options, cache: arguments.text("cache"))
    request.count = try arguments.count("n")
    request.designSeed = arguments.number("design-seed") ?? 1
    request.rescale = arguments.texts("rescale")
    if let text = arguments.text("target") {
      guard let target = Double(text), target.isFinite else {
        throw UsageError("--target takes a number, found \"\(text)\"")
      }
      request.target = target
    }
    let final = request
    let result = try arguments.watched(console, options: options) {
      try FundService.run(final, control: $0)
    }
    if let file = arguments.text("csv") { try write(sensitivityCSV(result), to: file, console) }
    console.write(
      arguments.text("format") == "csv"
        ? sensitivityCSV(result)
        : sensitivityText(result, format: console.format).joined(separator: "\n") + "\n")
    return .ok
  }

  private static func objective(_ text: String, of base: ConfigDocument) throws -> Objective {
    do {
      return try Objective(parsing: text, own: base.ownMetrics)
    } catch {
      throw UsageError("--metric \(error)")
    }
  }

  private static func write(_ text: String, to file: String, _ console: Console) throws {
    try ConfigFile.write(Array(text.utf8), to: file)
    console.note("wrote \(file)")
  }
}

extension Arguments {
  /// The fund with the changes of `--set`.
  fileprivate func base() throws -> ConfigDocument {
    try ConfigDocument.open(positionals[0])
      .with(changes(), origin: .commandLine(changesText))
  }
}
