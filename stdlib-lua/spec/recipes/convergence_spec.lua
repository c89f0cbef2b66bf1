local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe convergence", function()
  local fund = support.fund()

  it("finds the rate of independent paths", function()
    local table = eq.recipe "convergence" (fund, { metric = "tvpi", paths = 256, seed = 11 })
    local last = table[#table]
    local sample = fund:run({ paths = 256, seed = 11, fail_on = "never" }).tvpi
    assert.equal(#sample, last.paths)
    assert.near(sample:mean(), last.mean, 1e-15)
    assert.near(sample:se(), last.se, 1e-15)
    assert.is_true(table.holds)
    assert.near(-0.5, table.slope, 0.25)
  end)

  it("wants a mean, and enough paths", function()
    assert.matches("looks at means", support.problem(eq.recipe "convergence", fund, { metric = "tvpi.sd" }), 1, true)
  end)
end)
