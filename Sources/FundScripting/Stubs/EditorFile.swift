import Foundation
import FundModel

/// `.luarc.json`: tells lua-language-server where the definitions of scripts are.
public enum EditorFile {
  public static let name = ".luarc.json"

  private struct Content: Encodable {
    let runtimeVersion = "Lua 5.4"
    let runtimePath: [String]
    let library: [String]
    let checkThirdParty = false

    enum CodingKeys: String, CodingKey {
      case runtimeVersion = "runtime.version"
      case runtimePath = "runtime.path"
      case library = "workspace.library"
      case checkThirdParty = "workspace.checkThirdParty"
    }
  }

  /// Writes it into the folder of a file that has none; false when there is one, which is left as it is, or when
  /// the library is not found.
  ///
  /// - Throws: `ConfigError` when it cannot be written.
  public static func write(beside file: String) throws -> Bool {
    let folder = ScriptFile.folder(of: file)
    let path = folder == "." ? name : folder + "/" + name
    guard !FileManager.default.fileExists(atPath: path),
      let library = ModuleFolders.standard.first
    else { return false }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let content = Content(
      runtimePath: ["?.lua", "?/init.lua", library + "/?.lua", library + "/library/?.lua"],
      library: [library + "/library", library + "/equihome"])
    try ConfigFile.write(Array(encoder.encode(content)) + [0x0A], to: path)
    return true
  }
}
