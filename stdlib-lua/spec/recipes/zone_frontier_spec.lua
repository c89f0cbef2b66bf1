local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe zone_frontier", function()
  it("splits sum to one, keep their limit, and risk grows with the mean", function()
    local table = eq.recipe "zone_frontier" (support.fund(), support.options {
      points = 3, most = 0.8, paths = 40, seed = 42,
    })
    for i = 1, #table do
      local row = table[i]
      assert.near(1, row.green + row.orange + row.red, 1e-9)
      assert.is_true(math.max(row.green, row.orange, row.red) <= 0.8 + 1e-9)
    end
    -- Numbered rows are the points; where the split of least risk has the largest mean as well there is one.
    local last
    for i = 1, #table do if tonumber(table[i].point) then last = i end end
    assert.is_true(last >= 2)
    for i = 2, last do
      assert.is_true(table[i - 1].risk <= table[i].risk + 1e-12)
      assert.is_true(table[i - 1].mean <= table[i].mean + 1e-12)
    end
    assert.near(table.minimum_risk, table[1].risk, 1e-9)
  end)
end)
