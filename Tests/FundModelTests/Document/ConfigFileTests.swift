import Foundation
import FundModel
import Testing

@Suite struct ConfigFileTests {
  private func failure(_ path: String) -> ConfigError? {
    #expect(throws: ConfigError.self) { try ConfigDocument.load(file: path) }
  }

  @Test func emptyFile() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/empty.json"
      #expect(FileManager.default.createFile(atPath: path, contents: Data()))
      let error = failure(path)
      #expect(error?.code == .syntax)
      #expect(error?.message.contains("nothing to read") == true)
    }
  }

  /// Sparse, so that reading it would show in time and memory, not on the disk.
  @Test func aFileOf100MegabytesIsRefusedByItsSize() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/large.json"
      #expect(FileManager.default.createFile(atPath: path, contents: Data()))
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try handle.truncate(atOffset: 100 << 20)
      try handle.close()
      let error = failure(path)
      #expect(error?.code == .unreadable)
      #expect(error?.message.contains("104857600 bytes; expected at most 16777216") == true)
    }
  }

  @Test func invalidEncoding() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/latin1.json"
      try Data([0x7B, 0x22, 0xE9, 0x22, 0x3A, 0x31, 0x7D]).write(to: URL(fileURLWithPath: path))
      let error = failure(path)
      #expect(error?.message.contains("0xe9, which is not valid UTF-8") == true)
      #expect(error?.origin?.column == 3)
    }
  }

  @Test func whatIsNoFile() throws {
    try Fixture.withFolder { folder in
      #expect(failure(folder)?.message.contains("it is a directory") == true)
      #expect(failure(folder + "/none.json")?.message.contains("No such file") == true)
      let pipe = folder + "/pipe.json"
      #expect(mkfifo(pipe, 0o600) == 0)
      #expect(failure(pipe)?.message.contains("no regular file") == true)
    }
  }

  @Test func unwritableOutput() throws {
    let document = try Fixture.preset()
    try Fixture.withFolder { folder in
      for path in [folder, folder + "/none/fund.json", "", "/dev/null/fund.json"] {
        let error = #expect(throws: ConfigError.self) { try document.write(to: path) }
        #expect(error?.code == .unwritable)
        #expect(error?.message.contains("cannot write '\(path)'") == true)
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left == [])
    }
  }

  @Test func writingAndReadingGivesTheSameDocumentAndNothingElse() throws {
    let document = try Fixture.preset()
    try Fixture.withFolder { folder in
      let path = folder + "/fund.json"
      try document.write(to: path)
      try document.write(to: path)
      #expect(try ConfigDocument.load(file: path) == document)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["fund.json"])
    }
  }
}
