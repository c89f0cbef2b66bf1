import Foundation

/// One truth case out of a shared file: free-form inputs and expectations.
struct TruthCase {
  let id: String
  let kind: String
  let inputs: [String: Any]
  let expected: [String: Any]
  let absolute: Double
  let relative: Double

  func number(_ key: String) -> Double? { TruthCase.double(inputs[key]) }
  func expectedNumber(_ key: String) -> Double? { TruthCase.double(expected[key]) }
  func numbers(_ key: String) -> [Double]? {
    (inputs[key] as? [Any])?.map { TruthCase.double($0) ?? .nan }
  }
  func expectedNumbers(_ key: String) -> [Double]? {
    (expected[key] as? [Any])?.map { TruthCase.double($0) ?? .nan }
  }
  func strings(_ key: String) -> [String]? { inputs[key] as? [String] }

  /// By way of the text: JSONSerialization keeps long numbers as decimals, whose `doubleValue` is
  /// off by up to three units in the last place.
  static func double(_ value: Any?) -> Double? {
    (value as? NSNumber).flatMap { Double($0.stringValue) }
  }

  /// |x - e| <= max(abs, rel |e|), as the files' README says.
  func agrees(_ result: Double, _ value: Double) -> Bool {
    abs(result - value) <= max(absolute, relative * abs(value))
  }
}

enum CaseFile {
  /// EQUIHOME_CASES, or ../shared/cases beside the checkout; nil (with a note) when neither is
  /// there.
  static let folder: URL? = {
    if let path = ProcessInfo.processInfo.environment["EQUIHOME_CASES"] {
      return URL(fileURLWithPath: path)
    }
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let folder = root.appendingPathComponent("shared/cases")
    guard FileManager.default.fileExists(atPath: folder.path) else {
      print("note: no shared cases at \(folder.path); tests over them are skipped")
      return nil
    }
    return folder
  }()

  struct Malformed: Error { let what: String }

  /// The cases of a file, empty when there is no folder; throws when a file is there and
  /// unreadable.
  static func load(_ name: String) throws -> [TruthCase] {
    guard let folder else { return [] }
    let data = try Data(contentsOf: folder.appendingPathComponent(name + ".json"))
    guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
      let rows = root["cases"] as? [[String: Any]]
    else { throw Malformed(what: name) }
    return try rows.map { row in
      guard let id = row["id"] as? String, let kind = row["kind"] as? String,
        let inputs = row["inputs"] as? [String: Any],
        let expected = row["expected"] as? [String: Any],
        let tolerance = row["tolerance"] as? [String: Any]
      else { throw Malformed(what: "\(name): \(row["id"] ?? "?")") }
      return TruthCase(
        id: id, kind: kind, inputs: inputs, expected: expected,
        absolute: (tolerance["abs"] as? NSNumber)?.doubleValue ?? 0,
        relative: (tolerance["rel"] as? NSNumber)?.doubleValue ?? 0)
    }
  }
}
