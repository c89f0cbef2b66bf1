---@meta equihome
-- Generated from the parameter registry and the reference of scripts; do not edit.
-- `EQUIHOME_RECORD=1 swift test --filter FundScriptingTests` writes it anew. Read by editors
-- (lua-language-server), never executed: .luarc.json names its folder as a library.

---A place in a fund: it holds no values, it looks them up.
---@class equihome.Section
---@operator len: integer
local Section = {}

---A plain copy of what stands there.
---@return any
function Section:table() end

---@class equihome.config.fund : equihome.Section
---@field name string Fund name [name]: Name shown in reports; it changes no result.
---@field currency string Currency [name]: Currency that all money in the configuration and in the results is counted in.
---@field size number Fund size [money, above 0]: Total commitments of the investors.
---@field term_years integer Term [years, in [1, 50]]: Life of the fund from its close; month 12 * term_years is the last of the term.
---@field extension_years integer Extension [years, in [0, 20]]: Years that loans run on after the term before what is still alive is sold.
---@field end "liquidate"|"run_off" End of the fund: What happens to loans alive at the end of the term: sold at once, or run off for the extension.
---@field liquidation_discount number Liquidation discount [share, in [0, 1)]: Taken off NAV when loans are sold at the end: proceeds = NAV * (1 - discount).
---@field distressed_discount number Distressed-sale discount [share, in [0, 1)]: Taken off NAV when loans are sold to pay an obligation: proceeds = NAV * (1 - discount).
---@field valuation_frequency "monthly"|"quarterly"|"semiannual"|"annual" Valuation frequency: How often NAV is struck, for fees on NAV and for yearly returns.

---@class equihome.config.fees.management.step_downs.item : equihome.Section
---@field from_month integer Step-down month [months, in [1, 840]]: First month in which this rate and basis hold.
---@field rate number Stepped rate [rate, in [0, 1)]: Annual management fee from that month on.
---@field basis "committed"|"invested"|"nav" Stepped basis: What the stepped fee is charged on.

---@class equihome.config.fees.management.step_downs : equihome.Section
---@field [integer] equihome.config.fees.management.step_downs.item by position, from 1

---@class equihome.config.fees.management : equihome.Section
---@field rate number Management fee [rate, in [0, 1)]: Annual management fee as a share of its basis: fee per period = rate * basis * months / 12.
---@field basis "committed"|"invested"|"nav" Management fee basis: What the management fee is charged on: commitments, outstanding principal, or latest NAV.
---@field frequency "monthly"|"quarterly"|"semiannual"|"annual" Management fee frequency: How often the management fee is charged.
---@field timing "advance"|"arrears" Management fee timing: Whether the fee is paid at the start of its period or at the end.
---@field step_downs equihome.config.fees.management.step_downs Fee step-downs: Later rates and bases of the management fee, by rising month; an empty list is none.
---@field origination_fee_offset number Origination fee offset [share, in [0, 1]]: Share of origination fees received by the GP that is taken off the management fee.

---@class equihome.config.fees.origination : equihome.Section
---@field rate number Origination fee [share, in [0, 1)]: Fee on each new loan as a share of its advance: fee = rate * advance.
---@field paid_by "borrower"|"fund" Origination fee paid by: Who pays the origination fee: the borrower, or the fund.
---@field paid_to "gp"|"fund" Origination fee paid to: Who receives the origination fee: the GP, or the fund as income.

---@class equihome.config.fees : equihome.Section
---@field management equihome.config.fees.management
---@field origination equihome.config.fees.origination

---@class equihome.config.expenses : equihome.Section
---@field formation number Formation costs [money, at least 0]: Costs of setting the fund up, paid once in month 0.
---@field annual number Annual expenses [money, at least 0]: Fixed costs per year in the money of year 1; year y costs annual * (1 + inflation)^(y-1).
---@field inflation number Expense inflation [rate, in (-0.5, 0.5)]: Annual growth of the fixed costs.
---@field rate number Expense rate [rate, in [0, 1)]: Costs per year as a share of expenses.rate_basis.
---@field rate_basis "committed"|"invested"|"nav" Expense basis: What expenses.rate is charged on.
---@field servicing_rate number Servicing rate [rate, in [0, 1)]: Cost of servicing per year as a share of outstanding principal.
---@field disposition_rate number Disposition cost [share, in [0, 1)]: Cost of closing a loan as a share of the amount collected from it.

---@class equihome.config.deployment : equihome.Section
---@field share number Deployed share [share, in (0, 1]]: Share of commitments that the first loans are bought with.
---@field period_months integer Deployment period [months, in [1, 600]]: Months over which the deployed share is invested.
---@field pace "linear"|"front_loaded"|"back_loaded"|"s_curve"|"custom" Deployment pace: How purchases spread over the deployment period.
---@field intensity? number Pace intensity [multiple, in (0, 20]]: Steepness of a loaded or S-shaped pace; larger is further from linear. Needed when deployment.pace is front_loaded, back_loaded or s_curve.
---@field custom? number[] Custom pace [share, at least 0]: Weight of each month of the deployment period; month m invests weight[m] / sum of weights. Needed when deployment.pace is custom.
---@field allocation_precision number Allocation precision [share, in [0, 1]]: Share of each month's loans placed to hit the zone targets by largest remainder; the rest is drawn.

---@class equihome.config.capital_calls.custom.item : equihome.Section
---@field month integer Call month [months, in [0, 840]]: Month of the call.
---@field share number Call share [share, in (0, 1]]: Share of commitments called in that month.

---@class equihome.config.capital_calls.custom : equihome.Section
---@field [integer] equihome.config.capital_calls.custom.item by position, from 1

---@class equihome.config.capital_calls : equihome.Section
---@field schedule "upfront"|"equal"|"front_loaded"|"back_loaded"|"custom"|"on_demand" Call schedule: When commitments are called; on_demand calls exactly what is needed.
---@field count? integer Number of calls [count, in [1, 600]]: Number of capital calls. Needed when capital_calls.schedule is equal, front_loaded or back_loaded.
---@field interval_months? integer Call interval [months, in [1, 120]]: Months between two calls; call i falls in month (i-1) * interval. Needed when capital_calls.schedule is equal, front_loaded or back_loaded.
---@field intensity? number Call intensity [multiple, in (0, 20]]: Steepness of a loaded call schedule; larger is further from equal calls. Needed when capital_calls.schedule is front_loaded or back_loaded.
---@field custom? equihome.config.capital_calls.custom Custom calls: Calls by month; their shares of commitments sum to 1. Needed when capital_calls.schedule is custom.

---@class equihome.config.cash : equihome.Section
---@field yield_rate number Cash yield [rate, in (-0.2, 0.5)]: Simple annual rate on cash: income of a month = rate / 12 * opening cash.

---@class equihome.config.reinvestment : equihome.Section
---@field period_months integer Reinvestment period [months, in [0, 600]]: Months from close in which receipts may buy new loans; 0 is never.
---@field share number Reinvested share [share, in [0, 1]]: Share of eligible receipts that buys new loans.
---@field receipts "principal"|"all" Eligible receipts: Which receipts may be reinvested: principal only, or all.
---@field min_batch number Smallest batch [money, at least 0]: Reinvestable cash is held until it reaches this amount.
---@field rebalancing_strength number Rebalancing strength [share, in [0, 1]]: Zone mix of new loans = (1-k) * target + k * normalised positive gaps to target; this is k.

---@class equihome.config.exits.hazard : equihome.Section
---@field sale number[] Sale probability [probability, in [0, 1)]: Annual probability p of a sale by year of age, the last holds on; hazard = -ln(1-p)/12 a month.
---@field refinance number[] Refinance probability [probability, in [0, 1)]: Annual probability p of a refinance by year of age, the last holds on; hazard = -ln(1-p)/12 a month.
---@field sale_price_sensitivity number Sale price sensitivity [multiple, in [-10, 10]]: b in the sale multiplier exp(b * ln(I(m)/I(m0))), I being the zone's price index.
---@field refinance_price_sensitivity number Refinance price sensitivity [multiple, in [-10, 10]]: b in the refinance multiplier exp(b * ln(I(m)/I(m0))), I being the zone's price index.
---@field refinance_rate_sensitivity number Refinance rate sensitivity [multiple, in [-200, 200]]: b in the refinance multiplier exp(b * fall of the mortgage rate since origination).

---@class equihome.config.exits.timing.years : equihome.Section
---@field mean number Exit time: mean [years, at least 0]: Mean, before the cut to [min, max], of the normal law of the years from origination to exit.
---@field sd number Exit time: standard deviation [years, at least 0]: Standard deviation, before the cut, of the normal law of the years from origination to exit; 0 is the mean itself.
---@field min number Exit time: smallest [years, at least 0]: Lower cut of the normal law of the years from origination to exit.
---@field max number Exit time: largest [years, at least 0]: Upper cut of the normal law of the years from origination to exit.

---@class equihome.config.exits.timing : equihome.Section
---@field years equihome.config.exits.timing.years
---@field sale_weight number Sale weight [multiple, at least 0]: Weight of sales among exits: share = sale / (sale + refinance).
---@field refinance_weight number Refinance weight [multiple, at least 0]: Weight of refinancings among exits: share = refinance / (sale + refinance).

---@class equihome.config.exits.default.recovery : equihome.Section
---@field kind "rate"|"foreclosure" Recovery rule: How a recovery is found: a rate on the collectable claim, or a forced sale of the home.
---@field rate? number Recovery rate [share, in [0, 1]]: Recovery = rate * min(claim, collectable). Needed when exits.default.recovery.kind is rate.
---@field discount? number Forced-sale discount [share, in [0, 1)]: Taken off the home's value in a forced sale: price = value * (1 - discount). Needed when exits.default.recovery.kind is foreclosure.
---@field cost? number Foreclosure cost [share, in [0, 1)]: Cost of a forced sale as a share of the discounted price. Needed when exits.default.recovery.kind is foreclosure.

---@class equihome.config.exits.default : equihome.Section
---@field correlation_within_zone number Default correlation within a zone [correlation, in [0, 1)]: w in the latent X = sqrt(q) M + sqrt(w-q) G + sqrt(1-w) e; it includes the correlation between zones.
---@field correlation_between_zones number Default correlation between zones [correlation, in [0, 1)]: q in the latent X = sqrt(q) M + sqrt(w-q) G + sqrt(1-w) e; at most w.
---@field seasoning number[] Default seasoning [multiple, at least 0]: Multiple of the zone's default hazard by year of age; the last holds on.
---@field equity_sensitivity number Equity sensitivity of default [multiple, in [-10, 20]]: b in the default multiplier exp(-b * ln(I(m)/I(m0))), I being the zone's price index.
---@field lag_months integer Recovery lag [months, in [0, 120]]: Months from default to recovery.
---@field recovery equihome.config.exits.default.recovery

