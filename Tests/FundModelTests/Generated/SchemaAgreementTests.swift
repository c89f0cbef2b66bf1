import Foundation
import FundModel
import Testing

/// The JSON Schema and our own validation agree on structure: judged by jsonschema from PyPI.
@Suite struct SchemaAgreementTests {
  @Test func anIndependentValidatorAgrees() throws {
    guard let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"] else {
      print("skipped: EQUIHOME_PYTHON names no Python with jsonschema")
      return
    }
    try Fixture.withFolder { folder in
      for kind in ["good", "bad"] {
        try FileManager.default.createDirectory(
          atPath: folder + "/" + kind, withIntermediateDirectories: true)
      }
      var count = 0
      func add(_ document: ConfigDocument, good: Bool, _ what: String) throws {
        #expect(Fixture.errors(document).isEmpty == good, "\(what)")
        count += 1
        try Data(document.canonicalJSON.utf8).write(
          to: URL(fileURLWithPath: "\(folder)/\(good ? "good" : "bad")/\(count).json"))
      }
      for name in PresetTests.names { try add(Fixture.preset(name), good: true, name) }
      let full = try Fixture.everything()
      try add(full, good: true, "everything")
      for mutation in try Self.mutations(of: full) {
        try add(mutation.document, good: mutation.good, mutation.what)
      }
      let (status, output) = try Self.run(
        python,
        [
          Fixture.root + "/Tests/judges/schema_check.py",
          Fixture.root + "/docs/reference/config.schema.json", folder,
        ])
      print("schema_check.py: \(output)")
      #expect(status == 0, "\(output)")
      #expect(count > 400)
    }
  }

  struct Mutation {
    let document: ConfigDocument
    let good: Bool
    let what: String
  }

  /// Every parameter taken away, of the wrong type, out of range; an unknown key in every group.
  private static func mutations(of full: ConfigDocument) throws -> [Mutation] {
    var result: [Mutation] = []
    for leaf in full.leaves {
      guard let row = leaf.parameter else { continue }
      var copy = full
      try copy.remove(leaf.path)
      result.append(
        Mutation(
          document: copy, good: !Fixture.isRequired(leaf, in: full), what: leaf.path + " missing"))
      var wrong: [ConfigValue] = [.null, ["x": 1]]
      if row.type != .boolean { wrong.append(true) }
      if row.type == .integer { wrong.append(1.5) }
      if case .choice = row.type { wrong.append("wrong") }
      if row.type == .number || row.type == .integer {
        if let min = row.range.min { wrong.append(.double(row.range.minOpen ? min : min - 1)) }
        if let max = row.range.max, max < 0x1p60 {
          wrong.append(.double(row.range.maxOpen ? max : max + 1))
        }
      }
      for value in wrong {
        result.append(
          Mutation(
            document: try replacing(full, leaf.path, value), good: false,
            what: "\(leaf.path) = \(value)"))
      }
    }
    for group in ["fund", "fees.management", "zones[1]", "products[1].share", "guardrails[3].when"]
    {
      let path = group + ".x"
      result.append(
        Mutation(document: try replacing(full, path, 1), good: false, what: path))
    }
    return result
  }

  /// The document with a value at a path, unchecked.
  private static func replacing(
    _ document: ConfigDocument, _ path: String, _ value: ConfigValue
  ) throws -> ConfigDocument {
    func put(_ node: ConfigNode, _ steps: ArraySlice<ConfigPath.Step>) -> ConfigNode {
      guard let step = steps.first else { return ConfigNode(value) }
      switch (node.value, step) {
      case (.object(var object), .key(let key)):
        object[key] = put(object[key] ?? ConfigNode(.null), steps.dropFirst())
        return ConfigNode(.object(object))
      case (.array(var items), .index(let index)):
        items[index - 1] = put(items[index - 1], steps.dropFirst())
        return ConfigNode(.array(items))
      case (.array(var items), .key(let name)):
        let index = items.firstIndex { item in
          ["name", "zone"].contains { item.value.objectValue?[$0]?.value == .string(name) }
        }
        if let index { items[index] = put(items[index], steps.dropFirst()) }
        return ConfigNode(.array(items))
      default: return node
      }
    }
    return ConfigDocument(root: put(document.root, try ConfigPath(path).steps[...]))
  }

  private static func run(_ tool: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus,
      String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    )
  }
}
