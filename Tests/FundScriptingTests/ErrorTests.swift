import FundModel
import FundScripting
import Testing

@Suite("Errors of a script")
struct ErrorTests {
  /// Line 1 is the prelude's, so a one-line script fails on line 2.
  @Test(
    "say what was expected, and where",
    arguments: [
      ("fund.fund.sise = 3", "fund.sise is not a parameter; did you mean fund.size?"),
      (
        "fund.fund.size = -3",
        "fund.size: is out of range (value -3); expected a number above 0 [money]"
      ),
      (
        "fund.fund.size = 'big'",
        "fund.size: is a string (value \"big\"); expected a number above 0 [money]"
      ),
      ("fund.fund.size = print", "fund.size: a function cannot be a value of a configuration"),
      (
        "fund.waterfall.structure = 'europaen'",
        "waterfall.structure: is not one of the choices (value \"europaen\"); expected one of "
          + "european, american, tiers; did you mean european?"
      ),
      (
        "fund.zones.gren.allocation = 1",
        "zones.gren: zones has no 'gren', only green, orange, red; did you mean green?"
      ),
      (
        "fund:run { path = 3 }", "there is no run option 'path'; did you mean 'paths'?"
      ),
      (
        "fund:run { paths = 1.5 }",
        "run option paths: a whole number of at least 1 expected, got 1.5"
      ),
      (
        "fund:run { seed = -1 }", "run option seed: a whole number of at least 0 expected, got -1.0"
      ),
      (
        "fund:run { keep = 'flow' }",
        "run option keep: one of metrics, flows expected, got 'flow'; did you mean 'flows'?"
      ),
      (
        "return fund:run { paths = 2 }.net_ir",
        "a run has no metric or member 'net_ir'; did you mean net_irr?"
      ),
      (
        "return fund:run { paths = 2 }.paths",
        "this run did not keep the flows of its paths; run the fund with keep = \"flows\""
      ),
      (
        "fund:run { paths = 2 }:path(3)",
        "bad argument #1 to 'path': a path from 1 to 2 expected, got 3"
      ),
      ("eq.presett()", "equihome has no function 'presett'; did you mean 'preset'?"),
      ("eq.load 'nope.json'", "cannot read 'nope.json': No such file or directory"),
      (
        "fund:with { ['fund.size'] = -1 }",
        "fund.size: is out of range (value -1); expected a number above 0 [money]"
      ),
      ("fund:with { 1, 2 }", "a table of names expected, such as { [\"fund.size\"] = 150e6 }"),
      (
        "fund.exits.hazard.sale = { [2] = 1 }",
        "exits.hazard.sale: a list with holes; expected values at 1, 2, 3 …"
      ),
      ("error { 1 }", "the script raised a table as its error; expected a text"),
      ("local x = nil; return x.y", "attempt to index a nil value (local 'x')"),
      ("local x = = 3", "unexpected symbol near '='"),
    ])
  func texts(source: String, message: String) throws {
    let error = try failure(source)
    #expect(error.message == message)
    if error.file != nil {
      #expect(error.headline == "test.lua:2: " + message)
      #expect(error.sourceLine == source)
    } else {
      // Lua gives no place to an error that is no text.
      #expect(source.hasPrefix("error {"))
    }
  }

  @Test("mark the part that is meant")
  func marker() throws {
    let error = try failure("fund.fund.sise = 3")
    #expect(
      error.description == """
        test.lua:2: fund.sise is not a parameter; did you mean fund.size?
          2 | fund.fund.sise = 3
            |           ^^^^
        """)
  }

  @Test("carry the issues, and tell of all of them")
  func issues() throws {
    let error = try failure("fund:with { ['fund.size'] = -1, ['waterfall.carry'] = 2 }")
    guard case .config(let issues) = error.code else {
      throw Missing("no configuration error: \(error)")
    }
    #expect(issues.map(\.path) == ["fund.size", "waterfall.carry"])
    #expect(error.message.contains("\n  waterfall.carry: is out of range (value 2)"))
  }

  @Test("of sums that are wrong at the run name the line that set the value")
  func lateIssue() throws {
    let error = try failure("fund.zones.green.allocation = 0.9\n\nfund:run { paths = 2 }")
    #expect(error.line == 4)
    #expect(error.message.contains("(value 0.9 + 0.3 + 0.1 = 1.3)"))
    #expect(error.message.hasSuffix("(set at test.lua:2)"))
  }

  @Test("in a nested call tell how it came there")
  func traceback() throws {
    let error = try failure(
      """
      local function inner(f) f.fund.size = 0 end
      local function outer(f)
        inner(f)
      end
      outer(fund)
      """)
    #expect(error.line == 2)
    #expect(error.traceback.count == 2)
    #expect(error.traceback.first?.hasPrefix("test.lua:4 ") == true)
    #expect(error.traceback.last == "test.lua:6 (in main chunk)")
  }

  @Test("can be caught, and read as a text")
  func caught() throws {
    let ran = try script(
      """
      local ok, message = pcall(function() fund.fund.size = 0 end)
      print(ok, message)
      print(message.line, message.message)
      print(select(2, pcall(fund.run, nil)))
      """)
    #expect(
      ran.lines[0]
        == "false\ttest.lua:2: fund.size: is out of range (value 0); expected a number above 0 [money]"
    )
    #expect(ran.lines[1].hasPrefix("2\t"))
  }

  @Test("of files say why they cannot be read")
  func files() throws {
    let (options, _) = options()
    let session = try ScriptSession(options)
    for file in ["nowhere.lua", "/", "/dev/null"] {
      #expect(throws: ScriptError.self) { try session.run(file: file) }
    }
  }

  @Test("of a preset that does not exist name those that do")
  func preset() throws {
    let error = try failure("eq.preset 'equihome-v3'")
    #expect(error.message.hasPrefix("there is no preset 'equihome-v3'; there are "))
    #expect(error.message.hasSuffix("did you mean equihome-v2?"))
  }
}
