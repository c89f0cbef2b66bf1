import Foundation
import FundAnalysis
import FundModel
import TestSupport
import Testing

/// The checks that come with the program: they hold, each says where it comes from, and each can fail.
@Suite struct ShippedSuiteTests {
  static let folder = Cases.packageRoot.appendingPathComponent("stdlib-lua/verification").path

  private func suite() throws -> CaseSuite {
    try VerificationLibrary(folder: Self.folder).suite()
  }

  /// Few paths: enough to know the size of an error.
  private static let few = EngineOptions(paths: 500, threads: 2)

  @Test func allHold() throws {
    let report = Verification.run(try suite())
    let isSuccess = report.isSuccess
    #expect(isSuccess, "\(report.text(onlyFailures: true))")
    #expect(report.leftOut == 0)
    #expect(report.results.allSatisfy { $0.leftOutFields.isEmpty })
    #expect(report.results.count >= 100)
    #expect(report.results.allSatisfy { $0.isShipped })
  }

  @Test func wrongExpectationsFail() throws {
    Mutation.expectAllFail(try suite(), engine: Self.few)
  }

  /// A source, and a tolerance that says what it is made of; ids are the program's, not only a file's.
  @Test func everyCheckSaysWhereItComesFrom() throws {
    var ids: Set<String> = []
    for file in try suite().files {
      #expect(!file.description.isEmpty, "\(file.name)")
      for one in file.cases {
        #expect(one.sourceText.count > 10, "\(file.name) \(one.id)")
        #expect((one.tolerance.madeOf ?? "").count > 5, "\(file.name) \(one.id)")
        #expect(ids.insert(one.id + file.name).inserted)
        #expect(["own", "reproduced"].contains(one.status), "\(one.id)")
      }
    }
  }

  /// No allowance comes near the figure itself: at most a thousandth of it, or 4 errors of the run.
  @Test func tolerancesAreSmall() throws {
    for file in try suite().files {
      for one in file.cases {
        for value in numbers(.object(one.expected)) {
          let allowed = one.tolerance.allowance(at: value)
          #expect(allowed <= max(1e-6 * abs(value), 1e-9), "\(file.name) \(one.id): \(value)")
        }
        #expect((one.tolerance.standardErrors ?? 4) <= 4)
        // Nothing statistical without its errors, and nothing exact with them.
        #expect((one.tolerance.standardErrors != nil) == (one.kind == "engine_paths"))
      }
    }
  }

  /// What a named wrong formula gives is told apart, by twice what is allowed at the paths of the check.
  @Test func namedMistakesAreSeen() throws {
    let suite = try suite()
    let runner = CaseRunner(suite: suite, engine: Self.few)
    var seen = 0
    for file in suite.files {
      for one in file.cases {
        for naive in one.naive ?? [] {
          let field = try #require(naive.field, "\(one.id)")
          let expected = numbers(try #require(one.expected[field], "\(one.id) \(field)"))
          let checks = runner.run(one, in: file).checks.filter {
            $0.field == field || $0.field.hasPrefix(field + ".")
          }
          // Errors fall with the root of the paths.
          var scale = 1.0
          if case .number(let paths)? = one.inputs["paths"] {
            scale = (Double(Self.few.paths ?? 0) / paths).squareRoot()
          }
          let allowed = (checks.map(\.tolerance).max() ?? 0) * scale
          let isTold = zip(numbers(naive.value), expected).contains {
            abs($0 - $1) > 2 * allowed
          }
          #expect(isTold, "\(file.name) \(one.id): \(naive.name)")
          seen += 1
        }
      }
    }
    #expect(seen >= 20)
  }

  /// Threads do not change a bit; fewer paths widen what is allowed.
  @Test func pathsAndThreads() throws {
    let suite = try suite()
    func check(_ paths: Int, _ threads: Int) throws -> CaseCheck {
      let report = Verification.run(
        suite, options: .init(only: "lockout", engine: .init(paths: paths, threads: threads)))
      return try #require(report.results.first?.checks.first)
    }
    let (one, two) = (try check(600, 1), try check(600, 2))
    #expect(one.numbers?.computed == two.numbers?.computed)
    #expect(try check(150, 2).tolerance > 1.5 * one.tolerance)
    #expect(one.measured?.unit == .standardErrors)
  }

  /// An estimate with a tolerance that knows no standard errors is a failure, not a lucky pass.
  @Test func anEstimateNeedsItsErrors() throws {
    let suite = try suite()
    let file = try #require(suite.files.first { $0.name == "10-engine.json" })
    var one = try #require(file.cases.first { $0.id == "lockout" })
    one.tolerance.standardErrors = nil
    one.tolerance.abs = 1e9
    let result = CaseRunner(suite: suite, engine: Self.few).run(one, in: file)
    #expect(result.outcome == .failed)
  }

  @Test func aFundThatCannotBeRunIsAnError() throws {
    let suite = try suite()
    let file = try #require(suite.files.first { $0.name == "10-engine.json" })
    let right = try #require(file.cases.first { $0.id == "lockout" })
    func outcome(_ change: (inout VerificationCase) -> Void) -> String {
      var one = right
      change(&one)
      let result = CaseRunner(suite: suite, engine: Self.few).run(one, in: file)
      if case .error(let message) = result.outcome { return message }
      return "\(result.outcome)"
    }
    #expect(outcome { $0.inputs["fund"] = .string("funds/none.json") }.contains("none.json"))
    let unknown = outcome { $0.inputs["changes"] = .object(["fund.sise": .number(1)]) }
    #expect(unknown.contains("did you mean fund.size?"))
    let metric: CaseValue = .object(["metric": .string("sale_shar"), "statistic": .string("mean")])
    let message = outcome { $0.inputs["figures"] = .object(["sales": metric]) }
    #expect(message.contains("did you mean sale_share?"))
  }

  /// The files are what scripts/verification computes, with mpmath.
  @Test func theScriptsWriteTheFiles() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let python = environment["EQUIHOME_PYTHON"], !python.isEmpty else {
      print("skipped: EQUIHOME_PYTHON names no Python with mpmath")
      return
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    let script = Cases.packageRoot.appendingPathComponent("scripts/verification/write.py").path
    process.arguments = ["-B", script, "--check"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private func numbers(_ value: CaseValue) -> [Double] {
    switch value {
    case .number(let number): [number]
    case .array(let list): list.flatMap(numbers)
    case .object(let members):
      members.sorted { $0.key < $1.key }.flatMap { numbers($0.value) }
    default: []
    }
  }
}
