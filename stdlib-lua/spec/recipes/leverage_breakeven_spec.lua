local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe leverage_breakeven", function()
  local fund = support.fund { facilities = { support.nav_line() } }

  it("dearer debt helps less, and the crossing lies where the sign changes", function()
    local table = eq.recipe "leverage_breakeven" (fund, support.options { rates = { 0.3, 0, 0.15 } })
    local changes = table:column "change"
    assert.is_true(changes[1] > changes[2] and changes[2] > changes[3])
    assert.equal(0, table[1].rate)
    if changes[1] > 0 and changes[3] < 0 then
      assert.is_true(table.value > 0 and table.value < 0.3)
      assert.is_true(table.se > 0)
    end
  end)

  it("says what the fund lacks", function()
    local recipe = eq.recipe "leverage_breakeven"
    assert.matches("no facility that buys loans", support.problem(recipe, support.fund(), support.options()), 1, true)
    local message = support.problem(recipe, fund, support.options { facility = "nav_lin" })
    assert.matches("it has nav_line", message, 1, true)
  end)
end)