---@class equihome.config.exits : equihome.Section
---@field model "hazard"|"timing" Exit model: How sale and refinance times are drawn: annual hazards by loan age, or a truncated normal time.
---@field lockout_months integer Lockout [months, in [0, 600]]: Age before which a loan does not end: no sale, refinancing or default.
---@field sale_cost number Selling cost [share, in [0, 1)]: Cost of selling a home as a share of its value, borne before the claim.
---@field refinance_cost number Refinancing cost [share, in [0, 1)]: Cost of refinancing as a share of the home's value, borne before the claim.
---@field maturity_sale_share number Maturities by sale [share, in [0, 1]]: Share of loans at maturity settled by sale; the rest refinance.
---@field hazard? equihome.config.exits.hazard Exit hazards: Annual exit probabilities by loan age. Needed when exits.model is hazard.
---@field timing? equihome.config.exits.timing Exit timing: Law of the time from origination to a sale or refinance. Needed when exits.model is timing.
---@field default equihome.config.exits.default

---@class equihome.config.waterfall.tiers.item : equihome.Section
---@field until "capital"|"preferred"|"irr"|"multiple"|"catch_up"|"forever" Tier ends when: What ends the tier: capital returned, preferred return paid, an LP IRR or multiple reached, the GP caught up, or nothing.
---@field value? number Tier target [in [0, 100]]: Rate for irr, multiple of paid-in for multiple, GP share of profit for catch_up. Needed when waterfall.tiers[].until is irr, multiple or catch_up.
---@field lp_share number LP share of the tier [share, in [0, 1]]: Share of the tier's cash that goes to the LPs; the GP takes the rest.

---@class equihome.config.waterfall.tiers : equihome.Section
---@field [integer] equihome.config.waterfall.tiers.item by position, from 1

---@class equihome.config.waterfall.clawback : equihome.Section
---@field test "none"|"excess_over_carry_share"|"lp_shortfall"|"whole_fund_entitlement" Clawback test: What the GP owes at the end: its carry above its share of profit, what the LPs lack to their hurdle, its carry above what the whole fund entitles it to, or nothing.
---@field escrow_share number Escrow [share, in [0, 1]]: Share of each carry payment held in escrow until the end, where it secures the clawback.
---@field tax_rate number Tax on carry [share, in [0, 1)]: The GP returns at most the carry it received times 1 - tax_rate.
---@field carry_share number Carry share of listed tiers [share, in [0, 1)]: GP share of profit in the test excess_over_carry_share for listed tiers; other structures use waterfall.carry.

---@class equihome.config.waterfall.gp_commitment : equihome.Section
---@field share number GP commitment [share, in [0, 1)]: Share of fund.size that the GP commits; it invests alongside the LPs and pays no carry.
---@field pays_fee boolean GP commitment pays fee: Whether the GP's commitment bears management fee; without, the fee is lower by its share and the LPs' alone.

---@class equihome.config.waterfall : equihome.Section
---@field structure "european"|"american"|"tiers" Waterfall structure: Whole-fund (european) or deal-by-deal (american) waterfall from hurdle, catch-up and carry, or the tiers given.
---@field hurdle_rate number Hurdle rate [rate, in [0, 1)]: Annual preferred return of the LPs; also the reference of shortfall metrics.
---@field hurdle_compounding "annual"|"quarterly"|"monthly"|"simple" Hurdle compounding: How the hurdle accrues: annual is (1+h)^(1/12) a month, quarterly and monthly are nominal, simple is on capital only.
---@field hurdle_account "capital_and_preferred"|"irr" Hurdle account: What must be repaid before carry: a capital and a preferred account, or the future value of LP flows.
---@field catch_up number Catch-up [share, in [0, 1]]: GP share k of cash in the catch-up until it holds carry c of profit; 0 is none, 1 is full, else above c.
---@field carry number Carried interest [share, in [0, 1)]: GP share of profit above the hurdle.
---@field tiers? equihome.config.waterfall.tiers Tiers: Tiers in order; each splits cash until its condition holds, the last holds forever. Needed when waterfall.structure is tiers.
---@field loss_carry_forward boolean Loss carry-forward: Whether later loans make good what loans realized earlier have lost before the GP is paid; false looks at each loan alone.
---@field clawback equihome.config.waterfall.clawback
---@field gp_commitment equihome.config.waterfall.gp_commitment

---@class equihome.config.distributions : equihome.Section
---@field frequency "monthly"|"quarterly"|"semiannual"|"annual" Distribution frequency: How often cash is distributed.
---@field policy "all_cash"|"income_only"|"at_end" Distribution policy: What is distributed: all free cash, income only until reinvestment ends, or nothing before the end.
---@field minimum_reserve number Minimum reserve [share, in [0, 1)]: Cash kept back until the end: reserve = share * fund.size.

---@class equihome.config.market.price_model.momentum.components.item : equihome.Section
---@field phi number Persistence [correlation, in [0, 1)]: Monthly persistence phi of the component.
---@field share number Variance share [share, in (0, 1]]: Share of the stationary variance of monthly growth: k = s / sqrt(12) * sqrt(share * (1 - phi^2)).

---@class equihome.config.market.price_model.momentum.components : equihome.Section
---@field [integer] equihome.config.market.price_model.momentum.components.item by position, from 1

---@class equihome.config.market.price_model.momentum : equihome.Section
---@field components equihome.config.market.price_model.momentum.components Momentum components: The components; their shares of the variance of monthly growth sum to 1.
---@field start "stationary"|"zero" Start of momentum: Where the components stand at close: drawn from their long-run law, or at zero.

---@class equihome.config.market.price_model.path.growth.item : equihome.Section
---@field zone string Zone [name]: Name of the zone.
---@field rates number[] Growth rates [rate, above -1]: Growth of each period as a decimal of that period, to the horizon of the fund at least.

---@class equihome.config.market.price_model.path.growth : equihome.Section
---@field [integer] equihome.config.market.price_model.path.growth.item by position, from 1
---@field [string] equihome.config.market.price_model.path.growth.item by its zone

---@class equihome.config.market.price_model.path : equihome.Section
---@field period "annual"|"monthly" Path period: Length of the period that each rate covers.
---@field growth equihome.config.market.price_model.path.growth Growth by zone: Growth of each zone; every zone once.

---@class equihome.config.market.price_model.regime.regimes.item : equihome.Section
---@field name string Regime name [name]: Name by which messages call the regime.
---@field appreciation_change number Change of growth [rate, in [-0.9, 0.9]]: Added to the zone's annual growth g while the regime lasts.
---@field volatility_factor number Volatility factor [multiple, in [0, 20]]: Multiple of the zone's volatility s while the regime lasts.
---@field default_multiplier number Default multiplier [multiple, in [0, 100]]: Multiple of every default hazard while the regime lasts.
---@field turnover_multiplier number Turnover multiplier [multiple, in [0, 100]]: Multiple of sale and refinance hazards while the regime lasts.

---@class equihome.config.market.price_model.regime.regimes : equihome.Section
---@field [integer] equihome.config.market.price_model.regime.regimes.item by position, from 1
---@field [string] equihome.config.market.price_model.regime.regimes.item by its name

---@class equihome.config.market.price_model.regime : equihome.Section
---@field regimes equihome.config.market.price_model.regime.regimes Regimes: The regimes, at most 16, in the order of the transition matrix.
---@field transition number[][] Transition matrix [probability, in [0, 1]]: Monthly probabilities from the regime of the row to that of the column; rows sum to 1.
---@field start "stationary"|"given" Start of regimes: Law of the regime at close: the chain's long-run law, or initial.
---@field initial? number[] Initial probabilities [probability, in [0, 1]]: Probability of each regime at close, month 0; they sum to 1. Needed when market.price_model.regime.start is given.
---@field recentre boolean Recentre on the rate: Whether growth is shifted month by month so that E[I(T)] = (1+g)^T whatever the regimes.

---@class equihome.config.market.price_model.bootstrap.series.item : equihome.Section
---@field zone string Zone of the series [name]: Name of the zone.
---@field series string Series [name]: Place or code in a file of FHFA, column of a plain file.

---@class equihome.config.market.price_model.bootstrap.series : equihome.Section
---@field [integer] equihome.config.market.price_model.bootstrap.series.item by position, from 1
---@field [string] equihome.config.market.price_model.bootstrap.series.item by its zone

---@class equihome.config.market.price_model.bootstrap : equihome.Section
---@field file string History file [name]: CSV of an index: a layout of FHFA, or date and one column a series; from the configuration's folder.
---@field seasonally_adjusted boolean Seasonally adjusted: Which index is taken where the file has an adjusted one (index_sa) beside the raw one.
---@field series equihome.config.market.price_model.bootstrap.series Series by zone: The series of each zone; every zone once, two zones may share one.
---@field mean_block_months number Mean block [months, in [1, 1200]]: Mean length of a block; a new one starts each period with probability period / mean.
---@field recentre boolean Recentre on the rate: Whether growth is shifted so that E[I(T)] = (1+g)^T; else history's own mean growth stands.

---@class equihome.config.market.price_model : equihome.Section
---@field kind "gbm"|"momentum"|"regime"|"bootstrap"|"path" Price model: Law of house prices: independent growth (gbm), growth with persistence (momentum), switching (regime), drawn history (bootstrap), or given growth (path).
---@field momentum? equihome.config.market.price_model.momentum Momentum: Growth as a sum of autoregressive components x(m) = phi x(m-1) + k e(m). Needed when market.price_model.kind is momentum.
---@field path? equihome.config.market.price_model.path Price path: Growth given outright, the same in every path. Needed when market.price_model.kind is path.
---@field regime? equihome.config.market.price_model.regime Regimes of prices: Markov switching of growth, volatility and hazards, one chain for all zones. Needed when market.price_model.kind is regime.
---@field bootstrap? equihome.config.market.price_model.bootstrap Bootstrap of history: Blocks of historical growth drawn with replacement, the same dates for all zones. Needed when market.price_model.kind is bootstrap.

---@class equihome.config.market.rates.path : equihome.Section
---@field period "annual"|"monthly" Rate path period: Length of the period that each rate covers.
---@field rates number[] Short rates [rate, in (-0.2, 0.5)]: Short rate of each period from month 1, to the horizon of the fund at least.

