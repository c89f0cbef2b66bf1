import Foundation
import FundColumns
import Testing

/// Files of columns are opened by those who did not write them, and hold every figure to the bit.
@Suite struct ColumnFileTests {
  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("equihome-columns-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// Figures of every kind: both zeros, the smallest and the largest, undefined ones, 5,000 of no pattern.
  private static func sample() -> ColumnSet {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      return value.isFinite ? value : .nan
    }
    let rows = 5_000
    let figures = (0..<rows).map { $0 % 7 == 3 ? Double.nan : next() }
    let small: [Double] = [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .nan]
    return ColumnSet(
      tables: [
        ColumnTable(
          "samples", rows: rows,
          columns: [
            .init("path", unit: "count", .integers((0..<rows).map { Int64($0) })),
            .init("net_irr", unit: "rate", .doubles(figures)),
            .init("all_there", unit: "money", .doubles((0..<rows).map { Double($0) * 0.1 })),
            .init("never", .doubles([Double](repeating: .nan, count: rows))),
          ]),
        ColumnTable(
          "short", rows: 5,
          columns: [
            .init("label", .texts(["", "plain", "ünïcode ≥ 1 €", "a,\"b\"\n", "=1+1"])),
            .init("value", unit: "ratio", .doubles(small)),
            .init("number", .integers([.min, -1, 0, 1, .max])),
          ]),
        ColumnTable(
          "empty", rows: 0,
          columns: [.init("label", .texts([])), .init("value", .doubles([]))]),
      ],
      matrices: [
        ColumnMatrix(
          "lp_flows/net", rows: 60, columns: 121, values: (0..<7260).map { _ in next() }),
        ColumnMatrix("none", rows: 0, columns: 3, values: []),
      ],
      attributes: [
        .init("manifest", #"{"seed": 42, "name": "Härbour"}"#),
        .init("config", String(repeating: "{\"a\": 1}\n", count: 20_000)), .init("nothing", ""),
      ])
  }

  private static func bits(_ values: [Double]) -> [String] {
    values.map {
      let text = String($0.bitPattern, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
  }

  private static func expectation(_ set: ColumnSet) throws -> Data {
    let tables = set.tables.map { table -> [String: Any] in
      let columns = table.columns.map { column -> [String: Any] in
        let (kind, values): (String, [String]) =
          switch column.values {
          case .doubles(let values): ("double", bits(values))
          case .integers(let values): ("integer", values.map { String($0) })
          case .texts(let values): ("text", values)
          }
        return [
          "name": column.name, "kind": kind, "values": values,
          "unit": column.unit.map { $0 as Any } ?? NSNull(),
        ]
      }
      return ["name": table.name, "rows": table.rows, "columns": columns]
    }
    let matrices = set.matrices.map { matrix -> [String: Any] in
      [
        "name": matrix.name, "rows": matrix.rows, "columns": matrix.columns,
        "values": bits(matrix.values),
      ]
    }
    return try JSONSerialization.data(withJSONObject: [
      "tables": tables, "matrices": matrices,
      "attributes": set.attributes.map { ["name": $0.name, "value": $0.value] },
    ])
  }

  @Test func openedByOthers() throws {
    guard let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"], !python.isEmpty
    else {
      print("skipped: EQUIHOME_PYTHON names no Python with numpy, pandas, pyarrow, h5py, duckdb")
      return
    }
    let set = Self.sample()
    try inFolder { folder in
      try set.writeNpz(to: folder.appendingPathComponent("set.npz").path)
      try set.writeHDF5(to: folder.appendingPathComponent("set.h5").path)
      for table in set.tables {
        // Small row groups, so that there are several.
        try table.writeParquet(
          to: folder.appendingPathComponent(table.name + ".parquet").path,
          attributes: set.attributes, groupRows: 1_024)
      }
      try Self.expectation(set).write(to: folder.appendingPathComponent("expected.json"))
      let (status, output) = try Self.run(
        python,
        [
          URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("judges/columns_check.py").path,
          folder.path, folder.appendingPathComponent("expected.json").path,
        ])
      #expect(status == 0 && output.contains("agree"), "\(output)")
    }
  }

  static func run(_ program: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test func sameColumnsSameBytes() throws {
    let set = Self.sample()
    try inFolder { folder in
      func bytes(_ name: String, _ write: (String) throws -> Void) throws -> Data {
        let path = folder.appendingPathComponent(name).path
        try write(path)
        return try Data(contentsOf: URL(fileURLWithPath: path))
      }
      let files: [(String, (String) throws -> Void)] = [
        ("npz", { try set.writeNpz(to: $0) }), ("h5", { try set.writeHDF5(to: $0) }),
        ("parquet", { try set.tables[0].writeParquet(to: $0) }),
      ]
      for (name, write) in files {
        let first = try bytes("a." + name, write)
        #expect(try bytes("b." + name, write) == first, "\(name)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 6)
    }
  }

  @Test func wholeOrNotAtAll() throws {
    let fine = Self.sample()
    let slash = ColumnSet(tables: [ColumnTable("a/b", rows: 0, columns: [])])
    let nul = ColumnSet(
      tables: [ColumnTable("t", rows: 1, columns: [.init("x", .texts(["a\0b"]))])])
    let none = ColumnTable("t", rows: 0, columns: [])
    var twice = fine
    twice.matrices.append(ColumnMatrix("short", rows: 0, columns: 1, values: []))
    try inFolder { folder in
      let file = folder.appendingPathComponent("out")
      try Data("old".utf8).write(to: file)
      let refused: [(String, () throws -> Void)] = [
        ("a/b", { try slash.writeHDF5(to: file.path) }),
        ("t/x", { try nul.writeHDF5(to: file.path) }),
        ("t", { try none.writeParquet(to: file.path) }),
        ("", { try twice.writeNpz(to: file.path) }),
      ]
      for (place, write) in refused {
        let error = #expect(throws: ColumnError.self) { try write() }
        #expect(error?.code == .notRepresentable && error?.place == place, "\(error as Any)")
        #expect(try Data(contentsOf: file) == Data("old".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])
      }
    }
    for path in ["", "/no/such/folder/x", "/proc/x"] {
      for write in [fine.writeNpz, fine.writeHDF5] as [(String) throws -> Void] {
        let error = #expect(throws: ColumnError.self) { try write(path) }
        #expect(error?.code == .unwritable && error?.file == path, "\(error as Any)")
      }
      let error = #expect(throws: ColumnError.self) {
        try fine.tables[0].writeParquet(to: path)
      }
      #expect(error?.code == .unwritable, "\(error as Any)")
    }
  }
}
