local eq = require "equihome"
local vary = require "equihome.vary"

describe("equihome.vary", function()
  local fund = eq.preset "equihome-v2"

  it("takes a star for every record of a list", function()
    assert.same(
      { "zones[1].ltv.mean", "zones[2].ltv.mean", "zones[3].ltv.mean" }, vary.paths(fund, "zones.*.ltv.mean"))
    assert.same({ "fund.size" }, vary.paths(fund, "fund.size"))
    assert.is_nil(vary.number(fund, "waterfall.structure"))
    assert.near((0.21 + 0.19 + 0.17) / 3, vary.number(fund, "zones.*.ltv.mean"), 1e-15)
  end)

  it("scales and shifts copies, inside of the ranges", function()
    local bolder = vary.scaled(fund, "zones.*.default_rate", 2)
    assert.equal(0.0025 * 2, bolder.zones.green.default_rate)
    assert.equal(0.013 * 2, bolder.zones.red.default_rate)
    assert.equal(0.0025, fund.zones.green.default_rate)
    assert.equal(1, vary.scaled(fund, "waterfall.catch_up", 3).waterfall.catch_up)
    local sure = vary.shifted(fund, "zones.green.default_rate", 5).zones.green.default_rate
    assert.is_true(sure < 1 and sure > 0.999)
    assert.equal(3, vary.scaled(fund, "exits.default.lag_months", 0.25).exits.default.lag_months)
  end)

  it("says when there is no number at a path", function()
    local ok, problem = pcall(vary.scaled, fund, "waterfall.structure", 2)
    assert.is_false(ok)
    assert.matches("no number at waterfall.structure", tostring(problem), 1, true)
  end)

  it("puts overlays behind those of the fund", function()
    local overlay = {
      target = "property_value", op = "multiply", values = { 0.9 }, zones = {}, from_month = 12, to_month = 12,
    }
    local once = vary.overlaid(fund, { overlay })
    assert.equal(2, #vary.overlaid(once, { overlay }).market.overlays)
    assert.equal(0, #fund.market.overlays)
  end)
end)
