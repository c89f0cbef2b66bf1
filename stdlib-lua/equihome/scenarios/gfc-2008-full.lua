-- The crisis of 2006-2012 with everything that came with it: prices, frozen exits, and defaults beyond those that
-- prices alone explain.

local eq = require "equihome"

return eq.scenario "gfc-2008" + eq.scenario "exit-freeze" + eq.scenario "default-wave"