---@class equihome.config.market.rates : equihome.Section
---@field kind "constant"|"path"|"vasicek"|"cir" Rate model: Law of the short rate: constant, given (path), Gaussian (vasicek), or never negative (cir).
---@field initial number Short rate at close [rate, in (-0.2, 0.5)]: Short rate in month 0, and in every month when it is constant.
---@field mortgage_spread number Mortgage spread [rate, in (-0.2, 0.5)]: Mortgage rate less short rate.
---@field mean? number Long-run rate [rate, in (-0.2, 0.5)]: Rate that the short rate returns to. Needed when market.rates.kind is vasicek or cir.
---@field speed? number Speed of return [in (0, 50]]: Pull to the mean a year: a gap halves in ln 2 / speed years. Needed when market.rates.kind is vasicek or cir.
---@field volatility? number Rate volatility [in [0, 1]]: Of the rate itself a root-year (vasicek), or of the rate over its root (cir). Needed when market.rates.kind is vasicek or cir.
---@field correlation? number Rates and prices [correlation, in [-1, 1]]: Correlation of the rate's monthly shock with the mean price shock of the zones. Needed when market.rates.kind is vasicek or cir.
---@field path? equihome.config.market.rates.path Rate path: Short rates given outright. Needed when market.rates.kind is path.

---@class equihome.config.market.default_climate : equihome.Section
---@field volatility number Climate volatility [multiple, in [0, 5]]: c in the yearly multiplier of default hazards max(0, 1 + c * u), u standard normal.
---@field appreciation_correlation number Climate and prices [correlation, in [-1, 1]]: Correlation of u with the year's mean price shock; negative when defaults rise as prices fall.

---@class equihome.config.market.overlays.item : equihome.Section
---@field target "appreciation"|"appreciation_volatility"|"default_hazard"|"sale_hazard"|"refinance_hazard"|"recovery"|"sale_cost"|"idiosyncratic_volatility"|"property_value"|"short_rate"|"facility_limit" Overlay target: The model input that is changed.
---@field zones string[] Overlay zones [name]: Names of the zones concerned; an empty list is all. Empty for short_rate and facility_limit.
---@field from_month integer Overlay from [months, in [0, 840]]: First month of the change.
---@field to_month integer Overlay to [months, in [0, 840]]: Last month of the change.
---@field op "add"|"multiply"|"set" Overlay operation: How the values change the input: added, multiplied, or in its place.
---@field values number[] Overlay values: One value for the whole range, or one per month of it.

---@class equihome.config.market.overlays : equihome.Section
---@field [integer] equihome.config.market.overlays.item by position, from 1

---@class equihome.config.market : equihome.Section
---@field correlation number[][] Correlation of zones [correlation, in [-1, 1]]: Correlation matrix of the zones' price shocks, in the order of zones; positive semidefinite.
---@field price_model equihome.config.market.price_model
---@field rates equihome.config.market.rates
---@field default_climate equihome.config.market.default_climate
---@field overlays equihome.config.market.overlays Overlays: Changes of model inputs over zones and months, applied in order; what scenarios write.

---@class equihome.config.zones.item.ltv : equihome.Section
---@field mean number Advance to value: mean [share, in (0, 1]]: Mean, before the cut to [min, max], of the normal law of advance / home value in the zone.
---@field sd number Advance to value: standard deviation [share, at least 0]: Standard deviation, before the cut, of the normal law of advance / home value in the zone; 0 is the mean itself.
---@field min number Advance to value: smallest [share, in (0, 1]]: Lower cut of the normal law of advance / home value in the zone.
---@field max number Advance to value: largest [share, in (0, 1]]: Upper cut of the normal law of advance / home value in the zone.

---@class equihome.config.zones.item.suburbs.item : equihome.Section
---@field name string Suburb name [name]: Name of the suburb.
---@field weight number Suburb weight [in [0, 1000000000]]: Relative share of the zone's loans; weights need not sum to 1.
---@field risk_score number Risk score [in [0, 1000000]]: Multiplies default hazards by the score over the zone's weighted mean score.
---@field appreciation_forecast number Suburb forecast [rate, in (-0.5, 0.5)]: Annual growth; homes grow as the zone's index does, tilted by it relative to the zone's mean.
---@field appreciation_volatility number Suburb volatility [volatility, in [0, 2]]: Multiplies homes' own volatility, relative to the zone's root mean square.

---@class equihome.config.zones.item.suburbs : equihome.Section
---@field [integer] equihome.config.zones.item.suburbs.item by position, from 1
---@field [string] equihome.config.zones.item.suburbs.item by its name

---@class equihome.config.zones.item : equihome.Section
---@field name string Zone name [name]: Name by which paths, overlays and results call the zone.
---@field allocation number Zone allocation [share, in [0, 1]]: Target share of deployed capital; allocations sum to 1.
---@field appreciation_rate number Appreciation [rate, in (-0.5, 0.5)]: g: expected annual growth of prices, E[I(T)] = (1+g)^T.
---@field appreciation_volatility number Appreciation volatility [volatility, in [0, 2]]: s: annualised volatility of monthly log growth of the zone's index.
---@field default_rate number Default rate [probability, in [0, 1)]: Annual probability of default before seasoning and multipliers.
---@field ltv equihome.config.zones.item.ltv
---@field suburbs equihome.config.zones.item.suburbs Suburbs: Parts of the zone that loans are placed in; their figures count relative to its means.

---@class equihome.config.zones : equihome.Section
---@field [integer] equihome.config.zones.item by position, from 1
---@field [string] equihome.config.zones.item by its name

---@class equihome.config.portfolio : equihome.Section
---@field source "generated"|"tape"|"both" Starting portfolio: First loans: drawn (generated), bought in month 0 from a list (tape), or both, the list first.
---@field tape? string Loan tape [name]: CSV or JSON list of loans (docs/loan-tape.md), from the configuration's folder. Needed when portfolio.source is tape or both.
---@field price? number Price of the tape [multiple, in (0, 10]]: Purchase price of each loan of the tape as a multiple of its NAV in month 0. Needed when portfolio.source is tape or both.

---@class equihome.config.loans.amount : equihome.Section
---@field mean number Advance: mean [money, above 0]: Mean, before the cut to [min, max], of the normal law of the advance of a loan.
---@field sd number Advance: standard deviation [money, at least 0]: Standard deviation, before the cut, of the normal law of the advance of a loan; 0 is the mean itself.
---@field min number Advance: smallest [money, above 0]: Lower cut of the normal law of the advance of a loan.
---@field max number Advance: largest [money, above 0]: Upper cut of the normal law of the advance of a loan.

---@class equihome.config.loans.senior_ltv : equihome.Section
---@field mean number Senior mortgage to value: mean [share, in [0, 1)]: Mean, before the cut to [min, max], of the normal law of first mortgage / home value at origination.
---@field sd number Senior mortgage to value: standard deviation [share, at least 0]: Standard deviation, before the cut, of the normal law of first mortgage / home value at origination; 0 is the mean itself.
---@field min number Senior mortgage to value: smallest [share, in [0, 1)]: Lower cut of the normal law of first mortgage / home value at origination.
---@field max number Senior mortgage to value: largest [share, in [0, 1)]: Upper cut of the normal law of first mortgage / home value at origination.

---@class equihome.config.loans.senior_mortgage : equihome.Section
---@field rate number Senior mortgage rate [rate, in [0, 1)]: Nominal annual rate of the first mortgage, an annuity paid monthly.
---@field term_months integer Senior mortgage term [months, in [1, 600]]: Months the first mortgage still runs when the advance is made.

---@class equihome.config.loans : equihome.Section
---@field amount equihome.config.loans.amount
---@field senior_ltv equihome.config.loans.senior_ltv
---@field senior_mortgage equihome.config.loans.senior_mortgage
---@field idiosyncratic_volatility number Volatility of one home [volatility, in [0, 2]]: v in V(t) = V0 * I(m)/I(m0) * exp(v sqrt(t) Z - v^2 t / 2), t in years since origination.

---@class equihome.config.products.item.interest : equihome.Section
---@field rate number Interest rate [rate, in [0, 1)]: Annual interest r on the advance P: P r t when simple.
---@field compounding "simple"|"annual" Interest compounding: Simple, P r t, or annual, P ((1+r)^t - 1).

---@class equihome.config.products.item.share.steps.item : equihome.Section
---@field from_month integer Step age [months, in [1, 600]]: First age at which the size holds.
---@field size number Step size [multiple, in [0, 100]]: Size of the share from that age on.

---@class equihome.config.products.item.share.steps : equihome.Section
---@field [integer] equihome.config.products.item.share.steps.item by position, from 1

---@class equihome.config.products.item.share : equihome.Section
---@field of "none"|"appreciation"|"value" Share of: What is shared: nothing, appreciation a (V - B) with B = V0 (1 - risk_adjustment), or value a V.
---@field sizing "pro_rata"|"fixed" Share sizing: a = size * P / V0 (pro_rata), or a = size (fixed).
---@field size number Share size [multiple, in [0, 100]]: Multiple of P / V0 when pro rata, the share itself when fixed.
---@field steps equihome.config.products.item.share.steps Share steps: Later sizes by rising age; an empty list is none.
---@field steps_in_decline boolean Steps in decline: Whether steps also hold when the home is worth less than at the start.
---@field risk_adjustment number Risk adjustment [share, in [0, 1)]: Lowers the value that appreciation counts from: B = V0 (1 - risk_adjustment).
---@field share_in_depreciation boolean Shares depreciation: Whether a negative share a (V - B) lowers the claim; otherwise it counts as 0.

---@class equihome.config.products.item.cap : equihome.Section
---@field kind "none"|"annual"|"monthly" Cap: Largest claim: none, P (1+cap)^t (annual), or P (1+cap/12)^(12 t) (monthly).
---@field rate number Cap rate [rate, in [0, 10]]: Annual rate of the cap.

---@class equihome.config.products.item : equihome.Section
---@field name string Product name [name]: Name by which paths and results call the product.
---@field weight number Product weight [share, in [0, 1]]: Probability that a new loan is of this product; weights sum to 1.
---@field term_months integer Contract term [months, in [1, 600]]: Age at which the contract must be bought out.
---@field returns_principal boolean Returns principal: Whether the claim holds the advance besides interest and share.
---@field interest equihome.config.products.item.interest
---@field share equihome.config.products.item.share
---@field floor "none"|"zero"|"principal" Floor: Smallest claim: none, zero, or the advance.
---@field principal_floor_months integer Principal floor age [months, in [0, 600]]: Age before which the claim is at least the advance; 0 is never.
---@field cap equihome.config.products.item.cap

---@class equihome.config.products : equihome.Section
---@field [integer] equihome.config.products.item by position, from 1
---@field [string] equihome.config.products.item by its name

---@class equihome.config.facilities.item.collateral.item : equihome.Section
---@field zone string Eligible zone [name]: Name of a zone whose loans count.
---@field haircut number Haircut [share, in [0, 1)]: Part of the zone's value that does not count.
---@field concentration_limit number Concentration limit [share, in (0, 1]]: Largest part of the borrowing base that the zone may make up.

---@class equihome.config.facilities.item.collateral : equihome.Section
---@field [integer] equihome.config.facilities.item.collateral.item by position, from 1
---@field [string] equihome.config.facilities.item.collateral.item by its zone

