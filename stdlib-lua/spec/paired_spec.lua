local eq = require "equihome"
local paired = require "equihome.paired"

describe("equihome.paired", function()
  it("takes expressions apart", function()
    assert.same({ metric = "net_irr", statistic = "mean" }, paired.parse "net_irr")
    assert.same({ metric = "loss", statistic = "cvar", level = 0.95 }, paired.parse "loss.cvar95")
    assert.same({ metric = "tvpi", statistic = "q", level = 0.05 }, paired.parse "tvpi.q0.05")
    assert.has_error(function() paired.parse "tvpi.mode" end)
  end)
end)
