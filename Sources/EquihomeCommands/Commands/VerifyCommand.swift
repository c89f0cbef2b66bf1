import FundAnalysis

extension Command {
  static let verify = Command(
    name: "verify", operands: "--cases FILE|FOLDER",
    summary: "Run independent truth cases through the product's own functions",
    details: """
      Reads case files (docs/verification.md), prints computed and expected values, and fails on a
      wrong value or a kind of case it does not know. Kinds left out are listed with their reason.
      """,
    options: [
      OptionSpec("cases", .text("FILE|FOLDER"), "a case file, or a folder of them", repeats: true),
      OptionSpec("all", .none, "print the cases that pass as well"),
    ], positionals: 0...0
  ) { arguments, console in
    let places = arguments.texts("cases")
    guard !places.isEmpty else {
      throw UsageError("equihome verify: --cases FILE|FOLDER is missing", command: "verify")
    }
    let report = try Verification.run(paths: places)
    console.write(report.text(onlyFailures: !arguments.has("all")))
    return report.isSuccess ? .ok : .failed
  }
}
