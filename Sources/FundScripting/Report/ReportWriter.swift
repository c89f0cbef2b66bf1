import FundModel
import FundMonteCarlo
import FundReport
import FundResults
import LuaRuntime

/// What a report is to be.
public struct ReportRequest: Sendable {
  /// What a report is written as.
  public enum Format: String, Sendable, CaseIterable {
    case html, markdown
    /// The figures that the others draw (`VisualDocument`).
    case json

    /// By the end of a file's name; nil when it says nothing.
    public init?(file: String) {
      switch file.split(separator: ".", omittingEmptySubsequences: false).last?.lowercased() {
      case "html", "htm": self = .html
      case "md", "markdown": self = .markdown
      case "json": self = .json
      default: return nil
      }
    }
  }

  /// Where it is written, whole or not at all.
  public var file: String
  public var format: Format
  /// Name or file of a plan; nil for a report without analyses of its own.
  public var plan: String? = ReportPlan.usual
  /// In place of the fund's name.
  public var title: String?
  /// Lines of shell that make the run again.
  public var commands: [String] = []

  public init(file: String, format: Format) {
    self.file = file
    self.format = format
  }
}

/// Makes the document of a run and writes it.
struct ReportWriter {
  let context: ScriptContext
  let state: LuaState

  /// - Parameters:
  ///   - given: analyses that are there already.
  ///   - options: of the plan.
  /// - Throws: `LuaError`, `ConfigError` when the file cannot be written.
  func write(
    _ run: RunObject, _ request: ReportRequest, given: ReportAnalyses = ReportAnalyses(),
    options: (ReportPlan) -> LuaTable = { _ in LuaTable() }
  ) throws {
    let charts =
      request.format == .html ? try ChartLibrary.load(context.options.chartLibraries) : nil
    let stop = context.stop
    let control = RunControl(
      poll: { stop.isStopRequested }, report: context.report)
    let result = try run.complete(control)
    let plan = try request.plan.map { try ReportPlan($0, context, state) }
    let made = try plan.map { try $0.analyses(of: run, options: options($0)) }
    context.progressEnded()
    let source = VisualSource(
      result, config: run.source,
      analyses: given.completed(by: made ?? ReportAnalyses()), commands: request.commands)
    var document = try VisualDocument(source)
    if let title = request.title { document.title = title }
    try ConfigFile.write(try bytes(document, request.format, charts), to: request.file)
  }

  private func bytes(
    _ document: VisualDocument, _ format: ReportRequest.Format, _ charts: ChartLibrary?
  ) throws -> [UInt8] {
    switch (format, charts) {
    case (.html, let charts?): try htmlReport(document, charts: charts)
    case (.markdown, _): Array(markdownReport(document).utf8)
    default: try document.json()
    }
  }
}
