import Foundation
import FundEngine
import FundModel
import FundResults

/// What a run cost and what it answered. JSON keys are snake case, as in the peer's output.
struct BenchReport: Encodable {
  struct Summary: Encodable {
    let n: Int
    let mean: Double
    let sd: Double
    let se: Double
    let quantiles: [Quantile]
  }

  /// A quantile, and the order statistics four binomial deviations below and above it.
  struct Quantile: Encodable {
    let level: Double
    let value: Double
    let low: Double
    let high: Double
  }

  struct Phase: Encodable {
    let name: String
    let cpuSeconds: Double
  }

  var config: String
  var paths: Int
  var seed: UInt64
  var threads: Int
  var cpuSeconds: Double
  var wallSeconds: Double
  var pathsPerCpuSecond: Double
  var pathsPerSecond: Double
  var peakMemoryBytes: Int?
  var phases: [Phase]?
  /// Share of a path's time by phase.
  var pathPhases: [String: Double]?
  var metrics: [String: Summary]

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  var text: String {
    var lines = [
      "\(paths) paths of \(config), seed \(seed), threads \(threads)",
      Self.line("paths per CPU-second", pathsPerCpuSecond, 0),
      Self.line("paths per second", pathsPerSecond, 0),
      Self.line("CPU seconds", cpuSeconds, 3),
    ]
    if let peakMemoryBytes {
      lines.append(Self.line("peak memory, MB", Double(peakMemoryBytes) / 1e6, 1))
    }
    for phase in phases ?? [] {
      lines.append(Self.line("CPU seconds, " + phase.name, phase.cpuSeconds, 4))
    }
    for phase in PathPhase.allCases {
      guard let share = pathPhases?["\(phase)"] else { continue }
      lines.append(Self.line("% of a path, \(phase)", 100 * share, 1))
    }
    for metric in Metric.allCases {
      guard let row = metrics[metric.name] else { continue }
      let cells = ([row.mean, row.se] + row.quantiles.map(\.value)).map {
        String(format: "%14.6g", $0)
      }
      lines.append(Self.padded(metric.name) + cells.joined())
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ label: String, _ value: Double, _ digits: Int) -> String {
    padded(label) + String(format: "%14.\(digits)f", value)
  }

  private static func padded(_ label: String) -> String {
    label.padding(toLength: 26, withPad: " ", startingAt: 0)
  }
}

extension BenchReport.Summary {
  /// Nil with fewer than two defined values.
  init?(_ sample: Sample) {
    guard sample.count > 1, let mean = sample.mean, let sd = sample.moments.standardDeviation else {
      return nil
    }
    let count = Double(sample.count)
    n = sample.count
    self.mean = mean
    self.sd = sd
    se = sd / count.squareRoot()
    quantiles = [0.05, 0.5, 0.95].map { level in
      let reach = 4 * (level * (1 - level) / count).squareRoot()
      let at = { (p: Double) in sample.quantile(min(max(p, 0), 1)) ?? .nan }
      return BenchReport.Quantile(
        level: level, value: at(level), low: at(level - reach), high: at(level + reach))
    }
  }
}
