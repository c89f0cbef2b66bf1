import Foundation
import FundColumns
import FundModel
import FundReport
import FundResults

extension RunExport {
  static func lp(_ source: VisualSource, _ options: Options) throws -> LPReport {
    guard let path = options.path else { return LPReport(source.result) }
    return LPReport(source.result.config, try LPBasis(path))
  }

  static func document(_ source: VisualSource, _ options: Options) -> RunDocument {
    var document = source.document
    if options.samples, document.samples == nil {
      var wanted = RunDocument.Options()
      wanted.includeSamples = true
      document.samples =
        RunDocument(source.result, statistics: document.statistics, options: wanted).samples
    }
    return document
  }

  /// One table as CSV. Three of them have had their form for long; the others are written from columns.
  static func csv(_ source: VisualSource, _ table: RunTable, _ options: Options) throws -> String {
    let document = source.document
    let result = source.result
    switch table {
    case .metrics: return metricsCSV(document.statistics, own: document.hookMetrics ?? [])
    case .yearly: return yearlyFlowsCSV(document.yearly)
    case .samples:
      return samplesCSV(
        result.samples, firstPath: result.manifest.firstPath, own: result.hookMetrics)
    case .lp: return try lp(source, options).columns.csv
    case .monthly, .exits, .guardrails, .flows, .breakdown:
      return try RunTables(source).columns(table).csv
    }
  }

  static func parquet(
    _ source: VisualSource, _ table: RunTable, _ options: Options
  ) throws -> ColumnTable {
    table == .lp ? try lp(source, options).columns : try RunTables(source).columns(table)
  }

  /// Everything in one file.
  static func columns(_ source: VisualSource, _ options: Options) throws -> ColumnSet {
    let tables = RunTables(source)
    // Flows are kept as matrices here.
    let kept = try tables.present.filter { $0 != .flows }.map { try tables.columns($0) }
    return ColumnSet(
      tables: kept + [try lp(source, options).columns], matrices: tables.matrices,
      attributes: try attributes(source))
  }

  /// What it takes to make the run again: manifest and configuration as JSON.
  static func attributes(_ source: VisualSource) throws -> [ColumnSet.Attribute] {
    [
      .init("manifest", try manifestJSON(source.result.manifest)),
      .init("config", String(decoding: source.result.canonicalConfig, as: UTF8.self)),
    ]
  }

  private static func manifestJSON(_ manifest: RunManifest) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(manifest), as: UTF8.self)
  }

  static func writeFolder(
    _ source: VisualSource, as format: Format, to path: String, _ options: Options
  ) throws {
    let tables = options.table.map { [$0] } ?? RunTables(source).present + [.lp]
    try FolderWriter.write(to: path) { file in
      for table in tables {
        let name = table.file + "." + format.rawValue
        if format == .csv {
          try ConfigFile.write(Array(csv(source, table, options).utf8), to: file(name))
        } else {
          try parquet(source, table, options).writeParquet(
            to: file(name), attributes: try attributes(source))
        }
      }
      guard options.table == nil else { return }
      for attribute in try attributes(source) {
        try ConfigFile.write(
          Array((attribute.value + "\n").utf8), to: file(attribute.name + ".json"))
      }
    }
  }
}