---@class equihome.config.facilities.item.interest : equihome.Section
---@field kind "fixed"|"floating" Kind of rate: A fixed rate, or a margin over the short rate.
---@field rate? number Fixed rate [rate, in [0, 1)]: Annual rate on the balance. Needed when facilities[].interest.kind is fixed.
---@field margin? number Margin [rate, in [0, 1)]: Added to the short rate of the month. Needed when facilities[].interest.kind is floating.
---@field rate_floor? number Rate floor [rate, in (-0.5, 1)]: Least short rate that the margin is added to. Needed when facilities[].interest.kind is floating.

---@class equihome.config.facilities.item.covenants.item : equihome.Section
---@field test "max_ltv"|"min_interest_cover" Covenant: Debt over assets, or cash flow of 12 months over the cost of debt.
---@field limit number Covenant limit [multiple, at least 0]: Highest debt over assets, or lowest interest cover.

---@class equihome.config.facilities.item.covenants : equihome.Section
---@field [integer] equihome.config.facilities.item.covenants.item by position, from 1

---@class equihome.config.facilities.item : equihome.Section
---@field name string Facility [name]: Name in results and messages.
---@field kind "subscription"|"nav"|"warehouse" Kind: What secures it: uncalled commitments, the NAV of loans as last struck, or outstanding principal.
---@field limit number Commitment [share, in (0, 10]]: Most that may be drawn, as a share of fund.size.
---@field advance_rate number Advance rate [share, in [0, 1]]: Part of the borrowing base that may be drawn.
---@field from_month integer Available from [months, in [0, 1000]]: First month in which it can be drawn; the upfront fee is due then.
---@field maturity_month integer Maturity [months, in [1, 1000]]: Month from which all of the balance is due.
---@field undrawn_fee number Undrawn fee [rate, in [0, 1)]: Per year, on the commitment less the balance.
---@field upfront_fee number Upfront fee [share, in [0, 1)]: Once, on the commitment.
---@field draw_policy "bridge_calls"|"target_leverage"|"fund_originations" Draw policy: When it is drawn: in place of capital calls, up to a balance over NAV, or for a share of purchases.
---@field clean_down_months? integer Clean-down [months, in [1, 1000]]: Months between full repayments by a capital call. Needed when facilities[].draw_policy is bridge_calls.
---@field target? number Target [share, in [0, 10)]: Balance over NAV that draws aim at, or share of each purchase that is drawn (below 1). Needed when facilities[].draw_policy is target_leverage or fund_originations.
---@field sweep number Sweep [share, in [0, 1]]: Share of a month's net receipts that repays the balance.
---@field collateral? equihome.config.facilities.item.collateral Collateral: Zones whose loans are eligible; a zone secures one facility only. Needed when facilities[].kind is nav or warehouse.
---@field concentration? "eligible_total"|"fixpoint" Concentration rule: Limits are parts of the eligible total before limits, or of what counts in the end. Needed when facilities[].kind is nav or warehouse.
---@field interest equihome.config.facilities.item.interest
---@field covenants equihome.config.facilities.item.covenants Covenants: Tests whenever NAV is struck; a breach stops draws and sweeps all cash until cured.
---@field cure_months integer Cure period [months, in [0, 1000]]: Months after a breach until the lender has the balance repaid by selling loans.
---@field forced_sale_discount number Forced sale discount [share, in [0, 1)]: Taken off NAV when loans are sold after a breach that was not cured.

---@class equihome.config.facilities : equihome.Section
---@field [integer] equihome.config.facilities.item by position, from 1
---@field [string] equihome.config.facilities.item by its name

---@class equihome.config.notes.classes.item.coupon : equihome.Section
---@field kind "fixed"|"floating" Kind of rate: A fixed rate, or a margin over the short rate.
---@field rate? number Fixed rate [rate, in [0, 1)]: Annual rate on the balance. Needed when notes.classes[].coupon.kind is fixed.
---@field margin? number Margin [rate, in [0, 1)]: Added to the short rate of the month. Needed when notes.classes[].coupon.kind is floating.
---@field rate_floor? number Rate floor [rate, in (-0.5, 1)]: Least short rate that the margin is added to. Needed when notes.classes[].coupon.kind is floating.

---@class equihome.config.notes.classes.item : equihome.Section
---@field name string Class [name]: Name in results.
---@field share number Face value [share, in (0, 10]]: As a share of fund.size.
---@field coupon equihome.config.notes.classes.item.coupon
---@field pik boolean Payment in kind: Whether a coupon that cannot be paid is added to the balance; else it stays due.
---@field oc_trigger number OC trigger [multiple, in [0, 100]]: Least assets over balances up to this class; below it cash repays senior principal. 0: no test.
---@field ic_trigger number IC trigger [multiple, in [0, 100]]: Least income over coupons up to this class; below it cash repays senior principal. 0: no test.

---@class equihome.config.notes.classes : equihome.Section
---@field [integer] equihome.config.notes.classes.item by position, from 1
---@field [string] equihome.config.notes.classes.item by its name

---@class equihome.config.notes : equihome.Section
---@field structure "none"|"sequential"|"pro_rata" Notes: Whether the fund issues notes, and how their principal is repaid.
---@field payment_frequency? "monthly"|"quarterly"|"semiannual"|"annual" Note payments: How often coupons and principal are paid. Needed when notes.structure is sequential or pro_rata.
---@field principal_from_month? integer Principal from [months, in [0, 1000]]: First month in which free cash repays principal. Needed when notes.structure is sequential or pro_rata.
---@field redemption_month? integer Redemption [months, in [1, 1000]]: Month from which all balances are due. Needed when notes.structure is sequential or pro_rata.
---@field reserve_share? number Note reserve [share, in [0, 1)]: Reserve account as a share of the balances of all classes. Needed when notes.structure is sequential or pro_rata.
---@field classes? equihome.config.notes.classes Classes: Classes of notes, senior first. Needed when notes.structure is sequential or pro_rata.

---@class equihome.config.analytics.benchmark : equihome.Section
---@field kind "constant"|"path"|"price_index" Benchmark: Index that KS-PME and direct alpha compare LP flows with: one rate, a rate a year, or the house prices of the path.
---@field rate? number Benchmark rate [rate, in (-0.5, 1)]: Annual effective growth of the benchmark: B(m) = (1 + rate)^(m/12). Needed when analytics.benchmark.kind is constant.
---@field path? number[] Benchmark path [rate, above -1]: Growth of the benchmark in each year, to the horizon of the fund at least. Needed when analytics.benchmark.kind is path.

---@class equihome.config.analytics : equihome.Section
---@field discount_rate number Discount rate [rate, in (-0.5, 1)]: Annual effective rate of NPV and duration: factor (1+r)^(-m/12).
---@field risk_free_rate number Risk-free rate [rate, in (-0.5, 0.5)]: Annual rate that Sharpe and Sortino ratios measure returns above.
---@field var_metric "tvpi_loss"|"irr_shortfall"|"annual_nav_change" VaR metric: What VaR counts as loss: 1 - TVPI, hurdle - net IRR, or the worst yearly NAV fall.
---@field var_levels number[] VaR levels [probability, in (0, 1)]: Confidence levels of VaR and CVaR, rising.
---@field quantiles number[] Quantiles [probability, in [0, 1]]: Quantiles that summaries show, rising.
---@field confidence_level number Confidence level [probability, in (0, 1)]: Level of the confidence intervals of estimates.
---@field histogram_bins integer Histogram bins [count, in [1, 10000]]: Number of bins of a histogram.
---@field target_wal_years number Target WAL [years, in (0, 50]]: Weighted average life that the manager aims at; guardrails may name it.
---@field label_price_band number Band of price trends [multiple, in [0, 100]]: Volatilities from its rate beyond which a year's growth counts as appreciating or depreciating.
---@field label_rate_band number Band of rate trends [rate, in [0, 1]]: Change over a year beyond which the short rate counts as rising or falling.
---@field label_outlook_band number Band of outlooks [rate, in [0, 1]]: Growth less default rate beyond which a year counts as an expansion or a recession.
---@field benchmark equihome.config.analytics.benchmark
---@field tail_share number Tail share [share, in (0, 1)]: Share of paths, those of the largest loss, whose metrics tail drivers set against the rest.
---@field bootstrap_samples integer Bootstrap samples [count, in [0, 100000]]: Resamples of the bands stored with a run; 0 stores none.

---@class equihome.config.guardrails.item.when : equihome.Section
---@field metric string Condition metric [name]: What the condition looks at.
---@field op ">"|">="|"<"|"<=" Condition relation: How it must stand to the condition's limit.
---@field limit number Condition limit: The condition's limit, in the unit of its metric.

---@class equihome.config.guardrails.item : equihome.Section
---@field name string Guardrail name [name]: Name by which results call the guardrail.
---@field metric string Guardrail metric [name]: What is watched: `metric.statistic`, or a static metric.
---@field op ">"|">="|"<"|"<=" Relation: The guardrail trips when the metric stands so to the limit.
---@field limit number Limit: The limit, in the unit of the metric.
---@field severity "error"|"warning" Severity: How bad it is when the guardrail trips.
---@field when? equihome.config.guardrails.item.when Only when: A second relation that must hold too for the guardrail to trip.

---@class equihome.config.guardrails : equihome.Section
---@field [integer] equihome.config.guardrails.item by position, from 1
---@field [string] equihome.config.guardrails.item by its name

---@class equihome.config.simulation : equihome.Section
---@field paths integer Paths [count, in [1, 100000000]]: Number of simulated paths.
---@field seed integer Seed [in [0, 18446744073709552000)]: Key of the random numbers; the same seed gives the same bits. Any whole number below 2^64.
---@field keep "metrics"|"flows" Keep: What is kept of every path: its metrics, or its monthly LP flows as well.
---@field fund_number integer Fund number [in [0, 255]]: Which loans are drawn: funds of one seed and path share the market, and loans by their number.

---@class equihome.config.hooks.item : equihome.Section
---@field point "waterfall"|"exit_hazard"|"price_path"|"reinvest"|"trigger"|"month"|"metric"|"guardrail" Where it steps in: What the function is called for; one function each, but for metrics and guardrails.
---@field name string Hook name [name]: Name of a metric or guardrail; empty for every other point.
---@field source string Hook source: A Lua chunk that returns the function; what it needs stands in it as locals.

---@class equihome.config.hooks : equihome.Section
---@field [integer] equihome.config.hooks.item by position, from 1
---@field [string] equihome.config.hooks.item by its name

