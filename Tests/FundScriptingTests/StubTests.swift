import Foundation
import FundModel
import FundScripting
import Testing

@Suite("Stubs for editors")
struct StubTests {
  private static let text = LuaStubs.text()
  private static let lines = text.split(separator: "\n").map(String.init)

  /// Committed. `EQUIHOME_RECORD=1` writes it anew, and fails.
  @Test("the committed file is what is generated")
  func fresh() throws {
    let file = packageRoot.appendingPathComponent(LuaStubs.file)
    if ProcessInfo.processInfo.environment["EQUIHOME_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Self.text.utf8).write(to: file)
      Issue.record("recorded \(LuaStubs.file); run again without EQUIHOME_RECORD")
      return
    }
    let found = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(found == Self.text, "\(LuaStubs.file) is stale; run EQUIHOME_RECORD=1 swift test")
  }

  /// The functions of a class, or of the module `eq`.
  private static func functions(_ owner: String) -> Set<String> {
    let marks = ["function \(owner):", "function \(owner)."]
    return Set(
      lines.compactMap { line in
        marks.first(where: line.hasPrefix).map {
          String(line.dropFirst($0.count).prefix { $0 != "(" })
        }
      })
  }

  /// The fields of a class.
  private static func fields(_ name: String) -> Set<String> {
    guard
      let start = lines.firstIndex(where: {
        $0 == "---@class \(name)" || $0.hasPrefix("---@class \(name) :")
      })
    else { return [] }
    return Set(
      lines[(start + 1)...].prefix { $0.hasPrefix("---") && !$0.hasPrefix("---@class") }
        .filter { $0.hasPrefix("---@field ") }
        .map { line in String(line.dropFirst(10).prefix { $0 != " " && $0 != "?" }) }
        .filter { !$0.hasPrefix("[") })
  }

  /// What a live state offers behind a text.
  private static func live(_ session: ScriptSession, _ line: String) -> Set<String> {
    Set(session.completions(line))
  }

  private static func session() throws -> ScriptSession {
    let (options, _) = options { $0.run.paths = 3 }
    let session = try ScriptSession(options)
    _ = try session.run(
      source: """
        eq = require "equihome"
        fund = eq.preset "equihome-v2"
        run = fund:run { fail_on = "never" }
        sample, vector, matrix = run.net_irr, eq.vector(3), eq.matrix(2, 2)
        sweep = eq.sweep(fund) { ["waterfall.carry"] = { 0.1 } }
        made = eq.table { columns = { "a" }, rows = { { a = 1 } } }
        scenario = eq.scenario "gfc-2008"
        stress = eq.stress(fund, scenario, { fail_on = "never" })
        sweep = eq.sweep(fund) { ["waterfall.carry"] = { 0.1, 0.2 } }
        swept = sweep:run { fail_on = "never" }
        manager = eq.manager "examples/manager.json"
        """, name: "stubs")
    return session
  }

  @Test("every function of eq is there, and no other")
  func module() throws {
    let session = try Self.session()
    #expect(Self.functions("eq").union(["version"]) == Self.live(session, "eq."))
  }

  @Test(
    "every method and member of an object is there, and no other",
    arguments: [
      ("Sample", "sample"), ("Run", "run"), ("Vector", "vector"), ("Matrix", "matrix"),
      ("Table", "made"), ("Sweep", "sweep"),
    ])
  func object(owner: String, variable: String) throws {
    let session = try Self.session()
    let stub = Self.functions(owner).union(Self.fields("equihome." + owner))
    #expect(stub == Self.live(session, variable + "."), "\(owner)")
  }

  /// Members of these have names of their own besides: scenarios, columns.
  @Test(
    "every method and member of the stub is there in an object",
    arguments: [("Stress", "stress"), ("SweepTable", "swept")])
  func openObject(owner: String, variable: String) throws {
    let session = try Self.session()
    let stub = Self.functions(owner).union(Self.fields("equihome." + owner))
    let live = Self.live(session, variable + ".")
    #expect(stub.subtracting(live) == [], "\(owner)")
    let others = Self.fields("equihome." + owner)
    #expect(Self.functions(owner) == live.intersection(Self.methods).subtracting(others))
  }

  /// Names that are methods of some object.
  private static let methods = Set(
    lines.filter { $0.hasPrefix("function ") && $0.contains(":") }
      .map { String($0.drop { $0 != ":" }.dropFirst().prefix { $0 != "(" }) })

  @Test("every method of a fund is there, and every parameter is a field of its class")
  func parameters() throws {
    let session = try Self.session()
    let sections = Self.fields("equihome.config")
    #expect(sections.union(Self.functions("Fund")) == Self.live(session, "fund:"))
    var missing: [String] = []
    for row in ParameterRegistry.standard.parameters {
      var parts = row.path.split(separator: ".").map(String.init)
      var key = parts.removeLast()
      if key.hasSuffix("[]") { key.removeLast(2) }
      let path = parts.map { $0.hasSuffix("[]") ? $0.dropLast(2) + ".item" : $0 }
      let name = (["equihome.config"] + path).joined(separator: ".")
      if !Self.fields(name).contains(key) { missing.append(row.path) }
    }
    #expect(missing == [])
  }

  @Test("it is Lua, and every class that it names is defined in it once")
  func consistent() throws {
    let (options, _) = options()
    _ = try ScriptSession(options).run(source: Self.text, name: "stub")
    var defined: [String: Int] = [:]
    for line in Self.lines {
      for mark in ["---@class ", "---@alias "] where line.hasPrefix(mark) {
        defined[String(line.dropFirst(mark.count).prefix { $0 != " " }), default: 0] += 1
      }
    }
    #expect(defined.filter { $0.value > 1 }.isEmpty)
    let used = try Regex("equihome(\\.[A-Za-z_]+)+")
    let typed = Self.lines.filter {
      $0.hasPrefix("---@param") || $0.hasPrefix("---@return") || $0.hasPrefix("---@field")
        || $0.hasPrefix("---@class") || $0.hasPrefix("---@operator")
        || $0.hasPrefix("---@overload")
    }
    let names = Set(
      typed.flatMap { line in line.matches(of: used).map { String(line[$0.range]) } })
    #expect(names.filter { defined[$0] == nil }.sorted() == [])
  }
}
