import Foundation

/// The folder of presets: complete configurations that a fund starts from.
public struct PresetLibrary: Sendable {
  /// Folder with `<name>.json` files; nil when none was found.
  public let folder: String?
  /// Where was looked, for the message when nothing was found.
  private let searched: [String]

  public init(folder: String) {
    self.folder = folder
    searched = [folder]
  }

  /// Looks for `stdlib-lua/presets` in `EQUIHOME_HOME`, else in the folders above the executable,
  /// else in the current folder and those above it.
  public init(environment: [String: String], executable: String?, currentFolder: String) {
    var places: [String] = []
    if let home = environment["EQUIHOME_HOME"], !home.isEmpty {
      places = [home]
    } else {
      if let executable {
        let path = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
        places += Self.ancestors(path.deletingLastPathComponent())
      }
      places += Self.ancestors(URL(fileURLWithPath: currentFolder))
    }
    searched = places.map { $0 + (($0.hasSuffix("/") ? "" : "/") + "stdlib-lua/presets") }
    folder = searched.first { place in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }

  /// The library of this process.
  public static var standard: PresetLibrary {
    PresetLibrary(
      environment: ProcessInfo.processInfo.environment,
      executable: Bundle.main.executablePath,
      currentFolder: FileManager.default.currentDirectoryPath)
  }

  /// Names of the presets, sorted.
  public var names: [String] {
    guard let folder,
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    return files.filter { $0.hasSuffix(".json") && !$0.contains(".sources.") }
      .map { String($0.dropLast(5)) }.sorted()
  }

  /// Path of the preset's file.
  ///
  /// - Throws: `ConfigError` with code `.unknownPreset`.
  public func path(of name: String) throws -> String {
    guard let folder else {
      throw ConfigError(
        .unknownPreset,
        "found no folder of presets; looked in \(searched.joined(separator: ", ")); "
          + "set EQUIHOME_HOME to the folder that holds stdlib-lua")
    }
    guard names.contains(name) else {
      let near = EditDistance.nearest(name, in: names).map { "; did you mean \($0)?" } ?? ""
      throw ConfigError(
        .unknownPreset,
        "there is no preset '\(name)'; there are \(names.joined(separator: ", "))\(near)")
    }
    return folder + "/" + name + ".json"
  }

  private static func ancestors(_ start: URL) -> [String] {
    var url = start.standardizedFileURL
    var result = [url.path]
    while url.path != "/", result.count < 64 {
      url = url.deletingLastPathComponent()
      result.append(url.path)
    }
    return result
  }
}