---@class equihome.config : equihome.Section
---@field schema_version integer Schema version [in [1, 1]]: Version of the layout of this configuration; this engine reads version 1.
---@field based_on? string Based on [name]: Preset or file that this configuration started from; a note that changes no result.
---@field fund equihome.config.fund
---@field fees equihome.config.fees
---@field expenses equihome.config.expenses
---@field deployment equihome.config.deployment
---@field capital_calls equihome.config.capital_calls
---@field cash equihome.config.cash
---@field reinvestment equihome.config.reinvestment
---@field exits equihome.config.exits
---@field waterfall equihome.config.waterfall
---@field distributions equihome.config.distributions
---@field market equihome.config.market
---@field zones equihome.config.zones Zones: Risk zones; their allocations sum to 1.
---@field portfolio equihome.config.portfolio
---@field loans equihome.config.loans
---@field products equihome.config.products Products: Contracts that loans are written on; their weights sum to 1.
---@field facilities equihome.config.facilities Facilities: Credit lines of the fund in the order in which they are drawn, served and repaid.
---@field notes equihome.config.notes
---@field analytics equihome.config.analytics
---@field guardrails equihome.config.guardrails Guardrails: Limits that a run is held against; each trips when `metric op limit` is true.
---@field simulation equihome.config.simulation
---@field hooks equihome.Hooks Hooks: Functions of the fund's own that step into every path; in the hash like all else.

---@class equihome.Vector : userdata
---@field [integer] number from 1
---@operator len: integer
---@operator add(equihome.Vector|number): equihome.Vector
---@operator sub(equihome.Vector|number): equihome.Vector
---@operator mul(equihome.Vector|number): equihome.Vector
---@operator div(equihome.Vector|number): equihome.Vector
---@operator unm: equihome.Vector
local Vector = {}

---Sum of the elements.
---@return number
function Vector:sum() end

---Mean; an error without elements.
---@return number
function Vector:mean() end

---Standard deviation, divisor n - 1.
---@return number
function Vector:sd() end

---Least element; nan where there is one.
---@return number
function Vector:min() end

---Largest element; nan where there is one.
---@return number
function Vector:max() end

---Linear between order statistics (type 7).
---@param p number from 0 to 1
---@return number
function Vector:quantile(p) end

---Sum of the products.
---@param other equihome.Vector
---@return number
function Vector:dot(other) end

---A copy.
---@return equihome.Vector
function Vector:copy() end

---Elements first to last.
---@param first integer
---@param last? integer
---@return equihome.Vector
function Vector:slice(first, last) end

---From low to high.
---@return equihome.Vector
function Vector:sorted() end

---Sums from the first element on.
---@return equihome.Vector
function Vector:cumsum() end

---A function of each element.
---@param f fun(x: number): number
---@return equihome.Vector
function Vector:map(f) end

---Elements where the mask is not 0.
---@param mask equihome.Vector
---@return equihome.Vector
function Vector:where(mask) end

---Whether any element is not 0.
---@return boolean
function Vector:any() end

---Whether no element is 0.
---@return boolean
function Vector:all() end

---Elements that are not 0.
---@return integer
function Vector:count() end

---1 where element < other, else 0.
---@param other equihome.Vector|number
---@return equihome.Vector
function Vector:lt(other) end

---1 where element <= other, else 0.
---@param other equihome.Vector|number
---@return equihome.Vector
function Vector:le(other) end

---1 where element > other, else 0.
---@param other equihome.Vector|number
---@return equihome.Vector
function Vector:gt(other) end

---1 where element >= other, else 0.
---@param other equihome.Vector|number
---@return equihome.Vector
function Vector:ge(other) end

---1 where element == other, else 0.
---@param other equihome.Vector|number
---@return equihome.Vector
function Vector:eq(other) end

---1 where element ~= other, else 0.
---@param other equihome.Vector|number
---@return equihome.Vector
function Vector:ne(other) end

---The i-th element, from 1.
---@param i integer
---@return number
function Vector:get(i) end

---The elements as a plain table.
---@return number[]
function Vector:table() end

---@class equihome.Matrix : userdata
---@field [integer] equihome.Vector a row, no copy
---@operator len: integer
local Matrix = {}

---A copy of a column.
---@param i integer from 1
---@return equihome.Vector
function Matrix:column(i) end

---A row, no copy.
---@param i integer from 1
---@return equihome.Vector
function Matrix:row(i) end

---One element, from 1.
---@param row integer
---@param column integer
---@return number
function Matrix:get(row, column) end

---Number of rows.
---@return integer
function Matrix:rows() end

---Number of columns.
---@return integer
function Matrix:columns() end

---Rows and columns.
---@return integer rows, integer columns
function Matrix:dims() end

---Something to read and to print: named members, a list, or both.
---@class equihome.Record : userdata
---@field [string] any
---@field [integer] any
---@operator len: integer

---@class equihome.Flows
---@field calls equihome.Vector
---@field principal_receipts equihome.Vector
---@field interest_receipts equihome.Vector
---@field share_receipts equihome.Vector
---@field recoveries equihome.Vector
---@field sale_proceeds equihome.Vector
---@field cash_yield equihome.Vector
---@field origination_fee_income equihome.Vector
---@field advances equihome.Vector
---@field origination_fees_paid equihome.Vector
---@field management_fees equihome.Vector
---@field formation equihome.Vector
---@field annual_expenses equihome.Vector
---@field basis_expenses equihome.Vector
---@field servicing equihome.Vector
---@field disposition_costs equihome.Vector
---@field lp_distributions equihome.Vector
---@field gp_distributions equihome.Vector
---@field cash equihome.Vector
---@field nav equihome.Vector
---@field outstanding equihome.Vector
---@field unfunded equihome.Vector
---@field loans_bought equihome.Vector
---@field sales equihome.Vector
---@field refinancings equihome.Vector
---@field defaults equihome.Vector
---@field maturities equihome.Vector
---@field facility_draws equihome.Vector
---@field notes_issued equihome.Vector
---@field facility_repayments equihome.Vector
---@field facility_interest equihome.Vector
---@field facility_fees equihome.Vector
---@field note_coupons equihome.Vector
---@field note_principal equihome.Vector
---@field facility_debt equihome.Vector
---@field note_debt equihome.Vector
---@field clawback equihome.Vector
---@field escrow equihome.Vector
---@field gp_contributions equihome.Vector
---@field gp_commitment_distributions equihome.Vector

---@class equihome.KeptFlows
---@field net equihome.Matrix
---@field contributions equihome.Matrix
---@field distributions equihome.Matrix

---@class equihome.RunOptions
---@field paths? integer in place of simulation.paths
---@field seed? integer in place of simulation.seed
---@field threads? integer all cores unless given; changes no result
---@field keep? "metrics"|"flows"
---@field check? boolean holds every path to the invariants
---@field fail_on? "error"|"warning"|"never"
---@field breakdown? boolean keeps what zones(), attribution() and the like read
---@field store? boolean fund:run: false neither keeps the run nor looks for it
---@field tags? string[] fund:run: names of the kept run
---@field rerun? boolean fund:run: runs even if the run was kept, and compares the two

---@class equihome.ReportOptions
---@field plan? string|false a plan of analyses, or a Lua file of yours; "standard"
---@field options? table<string, any> of the plan
---@field title? string in place of the fund's name
---@field format? "html"|"markdown"|"json" by the file's name unless given
---@field bridge? any what fund:bridge gave, or false for none
---@field stress? any what eq.stress gave, or false
---@field sensitivity? any what eq.sensitivity gave, or false
---@field sweep? any the table of a sweep, or false
---@field frontier? any what eq.frontier gave, or false

---@class equihome.ParameterPage
---@field path string
---@field label string?
---@field description string?
---@field type string?
---@field unit string?
---@field range string?
---@field min number?
---@field max number?
---@field presence string?
---@field group string?
---@field model string?
---@field example any
---@field value any
---@field origin string?
---@field children string[]

---@class equihome.Issue
---@field severity "error"|"warning"
---@field path string
---@field message string
---@field value string?
---@field expected string?
---@field unit string?
---@field suggestion string?
---@field origin string?

---@class equihome.Guardrail
---@field name string
---@field metric string
---@field value number?
---@field op string
---@field limit number
---@field severity string
---@field verdict string
---@field note string

---@class equihome.Difference
---@field left number?
---@field left_se number?
---@field right number?
---@field right_se number?
---@field difference number?
---@field se number?
---@field low number?
---@field high number?
---@field paired boolean
---@field pairs integer?

---@class equihome.CompareOptions
---@field metrics string[]?
---@field level number?
---@field joint boolean?
---@field labels string[]?

---@class equihome.Solution
---@field value number
---@field low number?
---@field high number?
---@field se number?
---@field level number
---@field achieved number
---@field achieved_se number?
---@field slope number?
---@field target number
---@field objective string
---@field vary string
---@field evaluations equihome.Record
---@field notes string[]
---@field json string

---@class equihome.Path
---@field number integer
---@field horizon integer
---@field metrics equihome.Record
---@field months equihome.Record
---@field ledger equihome.Record
---@field net equihome.Vector
---@field gross equihome.Vector
---@field market equihome.Record
---@field index equihome.Record
---@field climate equihome.Vector
---@field loans equihome.Record
---@field events equihome.Record
---@field explain fun(metric: string): equihome.Record

---@class equihome.Fund : equihome.config
---@field [string] any a value by its path, such as "zones.green.allocation"
local Fund = {}

---a copy with changes
---@param changes table nested, or by path
---@return equihome.Fund
function Fund:with(changes) end

---a copy
---@return equihome.Fund
function Fund:copy() end

---the list of issues, empty when the fund can be run
---@return equihome.Issue[]
function Fund:validate() end

---runs the fund, or reads the run that was kept
---@param options? equihome.RunOptions
---@return equihome.Run
function Fund:run(options) end

---from net to gross: runs with one layer after the other off
---@param options? equihome.RunOptions
---@return equihome.Record
function Fund:bridge(options) end

---how much of each variance is between markets, by several draws of the loans in each
---@param options { market_paths: integer, inner: integer, seed?: integer, threads?: integer }
---@return equihome.Record
function Fund:variance_decomposition(options) end

---writes the fund as JSON
---@param file string
---@return equihome.Fund
function Fund:write(file) end

---the fund as JSON
---@return string
function Fund:json() end

---the name of what is modelled, 64 hexadecimal digits
---@return string
function Fund:hash() end

---the values in which another fund differs
---@param other equihome.Fund
---@return equihome.Record
function Fund:diff(other) end

---the preset, file or script line that set the value
---@param path string
---@return string?
function Fund:why(path) end

---the same as eq.describe, with the value and where it was set
---@param path string
---@return equihome.ParameterPage
function Fund:describe(path) end

