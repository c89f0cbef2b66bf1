import Foundation

/// The library of charts that a report carries inside: Chart.js 3, which its users have from their system.
public struct ChartLibrary: Sendable {
  /// Its whole script, UTF-8, with the comment that states its licence.
  public var source: [UInt8]
  public var name: String
  public var version: String
  public var license: String

  public init(source: [UInt8], name: String, version: String, license: String) {
    self.source = source
    self.name = name
    self.version = version
    self.license = license
  }
}

/// Why there is no library of charts; the message says what to install.
public struct ChartLibraryError: Error, Equatable, CustomStringConvertible {
  public struct Code: Sendable, Equatable {
    public let name: String
    /// No candidate is a file that can be read.
    public static let missing = Code(name: "missing")
    /// It is not Chart.js, or not its version 3.
    public static let unsuitable = Code(name: "unsuitable")
  }

  public var code: Code
  public var message: String
  public var description: String { message }
}

extension ChartLibrary {
  /// Debian's package of it, which every error names.
  public static let package = "libjs-chart.js"
  /// Where that package puts it.
  public static let systemPaths = [
    "/usr/share/javascript/chart.js/chart.min.js", "/usr/share/javascript/chart.js/Chart.min.js",
  ]

  /// The first of `candidates` that exists, which has to be Chart.js 3 in one file that defines `Chart`.
  ///
  /// - Throws: `ChartLibraryError`, naming every place that was looked at and the package.
  public static func load(_ candidates: [String]) throws -> ChartLibrary {
    guard let path = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw ChartLibraryError(
        code: .missing,
        message:
          "no library of charts at \(candidates.joined(separator: ", ")); install the package "
          + "\(package) (apt-get install \(package)), or set EQUIHOME_CHART_JS to chart.min.js "
          + "of Chart.js 3")
    }
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw ChartLibraryError(
        code: .missing,
        message: "\(path) cannot be read: \(error.localizedDescription); it should be chart.min.js "
          + "of the package \(package)")
    }
    return try ChartLibrary(script: Array(data), from: path)
  }

  /// Checks that a script is Chart.js 3 and can stand inside a page.
  /// - Throws: `ChartLibraryError` with the code `unsuitable`.
  public init(script: [UInt8], from path: String) throws {
    func unsuitable(_ what: String) -> ChartLibraryError {
      ChartLibraryError(
        code: .unsuitable,
        message:
          "\(path) \(what); expected chart.min.js of Chart.js 3, as the package \(Self.package) "
          + "installs it")
    }
    guard let text = String(validating: script, as: UTF8.self) else {
      throw unsuitable("is not UTF-8")
    }
    let head = text.prefix(400)
    guard let match = head.firstMatch(of: /Chart\.js v([0-9]+)\.([0-9]+\.[0-9]+)/) else {
      throw unsuitable("does not begin with the name and version of Chart.js")
    }
    guard match.1 == "3" else {
      throw unsuitable("is Chart.js \(match.1).\(match.2)")
    }
    guard head.contains("MIT License") else { throw unsuitable("does not state its licence") }
    // Both would end or bend the element that holds it.
    let lower = text.lowercased()
    guard !lower.contains("</script"), !lower.contains("<!--"), !text.contains("\0") else {
      throw unsuitable("cannot stand inside a page")
    }
    // Pages know one line end; the digest that allows the script is of what the page holds.
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    self.init(
      source: Array(lines.utf8), name: "Chart.js", version: "\(match.1).\(match.2)",
      license: "MIT")
  }
}
