local eq = require "equihome"
local paired = require "equihome.paired"

describe("equihome.paired", function()
  local fund = eq.preset "equihome-v2"
  local options = { paths = 60, seed = 5, fail_on = "never" }
  local before = fund:run(options)
  local after = fund:with({ ["fees.management.rate"] = 0.01 }):run(options)

  it("takes expressions apart", function()
    assert.same({ metric = "net_irr", statistic = "mean" }, paired.parse "net_irr")
    assert.same({ metric = "net_irr", statistic = "sd" }, paired.parse "net_irr.sd")
    assert.same({ metric = "loss", statistic = "cvar", level = 0.95 }, paired.parse "loss.cvar95")
    assert.same({ metric = "tvpi", statistic = "q", level = 0.05 }, paired.parse "tvpi.q0.05")
    for _, wrong in ipairs { "tvpi.mode", "tvpi.q", "tvpi.q0", "tvpi.var100", "+" } do
      assert.has_error(function() paired.parse(wrong) end)
    end
  end)

  it("gives what the samples give", function()
    assert.equal(before.net_irr:mean(), paired.figure(before, "net_irr").value)
    assert.equal(before.net_irr:se(), paired.figure(before, "net_irr.mean").se)
    assert.equal(before.tvpi:quantile(0.05), paired.figure(before, "tvpi.q0.05").value)
    assert.equal(before.loss:cvar(0.9), paired.figure(before, "loss.cvar90").value)
    assert.is_true(paired.figure(before, "tvpi.median").se > 0)
  end)

  it("compares path by path", function()
    local change = paired.difference(before, after, "net_irr")
    local reference = eq.compare(before, after).net_irr
    assert.near(reference.difference, change.value, 1e-15)
    assert.near(reference.se, change.se, 1e-15)
    -- The draws in common cancel: the error is far below that of two runs on their own.
    assert.is_true(change.se < math.sqrt(before.net_irr:se() ^ 2 + after.net_irr:se() ^ 2) / 2)
    local tail = paired.difference(before, after, "net_irr.q0.1")
    assert.equal(after.net_irr:quantile(0.1) - before.net_irr:quantile(0.1), tail.value)
    assert.is_true(tail.se > 0)
  end)

  it("refuses runs that share no paths", function()
    local other = fund:run { paths = 60, seed = 6, fail_on = "never" }
    -- Paths or seed given from outside make all runs alike.
    if other.seed ~= before.seed then
      assert.has_error(function() paired.difference(before, other, "net_irr") end)
    end
  end)

  it("measures the error of a statistic by batches as the mean's own formula does", function()
    -- Of the mean over 20 batches, sd of the batch means over root 20 estimates sd over root n; its own error is about
    -- 1/sqrt(2 * 11) of it with 12 batches of 5 paths, 4 of which are allowed.
    local n = #before
    local batches = math.min(20, n // 5)
    local means = {}
    local values = before.tvpi:values()
    for i = 1, batches do
      means[i] = values:slice((i - 1) * n // batches + 1, i * n // batches):mean()
    end
    local ratio = eq.vector(means):sd() / math.sqrt(batches) / before.tvpi:se()
    assert.near(1, ratio, 4 / math.sqrt(2 * (batches - 1)))
  end)
end)