---@class equihome.Run
---@field net_irr equihome.Sample Net IRR [rate]: IRR of LP contributions and distributions, annual effective; undefined when no root exists
---@field gross_irr equihome.Sample Gross IRR [rate]: IRR of loan advances and collections, before fees, expenses and carry
---@field tvpi equihome.Sample TVPI [multiple]: LP distributions over paid-in capital
---@field dpi equihome.Sample DPI at term [multiple]: LP distributions up to the end of the term over paid-in capital
---@field rvpi equihome.Sample RVPI at term [multiple]: LP distributions after the end of the term over paid-in capital
---@field gross_multiple equihome.Sample Gross multiple [multiple]: amounts collected from loans over amounts advanced
---@field roi equihome.Sample ROI [rate]: LP profit over paid-in capital
---@field npv equihome.Sample NPV [money]: LP flows discounted at analytics.discount_rate
---@field payback_month equihome.Sample Payback month [months]: first month in which cumulative LP distributions reach cumulative contributions for good; undefined when never
---@field asset_wal equihome.Sample Asset WAL [years]: principal-weighted mean life of the loans
---@field asset_duration equihome.Sample Asset duration [years]: mean time of collections, weighted by their value at analytics.discount_rate, from the advance
---@field peak_capital equihome.Sample Peak net capital at work [money]: highest cumulative contributions less distributions
---@field average_capital equihome.Sample Average net capital at work [money]: mean over months of cumulative contributions less distributions, floored at 0
---@field max_drawdown equihome.Sample Max drawdown [share]: largest fall of the time-weighted index of NAV plus distributions
---@field time_weighted_return equihome.Sample Time-weighted return [rate]: chain-linked return on NAV per valuation period, annualised
---@field nav_volatility equihome.Sample Volatility of yearly NAV returns [rate]: standard deviation of the yearly time-weighted returns
---@field sharpe equihome.Sample Sharpe (time series) [ratio]: mean yearly NAV return above analytics.risk_free_rate over its standard deviation
---@field sortino equihome.Sample Sortino (time series) [ratio]: mean yearly NAV return above analytics.risk_free_rate over its downside deviation
---@field worst_annual_nav_change equihome.Sample Worst yearly NAV return [rate]: lowest of the yearly time-weighted returns
---@field loan_count equihome.Sample Loans [count]: loans originated
---@field default_count equihome.Sample Defaults [count]: loans that defaulted within the life of the fund
---@field default_rate equihome.Sample Default rate [share]: defaults over loans, by number
---@field default_rate_amount equihome.Sample Default rate by amount [share]: advances that defaulted over advances
---@field loss_amount equihome.Sample Default loss [money]: sum over defaults of advance less recovery, floored at 0 by loan
---@field loss_rate equihome.Sample Default loss rate [share]: default loss over advances
---@field recovery_rate equihome.Sample Recovery rate [share]: recoveries over advances of defaulted loans, each at most its advance; undefined without a default
---@field carry equihome.Sample Carried interest [money]: paid to the GP by the waterfall, before clawback
---@field management_fees equihome.Sample Management fees [money]: paid over the life
---@field origination_fees equihome.Sample Origination fees to the GP [money]: received by the GP, whoever pays them
---@field expenses equihome.Sample Fund expenses [money]: formation, annual, basis, servicing and disposition costs paid
---@field paid_in equihome.Sample Paid-in capital [money]: contributions of the LPs
---@field distributed equihome.Sample Distributed [money]: distributions to the LPs
---@field net_profit equihome.Sample Net profit [money]: LP distributions less contributions
---@field invested equihome.Sample Invested [money]: sum of advances, recycled ones included
---@field recycled_share equihome.Sample Recycled share [share]: advances paid for with recycled receipts over all advances
---@field zone_drift equihome.Sample Zone drift [share]: largest distance of a zone's share of outstanding principal from its target, over valuation dates up to the last purchase month
---@field sale_share equihome.Sample Exits by sale [share]: sales over loans, by number, maturities excluded
---@field refinance_share equihome.Sample Exits by refinance [share]: refinancings over loans, by number, maturities excluded
---@field maturity_share equihome.Sample Exits at maturity [share]: loans that reached their term over loans, by number
---@field deferred_fee_months equihome.Sample Months with a deferred fee [months]: months in which the management fee could not be paid in full
---@field distressed_sales equihome.Sample Distressed sales [count]: loans sold to pay an obligation
---@field unpaid_obligations equihome.Sample Unpaid obligations [money]: expenses and fees the fund could not pay by its end
---@field facility_cost equihome.Sample Cost of facilities [money]: interest and fees paid on facilities
---@field peak_debt equihome.Sample Peak debt [money]: highest balance of all facilities at a month end
---@field peak_ltv equihome.Sample Peak debt over assets [share]: highest debt of facilities over loans, awaited recoveries and cash when NAV is struck
---@field min_interest_cover equihome.Sample Lowest interest cover [ratio]: lowest cash flow of 12 months over interest and fees due on facilities; undefined without debt
---@field peak_utilisation equihome.Sample Peak utilisation [share]: highest debt over the commitments of facilities at a month end; undefined without a facility
---@field liquidity_buffer equihome.Sample Liquidity buffer [share]: lowest cash plus undrawn facilities over NAV when NAV is struck above 0, before the end
---@field covenant_breaches equihome.Sample Covenant breaches [count]: times a facility went into breach
---@field first_breach_month equihome.Sample First breach [months]: month of the first covenant breach; undefined without one
---@field accelerations equihome.Sample Accelerations [count]: facilities whose balance was called after a breach that was not cured
---@field base_deficiency_months equihome.Sample Borrowing-base deficiencies [months]: months, summed over facilities, in which the balance was above the borrowing base
---@field facility_loss equihome.Sample Loss of lenders [money]: balances of facilities not repaid at the end
---@field note_cost equihome.Sample Coupons of notes [money]: coupons paid on notes
---@field note_loss equihome.Sample Loss of notes [money]: balances and coupons of notes not paid at the end
---@field note_test_failures equihome.Sample Failed coverage tests [count]: OC and IC tests that failed on payment dates
---@field note_deferrals equihome.Sample Deferred coupons [count]: coupons of a class and date that could not be paid in full
---@field gp_irr equihome.Sample GP IRR [rate]: IRR of the GP's commitment with carry, clawback, management and origination fees; undefined without a commitment
---@field clawback equihome.Sample Clawback [money]: carry that the GP returns to the LPs at the end
---@field gp_paid_in equihome.Sample GP paid-in capital [money]: contributions of the GP's commitment
---@field gp_distributed equihome.Sample Distributed to the GP's commitment [money]: distributions to the GP's commitment, carry not among them
---@field ks_pme equihome.Sample KS-PME [ratio]: LP distributions over contributions, each divided by the benchmark index of its month
---@field direct_alpha equihome.Sample Direct alpha [rate]: IRR of LP flows divided by the benchmark index: annual return beyond the benchmark
---@field price_growth equihome.Sample House price growth [rate]: annual growth of the allocation-weighted house price index over the life
---@field default_climate equihome.Sample Default climate [ratio]: mean of the yearly factors on default hazards
---@field credit_factor equihome.Sample Credit factor [ratio]: normal number that the defaults of all zones have in common; high is bad
---@field loss equihome.Sample the loss that VaR is taken of, positive is bad
---@field flows equihome.Flows mean cash flow by month; element 1 is month 0
---@field paths equihome.KeptFlows kept flows, of a run with keep = "flows"
---@field market_labels equihome.Record shares of paths by label and year, and rates
---@field notes equihome.Record classes of notes, senior first, and by name
---@field config equihome.Fund the fund as it was run
---@field hash string
---@field seed integer|string
---@field id string? name in the store; nil for a run that is not kept
---@field tags string[] names that it was given
---@operator len: integer
local Run = {}

---mean, error and quantiles of the metrics
---@return equihome.Record
function Run:table() end

---prints a histogram
---@param metric? string
function Run:plot(metric) end

---the mean ledger by year
---@return equihome.Record
function Run:yearly() end

---what the guardrails came to
---@return equihome.Guardrail[]
function Run:guardrails() end

---one path: metrics, months, market, loans, events; path:explain(metric)
---@param i integer from 1
---@return equihome.Path
function Run:path(i) end

---why a figure of path i is what it is, down to flows and clauses
---@param metric string
---@param i integer from 1
---@return equihome.Record
function Run:explain(metric, i) end

---the paths with the worst values
---@param metric string
---@param n? integer
---@return { path: integer, value: number }[]
function Run:worst(metric, n) end

---other runs against this one: figures, differences with intervals, settings
---@param other equihome.Run
---@param ... equihome.Run|equihome.CompareOptions
---@return equihome.Comparison
function Run:compare(other, ...) end

---what sets the worst paths apart, ranked
---@return equihome.Record
function Run:tail_drivers() end

---bands of a metric's statistics by resampling
---@param metric string
---@param samples? integer
---@return equihome.Record
function Run:bootstrap(metric, samples) end

---correlation of every pair of metrics
---@param metrics? string[]
---@return equihome.Record
function Run:correlations(metrics) end

---where the net profit comes from, by line and zone
---@return equihome.Record
function Run:attribution() end

---the loans of each zone
---@return equihome.Record
function Run:zones() end

---the loans of each year of purchase
---@return equihome.Record
function Run:vintages() end

---the loans of each product
---@return equihome.Record
function Run:products() end

---shares of the zones at year ends, against their targets
---@return equihome.Record
function Run:drift() end

---the parts of a CVaR, by zone, vintage, product or line
---@param level number between 0 and 1
---@param by? "zone"|"vintage"|"product"|"line"
---@return equihome.Record
function Run:cvar_decomposition(level, by) end

---distributions at risk, yield and cash by year, lags
---@return equihome.Record
function Run:liquidity() end

---the result as JSON, the same bytes for the same run
---@return string
function Run:json() end

---'metrics', 'yearly' or 'samples' as CSV
---@param what? "metrics"|"yearly"|"samples"
---@return string
function Run:csv(what) end

---writes xlsx, npz, parquet, hdf5, csv, json ...: by the file's ending; gives its name
---@param file string
---@param options? { format?: string, table?: string, samples?: boolean, path?: integer }
---@return string
function Run:export(file, options) end

---keeps the run, if it is not kept yet, and gives it a tag
---@param name string
---@return equihome.Run
function Run:save(name) end

---writes a report: .html, .md, or its figures as .json
---@param file string
---@param options? equihome.ReportOptions
---@return equihome.Run
function Run:report(file, options) end

---prints a fan chart of the LPs' flows by path, cumulative_net if left out
---@param column? string
function Run:fan(column) end

---@class equihome.Manager
local Manager = {}

---runs the funds and the company's accounts
---@param options? equihome.RunOptions
---@return equihome.Record
function Manager:run(options) end

---the list of issues, of the manager and of its funds
---@return equihome.Issue[]
function Manager:validate() end

---the manager as JSON
---@return string
function Manager:json() end

