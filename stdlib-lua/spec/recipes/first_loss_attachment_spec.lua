local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe first_loss_attachment", function()
  it("the lower class is hit first, and a deeper fall never loses less", function()
    local fund = support.fund { notes = support.notes() }
    local table = eq.recipe "first_loss_attachment" (fund, support.options { falls = { 0, 0.8 } })
    assert.equal(4, #table)
    local senior, junior = table[3], table[4]
    assert.equal("a", senior.class)
    assert.is_true(junior.attachment < senior.attachment)
    assert.is_true(junior.probability >= senior.probability)
    assert.is_true(junior.probability > 0)
    assert.is_true(table[3].expected_loss >= table[1].expected_loss)
    assert.near(junior.detachment, senior.attachment, 1e-12)
  end)

  it("says what the fund lacks", function()
    local message = support.problem(eq.recipe "first_loss_attachment", support.fund(), support.options())
    assert.matches("no notes", message, 1, true)
  end)
end)
