import FundColumns
import FundModel
import FundReport
import FundResults

/// A run as a file, in the formats that others open (docs/exports.md).
public enum RunExport {
  public enum Format: String, Sendable, CaseIterable {
    /// The result document, and the visual document.
    case json, visual
    /// One table, or a folder with all of them.
    case csv, parquet
    /// A workbook.
    case xlsx
    /// All tables in one file.
    case npz, hdf5
    /// The report as Markdown.
    case markdown
    /// The report to the LPs by quarter, as CSV.
    case lp
    /// The configuration that was run, to run it again.
    case config

    /// Whether it is text, which may go to standard output.
    public var isText: Bool {
      switch self {
      case .json, .visual, .csv, .markdown, .lp, .config: true
      case .parquet, .xlsx, .npz, .hdf5: false
      }
    }

    /// Whether it shows what a report shows, the breakdown of the paths included.
    public var isVisual: Bool { self == .xlsx || self == .visual || self == .markdown }

    /// Whether one of its files holds one table.
    public var isByTable: Bool { self == .csv || self == .parquet }
  }

  public struct Options: Sendable {
    /// The table of a file of csv (metrics if left out) or parquet (samples); with a folder that one alone.
    public var table: RunTable?
    /// Every metric of every path in json and xlsx too.
    public var samples = false
    /// The path whose ledger the report to the LPs is drawn from; nil is the mean over paths.
    public var path: PathReport?

    public init(table: RunTable? = nil, samples: Bool = false, path: PathReport? = nil) {
      self.table = table
      self.samples = samples
      self.path = path
    }
  }

  /// The format that the ending of a file's name stands for; nil for other endings.
  public static func format(ofFile path: String) -> Format? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "json": return .json
    case "csv": return .csv
    case "parquet": return .parquet
    case "xlsx": return .xlsx
    case "npz": return .npz
    case "h5", "hdf5": return .hdf5
    case "md", "markdown": return .markdown
    default: return nil
    }
  }

  /// Whether a path stands for a folder, so that csv and parquet write a file a table: it ends with a
  /// slash, or is one.
  public static func isFolder(_ path: String) -> Bool { FolderWriter.isFolder(path) }

  /// Writes the run, whole or not at all.
  ///
  /// With csv and parquet, a path that ends with a slash or is a folder gets a file a table, all of them or
  /// none; else it is one file.
  ///
  /// - Throws: `ExportError` for what the run or the format does not have; `ConfigError`, `ColumnError`,
  ///   `WorkbookError` when the file cannot be written; what stood there is then untouched.
  public static func write(
    _ source: VisualSource, as format: Format, to path: String, options: Options = Options()
  ) throws {
    try check(format, options)
    if format.isByTable, FolderWriter.isFolder(path) {
      return try writeFolder(source, as: format, to: path, options)
    }
    switch format {
    case .xlsx:
      let book = VisualWorkbook(
        source, document: try VisualDocument(source), lp: try lp(source, options),
        samples: options.samples)
      try book.workbook().write(to: path)
    case .npz: try columns(source, options).writeNpz(to: path)
    case .hdf5: try columns(source, options).writeHDF5(to: path)
    case .parquet:
      try parquet(source, options.table ?? .samples, options).writeParquet(
        to: path, attributes: try attributes(source))
    case .json, .visual, .csv, .markdown, .lp, .config:
      try ConfigFile.write(text(source, as: format, options: options), to: path)
    }
  }

  /// The bytes of a format that is text.
  ///
  /// - Throws: as `write`; `ExportError` for formats that are no text.
  public static func text(
    _ source: VisualSource, as format: Format, options: Options = Options()
  ) throws -> [UInt8] {
    try check(format, options)
    switch format {
    case .json: return try document(source, options).json()
    case .visual: return try VisualDocument(source).json()
    case .csv: return Array(try csv(source, options.table ?? .metrics, options).utf8)
    case .lp: return Array(try lp(source, options).columns.csv.utf8)
    case .markdown: return Array(markdownReport(try VisualDocument(source)).utf8)
    case .config:
      // A file of text ends with a line end; a stored configuration has none.
      let config = source.document.canonicalConfig
      return config.last == UInt8(ascii: "\n") ? config : config + [UInt8(ascii: "\n")]
    case .parquet, .xlsx, .npz, .hdf5:
      throw ExportError(.unfit, "\(format.rawValue) is no text: it needs a file to be written to")
    }
  }

  private static func check(_ format: Format, _ options: Options) throws {
    if options.table != nil, !format.isByTable {
      throw ExportError(
        .unfit, "\(format.rawValue) has no single tables; csv and parquet have")
    }
    if options.samples, format != .json, format != .xlsx {
      throw ExportError(
        .unfit,
        "samples are an option of json and xlsx; csv and parquet have them as a table, npz and hdf5 in any "
          + "case")
    }
  }
}
