import FundModel
import LuaRuntime

/// Folders in which `require` looks for modules.
enum ModuleFolders {
  /// `stdlib-lua`, found as presets are; empty when there is none.
  static var standard: [String] {
    let suffix = "/presets"
    guard let presets = PresetLibrary.standard.folder, presets.hasSuffix(suffix) else { return [] }
    return [String(presets.dropLast(suffix.count))]
  }

  /// Puts the folders in front of those that are searched.
  static func add(_ folders: [String], to state: LuaState) throws {
    guard !folders.isEmpty else { return }
    try state.addModulePaths(folders.flatMap { ["\($0)/?.lua", "\($0)/?/init.lua"] })
  }
}
