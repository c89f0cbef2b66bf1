import Foundation
import FundModel
import FundScripting
import FundService
import Testing

@Suite("One fund, however it is given")
struct EqualityTests {
  /// A value as the text of a Lua table.
  private func lua(_ value: ConfigValue) -> String {
    switch value {
    case .null: return "nil"
    case .bool(let flag): return "\(flag)"
    case .number(let number): return number.text
    case .string(let text): return "\"\(text)\""
    case .array(let items): return "{" + items.map { lua($0.value) }.joined(separator: ",") + "}"
    case .object(let object):
      return "{"
        + object.entries.map { "[\"\($0.key)\"]=\(lua($0.node.value))" }.joined(separator: ",")
        + "}"
    }
  }

  @Test(
    "a preset as a Lua table gives the bytes of its JSON", arguments: PresetLibrary.standard.names)
  func tableAndJson(name: String) throws {
    let preset = try ConfigDocument.preset(name)
    let ran = try script("return eq.config(\(lua(preset.root.value)))")
    let fund = try #require(ran.outcome.fund)
    #expect(fund.canonicalJSON == preset.canonicalJSON)
    #expect(try fund.hash == preset.hash)
  }

  @Test("dotted keys give the same fund as nested tables")
  func dottedKeys() throws {
    let preset = try ConfigDocument.preset("equihome-v2")
    let dotted = preset.leaves.filter { !$0.path.contains("[") && !$0.path.hasPrefix("zones.") }
      .filter { !$0.path.hasPrefix("products.") && $0.path != "guardrails" }
      .map { "[\"\($0.path)\"]=\(lua($0.value))" }
    var lists: [String] = []
    for path in ["zones", "products", "guardrails", "market.price_model.momentum.components"] {
      let value = try #require(try preset.value(at: path))
      lists.append("[\"\(path)\"]=\(lua(value))")
    }
    let ran = try script(
      "return eq.config{" + (dotted.reversed() + lists).joined(separator: ",\n") + "}")
    #expect(ran.outcome.fund?.canonicalJSON == preset.canonicalJSON)
  }

  @Test("a fund written by a script is loaded again as the same bytes")
  func writeAndLoad() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("fund.json").path
    let ran = try script(
      """
      fund.fund.size = 3e6
      fund:write "\(file)"
      assert(eq.load "\(file)":json() == fund:json())
      return fund
      """)
    let written = try String(contentsOfFile: file, encoding: .utf8)
    #expect(written == ran.outcome.fund?.canonicalJSON)
  }

  @Test("one, two and three threads give the same bytes, those of the service")
  func threads() throws {
    func text(_ threads: Int) throws -> String {
      try script("print(fund:run { paths = 1100, seed = 5, keep = \"flows\" }:json())") {
        $0.run.threads = threads
      }.output
    }
    let one = try text(1)
    #expect(try text(2) == one)
    #expect(try text(3) == one)
    #expect(one.contains("\"net_irr\""))
    var options = RunOptions()
    options.paths = 300
    options.seed = 5
    // As `equihome init` writes it, and as eq.preset gives it.
    let preset = try ConfigDocument.preset("equihome-v2").with(
      [("based_on", "equihome-v2")], origin: .program)
    let direct = try FundService.run(preset, options: options)
    let scripted = try script("return fund:run { paths = 300, seed = 5 }").outcome.run
    #expect(direct.canonicalConfig == scripted?.canonicalConfig)
    #expect(
      direct.samples.column(.netIrr).elementsEqual(
        try #require(scripted).samples.column(.netIrr)
      ) { $0.bitPattern == $1.bitPattern })
  }
}
