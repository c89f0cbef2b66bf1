local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe exit_speed", function()
  it("faster exits shorten the life of the loans", function()
    local table = eq.recipe "exit_speed" (support.fund(), support.options { speeds = { 0.5, 1, 2 } })
    local lives = table:column "asset_wal"
    assert.is_true(lives[1] > lives[2] and lives[2] > lives[3])
    assert.equal(0, table[2].change)
  end)

  it("divides the years of the timing model", function()
    local fund = support.fund {
      ["exits.model"] = "timing",
      ["exits.timing"] = {
        years = { mean = 5, sd = 1.5, min = 1, max = 9 }, sale_weight = 0.4, refinance_weight = 0.6,
      },
    }
    local table = eq.recipe "exit_speed" (fund, support.options { speeds = { 1, 2 } })
    assert.is_true(table[2].asset_wal < table[1].asset_wal)
  end)
end)
