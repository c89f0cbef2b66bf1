import Foundation
import FundModel

/// The cases that come with the program: `stdlib-lua/verification`, beside the presets.
public struct VerificationLibrary: Sendable {
  /// nil when none was found.
  public let folder: String?

  public init(folder: String?) { self.folder = folder }

  /// Beside the folder of presets.
  public init(presets: PresetLibrary = .standard) {
    folder = presets.folder.map {
      (($0 as NSString).deletingLastPathComponent as NSString)
        .appendingPathComponent("verification")
    }
  }

  /// All its files, marked as shipped.
  ///
  /// - Throws: `VerificationError` when there is no such folder, or a file cannot be used.
  public func suite() throws(VerificationError) -> CaseSuite {
    guard let folder else {
      throw VerificationError(
        .unreadable, file: "stdlib-lua/verification",
        "is not found; set EQUIHOME_HOME to the folder that holds stdlib-lua")
    }
    var suite = try CaseSuite.load(folder)
    for index in suite.files.indices { suite.files[index].isShipped = true }
    return suite
  }
}
