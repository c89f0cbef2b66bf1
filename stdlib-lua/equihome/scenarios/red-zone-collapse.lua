-- The riskiest zone falls away from the others, as Las Vegas did from the median metropolitan area.
--
-- FHFA purchase-only indices, falls of 2006-2012: Las Vegas -63.1 %, median of the 100 largest areas -25.0 %
-- (Richmond VA). Beside the others the worst area fell to (1 - 0.631) / (1 - 0.250) = 49.2 %, here over the 69
-- months of its own fall. The other zones keep their trend.

return {
  name = "red-zone-collapse",
  description = "House prices in zone red fall by half beside those of the other zones, over 69 months",
  source = "FHFA House Price Index, purchase-only, 100 largest metropolitan areas, not seasonally adjusted",
  date = "2006Q2 to 2012Q1",
  overlays = {
    {
      target = "property_value", op = "multiply", zones = { "red" }, from_month = 25, every = 69,
      levels = { 100, 49.2 },
    },
  },
}
