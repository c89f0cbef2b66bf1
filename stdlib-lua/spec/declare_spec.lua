local declare = require "equihome.declare"

describe("equihome.declare", function()
  it("words parameters the same everywhere", function()
    assert.equal("paths", declare.paths().name)
    assert.equal(2000, declare.paths().default)
    assert.equal(500, declare.paths(500).default)
    assert.equal("integer", declare.seed().type)
    assert.equal("net_irr.mean", declare.metric().default)
    assert.equal("tvpi", declare.metric("tvpi", "a metric").default)
    assert.equal("a metric", declare.metric("tvpi", "a metric").description)
  end)
end)
