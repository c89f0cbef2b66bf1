local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe sub_line_effect", function()
  it("takes the line away, and compares path by path", function()
    local fund = support.fund { facilities = { support.subscription_line() } }
    local table = eq.recipe "sub_line_effect" (fund, support.options())
    local rows = {}
    for _, row in ipairs(table:rows()) do rows[row.metric] = row end
    assert.equal(0, rows.facility_cost.without)
    assert.is_true(rows.facility_cost.with > 0)
    -- Calls are put off, what the line costs is not: the multiple falls.
    assert.is_true(rows.tvpi.change < 0)
    assert.near(rows.net_irr.with - rows.net_irr.without, rows.net_irr.change, 1e-12)
  end)

  it("says what the fund lacks", function()
    local message = support.problem(eq.recipe "sub_line_effect", support.fund(), support.options())
    assert.matches("no subscription line", message, 1, true)
  end)
end)
