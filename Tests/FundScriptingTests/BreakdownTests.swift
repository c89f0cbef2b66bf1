import FundScripting
import Testing

@Suite("What drives a result")
struct BreakdownScriptTests {
  private let small = "fund.fund.size = 10e6\n"

  private func expectError(_ source: String, contains text: String) throws {
    let message = try failure(source).description
    #expect(message.contains(text), "\(message)")
  }

  @Test("a run without a breakdown says how to keep one")
  func withoutBreakdown() throws {
    for call in ["attribution()", "zones()", "liquidity()", "cvar_decomposition(0.9)"] {
      try expectError(
        small + "fund:run { paths = 5, fail_on = 'never' }:\(call)",
        contains: "this run kept no breakdown; run the fund with breakdown = true")
    }
  }

  @Test("wrong arguments say what is expected")
  func wrongArguments() throws {
    let run =
      small + "local run = fund:run { paths = 20, breakdown = true, fail_on = 'never' }\n"
    try expectError(run + "run:cvar_decomposition(1)", contains: "a level between 0 and 1")
    try expectError(run + "run:cvar_decomposition(0.9, 'zones')", contains: "did you mean 'zone'?")
    try expectError(
      small + "fund:variance_decomposition { inner = 2 }", contains: "market_paths is missing")
    try expectError(
      small + "fund:variance_decomposition { market_paths = 5, inner = 1 }",
      contains: "at least 2")
    try expectError(
      small + "fund:variance_decomposition { market_paths = 5, iner = 2 }", contains: "inner")
    try expectError(
      small + """
        fund.analytics.var_metric = "irr_shortfall"
        fund:run { paths = 20, breakdown = true, fail_on = "never" }:cvar_decomposition(0.9)
        """, contains: "only the CVaR of tvpi_loss")
    try expectError(
      small + "fund:variance_decomposition { market_paths = 9e15, inner = 900000 }",
      contains: "memory")
  }

  @Test("records can be read by name and by position")
  func records() throws {
    let text = try script(
      small + """
        local run = fund:run { paths = 60, breakdown = true, fail_on = "never" }
        local lines, sum = run:attribution(), 0
        for _, name in ipairs { "interest", "share", "default_loss", "exit_loss", "sale_discount",
          "origination_fees", "cash_yield", "management_fees", "expenses", "leverage", "carry",
          "gp_commitment" } do
          sum = sum + lines[name].mean
        end
        assert(math.abs(sum - lines.net_profit) < 1e-2)
        assert(run:zones()[1].name == "green" and run:zones().green.advances > 0)
        assert(run:drift().green.target == 0.6)
        assert(#run:vintages() > 1 and #run:products() == 1)
        print(lines, run:zones(), run:drift(), run:liquidity(), run:products())
        """
    ).output
    for word in ["Net profit", "green", "Carried interest", "cash flow at risk"] {
      #expect(text.contains(word), "\(word)")
    }
  }
}
