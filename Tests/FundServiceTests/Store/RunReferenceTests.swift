import FundResults
import FundService
import Testing

/// How a stored run is named, and what is said when nothing has that name.
@Suite struct RunReferenceTests {
  private let store = MemoryRunStore()

  init() throws {
    try add("3f2a9c01b7de", "2026-11-19T10:00:00.000Z", "Harbour", ["base", "board"])
    try add("3f2a55aa0001", "2026-11-20T10:00:00.000Z", "Inland")
    try add("beef00000001", "2026-11-21T10:00:00.000Z", "Inland", ["tail"])
  }

  private func add(_ id: String, _ time: String, _ name: String, _ tags: [String] = []) throws {
    let identity = RunIdentity(
      engineVersion: "1", configHash: "c", dataHashes: [], seed: 42, firstPath: 0, paths: 100)
    try store.save(
      RunEntry(id: id, identity: identity, name: name, created: time, used: time, tags: tags),
      parts: [])
  }

  @Test(arguments: [
    ("latest", "beef00000001"), ("latest~0", "beef00000001"), ("latest~2", "3f2a9c01b7de"),
    ("3f2a9c01b7de", "3f2a9c01b7de"), ("3f2a9", "3f2a9c01b7de"), ("BEEF", "beef00000001"),
    ("base", "3f2a9c01b7de"), ("tail", "beef00000001"), ("harbour", "3f2a9c01b7de"),
    (" base ", "3f2a9c01b7de"),
  ])
  func names(text: String, id: String) throws {
    #expect(try RunReference.resolve(text, in: store).id == id)
  }

  @Test func severalAreListed() throws {
    for text in ["3f2a", "Inland"] {
      let error = #expect(throws: RunStoreError.self) {
        try RunReference.resolve(text, in: store)
      }
      #expect(error?.code == .ambiguous)
      #expect(error?.message.contains("names 2 runs") == true)
      #expect(error?.message.contains("\n  3f2a55aa0001  2026-11-20T10:00:00Z  Inland") == true)
    }
  }

  @Test(
    arguments: [
      ("bord", "did you mean board?"), ("lates", "did you mean latest?"),
      ("3f2b", "ids that begin alike\n  3f2a"), ("zzzzzz", "the newest are\n  beef00000001"),
      ("latest~3", "has only 3 runs"), ("beef0000000", nil),
    ] as [(String, String?)])
  func unknownOnesListTheNearest(text: String, hint: String?) throws {
    guard let hint else {
      #expect(try RunReference.resolve(text, in: store).id == "beef00000001")
      return
    }
    let error = #expect(throws: RunStoreError.self) {
      try RunReference.resolve(text, in: store)
    }
    #expect(error?.code == .notFound && error?.message.contains(hint) == true, "\(error!)")
  }

  @Test func whatIsNoReferenceIsRefused() throws {
    for text in ["", "  ", "latest~", "latest~x", "latest~-1"] {
      let error = #expect(throws: RunStoreError.self) {
        try RunReference.resolve(text, in: store)
      }
      #expect(error?.code == .invalid)
    }
    let empty = #expect(throws: RunStoreError.self) {
      try RunReference.resolve("latest", in: MemoryRunStore(location: "here"))
    }
    #expect(empty?.message == "here has no runs")
  }

  /// What looks like an id may be a tag of another run.
  @Test func aTagAndAnIdAreAmbiguous() throws {
    try store.tag(id: "3f2a55aa0001", add: ["beef"], remove: [])
    let error = #expect(throws: RunStoreError.self) {
      try RunReference.resolve("beef", in: store)
    }
    #expect(error?.code == .ambiguous)
  }
}
