import Foundation
import FundAnalysis
import TestSupport
import Testing

/// SciPy's HiGHS and SLSQP on the same problems.
@Suite struct SciPyJudgeTests {
  struct Problem: Encodable {
    var name: String
    var returns: [[Double]]
    var low: [Double]
    var high: [Double]
    var level: Double?
    var target: Double?
    var risk: Double

    func encode(to encoder: any Encoder) throws {
      var box = encoder.container(keyedBy: Key.self)
      try box.encode(name, forKey: .name)
      try box.encode(returns, forKey: .returns)
      try box.encode(low, forKey: .low)
      try box.encode(high, forKey: .high)
      try box.encodeIfPresent(level, forKey: .level)
      // Null where there is none.
      try box.encode(target, forKey: .target)
      try box.encode(risk, forKey: .risk)
    }

    enum Key: String, CodingKey { case name, returns, low, high, level, target, risk }
  }

  @Test func agree() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let python = environment["EQUIHOME_PYTHON"], !python.isEmpty else {
      print("skipped: EQUIHOME_PYTHON names no Python with scipy")
      return
    }
    var random = SplitMix(seed: 31)
    var problems: [Problem] = []
    for number in 0..<24 {
      let assets = 2 + number % 6
      let returns = FrontierLawTests.returns(&random, paths: 40 + 20 * (number % 5), assets: assets)
      let (means, covariance) = FrontierLawTests.moments(returns)
      var limits = PortfolioLimits(assets: (0..<assets).map { "a\($0)" })
      limits.high = limits.high.map { _ in random.number(0.55, 1) }
      let largest = try limits.largestMean(means).mean
      for level in [0.8, 0.95, nil] {
        for target in [nil, 0.6 * largest, 0.95 * largest] {
          let risk: Double
          if let level {
            let model = try MeanShortfall(returns: returns, level: level, limits: limits)
            risk = try (target.map { try model.portfolio(mean: $0) } ?? model.minimumRisk()).risk
          } else {
            let model = try MeanVariance(means: means, covariance: covariance, limits: limits)
            risk = try (target.map { try model.portfolio(mean: $0) } ?? model.minimumRisk()).risk
          }
          problems.append(
            Problem(
              name: "\(number) \(level ?? 0) \(target ?? 0)", returns: returns, low: limits.low,
              high: limits.high, level: level, target: target, risk: risk))
        }
      }
    }
    let file = FileManager.default.temporaryDirectory
      .appending(path: "equihome-portfolios-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try JSONEncoder().encode(problems).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [
      Cases.packageRoot.appending(path: "Tests/judges/shortfall_check.py").path, file.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
    #expect(text.hasPrefix("agree to"))
  }
}