---@class equihome.Sample
---@field name string
---@field label string
---@field unit "rate"|"multiple"|"money"|"months"|"years"|"count"|"share"|"ratio"
---@operator len: integer
local Sample = {}

---mean over the paths on which it is defined
---@return number?
function Sample:mean() end

---standard deviation, divisor n - 1
---@return number?
function Sample:sd() end

---standard error of the mean
---@return number?
function Sample:se() end

---quantile at one half
---@return number?
function Sample:median() end

---linear between order statistics (type 7)
---@param p number from 0 to 1
---@return number?
function Sample:quantile(p) end

---share of paths with value < x, <= x, > x or >= x
---@param op "<"|"<="|">"|">="
---@param x number
---@return number?
function Sample:prob(op, x) end

---two bounds, for the mean or the quantile at p
---@param p? number|"mean" a probability for a quantile's interval
---@param level? number
---@return number? low
---@return number? high
function Sample:ci(p, level) end

---value at risk of the loss side, positive is bad
---@param level number between 0 and 1
---@return number?
function Sample:var(level) end

---mean of the worst 1 - level of the losses
---@param level number between 0 and 1
---@return number?
function Sample:cvar(level) end

---var and cvar with their errors and the paths they rest on
---@param level number between 0 and 1
---@return { level: number, var: number, var_se: number?, cvar: number, cvar_se: number?, count: integer }?
function Sample:tail(level) end

---third standardised moment
---@return number?
function Sample:skewness() end

---excess of the fourth standardised moment
---@return number?
function Sample:kurtosis() end

---least value
---@return number?
function Sample:min() end

---largest value
---@return number?
function Sample:max() end

---paths on which it is defined
---@return integer
function Sample:count() end

---paths on which it is not
---@return integer
function Sample:undefined() end

---all paths as a Vector, undefined is nan
---@return equihome.Vector
function Sample:values() end

---edges and counts
---@param bins? integer
---@return { edges: equihome.Vector, counts: equihome.Vector, undefined: integer }
function Sample:hist(bins) end

---prints a histogram
---@param bins? integer
function Sample:plot(bins) end

---@class equihome.Table : userdata
---@field [integer] table a row, by column
---@field [string] any a figure
---@operator len: integer
local Table = {}

---the table as CSV
---@return string
function Table:csv() end

---writes the table as CSV
---@param file string
---@return equihome.Table
function Table:write_csv(file) end

---the rows as plain tables
---@return table[]
function Table:rows() end

---a column, numbers as a Vector
---@param name string
---@return equihome.Vector|any[]
function Table:column(name) end

---@class equihome.Sweep
---@overload fun(parameters: table<string, any>): equihome.Sweep
---@operator len: integer
local Sweep = {}

---runs every cell, and gives a table of figures
---@param options? { paths?: integer, seed?: integer, threads?: integer, metrics?: string[], cache?: string, check?: boolean, fail_on?: string }
---@return equihome.SweepTable
function Sweep:run(options) end

---@class equihome.SweepTable
---@field [integer] equihome.Record a cell
---@field [string] any[] a column, by cell
---@field cached integer cells read and not run
---@field notes string[]
---@field columns string[]
---@operator len: integer
local SweepTable = {}

---the table as CSV
---@return string
function SweepTable:csv() end

---writes the table as CSV
---@param file string
---@return equihome.SweepTable
function SweepTable:write_csv(file) end

---a list of plain tables, one a cell
---@return table[]
function SweepTable:rows() end

---a figure by two parameters, averaged over the others
---@param row string
---@param column string
---@param figure? string
---@return equihome.Record
function SweepTable:pivot(row, column, figure) end

---prints the pivot, shaded
---@param figure? string
---@param row? string
---@param column? string
function SweepTable:heatmap(figure, row, column) end

---the n best cells
---@param figure? string
---@param n? integer
---@param way? "min"|"max"
---@return equihome.Record[]
function SweepTable:best(figure, n, way) end

---@class equihome.Scenario
---@field name string
---@field description string
---@field source string
---@field date string
---@field overlays table
---@field set table
---@field blend table
---@field scale table
---@field shift table
---@operator add(equihome.Scenario): equihome.Scenario
---@operator mul(number): equihome.Scenario
local Scenario = {}

---a copy of the fund under the scenario
---@param fund equihome.Fund
---@return equihome.Fund
function Scenario:apply(fund) end

---the scenario that undoes it; none when it sets something
---@return equihome.Scenario
function Scenario:inverse() end

---the scenario as JSON
---@return string
function Scenario:json() end

---@class equihome.Stress
---@field [integer] equihome.Record a scenario: differences, values, guardrails, run
---@field [string] equihome.Record by the scenario's name
---@field base equihome.Run
---@field figures string[]
---@field level number
---@field paths integer
---@field seed integer
---@operator len: integer
local Stress = {}

---the table alone
---@return equihome.Record
function Stress:table() end

---prints the changes of a figure as bars
---@param metric? string
function Stress:plot(metric) end

---one row a scenario and figure
---@return string
function Stress:csv() end

---the whole report as JSON
---@return string
function Stress:json() end

---@class equihome.Comparison
---@field net_irr equihome.Difference
---@field gross_irr equihome.Difference
---@field tvpi equihome.Difference
---@field dpi equihome.Difference
---@field rvpi equihome.Difference
---@field gross_multiple equihome.Difference
---@field roi equihome.Difference
---@field npv equihome.Difference
---@field payback_month equihome.Difference
---@field asset_wal equihome.Difference
---@field asset_duration equihome.Difference
---@field peak_capital equihome.Difference
---@field average_capital equihome.Difference
---@field max_drawdown equihome.Difference
---@field time_weighted_return equihome.Difference
---@field nav_volatility equihome.Difference
---@field sharpe equihome.Difference
---@field sortino equihome.Difference
---@field worst_annual_nav_change equihome.Difference
---@field loan_count equihome.Difference
---@field default_count equihome.Difference
---@field default_rate equihome.Difference
---@field default_rate_amount equihome.Difference
---@field loss_amount equihome.Difference
---@field loss_rate equihome.Difference
---@field recovery_rate equihome.Difference
---@field carry equihome.Difference
---@field management_fees equihome.Difference
---@field origination_fees equihome.Difference
---@field expenses equihome.Difference
---@field paid_in equihome.Difference
---@field distributed equihome.Difference
---@field net_profit equihome.Difference
---@field invested equihome.Difference
---@field recycled_share equihome.Difference
---@field zone_drift equihome.Difference
---@field sale_share equihome.Difference
---@field refinance_share equihome.Difference
---@field maturity_share equihome.Difference
---@field deferred_fee_months equihome.Difference
---@field distressed_sales equihome.Difference
---@field unpaid_obligations equihome.Difference
---@field facility_cost equihome.Difference
---@field peak_debt equihome.Difference
---@field peak_ltv equihome.Difference
---@field min_interest_cover equihome.Difference
---@field peak_utilisation equihome.Difference
---@field liquidity_buffer equihome.Difference
---@field covenant_breaches equihome.Difference
---@field first_breach_month equihome.Difference
---@field accelerations equihome.Difference
---@field base_deficiency_months equihome.Difference
---@field facility_loss equihome.Difference
---@field note_cost equihome.Difference
---@field note_loss equihome.Difference
---@field note_test_failures equihome.Difference
---@field note_deferrals equihome.Difference
---@field gp_irr equihome.Difference
---@field clawback equihome.Difference
---@field gp_paid_in equihome.Difference
---@field gp_distributed equihome.Difference
---@field ks_pme equihome.Difference
---@field direct_alpha equihome.Difference
---@field price_growth equihome.Difference
---@field default_climate equihome.Difference
---@field credit_factor equihome.Difference
---@field [integer] equihome.Record a run after the first: figures by name, paired, run
---@field [string] equihome.Difference a figure of the second run against the first
---@field figures string[]
---@field level number
---@field notes string[]
---@field paired boolean
---@field runs string[]
---@field settings equihome.Record[]
---@operator len: integer
local Comparison = {}

---the whole comparison as JSON, every figure in it
---@return string
function Comparison:json() end

---writes it as one file for a browser, charts over each other
---@param file string
---@return equihome.Comparison
function Comparison:html(file) end

---prints it with its charts over each other
function Comparison:plot() end

---@class equihome.StoredRun
---@field id string
---@field name string
---@field created string
---@field used string
---@field preset string?
---@field paths integer
---@field seed integer|string
---@field seconds number how long the run took
---@field tags string[]
---@field tripped string[] guardrails that tripped
---@field figures table<string, number> by name, such as ["net_irr.mean"]
local StoredRun = {}

---the whole run, read and not run
---@return equihome.Run
function StoredRun:run() end

---gives the run names
---@param name string
---@param ... string
---@return equihome.StoredRun
function StoredRun:tag(name, ...) end

---takes names off
---@param name string
---@param ... string
---@return equihome.StoredRun
function StoredRun:untag(name, ...) end

---removes the run from the store
function StoredRun:remove() end

---@class equihome.HookFlows
---@field calls equihome.Vector
---@field principal_receipts equihome.Vector
---@field interest_receipts equihome.Vector
---@field share_receipts equihome.Vector
---@field recoveries equihome.Vector
---@field sale_proceeds equihome.Vector
---@field cash_yield equihome.Vector
---@field origination_fee_income equihome.Vector
---@field advances equihome.Vector
---@field origination_fees_paid equihome.Vector
---@field management_fees equihome.Vector
---@field formation equihome.Vector
---@field annual_expenses equihome.Vector
---@field basis_expenses equihome.Vector
---@field servicing equihome.Vector
---@field disposition_costs equihome.Vector
---@field lp_distributions equihome.Vector
---@field gp_distributions equihome.Vector
---@field cash equihome.Vector
---@field nav equihome.Vector
---@field outstanding equihome.Vector
---@field unfunded equihome.Vector
---@field loans_bought equihome.Vector
---@field sales equihome.Vector
---@field refinancings equihome.Vector
---@field defaults equihome.Vector
---@field maturities equihome.Vector
---@field facility_draws equihome.Vector
---@field notes_issued equihome.Vector
---@field facility_repayments equihome.Vector
---@field facility_interest equihome.Vector
---@field facility_fees equihome.Vector
---@field note_coupons equihome.Vector
---@field note_principal equihome.Vector
---@field facility_debt equihome.Vector
---@field note_debt equihome.Vector
---@field clawback equihome.Vector
---@field escrow equihome.Vector
---@field gp_contributions equihome.Vector
---@field gp_commitment_distributions equihome.Vector

---@class equihome.HookPath
---@field horizon integer months
---@field zones fun(): string[]
---@field net equihome.Vector
---@field contributions equihome.Vector
---@field distributions equihome.Vector
---@field short_rate equihome.Vector
---@field flows equihome.HookFlows
---@field index fun(self: any, zone: string|integer): equihome.Vector
---@field irr fun(self: any, flows: equihome.Vector): number?
---@field state table scratch of this path, gone after it

