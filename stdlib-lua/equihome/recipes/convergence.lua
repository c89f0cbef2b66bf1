--- How a mean settles as paths are added, and whether its error falls as one over the root of their number.
--
-- One run gives all sizes: of n paths there are N/n blocks that share no draws, and if paths are independent the means
-- of the blocks spread by sd/sqrt(n). The spread of B blocks is itself known to about 1/sqrt(2(B - 1)) of its size.

local eq = require "equihome"
local declare = require "equihome.declare"

local most_errors = 4
local least_blocks = 8

---@class equihome.recipes.convergence.Options
---@field metric string name of a metric
---@field paths integer of the one run
---@field seed integer

---@param fund equihome.Fund
---@param opts equihome.recipes.convergence.Options
---@return equihome.Table
local function run(fund, opts)
  local name = opts.metric:match("^[%w_]+")
  if opts.metric ~= name and opts.metric ~= name .. ".mean" then
    error("recipe convergence: it looks at means; give a metric's name such as net_irr", 2)
  end
  local sample = fund:run({ paths = opts.paths, seed = opts.seed, fail_on = "never" })[name]
  local all = sample:values()
  local values = all:where(all:eq(all))
  if #values < 4 * least_blocks then
    error(("recipe convergence: %s is defined on %d paths; %d or more are needed"):format(
      name, #values, 4 * least_blocks), 2)
  end
  local deviation = values:sd()
  local rows, holds = {}, true
  local weights, xs, ys = {}, {}, {}
  local size = #values
  while size >= 1 do
    local head = values:slice(1, size)
    local blocks = #values // size
    local row = { paths = size, mean = head:mean(), blocks = blocks }
    row.se = size > 1 and head:sd() / math.sqrt(size) or nil
    if blocks >= least_blocks then
      local means = {}
      for b = 1, blocks do means[b] = values:slice((b - 1) * size + 1, b * size):mean() end
      row.spread, row.expected = eq.vector(means):sd(), deviation / math.sqrt(size)
      if row.expected > 0 then
        -- The fourth moment of what is averaged makes the spread less sure than that of normal numbers.
        local excess = math.max(0, (sample:kurtosis() or 0) / size)
        row.ratio = row.spread / row.expected
        row.ratio_se = math.sqrt((1 / (blocks - 1) + excess / blocks / 2) / 2)
        if math.abs(row.ratio - 1) > most_errors * row.ratio_se then holds = false end
        xs[#xs + 1], ys[#ys + 1] = math.log(size), math.log(math.max(row.spread, 1e-300))
        weights[#weights + 1] = 1 / row.ratio_se ^ 2
      end
    end
    table.insert(rows, 1, row)
    size = size // 2
  end
  -- Least squares of log spread on log n.
  local w, wx, wy, wxx, wxy = 0, 0, 0, 0, 0
  for i = 1, #xs do
    w, wx, wy = w + weights[i], wx + weights[i] * xs[i], wy + weights[i] * ys[i]
    wxx, wxy = wxx + weights[i] * xs[i] ^ 2, wxy + weights[i] * xs[i] * ys[i]
  end
  local slope = #xs > 1 and (w * wxy - wx * wy) / (w * wxx - wx * wx) or nil
  local verdict = holds and "as one over the root of n, within the error of the spreads"
    or ("not as one over the root of n: a ratio is more than %d errors from 1"):format(most_errors)
  return eq.table {
    title = ("Convergence of the mean of %s"):format(name),
    columns = {
      { name = "paths", label = "paths n", unit = "count" },
      { name = "mean", label = "mean of the first n", unit = sample.unit, se = "se" },
      { name = "blocks", label = "blocks", unit = "count" },
      { name = "spread", label = "spread of blocks" },
      { name = "expected", label = "sd / root n" },
      { name = "ratio", label = "ratio", unit = "ratio", se = "ratio_se" },
    },
    rows = rows,
    figures = { slope = slope, holds = holds, mean = sample:mean(), se = sample:se(), sd = deviation },
    notes = {
      "the error falls " .. verdict,
      slope and ("slope of log spread on log n: %.3f (expected -0.5)"):format(slope) or "no slope: too few blocks",
    },
  }
end

return {
  name = "convergence",
  description = "mean and error against the number of paths, and whether the error falls as 1/sqrt(n)",
  parameters = { declare.metric("net_irr", "a metric, looked at by its mean"), declare.paths(8192), declare.seed() },
  run = run,
  example = [[print(eq.recipe "convergence" (fund, { metric = "tvpi", paths = 4096 }))]],
}
