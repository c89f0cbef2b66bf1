import FundModel
import TestSupport
import Testing

@Suite struct JsonReaderTests {
  /// Text, place, and a part of the message.
  @Test(arguments: [
    ("", 1, 1, "nothing to read"),
    (" \n\t\n", 3, 1, "nothing to read"),
    ("[1]", 1, 1, "found a list; expected an object"),
    ("42", 1, 1, "found a number; expected an object"),
    ("{} {}", 1, 4, "after the end of the document"),
    ("{\"a\": NaN}", 1, 7, "found 'NaN'"),
    ("{\"a\": Infinity}", 1, 7, "found 'Infinity'"),
    ("{\"a\": -Infinity}", 1, 8, "found 'Infinity' in a number"),
    ("{\"a\": nan}", 1, 7, "found 'nan'"),
    ("{\"a\": 1e400}", 1, 7, "1e400, which is too large"),
    ("{\"a\": -1e309}", 1, 7, "too large"),
    ("{\"a\": 1e-400}", 1, 7, "too small"),
    ("{\"a\": 01}", 1, 7, "leading zero"),
    ("{\"a\": 1.}", 1, 9, "expected a digit after the decimal point"),
    ("{\"a\": .5}", 1, 7, "found '.5'"),
    ("{\"a\": +1}", 1, 7, "found '+1'"),
    ("{\"a\": 1e}", 1, 9, "expected a digit in the exponent"),
    ("{\"a\": 0x10}", 1, 8, "',' or '}'"),
    ("{\"a\": 'x'}", 1, 7, "found ''x''"),
    ("{a: 1}", 1, 2, "expected a key in double quotes"),
    ("{\"a\": 1,}", 1, 9, "expected a key in double quotes"),
    ("{\"a\": [1,]}", 1, 10, "expected a value"),
    ("{\"a\" 1}", 1, 6, "expected ':'"),
    ("{\"a\": 1 \"b\": 2}", 1, 9, "',' or '}'"),
    ("{\"a\": 1", 1, 8, "inside a JSON object"),
    ("{\"a\": [1", 1, 9, "inside a JSON list"),
    ("{\"a\": \"x", 1, 7, "inside a string"),
    ("{\"a\": \"\\x\"}", 1, 8, "expected one of"),
    ("{\"a\": \"\\u12G4\"}", 1, 8, "four hexadecimal digits"),
    ("{\"a\": \"\\ud800\"}", 1, 8, "surrogate"),
    ("{\"a\": \"\\ud800\\u0041\"}", 1, 8, "surrogate"),
    ("{\"a\": \"x\ny\"}", 1, 9, "control character 10"),
    ("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", 3, 2, "\"a\" a second time (first at line 1)"),
    ("{\"é\": {\"ü\": 1, \"x\" 2}}", 1, 20, "expected ':'"),
    ("{\"a\": truely}", 1, 11, "',' or '}'"),
    ("{// no\n\"a\": 1}", 1, 2, "expected a key"),
  ])
  func refuses(text: String, line: Int, column: Int, part: String) {
    let error = #expect(throws: ConfigError.self) { try Fixture.parse(text) }
    #expect(error?.code == .syntax)
    #expect(error?.message.contains(part) == true, "\(error?.description ?? "")")
    #expect(error?.origin?.name == "fund.json")
    #expect(error?.origin?.line == line, "\(error?.description ?? "")")
    #expect(error?.origin?.column == column, "\(error?.description ?? "")")
  }

  @Test(
    arguments: [
      ([0x7B, 0x22, 0xFF, 0x22], 3), ([0x7B, 0x22, 0xC3, 0x22], 3), ([0x7B, 0xC0, 0x80], 2),
      ([0x7B, 0xED, 0xA0, 0x80], 2), ([0x7B, 0xF5, 0x80, 0x80, 0x80], 2), ([0x7B, 0xE2, 0x82], 2),
      ([0x7B, 0xF0, 0x8F, 0xBF, 0xBF], 2),
    ] as [([UInt8], Int)])
  func refusesInvalidEncoding(bytes: [UInt8], column: Int) {
    let error = #expect(throws: ConfigError.self) {
      try ConfigDocument.parse(bytes: bytes, name: "fund.json")
    }
    #expect(error?.message.contains("not valid UTF-8") == true)
    #expect(error?.origin?.column == column)
  }

  @Test func refusesAByteOrderMark() {
    let error = #expect(throws: ConfigError.self) {
      try ConfigDocument.parse(bytes: [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], name: "fund.json")
    }
    #expect(error?.message.contains("byte-order mark") == true)
  }

  @Test func nestingEndsAt64() throws {
    func nested(_ depth: Int) -> String {
      // The object is level 1.
      "{\"a\":" + String(repeating: "[", count: depth - 1)
        + String(repeating: "]", count: depth - 1) + "}"
    }
    _ = try Fixture.parse(nested(64))
    let error = #expect(throws: ConfigError.self) { try Fixture.parse(nested(65)) }
    #expect(error?.message.contains("deeper than 64") == true)
    #expect(throws: ConfigError.self) { try Fixture.parse(nested(1_000_000)) }
  }

  @Test func aMillionValuesAreEnough() {
    let text = "{\"a\": [" + String(repeating: "0,", count: 1_000_000) + "0]}"
    let error = #expect(throws: ConfigError.self) { try Fixture.parse(text) }
    #expect(error?.message.contains("too many values") == true)
  }

  @Test func stringsAreReadAndWritten() throws {
    let text = #"{"a": "\" \\ \/ \b \f \n \r \t \u00e9 \ud83c\udfe0 é 🏠 \u0001"}"#
    let document = try Fixture.parse(text)
    let value = document.leaves.first { $0.path == "a" }?.value
    #expect(value == .string("\" \\ / \u{8} \u{c} \n \r \t é 🏠 é 🏠 \u{1}"))
    #expect(try Fixture.parse(document.canonicalJSON) == document)
  }

  @Test func integersUpTo64BitsAreExact() throws {
    let document = try Fixture.parse(#"{"simulation": {"seed": 18446744073709551615}}"#)
    #expect(document.canonicalJSON.contains("18446744073709551615"))
  }

  /// Every finite double survives writing and reading, by its bits.
  @Test func randomDoublesSurvive() throws {
    var generator = SplitMix(seed: 0x5EED)
    for block in 0..<50 {
      var values: [Double] = []
      while values.count < 1000 {
        let value = Double(bitPattern: generator.next())
        if value.isFinite { values.append(value) }
      }
      let list = ConfigValue.list(values.map { .double($0) })
      let document = ConfigDocument(root: ConfigNode(.record([("x", list)])))
      let again = try Fixture.parse(document.canonicalJSON)
      guard case .array(let items)? = again.leaves.first?.value else {
        Issue.record("no list in block \(block)")
        continue
      }
      for (value, item) in zip(values, items) {
        guard case .number(let number) = item.value else { continue }
        // -0 is written as 0, as ECMAScript does.
        #expect(number.double.bitPattern == value.bitPattern || value == 0, "\(value)")
      }
      #expect(items.count == values.count)
    }
  }

  /// RFC 8785, appendix B: the double by its bits, and the text.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
      (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
      (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
      (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
      (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func numbersAreECMAScripts(bits: UInt64, text: String) {
    #expect(ConfigNumber(Double(bitPattern: bits)).text == text)
  }
}
