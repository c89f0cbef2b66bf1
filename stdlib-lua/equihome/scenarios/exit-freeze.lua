-- Exits freeze: homes are hardly sold for three years, and prices stay as they are.
--
-- Housing transactions in the United Kingdom fell by 56 % in the downturn of 1989-95. That refinancing falls as
-- far is an assumption.

return {
  name = "exit-freeze",
  description = "Sales and refinancings fall by 56 % for three years",
  source = "builtplace.com, Housing downturns: 1989-95 (transactions); the fall of refinancing is an assumption",
  date = "1989 to 1995",
  overlays = {
    { target = "sale_hazard", op = "multiply", value = 0.44, from_month = 25, to_month = 60 },
    { target = "refinance_hazard", op = "multiply", value = 0.44, from_month = 25, to_month = 60 },
  },
}
