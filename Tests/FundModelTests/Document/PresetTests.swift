import FundModel
import Testing

@Suite struct PresetTests {
  static let names = [
    "equihome-v2", "hei-4x-appreciation", "hei-appreciation-share", "hei-stepped-value-share",
    "hei-value-share",
  ]

  @Test func thereAreTheseAndNoOthers() {
    #expect(Fixture.library.names == Self.names)
  }

  @Test(arguments: names)
  func isCompleteAndSound(name: String) throws {
    let document = try ConfigDocument.preset(name, library: Fixture.library)
    #expect(document.validate() == [])
    let config = try document.fundConfig()
    #expect(config.fund.size == 100_000_000)
    #expect(config.zones.map(\.name) == ["green", "orange", "red"])
  }

  @Test(arguments: names)
  func isWrittenInTheFormThatWeWrite(name: String) throws {
    let path = try Fixture.library.path(of: name)
    let document = try ConfigDocument.load(file: path)
    #expect(try Fixture.text(path) == document.canonicalJSON)
  }

  @Test func unknownNameListsWhatThereIs() {
    let error = #expect(throws: ConfigError.self) {
      try ConfigDocument.open("equihome-v3", library: Fixture.library)
    }
    #expect(error?.code == .unknownPreset)
    #expect(error?.message.contains("did you mean equihome-v2?") == true)
    #expect(error?.message.contains("hei-value-share") == true)
  }

  @Test func aMissingLibrarySaysWhereItLooked() {
    let library = PresetLibrary(
      environment: ["EQUIHOME_HOME": "/nowhere"], executable: nil, currentFolder: "/")
    let error = #expect(throws: ConfigError.self) {
      try ConfigDocument.preset("equihome-v2", library: library)
    }
    #expect(error?.message.contains("/nowhere/stdlib-lua/presets") == true)
  }

  @Test func isFoundFromAFolderBelow() {
    let library = PresetLibrary(
      environment: [:], executable: nil, currentFolder: Fixture.root + "/Sources/FundModel")
    #expect(library.names == Self.names)
  }
}
