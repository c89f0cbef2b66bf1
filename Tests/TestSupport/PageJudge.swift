import Foundation

/// Pages of reports, and figures as the program prints them, before a browser (Tests/judges/report_check.py).
public struct PageJudge: Encodable {
  public struct Page: Encodable {
    public var name: String
    public var file: String
    public var canvases: Int
    /// Whether axe sees it once only, rather than in both themes and narrow.
    public var isQuick: Bool
  }

  public struct Figure: Encodable {
    public var call: String
    public var value: Double
    public var unit: String?
    public var text: String

    public init(call: String, value: Double, unit: String? = nil, text: String) {
      self.call = call
      self.value = value
      self.unit = unit
      self.text = text
    }
  }

  public private(set) var pages: [Page] = []
  public var figures: [Figure] = []
  private let folder: URL
  private let isKept: Bool

  enum CodingKeys: String, CodingKey { case pages, figures }

  /// A folder of its own; with `EQUIHOME_KEEP_PAGES` that one, where pages stay to be looked at.
  public init() throws {
    let kept = ProcessInfo.processInfo.environment["EQUIHOME_KEEP_PAGES"]
    isKept = kept != nil
    folder =
      kept.map { URL(filePath: $0) }
      ?? FileManager.default.temporaryDirectory
      .appending(path: "equihome-report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  public mutating func add(
    _ name: String, _ page: [UInt8], canvases: Int, isQuick: Bool = false
  ) throws {
    let file = folder.appending(path: name + ".html")
    try Data(page).write(to: file)
    pages.append(Page(name: name, file: file.path, canvases: canvases, isQuick: isQuick))
  }

  /// What the browser says, nil where there is no Python to ask; removes the pages.
  public func verdict() throws -> Judge.Verdict? {
    defer { if !isKept { try? FileManager.default.removeItem(at: folder) } }
    let task = folder.appending(path: "task.json")
    try JSONEncoder().encode(self).write(to: task)
    return try Judge.ask("report_check.py", [task.path])
  }
}

/// Independent judges: scripts of Tests/judges.
public enum Judge {
  public struct Verdict: Sendable {
    public var status: Int32
    public var said: String
  }

  /// Runs a script with the Python of `EQUIHOME_PYTHON`; nil, with a printed note, where there is none.
  public static func ask(_ script: String, _ arguments: [String]) throws -> Verdict? {
    let environment = ProcessInfo.processInfo.environment
    guard let python = environment["EQUIHOME_PYTHON"], !python.isEmpty else {
      print("skipped: EQUIHOME_PYTHON names no Python for \(script)")
      return nil
    }
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments =
      [Cases.packageRoot.appending(path: "Tests/judges/\(script)").path] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Verdict(status: process.terminationStatus, said: text)
  }
}
