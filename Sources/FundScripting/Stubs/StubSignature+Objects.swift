extension StubSignature {
  private static let record = ["equihome.Record"]
  private static let figure = StubSignature([], ["number?"])
  private static let level = "level number between 0 and 1"

  /// The methods of objects.
  static let objects: [String: StubSignature] = [
    "Fund:run": .init(["options? equihome.RunOptions"], ["equihome.Run"]),
    "Fund:with": .init(["changes table nested, or by path"], ["equihome.Fund"]),
    "Fund:copy": .init([], ["equihome.Fund"]),
    "Fund:validate": .init([], ["equihome.Issue[]"]),
    "Fund:bridge": .init(["options? equihome.RunOptions"], record),
    "Fund:variance_decomposition": .init(
      ["options { market_paths: integer, inner: integer, seed?: integer, threads?: integer }"],
      record),
    "Fund:write": .init(["file string"], ["equihome.Fund"]),
    "Fund:json": .init([], ["string"]), "Fund:hash": .init([], ["string"]),
    "Fund:diff": .init(["other equihome.Fund"], record),
    "Fund:why": .init(["path string"], ["string?"]),
    "Fund:describe": .init(["path string"], ["equihome.ParameterPage"]),
    "Run:table": .init([], record), "Run:plot": .init(["metric? string"]),
    "Run:yearly": .init([], record), "Run:guardrails": .init([], ["equihome.Guardrail[]"]),
    "Run:path": .init(["i integer from 1"], ["equihome.Path"]),
    "Run:explain": .init(["metric string", "i integer from 1"], record),
    "Run:worst": .init(
      ["metric string", "n? integer"], ["{ path: integer, value: number }[]"]),
    "Run:compare": .init(
      ["other equihome.Run", "... equihome.Run|equihome.CompareOptions"], ["equihome.Comparison"]),
    "Comparison:json": .init([], ["string"]), "Comparison:plot": .init([]),
    "Comparison:html": .init(["file string"], ["equihome.Comparison"]),
    "Run:tail_drivers": .init([], record),
    "Run:bootstrap": .init(["metric string", "samples? integer"], record),
    "Run:correlations": .init(["metrics? string[]"], record),
    "Run:attribution": .init([], record), "Run:zones": .init([], record),
    "Run:vintages": .init([], record), "Run:products": .init([], record),
    "Run:drift": .init([], record), "Run:liquidity": .init([], record),
    "Run:cvar_decomposition": .init(
      [level, "by? \"zone\"|\"vintage\"|\"product\"|\"line\""], record),
    "Run:json": .init([], ["string"]),
    "Run:csv": .init(["what? \"metrics\"|\"yearly\"|\"samples\""], ["string"]),
    "Run:export": .init(
      [
        "file string",
        "options? { format?: string, table?: string, samples?: boolean, path?: integer }",
      ], ["string"]),
    "Run:report": .init(
      ["file string", "options? equihome.ReportOptions"], ["equihome.Run"]),
    "Manager:run": .init(["options? equihome.RunOptions"], record),
    "Manager:validate": .init([], ["equihome.Issue[]"]),
    "Manager:json": .init([], ["string"]),
    "Sample:mean": figure, "Sample:sd": figure, "Sample:se": figure, "Sample:median": figure,
    "Sample:skewness": figure, "Sample:kurtosis": figure, "Sample:min": figure,
    "Sample:max": figure,
    "Sample:quantile": .init(["p number from 0 to 1"], ["number?"]),
    "Sample:prob": .init(["op \"<\"|\"<=\"|\">\"|\">=\"", "x number"], ["number?"]),
    "Sample:ci": .init(
      ["p? number|\"mean\" a probability for a quantile's interval", "level? number"],
      ["number? low", "number? high"]),
    "Sample:var": .init([level], ["number?"]), "Sample:cvar": .init([level], ["number?"]),
    "Sample:tail": .init(
      [level],
      [
        "{ level: number, var: number, var_se: number?, cvar: number, cvar_se: number?, count: integer }?"
      ]),
    "Sample:count": .init([], ["integer"]), "Sample:undefined": .init([], ["integer"]),
    "Sample:values": .init([], ["equihome.Vector"]),
    "Sample:hist": .init(
      ["bins? integer"],
      ["{ edges: equihome.Vector, counts: equihome.Vector, undefined: integer }"]),
    "Sample:plot": .init(["bins? integer"]),
    "Sweep:run": .init(
      [
        "options? { paths?: integer, seed?: integer, threads?: integer, metrics?: string[], cache?: string, check?: boolean, fail_on?: string }"
      ], ["equihome.SweepTable"]),
    "SweepTable:csv": .init([], ["string"]),
    "SweepTable:write_csv": .init(["file string"], ["equihome.SweepTable"]),
    "SweepTable:rows": .init([], ["table[]"]),
    "SweepTable:pivot": .init(["row string", "column string", "figure? string"], record),
    "SweepTable:heatmap": .init(["figure? string", "row? string", "column? string"]),
    "SweepTable:best": .init(
      ["figure? string", "n? integer", "way? \"min\"|\"max\""], ["equihome.Record[]"]),
    "Table:csv": .init([], ["string"]),
    "Table:write_csv": .init(["file string"], ["equihome.Table"]),
    "Table:rows": .init([], ["table[]"]),
    "Table:column": .init(["name string"], ["equihome.Vector|any[]"]),
  ]
}
