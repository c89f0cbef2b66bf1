-- Rates of 1979-82 while homes are hardly sold.

local eq = require "equihome"

return eq.scenario "rates-1979-82" + eq.scenario "exit-freeze"