---@class equihome.HookMonth
---@field month integer
---@field horizon integer
---@field cash number
---@field unfunded number
---@field outstanding number
---@field nav number
---@field outstanding_by_zone equihome.Vector
---@field short_rate equihome.Vector
---@field zones fun(): string[]
---@field flows equihome.HookFlows
---@field index fun(self: any, zone: string|integer): equihome.Vector
---@field state table scratch of this path, gone after it

---@class equihome.HookReceipts
---@field month integer
---@field horizon integer
---@field cash number
---@field unfunded number
---@field outstanding number
---@field nav number
---@field outstanding_by_zone equihome.Vector
---@field short_rate equihome.Vector
---@field zones fun(): string[]
---@field flows equihome.HookFlows
---@field index fun(self: any, zone: string|integer): equihome.Vector
---@field state table scratch of this path, gone after it
---@field principal number
---@field net number

---@class equihome.HookZone
---@field zone string
---@field horizon integer
---@field index equihome.Vector
---@field short_rate equihome.Vector
---@field climate equihome.Vector
---@field sale equihome.Vector
---@field refinance equihome.Vector
---@field default equihome.Vector
---@field sale_by_age equihome.Vector
---@field refinance_by_age equihome.Vector
---@field default_by_age equihome.Vector
---@field state table scratch of this path, gone after it

---@class equihome.HookMarket
---@field zones fun(): string[]
---@field horizon integer
---@field normals fun(self: any, zone: string|integer): equihome.Vector
---@field index fun(self: any, zone: string|integer): equihome.Vector
---@field state table scratch of this path, gone after it

---@class equihome.HookRun
---@field figure fun(self: any, name: string): number? such as "net_irr.mean"

---@class equihome.HookDate
---@field month integer
---@field is_last boolean
---@field cash number
---@field left number what is still to be paid
---@field contributed number
---@field unreturned number
---@field preferred number
---@field lp_paid number
---@field gp_paid number
---@field pay fun(self: any, who: "lp"|"gp", amount: number): number paid
---@field return_capital fun(self: any, lp_share?: number): number paid
---@field pay_preferred fun(self: any, lp_share?: number): number paid
---@field pay_until_irr fun(self: any, who: "lp", rate: number, lp_share?: number): number paid
---@field pay_until_multiple fun(self: any, who: "lp", multiple: number, lp_share?: number): number paid
---@field catch_up fun(self: any, gp_share: number, target: number): number paid
---@field split fun(self: any, shares: { lp: number, gp: number }): number paid
---@field cash_to_irr fun(self: any, who: "lp", rate: number): number paid
---@field irr_so_far fun(self: any, who: "lp"): number paid
---@field state table scratch of this path, gone after it

---@class equihome.Hooks
---@field waterfall? fun(d: equihome.HookDate)|string
---@field exit_hazard? fun(z: equihome.HookZone)|string
---@field price_path? fun(m: equihome.HookMarket)|string
---@field reinvest? fun(m: equihome.HookReceipts): number|string
---@field trigger? fun(m: equihome.HookMonth): string|string[]|nil|string
---@field month? fun(m: equihome.HookMonth)|string
---@field metric table<string, (fun(p: equihome.HookPath): number?)|string>
---@field guardrail table<string, (fun(r: equihome.HookRun): boolean, number?)|string>

---@alias equihome.RecipeName "convergence"|"exit_speed"|"fee_drag"|"first_loss_attachment"|"gfc_replay"|"hurdle_grid"|"leverage_breakeven"|"ltv_ladder"|"reverse_stress"|"sobol_indices"|"sub_line_effect"|"tornado"|"vintage_year"|"waterfall_compare"|"zone_frontier"

---@class equihome.RecipeParameter
---@field name string in snake_case
---@field type "number"|"integer"|"text"|"boolean"|"list"|"metric"|"path"
---@field default? any
---@field unit? string
---@field description string
---@field min? number
---@field max? number
---@field choices? string[]
---@field required? boolean

---@class equihome.Recipe
---@field name string as the file is called
---@field description string
---@field parameters equihome.RecipeParameter[]
---@field run fun(fund: equihome.Fund, opts: table): any
---@field example string

---@class equihome.TableColumn
---@field name string
---@field label? string
---@field unit? "rate"|"multiple"|"money"|"months"|"years"|"count"|"share"|"ratio"
---@field unit_of_row? string name under which rows hold their unit
---@field se? string name under which rows hold the standard error
---@field sign? boolean a plus in front of figures above 0
---@field drawing? boolean for people alone, not in CSV
---@field rank? integer where space is short, the highest goes first

---@class equihome.TableParts
---@field title? string
---@field columns (string|equihome.TableColumn)[]
---@field rows table[] values by column
---@field figures? table<string, any>
---@field notes? string[] lines below the table

---@class equihome
---@field version string version of the engine
local eq = {}

---a complete fund from the library, with changes
---@param name string a name of eq.presets()
---@param changes? table nested, or by path: { ["fund.size"] = 150e6 }
---@return equihome.Fund
function eq.preset(name, changes) end

---the names of the presets
---@return string[]
function eq.presets() end

---a fund from a table, nested or with dotted keys
---@param changes table nested, or by path
---@return equihome.Fund
function eq.config(changes) end

---a fund from a JSON file
---@param file string
---@return equihome.Fund
function eq.load(file) end

---a fund from a config of the original design, and a report
---@param file string
---@param preset? string
---@return equihome.Fund fund
---@return equihome.Record report
function eq.import_legacy(file, preset) end

---a copy of the fund whose zones list the suburbs of a file
---@param fund equihome.Fund
---@param file string
---@return equihome.Fund
function eq.import_suburbs(fund, file) end

---the zone of each property of a list
---@param file string
---@param suburbs string
---@param score_zones? string
---@return equihome.Record
function eq.classify(file, suburbs, score_zones) end

---label, unit, range and meaning of a parameter
---@param path string
---@return equihome.ParameterPage
function eq.describe(path) end

---the parameters that mention the words
---@param search? string
---@return equihome.ParameterPage[]
function eq.params(search) end

---one path alone, as run:path(i) gives it
---@param fund equihome.Fund
---@param seed integer|string
---@param path integer from 1
---@return equihome.Path
function eq.replay(fund, seed, path) end

---what differs between two funds, or between runs and the first of them
---@overload fun(a: equihome.Run, b: equihome.Run, ...: equihome.Run|equihome.CompareOptions): equihome.Comparison
---@param a equihome.Fund
---@param b equihome.Fund
---@return equihome.Record
function eq.compare(a, b) end

---a management company over several funds, from a table or a file
---@param company table|string a table, or a file
---@return equihome.Manager
function eq.manager(company) end

---the checks of the product, or your own; .ok, .failed
---@param options? table only, paths, threads, cases
---@return equihome.Record
function eq.verify(options) end

---the loop of a script with a progress line: for i, item in eq.progress(list) do
---@param what integer|any[]|equihome.Vector steps, or what the loop goes through
---@return fun(): integer?, any
function eq.progress(what) end

---a record of the log (--log-level): eq.log("info", "read", { n = 3 })
---@param level string trace, debug, info, warning or error
---@param message string
---@param fields? table
function eq.log(level, message, fields) end

---a vector of numbers; vector(n [, value])
---@overload fun(n: integer, value?: number): equihome.Vector
---@param numbers number[]
---@return equihome.Vector
function eq.vector(numbers) end

---a matrix from rows; matrix(rows, columns [, value])
---@overload fun(rows: integer, columns: integer, value?: number): equihome.Matrix
---@param rows number[][]
---@return equihome.Matrix
function eq.matrix(rows) end

---n numbers at equal distance
---@param from number
---@param to number
---@param n integer
---@return equihome.Vector
function eq.linspace(from, to, n) end

---a recipe: eq.recipe "tornado" (fund, { paths = 2000 })
---@param name equihome.RecipeName|string
---@return fun(fund: equihome.Fund, options?: table): any
function eq.recipe(name) end

---a scenario of the library, of a file or of a table; +, *
---@param scenario string|table a name of eq.scenarios(), or its parts
---@return equihome.Scenario
function eq.scenario(scenario) end

---the scenarios of the library, with their sources
---@return equihome.Scenario[]
function eq.scenarios() end

---the fund under scenarios, on the same draws
---@param fund equihome.Fund
---@param scenarios (equihome.Scenario|string|table)[]|equihome.Scenario|string|table
---@param options? table metrics, level, paths, seed, threads
---@return equihome.Stress
function eq.stress(fund, scenarios, options) end

---the value of a path, or the strength of a scenario, at which a figure meets a target
---@param fund equihome.Fund
---@param options table vary, until_, low, high, level, evaluations, paths, seed, threads
---@return equihome.Solution
function eq.solve(fund, options) end

---the recipes that are found, with their parameters
---@return equihome.Recipe[]
function eq.recipes() end

---a table that prints and writes CSV
---@param parts equihome.TableParts
---@return equihome.Table
function eq.table(parts) end

---changes every fund that is run from here on; nil takes it back
---@param path string
---@param value? any
function eq.set(path, value) end

---many variants of a fund; :run
---@param fund equihome.Fund
---@param options? { design?: "grid"|"list"|"random"|"lhs"|"sobol"|"morris", n?: integer, seed?: integer, rescale?: string[] }
---@return equihome.Sweep
function eq.sweep(fund, options) end

---how a figure answers to parameters: tornado, elasticity, morris, sobol, rank, breakeven
---@param fund equihome.Fund
---@param options table vary = { [path] = { low, high } or a part }, metric, method, n, target, paths, seed, cache, rescale
---@return equihome.Record
function eq.sensitivity(fund, options) end

---splits over the zones from least risk to largest mean
---@param fund equihome.Fund
---@param options? table method, metric, points, level, step, risk_free, min, max, limits, checks, paths, seed
---@return equihome.Record
function eq.frontier(fund, options) end

---values of parameters that make an objective best
---@param fund equihome.Fund
---@param options table vary, maximise or minimise, subject_to, method, evaluations, paths, seed
---@return equihome.Record
function eq.optimise(fund, options) end

---growth, volatility, momentum and correlation from price indices; :apply(fund)
---@param file string
---@param options table model, zones, components, horizons, …
---@return equihome.Record
function eq.calibrate(file, options) end

---the kept runs, the newest first: where = "net_irr.mean > 0.08"
---@param query? table name, tag, tags, since, until_, where, limit
---@return equihome.StoredRun[]
function eq.results(query) end

---a kept run, whole: "latest", the beginning of an id, a tag, a name
---@param reference string
---@return equihome.Run
function eq.result(reference) end

---prints what is known about a function, object, parameter or metric
---@param topic? any
function eq.help(topic) end

return eq
