import Foundation

/// A script of Tests/fixtures/hostile: two comments say what it tries and how it has to end.
public struct HostileFile: CustomStringConvertible, Sendable {
  public let name: String
  public let source: String
  public let tries: String
  /// `end`: runs through, its own assertions hold. `fail`: an error. `stop [reason]`: stopped by that limit.
  /// `any`: no more than within its limits.
  public let expects: [String]

  public var description: String { name }

  /// The scripts of a folder; those that lack a comment are left out, which the count of a test shows.
  public static func all(_ folder: String) -> [HostileFile] {
    let root = Cases.packageRoot.appendingPathComponent("Tests/fixtures/hostile/\(folder)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().compactMap { name in
      guard let source = try? String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
      else { return nil }
      let lines = source.split(separator: "\n").prefix(2)
      guard lines.count == 2, lines[0].hasPrefix("-- tries: "),
        lines[1].hasPrefix("-- expects: ")
      else { return nil }
      return HostileFile(
        name: String(name.dropLast(4)), source: source,
        tries: String(lines[0].dropFirst("-- tries: ".count)),
        expects: lines[1].dropFirst("-- expects: ".count).split(separator: " ").map(String.init))
    }
  }
}
