extension StubSignature {
  private static let fund = "fund equihome.Fund"
  private static let record = ["equihome.Record"]
  private static let scenario = "equihome.Scenario|string|table"

  /// Scenarios, sweeps, sensitivities, frontiers and what they give.
  static let analyses: [String: StubSignature] = [
    "eq.verify": .init(["options? table only, paths, threads, cases"], record),
    "eq.progress": .init(
      ["what integer|any[]|equihome.Vector steps, or what the loop goes through"],
      ["fun(): integer?, any"]),
    "eq.log": .init([
      "level string trace, debug, info, warning or error", "message string", "fields? table",
    ]),
    "eq.set": .init(["path string", "value? any"]),
    "eq.scenario": .init(
      ["scenario string|table a name of eq.scenarios(), or its parts"], ["equihome.Scenario"]),
    "eq.scenarios": .init([], ["equihome.Scenario[]"]),
    "eq.stress": .init(
      [
        fund, "scenarios (\(scenario))[]|\(scenario)",
        "options? table metrics, level, paths, seed, threads",
      ], ["equihome.Stress"]),
    "eq.solve": .init(
      [fund, "options table vary, until_, low, high, level, evaluations, paths, seed, threads"],
      ["equihome.Solution"]),
    "eq.sweep": .init([fund, "options? table design, n, seed, rescale"], ["equihome.Sweep"]),
    "eq.sensitivity": .init(
      [fund, "options table vary, metric, method, n, target, paths, seed, threads"], record),
    "eq.frontier": .init(
      [
        fund,
        "options? table method, metric, points, level, step, risk_free, min, max, limits, checks, paths, seed",
      ], record),
    "eq.optimise": .init(
      [
        fund,
        "options table vary, maximise or minimise, subject_to, method, evaluations, paths, seed",
      ],
      record),
    "eq.calibrate": .init(
      ["file string", "options table model, zones, components, horizons, …"], record),
    "Run:fan": .init(["column? string"]),
    "eq.results": .init(
      ["query? table name, tag, tags, since, until_, where, limit"], ["equihome.StoredRun[]"]),
    "eq.result": .init(["reference string"], ["equihome.Run"]),
    "Run:save": .init(["name string"], ["equihome.Run"]),
    "StoredRun:run": .init([], ["equihome.Run"]),
    "StoredRun:tag": .init(["name string", "... string"], ["equihome.StoredRun"]),
    "StoredRun:untag": .init(["name string", "... string"], ["equihome.StoredRun"]),
    "StoredRun:remove": .init(),
    "Scenario:apply": .init([fund], ["equihome.Fund"]),
    "Scenario:inverse": .init([], ["equihome.Scenario"]),
    "Scenario:json": .init([], ["string"]),
    "Stress:plot": .init(["metric? string"]), "Stress:csv": .init([], ["string"]),
    "Stress:json": .init([], ["string"]), "Stress:table": .init([], record),
    "Sweep:run": .init(
      ["options? table paths, seed, metrics, cache, threads"], ["equihome.SweepTable"]),
    "SweepTable:csv": .init([], ["string"]),
    "SweepTable:write_csv": .init(["file string"], ["equihome.SweepTable"]),
    "SweepTable:rows": .init([], ["table[]"]),
    "SweepTable:pivot": .init(["row string", "column string", "figure? string"], record),
    "SweepTable:heatmap": .init(["figure? string", "row? string", "column? string"]),
    "SweepTable:best": .init(
      ["figure? string", "n? integer", "which? \"min\"|\"max\""], record),
  ]
}
