--- How far homes have to fall until losses reach each class of notes: attachment, chance and size of a loss by fall.
--
-- The investors bear the first loss, below the attachment of the lowest class; the classes above it come next. All
-- homes lose the same part of their value at once in one month, on top of what the paths bring anyway.

local eq = require "equihome"
local declare = require "equihome.declare"
local vary = require "equihome.vary"

---@class equihome.recipes.first_loss_attachment.Options
---@field falls number[] part of the value of every home that is lost
---@field month integer
---@field paths integer
---@field seed integer

---@param fund equihome.Fund
---@param opts equihome.recipes.first_loss_attachment.Options
---@return equihome.Table
local function run(fund, opts)
  if fund.notes.structure == "none" then
    error(
      "recipe first_loss_attachment: the fund has no notes (notes.structure is none); "
        .. "examples/11-facilities-and-notes.lua shows two classes", 2)
  end
  local options = { paths = opts.paths, seed = opts.seed, fail_on = "never" }
  local rows, reached = {}, {}
  for _, fall in ipairs(opts.falls) do
    local changed = fund
    if fall > 0 then
      changed = vary.overlaid(fund, { {
        target = "property_value", op = "multiply", values = { 1 - fall }, zones = {},
        from_month = opts.month, to_month = opts.month,
      } })
    end
    local result = changed:run(options)
    for i = 1, #result.notes do
      local note = result.notes[i]
      local chance = note.probability_of_loss or 0
      if chance > 0 then reached[note.name] = math.min(reached[note.name] or fall, fall) end
      rows[#rows + 1] = {
        fall = fall, class = note.name, attachment = note.attachment, detachment = note.detachment,
        probability = chance, probability_se = math.sqrt(chance * (1 - chance) / #result),
        expected_loss = note.expected_loss, expected_loss_se = note.expected_loss_se,
        irr = note.irr, irr_se = note.irr_se, equity = result.tvpi:mean(), equity_se = result.tvpi:se(),
      }
    end
  end
  local notes, names = {}, {}
  for i = 1, #fund.notes.classes do names[i] = fund.notes.classes[i].name end
  for _, name in ipairs(names) do
    notes[#notes + 1] = reached[name] and ("%s: losses from a fall of %g%% on"):format(name, 100 * reached[name])
      or ("%s: no loss on any path at the falls tried"):format(name)
  end
  return eq.table {
    title = ("Losses of the notes when homes fall in month %d"):format(opts.month),
    columns = {
      { name = "fall", label = "fall", unit = "share" },
      { name = "class", label = "class" },
      { name = "attachment", label = "attaches", unit = "share" },
      { name = "detachment", label = "detaches", unit = "share", rank = 2 },
      { name = "probability", label = "P(loss)", unit = "share", se = "probability_se" },
      { name = "expected_loss", label = "expected loss", unit = "share", se = "expected_loss_se" },
      { name = "irr", label = "IRR", unit = "rate", se = "irr_se", rank = 1 },
      { name = "equity", label = "TVPI of the LPs", unit = "multiple", se = "equity_se" },
    },
    rows = rows,
    figures = reached,
    notes = notes,
  }
end

return {
  name = "first_loss_attachment",
  description = "how far homes have to fall until losses reach each class of notes",
  parameters = {
    {
      name = "falls", type = "list", default = { 0, 0.2, 0.4, 0.6 }, min = 0, max = 0.99, unit = "share",
      description = "part of the value of every home that is lost at once",
    },
    {
      name = "month", type = "integer", default = 48, min = 1, max = 600, unit = "months",
      description = "month of the fund in which it happens",
    },
    declare.paths(), declare.seed(),
  },
  run = run,
  example = [[
local notes = {
  structure = "sequential", payment_frequency = "quarterly", principal_from_month = 60, redemption_month = 114,
  reserve_share = 0.03,
  classes = {
    {
      name = "a", share = 0.25, coupon = { kind = "fixed", rate = 0.055 }, pik = false,
      oc_trigger = 1.5, ic_trigger = 0,
    },
    {
      name = "b", share = 0.1, coupon = { kind = "fixed", rate = 0.08 }, pik = true,
      oc_trigger = 1.2, ic_trigger = 0,
    },
  },
}
print(eq.recipe "first_loss_attachment" (fund:with { notes = notes }, { falls = { 0, 0.3, 0.6 } }))]],
}
