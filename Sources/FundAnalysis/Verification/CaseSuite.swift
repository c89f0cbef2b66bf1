import Foundation
import FundModel

/// One case of a file: what goes in, what must come out, and how close.
public struct VerificationCase: Sendable, Decodable {
  /// A computed number passes when `|x - e| <= max(abs, rel |e|)`.
  public struct Tolerance: Sendable, Decodable {
    public var abs: Double
    public var rel: Double

    public func allowance(at expected: Double) -> Double {
      Swift.max(abs, rel * Swift.abs(expected))
    }

    enum CodingKeys: CodingKey { case abs, rel }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      abs = try container.decodeIfPresent(Double.self, forKey: .abs) ?? 0
      rel = try container.decodeIfPresent(Double.self, forKey: .rel) ?? 0
    }
  }

  public var id: String
  public var kind: String
  /// Where the numbers come from, as the file puts it.
  public var source: CaseValue?
  public var inputs: [String: CaseValue]
  public var expected: [String: CaseValue]
  public var tolerance: Tolerance
  public var status: String
  public var notes: String?
}

/// The cases of one file (format: the README of the case folder).
public struct CaseFile: Sendable {
  public var name: String
  public var set: String
  public var cases: [VerificationCase]

  private struct Document: Decodable {
    var set: String
    var description: String?
    var schemaVersion: Int
    var cases: [VerificationCase]

    enum CodingKeys: String, CodingKey {
      case set, description, cases
      case schemaVersion = "schema_version"
    }
  }

  /// Reads a file; strict JSON, every case complete, ids unique.
  public init(reading path: String) throws(VerificationError) {
    name = (path as NSString).lastPathComponent
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw VerificationError(
        .unreadable, file: path, "cannot be read: \(error.localizedDescription)")
    }
    do {
      // The strict reader names the line, and refuses what JSONDecoder lets pass: a key given twice.
      _ = try ConfigDocument.parse(bytes: Array(data), name: path)
      let document = try JSONDecoder().decode(Document.self, from: data)
      guard document.schemaVersion == 1 else {
        throw VerificationError(
          .wrongShape, file: path, place: "schema_version",
          "is \(document.schemaVersion); this program reads version 1")
      }
      set = document.set
      cases = document.cases
    } catch let error as VerificationError {
      throw error
    } catch let error as ConfigError {
      throw VerificationError(error, file: path)
    } catch let error as DecodingError {
      throw VerificationError(error, file: path)
    } catch {
      throw VerificationError(.notJSON, file: path, "\(error)")
    }
    guard !cases.isEmpty else { throw VerificationError(.empty, file: path, "has no cases") }
    var seen: Set<String> = []
    for (index, one) in cases.enumerated() where !seen.insert(one.id).inserted {
      throw VerificationError(
        .wrongShape, file: path, place: "cases[\(index)].id", "repeats \"\(one.id)\"")
    }
  }
}

/// All cases to run, in order of file and place.
public struct CaseSuite: Sendable {
  public var files: [CaseFile]

  public init(files: [CaseFile]) { self.files = files }

  /// Reads a file, or every `.json` file of a folder in order of name.
  public static func load(_ path: String) throws(VerificationError) -> CaseSuite {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw VerificationError(.unreadable, file: path, "does not exist")
    }
    guard isFolder.boolValue else { return CaseSuite(files: [try CaseFile(reading: path)]) }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { $0.hasSuffix(".json") }.sorted()
    } catch {
      throw VerificationError(
        .unreadable, file: path, "cannot be listed: \(error.localizedDescription)")
    }
    guard !names.isEmpty else {
      throw VerificationError(.empty, file: path, "is a folder without .json files")
    }
    var files: [CaseFile] = []
    for name in names {
      files.append(try CaseFile(reading: (path as NSString).appendingPathComponent(name)))
    }
    return CaseSuite(files: files)
  }

  /// A case that another refers to by id.
  func find(_ id: String) -> VerificationCase? {
    for file in files {
      if let found = file.cases.first(where: { $0.id == id }) { return found }
    }
    return nil
  }
}
