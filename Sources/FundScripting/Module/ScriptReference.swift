/// What there is to call, one row a function: the source of `help` and of the completion of methods.
struct ScriptReference {
  let owner: String
  /// For example `quantile(p)`.
  let signature: String
  let summary: String

  var name: String { String(signature.prefix { $0.isLetter || $0 == "_" }) }

  /// `eq.preset(name)`, `sample:mean()`.
  var call: String {
    switch owner {
    case "eq": "eq." + signature
    case "Fund": "fund:" + signature
    case "Run": "run:" + signature
    case "Manager": "manager:" + signature
    case "Table": "table:" + signature
    case "Sweep": "sweep:" + signature
    case "SweepTable": "sweep_table:" + signature
    case "Scenario": "scenario:" + signature
    case "Stress": "stress:" + signature
    case "Comparison": "comparison:" + signature
    case "StoredRun": "stored_run:" + signature
    default: "sample:" + signature
    }
  }

  private init(_ owner: String, _ signature: String, _ summary: String) {
    self.owner = owner
    self.signature = signature
    self.summary = summary
  }

  static func methods(of owner: String) -> [String] {
    all.filter { $0.owner == owner }.map(\.name)
  }

  static let all: [ScriptReference] =
    functions.map { .init("eq", $0, $1) } + fund.map { .init("Fund", $0, $1) }
    + run.map { .init("Run", $0, $1) } + manager.map { .init("Manager", $0, $1) }
    + sample.map { .init("Sample", $0, $1) } + table.map { .init("Table", $0, $1) }
    + sweep.map { .init("Sweep", $0, $1) } + sweepTable.map { .init("SweepTable", $0, $1) }
    + scenario.map { .init("Scenario", $0, $1) } + stress.map { .init("Stress", $0, $1) }
    + comparison.map { .init("Comparison", $0, $1) }
    + storedRun.map { .init("StoredRun", $0, $1) }

  private static let functions = [
    ("preset(name [, changes])", "a complete fund from the library, with changes"),
    ("presets()", "the names of the presets"),
    ("config{...}", "a fund from a table, nested or with dotted keys"),
    ("load(file)", "a fund from a JSON file"),
    ("import_legacy(file [, preset])", "a fund from a config of the original design, and a report"),
    ("import_suburbs(fund, file)", "a copy of the fund whose zones list the suburbs of a file"),
    ("classify(file, suburbs [, score_zones])", "the zone of each property of a list"),
    ("describe(path)", "label, unit, range and meaning of a parameter"),
    ("params([search])", "the parameters that mention the words"),
    ("replay(fund, seed, path)", "one path alone, as run:path(i) gives it"),
    (
      "compare(a, b, … [, {metrics, level, joint, labels}])",
      "what differs between two funds, or between runs and the first of them"
    ),
    ("manager{...}", "a management company over several funds, from a table or a file"),
    ("verify{only, paths, threads, cases}", "the checks of the product, or your own; .ok, .failed"),
    (
      "progress(n | list)",
      "the loop of a script with a progress line: for i, item in eq.progress(list) do"
    ),
    (
      "log(level, message [, fields])",
      "a record of the log (--log-level): eq.log(\"info\", \"read\", { n = 3 })"
    ),
    ("vector{...}", "a vector of numbers; vector(n [, value])"),
    ("matrix{...}", "a matrix from rows; matrix(rows, columns [, value])"),
    ("linspace(from, to, n)", "n numbers at equal distance"),
    ("recipe(name)", "a recipe: eq.recipe \"tornado\" (fund, { paths = 2000 })"),
    ("scenario(name | {...})", "a scenario of the library, of a file or of a table; +, *"),
    ("scenarios()", "the scenarios of the library, with their sources"),
    ("stress(fund, scenarios [, options])", "the fund under scenarios, on the same draws"),
    (
      "solve(fund, {vary, until_, low, high})",
      "the value of a path, or the strength of a scenario, at which a figure meets a target"
    ),
    ("recipes()", "the recipes that are found, with their parameters"),
    ("table{title, columns, rows, figures, notes}", "a table that prints and writes CSV"),
    ("set(path [, value])", "changes every fund that is run from here on; nil takes it back"),
    (
      "sweep(fund [, {design, n, seed, rescale}]) {[path] = values}",
      "many variants of a fund; :run"
    ),
    (
      "sensitivity(fund, {vary, metric, method, n, target, …})",
      "how a figure answers to parameters: tornado, elasticity, morris, sobol, rank, breakeven"
    ),
    (
      "frontier(fund, {method, metric, points, level, step, risk_free, min, max, limits, checks, paths, seed})",
      "splits over the zones from least risk to largest mean"
    ),
    (
      "optimise(fund, {vary, maximise, minimise, subject_to, method, evaluations, tolerance, paths, seed})",
      "values of parameters that make an objective best"
    ),
    (
      "calibrate(file, {model, zones, components, horizons, correlation_months, resamples})",
      "growth, volatility, momentum and correlation from price indices; :apply(fund)"
    ),
    (
      "results([{name, tag, tags, since, until_, where, limit}])",
      "the kept runs, the newest first: where = \"net_irr.mean > 0.08\""
    ),
    ("result(reference)", "a kept run, whole: \"latest\", the beginning of an id, a tag, a name"),
    ("help([topic])", "prints what is known about a function, object, parameter or metric"),
  ]

