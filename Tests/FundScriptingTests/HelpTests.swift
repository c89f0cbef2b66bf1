import FundModel
import FundScripting
import Testing

@Suite("Help")
struct HelpTests {
  @Test("names every function and method there is, and nothing else")
  func complete() throws {
    let ran = try script(
      """
      eq.help "eq"; eq.help "fund"; eq.help "run"; eq.help "sample"
      """)
    let calls = ran.lines.compactMap { line -> String? in
      let text = line.drop { $0 == " " }
      return text.hasPrefix("eq.") || text.contains(":")
        ? String(text.prefix { !"({".contains($0) }) : nil
    }.filter { !$0.hasPrefix("sections") && !$0.hasPrefix("members") }
    #expect(calls.count > 40)
    // Calling a method that is not there gives an error that says so; these give none or another.
    let checks = calls.map { call -> String in
      let parts = call.split(whereSeparator: { ".:".contains($0) })
      let object = ["eq": "eq", "fund": "fund", "run": "run", "sample": "sample"][String(parts[0])]
      return "assert(type(\(object ?? "nil").\(parts[1])) == 'function', '\(call)')"
    }
    _ = try script(
      "run = fund:run { paths = 3 }; sample = run.net_irr\n" + checks.joined(separator: "\n"))
  }

  @Test("knows metrics, parameters and objects, and says when it knows nothing")
  func topics() throws {
    let ran = try script(
      """
      eq.help(); eq.help "net_irr"; eq.help "fund.size"; eq.help(fund.waterfall); eq.help "catch"
      """)
    for text in ["Net IRR [rate]", "Total commitments", "waterfall: a group", "waterfall.catch_up"]
    {
      #expect(ran.output.contains(text), "\(text)")
    }
    let error = try failure("eq.help 'xyzzy'")
    #expect(error.message.hasPrefix("nothing is known about 'xyzzy'"))
  }
}
