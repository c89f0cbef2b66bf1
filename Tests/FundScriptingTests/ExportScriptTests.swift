import Foundation
import Testing

@Suite("Exports in scripts")
struct ExportScriptTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "equihome-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func start(_ folder: String, _ file: String, _ bytes: [UInt8]) throws {
    let found = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
    #expect(found.starts(with: bytes), "\(file)")
  }

  @Test("by ending and by format; the name of the file comes back")
  func formats() throws {
    try inFolder { folder in
      let ran = try script(
        """
        local run = fund:run { paths = 4, seed = 3, keep = "flows", breakdown = true }
        local at = "\(folder)/"
        assert(run:export(at .. "a.xlsx", { samples = true }) == at .. "a.xlsx")
        run:export(at .. "b.npz"); run:export(at .. "c.h5"); run:export(at .. "d.md")
        run:export(at .. "e.parquet", { table = "flows" })
        run:export(at .. "f", { format = "visual" })
        run:export(at .. "g/", { format = "csv" })
        run:export(at .. "h.csv"); run:export(at .. "i.csv", { format = "lp", path = 4 })
        run:export(at .. "j.json", { samples = true })
        print(run:csv() == io.open(at .. "h.csv"):read("a"))
        local all = run:json()
        print(#io.open(at .. "j.json"):read("a") > #all)
        """)
      #expect(ran.output == "true\ntrue\n")
      try start(folder, "a.xlsx", [0x50, 0x4B])
      try start(folder, "b.npz", [0x50, 0x4B])
      try start(folder, "c.h5", [0x89, 0x48, 0x44, 0x46])
      try start(folder, "d.md", Array("# ".utf8))
      try start(folder, "e.parquet", Array("PAR1".utf8))
      try start(folder, "f", Array("{\n\"schema_version\"".utf8))
      try start(folder, "g/monthly.csv", Array("month,calls,".utf8))
      // The path that scripts call 4 has number 3 in files.
      let lp = try String(contentsOfFile: folder + "/i.csv", encoding: .utf8)
      #expect(lp.split(separator: "\r\n").dropFirst().allSatisfy { $0.hasPrefix("path 3,") })
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
          "a.xlsx", "b.npz", "c.h5", "d.md", "e.parquet", "f", "g", "h.csv", "i.csv", "j.json",
        ])
    }
  }

  @Test(
    "what is wrong is said, and nothing is written",
    arguments: [
      (#""x.doc""#, "nothing is known of the ending of 'x.doc'"),
      (#""x.xlsx", { format = "xls" }"#, "did you mean 'xlsx'?"),
      (#""x.npz", { table = "samples" }"#, "csv and parquet have"),
      (#""x.csv", { table = "sample" }"#, "did you mean 'samples'?"),
      (#""x.csv", { what = "samples" }"#, "run:export has no option 'what'"),
      (#""x.csv", { table = "flows" }"#, "--keep flows (simulation.keep)"),
      (#""x.csv", { format = "lp", path = 3 }"#, "expected a path from 1 to 2"),
      (#""x.npz", { samples = true }"#, "samples are an option of json and xlsx"),
      (#""no/x.npz""#, "cannot write '"),
    ])
  func refused(_ call: String, _ part: String) throws {
    try inFolder { folder in
      let words = call.replacingOccurrences(of: "\"x.", with: "at .. \"x.")
        .replacingOccurrences(of: "\"no/", with: "at .. \"no/")
      let error = try failure(
        "local at = \"\(folder)/\"\nfund:run { paths = 2, seed = 3 }:export(\(words))")
      let text = error.description.replacingOccurrences(of: folder + "/", with: "")
      #expect(text.contains(part), "\(text)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test("a sandboxed script writes no files")
  func sandboxed() throws {
    try inFolder { folder in
      let error = try failure(
        "fund:run { paths = 2, seed = 3 }:export(\"\(folder)/x.npz\")"
      ) { $0.sandboxed = true }
      #expect(error.description.contains("'export' is not there in a sandboxed script"), "\(error)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test("every block of the page of exports runs")
  func page() throws { #expect(try PageBlocks.run("docs/exports.md", paths: 20) == 1) }

  @Test("the block of the page of reports runs")
  func reports() throws { #expect(try PageBlocks.run("docs/report.md", paths: 20) == 1) }
}