  private static let fund = [
    ("with{...}", "a copy with changes"), ("copy()", "a copy"),
    ("validate()", "the list of issues, empty when the fund can be run"),
    (
      "run{paths, seed, threads, keep, check, fail_on, breakdown, store, tags, rerun}",
      "runs the fund, or reads the run that was kept"
    ),
    ("bridge{paths, seed, threads}", "from net to gross: runs with one layer after the other off"),
    (
      "variance_decomposition{market_paths, inner, seed, threads}",
      "how much of each variance is between markets, by several draws of the loans in each"
    ),
    ("write(file)", "writes the fund as JSON"), ("json()", "the fund as JSON"),
    ("hash()", "the name of what is modelled, 64 hexadecimal digits"),
    ("diff(other)", "the values in which another fund differs"),
    ("why(path)", "the preset, file or script line that set the value"),
    ("describe(path)", "the same as eq.describe, with the value and where it was set"),
  ]

  private static let run = [
    ("table()", "mean, error and quantiles of the metrics"),
    ("plot([metric])", "prints a histogram"), ("yearly()", "the mean ledger by year"),
    ("guardrails()", "what the guardrails came to"),
    ("path(i)", "one path: metrics, months, market, loans, events; path:explain(metric)"),
    ("explain(metric, i)", "why a figure of path i is what it is, down to flows and clauses"),
    ("worst(metric [, n])", "the paths with the worst values"),
    (
      "compare(other, … [, {metrics, level, joint, labels}])",
      "other runs against this one: figures, differences with intervals, settings"
    ),
    ("tail_drivers()", "what sets the worst paths apart, ranked"),
    ("bootstrap(metric [, samples])", "bands of a metric's statistics by resampling"),
    ("correlations([metrics])", "correlation of every pair of metrics"),
    ("attribution()", "where the net profit comes from, by line and zone"),
    ("zones()", "the loans of each zone"), ("vintages()", "the loans of each year of purchase"),
    ("products()", "the loans of each product"),
    ("drift()", "shares of the zones at year ends, against their targets"),
    ("cvar_decomposition(level [, by])", "the parts of a CVaR, by zone, vintage, product or line"),
    ("liquidity()", "distributions at risk, yield and cash by year, lags"),
    ("json()", "the result as JSON, the same bytes for the same run"),
    ("csv([what])", "'metrics', 'yearly' or 'samples' as CSV"),
    (
      "export(file [, {format, table, samples, path}])",
      "writes xlsx, npz, parquet, hdf5, csv, json ...: by the file's ending; gives its name"
    ),
    ("save(name)", "keeps the run, if it is not kept yet, and gives it a tag"),
    (
      "report(file [, {plan, options, title, format, bridge, stress, sensitivity, sweep, frontier}])",
      "writes a report: .html, .md, or its figures as .json"
    ),
    ("fan([column])", "prints a fan chart of the LPs' flows by path, cumulative_net if left out"),
  ]

  private static let sweep = [
    ("run{paths, seed, metrics, cache, threads}", "runs every cell, and gives a table of figures")
  ]

  private static let sweepTable = [
    ("csv()", "the table as CSV"), ("write_csv(file)", "writes the table as CSV"),
    ("rows()", "a list of plain tables, one a cell"),
    ("pivot(row, column [, figure])", "a figure by two parameters, averaged over the others"),
    ("heatmap([figure [, row, column]])", "prints the pivot, shaded"),
    ("best([figure [, n [, 'min'|'max']]])", "the n best cells"),
  ]

  private static let manager = [
    ("run{paths, seed, threads, check, fail_on}", "runs the funds and the company's accounts"),
    ("validate()", "the list of issues, of the manager and of its funds"),
    ("json()", "the manager as JSON"),
  ]

  private static let table = [
    ("csv()", "the table as CSV"), ("write_csv(file)", "writes the table as CSV"),
    ("rows()", "the rows as plain tables"), ("column(name)", "a column, numbers as a Vector"),
  ]

  private static let scenario = [
    ("apply(fund)", "a copy of the fund under the scenario"),
    ("inverse()", "the scenario that undoes it; none when it sets something"),
    ("json()", "the scenario as JSON"),
  ]

  private static let stress = [
    ("table()", "the table alone"), ("plot([metric])", "prints the changes of a figure as bars"),
    ("csv()", "one row a scenario and figure"), ("json()", "the whole report as JSON"),
  ]

  private static let comparison = [
    ("json()", "the whole comparison as JSON, every figure in it"),
    ("html(file)", "writes it as one file for a browser, charts over each other"),
    ("plot()", "prints it with its charts over each other"),
  ]

  private static let storedRun = [
    ("run()", "the whole run, read and not run"),
    ("tag(name, …)", "gives the run names"), ("untag(name, …)", "takes names off"),
    ("remove()", "removes the run from the store"),
  ]

  private static let sample = [
    ("mean()", "mean over the paths on which it is defined"),
    ("sd()", "standard deviation, divisor n - 1"), ("se()", "standard error of the mean"),
    ("median()", "quantile at one half"),
    ("quantile(p)", "linear between order statistics (type 7)"),
    ("prob(op, x)", "share of paths with value < x, <= x, > x or >= x"),
    ("ci([p | 'mean'] [, level])", "two bounds, for the mean or the quantile at p"),
    ("var(level)", "value at risk of the loss side, positive is bad"),
    ("cvar(level)", "mean of the worst 1 - level of the losses"),
    ("tail(level)", "var and cvar with their errors and the paths they rest on"),
    ("skewness()", "third standardised moment"),
    ("kurtosis()", "excess of the fourth standardised moment"), ("min()", "least value"),
    ("max()", "largest value"), ("count()", "paths on which it is defined"),
    ("undefined()", "paths on which it is not"),
    ("values()", "all paths as a Vector, undefined is nan"),
    ("hist([bins])", "edges and counts"), ("plot([bins])", "prints a histogram"),
  ]
}
