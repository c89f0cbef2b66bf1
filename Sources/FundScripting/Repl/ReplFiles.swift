import Foundation

/// Names of files for completion. Folders end in a slash; hidden names show when they are asked for.
enum ReplFiles {
  /// Files whose path starts with what is typed.
  ///
  /// - Parameter endings: of the files to offer; nil is all.
  static func starting(
    _ typed: String, endings: [String]?
  ) -> (wordLength: Int, candidates: [String]) {
    let cut = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let folder = typed[..<cut]
    let start = typed[cut...]
    let names = entries(folder.isEmpty ? "." : String(folder)).filter { name in
      name.hasPrefix(start) && (!name.hasPrefix(".") || start.hasPrefix("."))
    }
    let found = names.compactMap { name -> String? in
      var isFolder: ObjCBool = false
      let path = String(folder) + name
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
      if isFolder.boolValue { return path + "/" }
      return endings?.contains { name.hasSuffix($0) } ?? true ? path : nil
    }
    return (typed.utf8.count, found.sorted())
  }

  /// Names in a part of the library (`recipes`, `scenarios`) and in the user's folders: `./recipes`
  /// and those of EQUIHOME_PATH.
  static func library(_ part: String) -> [String] {
    let own = ProcessInfo.processInfo.environment["EQUIHOME_PATH"] ?? ""
    let folders =
      ModuleFolders.standard.map { "\($0)/equihome/\(part)" } + [part]
      + own.split(separator: ":").flatMap { [String($0), "\($0)/\(part)"] }
    return folders.flatMap(entries).filter { $0.hasSuffix(".lua") && $0 != "init.lua" }
      .map { String($0.dropLast(4)) }
  }

  /// A folder that cannot be read has nothing to offer.
  private static func entries(_ folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }
}
