import Foundation
import FundAnalysis
import Testing

/// A file that cannot be used is refused, with its name and the place.
@Suite struct CaseSuiteTests {
  func failure(_ text: String) throws -> VerificationError {
    try SharedCases.withFile(text) { path throws in
      do throws(VerificationError) {
        _ = try CaseSuite.load(path)
      } catch {
        #expect(error.file == path)
        return error
      }
      throw NothingThrown()
    }
  }

  struct NothingThrown: Error {}

  @Test func brokenJSONNamesTheLine() throws {
    let error = try failure("{\"set\": \"s\",\n  \"cases\": [}\n")
    #expect(error.code == .notJSON)
    #expect(error.place == "line 2, column 13")
    #expect(error.message.hasPrefix("found '}'; expected a value"))
  }

  @Test func aMissingMemberNamesTheCase() throws {
    let text = SharedCases.oneCase().replacingOccurrences(of: "\"tolerance\"", with: "\"tol\"")
    let error = try failure(text)
    #expect(error.code == .wrongShape)
    #expect(error.place == "cases[0]")
    #expect(error.message == "has no \"tolerance\"")
  }

  @Test func aWrongTypeNamesThePlace() throws {
    let error = try failure(SharedCases.oneCase(tolerance: #"{"abs": "small"}"#))
    #expect(error.place == "cases[0].tolerance.abs")
    #expect(error.message == "must be a number")
    #expect(try failure(SharedCases.oneCase(inputs: "[]")).message == "must be an object")
  }

  @Test func anotherVersionIsRefused() throws {
    let text = SharedCases.oneCase().replacingOccurrences(
      of: "\"schema_version\": 1", with: "\"schema_version\": 2")
    #expect(try failure(text).message == "is 2; this program reads version 1")
  }

  @Test func repeatedIdsAreRefused() throws {
    let one = SharedCases.oneCase()
    let start = try #require(one.range(of: "{\"id\"")).lowerBound
    let body = one[start...].dropLast(2)
    let text = one.dropLast(2) + ", " + body + "]}"
    let error = try failure(String(text))
    #expect(error.place == "cases[1].id")
    #expect(error.message == "repeats \"one\"")
  }

  @Test func emptyAndAbsentFilesAreRefused() throws {
    #expect(
      try failure(#"{"set": "s", "schema_version": 1, "cases": []}"#).code == .empty)
    #expect(throws: VerificationError.self) { try CaseSuite.load("/no/such/file.json") }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "equihome-empty-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    do throws(VerificationError) {
      _ = try CaseSuite.load(folder.path)
      Issue.record("an empty folder was taken")
    } catch {
      #expect(error.code == .empty)
    }
  }
}
