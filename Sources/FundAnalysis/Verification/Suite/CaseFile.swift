import Foundation
import FundModel

/// The cases of one file (format: docs/verification.md).
public struct CaseFile: Sendable {
  public var name: String
  /// Folder of the file, which the names of funds start from.
  public var folder: String
  public var set: String
  public var description: String
  /// Whether the file comes with the program.
  public var isShipped = false
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
    let parent = (path as NSString).deletingLastPathComponent
    folder = parent.isEmpty ? "." : parent
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
      description = document.description ?? ""
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
