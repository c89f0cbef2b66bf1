import Foundation
import FundColumns
import FundExport
import FundModel
import FundReport
import FundResults
import Testing

/// Formats by ending, folders, and what a format does not hold.
@Suite struct RunExportTests {
  private static let source = VisualSource(madeUpRun(paths: 5))

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func formatsByEnding() {
    let known: [(String, RunExport.Format?)] = [
      ("a.json", .json), ("a/b.csv", .csv), ("A.XLSX", .xlsx), ("x.npz", .npz), ("x.h5", .hdf5),
      ("x.hdf5", .hdf5), ("x.parquet", .parquet), ("x.md", .markdown), ("x.txt", nil), ("x", nil),
      (".csv", nil), ("a.csv/x", nil), ("", nil), ("x.", nil),
    ]
    for (file, format) in known { #expect(RunExport.format(ofFile: file) == format, "\(file)") }
  }

  /// The three tables that had a form before columns have the same in CSV.
  @Test func tablesHaveTheFormTheyHad() throws {
    func csv(_ table: RunTable) throws -> String {
      String(
        decoding: try RunExport.text(Self.source, as: .csv, options: .init(table: table)),
        as: UTF8.self)
    }
    #expect(try csv(.metrics) == metricsCSV(Self.source.document.statistics))
    #expect(try csv(.yearly) == yearlyFlowsCSV(Self.source.document.yearly))
    #expect(try csv(.samples) == samplesCSV(Self.source.result.samples))
    let monthly = try csv(.monthly).split(separator: "\r\n")
    #expect(monthly.count == 26 && monthly[1].hasPrefix("0,100.0,,0.0,"))
    // One path has no standard errors.
    #expect(monthly[25].contains(",130.0,,"))
  }

  @Test func foldersAppearWhole() throws {
    try inFolder { folder in
      let new = folder.appendingPathComponent("new").path + "/"
      try RunExport.write(Self.source, as: .csv, to: new)
      #expect(try names(folder) == ["new"])
      let made = [
        "config.json", "exits.csv", "lp_quarterly.csv", "manifest.json", "metrics.csv",
        "monthly.csv", "samples.csv", "yearly.csv",
      ]
      #expect(try names(folder.appendingPathComponent("new")) == made)
      // Into a folder that is there: other files stay.
      let old = folder.appendingPathComponent("old")
      try FileManager.default.createDirectory(at: old, withIntermediateDirectories: false)
      try Data("mine".utf8).write(to: old.appendingPathComponent("notes.txt"))
      try Data("old".utf8).write(to: old.appendingPathComponent("yearly.parquet"))
      try RunExport.write(
        Self.source, as: .parquet, to: old.path, options: .init(table: .yearly))
      #expect(try names(old) == ["notes.txt", "yearly.parquet"])
      let bytes = try Data(contentsOf: old.appendingPathComponent("yearly.parquet"))
      #expect(bytes.starts(with: Data("PAR1".utf8)) && bytes.suffix(4) == Data("PAR1".utf8))
      // What cannot be made leaves nothing.
      for table in [RunTable.flows, .breakdown] {
        let error = #expect(throws: ExportError.self) {
          try RunExport.write(
            Self.source, as: .csv, to: folder.appendingPathComponent("none").path + "/",
            options: .init(table: table))
        }
        #expect(error?.code == .notKept, "\(error as Any)")
      }
      #expect(try names(folder) == ["new", "old"])
      let error = #expect(throws: ExportError.self) {
        try RunExport.write(
          Self.source, as: .csv, to: folder.appendingPathComponent("no/such").path + "/")
      }
      #expect(error?.code == .unwritable, "\(error as Any)")
    }
  }

  @Test func whatDoesNotGoTogether() throws {
    for (format, options) in [
      (RunExport.Format.npz, RunExport.Options(table: .samples)),
      (.xlsx, .init(table: .samples)), (.csv, .init(samples: true)), (.lp, .init(samples: true)),
    ] {
      let error = #expect(throws: ExportError.self) {
        try RunExport.write(Self.source, as: format, to: "/no/such/file", options: options)
      }
      #expect(error?.code == .unfit, "\(format): \(error as Any)")
    }
    for format in RunExport.Format.allCases where !format.isText {
      let error = #expect(throws: ExportError.self) {
        try RunExport.text(Self.source, as: format)
      }
      #expect(error?.code == .unfit, "\(format)")
    }
  }

  /// A fund may have a metric of its own that is called like a column of ours.
  @Test func ownMetricCalledPath() throws {
    var run = madeUpRun(paths: 3)
    let own = HookTable(names: ["path", "path_own"], paths: 3)
    for path in 0..<3 { own.store([Double(path) / 2, .nan], path: path) }
    run.hookMetrics = own
    try inFolder { folder in
      try RunExport.write(
        VisualSource(run), as: .npz, to: folder.appendingPathComponent("a.npz").path)
      let bytes = try Data(contentsOf: folder.appendingPathComponent("a.npz"))
      #expect(bytes.range(of: Data("('path', '<i8')".utf8)) != nil)
      #expect(bytes.range(of: Data("('path_own', '<f8'), ('path_own_own', '<f8')".utf8)) != nil)
    }
  }

  @Test func samplesOnDemand() throws {
    let without = try RunDocument(json: RunExport.text(Self.source, as: .json))
    #expect(without.samples == nil)
    let with = try RunDocument(
      json: RunExport.text(Self.source, as: .json, options: .init(samples: true)))
    #expect(with.samples?["tvpi"] == [1, 1.01, 1.02, 1.03, 1.04])
    #expect(with.samples?["net_irr"]?[3] == .some(nil))
  }
}
