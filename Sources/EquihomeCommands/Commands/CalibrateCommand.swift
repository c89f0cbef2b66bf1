import FundModel
import FundReport
import FundResults
import FundService

extension Command {
  static let calibrate = Command(
    name: "calibrate", operands: "FILE.csv",
    summary: "Fit growth, volatility, momentum and correlation to price indices",
    details: """
      Reads a file of FHFA (place, year, quarter, index), or a date and one column a series (such as
      Case-Shiller). --write gives a copy of the fund with the parameters set.
      """,
    options: [
      OptionSpec(
        "zone", .text("ZONE=SERIES"), "the series of a zone, by name, code or column", repeats: true
      ),
      OptionSpec(
        "model", .word(CalibrationResult.Model.allCases.map(\.rawValue)), "law of prices (momentum)"
      ),
      OptionSpec("components", .integer("N", atLeast: 1), "most momentum components, 1 to 3 (2)"),
      OptionSpec("horizons", .text("MONTHS"), "horizons of volatility (3,12,36,60)"),
      OptionSpec("correlation-months", .integer("N", atLeast: 1), "horizon of correlation (12)"),
      OptionSpec(
        "growth-years", .integer("N", atLeast: 1), "years that tie log growth to growth (10)"),
      OptionSpec("resamples", .integer("N", atLeast: 0), "resamples behind the errors (200)"),
      OptionSpec(
        "block-months", .integer("N", atLeast: 1), "mean block of a resample (longest horizon)"),
      OptionSpec("seed", .integer("N", atLeast: 0), "seed of the resamples (1)"),
      OptionSpec("not-adjusted", .none, "take the index that is not seasonally adjusted"),
      OptionSpec("fund", .text("FILE.json|PRESET"), "fund that --write starts from (equihome-v2)"),
      OptionSpec("write", .text("FUND.json"), "write the fund with the parameters set"),
      OptionSpec("format", .word(["table", "json"]), "how the report is written (table)"),
      OptionSpec("out", .text("FILE"), "write the report to a file instead of standard output"),
    ], positionals: 1...1
  ) { arguments, console in
    var request = CalibrationRequest()
    request.zones = try arguments.texts("zone").map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw UsageError("--zone takes ZONE=SERIES, found \"\(text)\"", command: "calibrate")
      }
      return (parts[0], parts[1])
    }
    request.seasonallyAdjusted = !arguments.has("not-adjusted")
    request.options.model = arguments.text("model").flatMap { .init(rawValue: $0) } ?? .momentum
    request.options.components = try arguments.count("components") ?? request.options.components
    if let text = arguments.text("horizons") {
      let months = text.split(separator: ",").map { Int($0) }
      guard !months.isEmpty, !months.contains(nil) else {
        throw UsageError(
          "--horizons takes months such as 3,12,36,60, found \"\(text)\"", command: "calibrate")
      }
      request.options.horizons = months.compactMap { $0 }
    }
    request.options.correlationMonths =
      try arguments.count("correlation-months") ?? request.options.correlationMonths
    request.options.growthYears =
      try arguments.count("growth-years") ?? request.options.growthYears
    request.options.resamples = try arguments.count("resamples") ?? request.options.resamples
    request.options.meanBlockMonths = try arguments.count("block-months").map { Double($0) }
    request.options.seed = arguments.number("seed") ?? request.options.seed
    let result = try FundService.calibrate(file: arguments.positionals[0], request)
    // Whatever is wrong with the fund is said before anything is written.
    let fund = try arguments.text("write").map { _ in
      try FundService.calibrated(
        ConfigDocument.open(arguments.text("fund") ?? "equihome-v2"), by: result)
    }
    try arguments.write(console, json: { try analysisJSON(result) }, csv: { "" }) {
      calibrationText(result, format: $0)
    }
    if let fund, let file = arguments.text("write") {
      try fund.write(to: file)
      console.note("wrote \(file), config hash \(try fund.hash)")
    }
    return .ok
  }
}
