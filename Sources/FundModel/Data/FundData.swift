/// What a fund needs beside its configuration: the files that the configuration names, read and checked.
///
/// The engine takes it as values and opens no file. A configuration that names no file has `FundData.none`.
public struct FundData: Sendable, Equatable {
  /// History of prices, for `market.price_model.kind` bootstrap.
  public var history: PriceHistory?
  /// Loans of the starting portfolio, for `portfolio.source` tape and both.
  public var tape: LoanTape?
  /// Every file that was read, in the order of the configuration.
  public var files: [DataFile]

  public init(history: PriceHistory? = nil, tape: LoanTape? = nil, files: [DataFile] = []) {
    self.history = history
    self.tape = tape
    self.files = files
  }

  /// Data of a fund that names no file.
  public static let none = FundData()

  /// Reads the files that a configuration names.
  ///
  /// - Parameter folder: what a relative path starts from, by the parameter that holds it; nil is the
  ///   working directory. See `ConfigDocument.folder(of:)`.
  /// - Throws: `ConfigError`: `.unreadable`, or `.invalid` with every fault and the row it is in.
  public static func load(
    for config: FundConfig, folder: (String) -> String?
  ) throws(ConfigError) -> FundData {
    var data = FundData.none
    if config.market.priceModel.kind == .bootstrap,
      let terms = config.market.priceModel.bootstrap
    {
      let source = try DataBytes(terms.file, folder: folder(ConfigDocument.historyFile))
      data.history = try PriceHistory(source, terms: terms, zones: config.zones.map(\.name))
      data.files.append(source.file)
    }
    if config.portfolio.hasTape, let path = config.portfolio.tape {
      let source = try DataBytes(path, folder: folder(ConfigDocument.tapeFile))
      data.tape = try LoanTape(source, for: config)
      data.files.append(source.file)
    }
    return data
  }

  /// The same with one folder for all files.
  public static func load(for config: FundConfig, folder: String?) throws(ConfigError) -> FundData {
    try load(for: config, folder: { _ in folder })
  }
}

extension ConfigDocument {
  /// Path of the parameter that names the history file.
  public static let historyFile = "market.price_model.bootstrap.file"

  /// Path of the parameter that names the loan tape.
  public static let tapeFile = "portfolio.tape"

  /// The folder that a file named at `path` is looked for in: that of the configuration file or script
  /// in which the name was written; nil, the working directory, for one from anywhere else.
  public func folder(of path: String) -> String? {
    guard let steps = try? ConfigPath(path),
      let origin = root.node(at: steps, schema: registry.root)?.origin,
      origin.kind == .file || origin.kind == .script,
      let end = origin.name.lastIndex(of: "/")
    else { return nil }
    return end == origin.name.startIndex ? "/" : String(origin.name[..<end])
  }
}
