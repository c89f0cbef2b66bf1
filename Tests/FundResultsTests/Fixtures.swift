import Foundation
import FundModel
import FundResults

/// A table whose named metrics hold the given figures; all others are undefined.
func table(_ columns: [Metric: [Double]]) -> SampleTable {
  let paths = columns.values.map(\.count).max() ?? 0
  let samples = SampleTable(paths: paths)
  for path in 0..<paths {
    var row = [Double](repeating: .nan, count: Metric.count)
    for (metric, values) in columns where path < values.count {
      row[metric.rawValue] = values[path]
    }
    samples.store(row, path: path)
  }
  return samples
}

func analytics(
  varMetric: String = "tvpi_loss", varLevels: [Double] = [0.7, 0.9],
  quantiles: [Double] = [0.05, 0.5, 0.95], riskFreeRate: Double = 0.02
) throws -> Analytics {
  let json = """
    {"discountRate": 0.08, "riskFreeRate": \(riskFreeRate), "varMetric": "\(varMetric)",
     "varLevels": \(varLevels), "quantiles": \(quantiles), "confidenceLevel": 0.95,
     "histogramBins": 4, "targetWalYears": 6, "tailShare": 0.3, "bootstrapSamples": 0,
     "labelPriceBand": 0.5, "labelRateBand": 0.005, "labelOutlookBand": 0.01,
     "benchmark": {"kind": "constant", "rate": 0.05}}
    """
  return try JSONDecoder().decode(Analytics.self, from: Data(json.utf8))
}

func guardrail(
  _ metric: String, _ op: String, _ limit: Double, severity: String = "error", when: String = "null"
) throws -> Guardrail {
  let json = """
    {"name": "rule", "metric": "\(metric)", "op": "\(op)", "limit": \(limit),
     "severity": "\(severity)", "when": \(when)}
    """
  return try JSONDecoder().decode(Guardrail.self, from: Data(json.utf8))
}

/// Equal up to `ulps` roundings of the larger figure.
func close(_ a: Double?, _ b: Double?, ulps: Double = 8) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) <= ulps * max(abs(a), abs(b)).ulp
}

/// The cases of a shared file, or nil (with a note) where the folder is not there.
func sharedCases(_ file: String) throws -> [[String: Any]]? {
  let folder =
    ProcessInfo.processInfo.environment["EQUIHOME_CASES"].map { URL(fileURLWithPath: $0) }
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/cases")
  let url = folder.appendingPathComponent(file)
  guard FileManager.default.fileExists(atPath: url.path) else {
    print("skipped: shared cases are not there: \(file)")
    return nil
  }
  let root = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
  return root?["cases"] as? [[String: Any]]
}
