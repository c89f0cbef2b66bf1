import Foundation
import FundModel
import FundReport
import FundResults
import TestSupport

/// A ledger by month in which a few figures are set; all others are 0.
func flowTable(months: Int, _ entries: [(FlowItem, Int, Double)]) -> FlowTable {
  var flows = FlowTable(months: months)
  let chunk = FlowChunk(layout: flows.layout)
  var ledger = [Double](repeating: 0, count: flows.layout.monthlyCount)
  for (item, month, amount) in entries { ledger[flows.layout.index(item, month: month)] = amount }
  chunk.add(ledger: ledger)
  flows.add(chunk)
  return flows
}

/// A finished run of a plain fund with figures made up by a rule; every seventh path lacks its net IRR.
func madeUpRun(paths: Int, flows: FlowTable? = nil) -> RunResult {
  let config = houseConfig()
  let samples = SampleTable(paths: paths)
  for path in 0..<paths {
    var row = (0..<Metric.count).map { sin(Double(path * Metric.count + $0)) / 7 }
    row[Metric.tvpi.rawValue] = 1 + 0.01 * Double(path)
    if path % 7 == 3 { row[Metric.netIrr.rawValue] = .nan }
    samples.store(row, path: path)
  }
  return RunResult(
    manifest: RunManifest(
      configHash: String(repeating: "0123456789abcdef", count: 4), configName: "=Harbour & Fund",
      seed: .max, paths: paths, keep: .metrics),
    config: config, canonicalConfig: Array("{\"a\": 1}\n".utf8), samples: samples,
    flows: flows ?? flowTable(months: 25, [(.calls, 0, 100), (.lpDistributions, 24, 130)]),
    timings: RunTimings(threads: 1))
}

/// A folder that is removed at the end.
func inFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("equihome-export-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}

/// Runs an independent program; its status and what it said.
func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

func facility(_ kind: Facility.Kind) throws -> Facility {
  let json = """
    {"name": "line", "kind": "\(kind.rawValue)", "limit": 0.2, "advanceRate": 0.9, "fromMonth": 0,
     "maturityMonth": 24, "interest": {"kind": "fixed", "rate": 0.05}, "undrawnFee": 0,
     "upfrontFee": 0, "drawPolicy": "bridge_calls", "sweep": 0, "covenants": [], "cureMonths": 0,
     "forcedSaleDiscount": 0}
    """
  return try JSONDecoder().decode(Facility.self, from: Data(json.utf8))
}
