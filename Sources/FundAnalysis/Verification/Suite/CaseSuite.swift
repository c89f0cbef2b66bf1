import Foundation

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

  /// Several files or folders, in the order given.
  public static func load(paths: [String]) throws(VerificationError) -> CaseSuite {
    var files: [CaseFile] = []
    for path in paths { files += try load(path).files }
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
