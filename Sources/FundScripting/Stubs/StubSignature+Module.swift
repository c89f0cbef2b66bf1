extension StubSignature {
  /// The functions of the module.
  static let module: [String: StubSignature] = [
    "eq.preset": .init(
      [
        "name string a name of eq.presets()",
        "changes? table nested, or by path: { [\"fund.size\"] = 150e6 }",
      ], ["equihome.Fund"]),
    "eq.presets": .init([], ["string[]"]),
    "eq.config": .init(["changes table nested, or by path"], ["equihome.Fund"]),
    "eq.load": .init(["file string"], ["equihome.Fund"]),
    "eq.import_legacy": .init(
      ["file string", "preset? string"], ["equihome.Fund fund", "equihome.Record report"]),
    "eq.import_suburbs": .init(["fund equihome.Fund", "file string"], ["equihome.Fund"]),
    "eq.classify": .init(
      ["file string", "suburbs string", "score_zones? string"], ["equihome.Record"]),
    "eq.describe": .init(["path string"], ["equihome.ParameterPage"]),
    "eq.params": .init(["search? string"], ["equihome.ParameterPage[]"]),
    "eq.replay": .init(
      ["fund equihome.Fund", "seed integer|string", "path integer from 1"], ["equihome.Path"]),
    "eq.compare": .init(
      ["a equihome.Fund", "b equihome.Fund"], ["equihome.Record"],
      overloads: [
        "fun(a: equihome.Run, b: equihome.Run, ...: equihome.Run|equihome.CompareOptions): equihome.Comparison"
      ]),
    "eq.manager": .init(
      ["company table|string a table, or a file"], ["equihome.Manager"]),
    "eq.vector": .init(
      ["numbers number[]"], ["equihome.Vector"],
      overloads: ["fun(n: integer, value?: number): equihome.Vector"]),
    "eq.matrix": .init(
      ["rows number[][]"], ["equihome.Matrix"],
      overloads: ["fun(rows: integer, columns: integer, value?: number): equihome.Matrix"]),
    "eq.linspace": .init(
      ["from number", "to number", "n integer"], ["equihome.Vector"]),
    "eq.help": .init(["topic? any"]),
    "eq.recipe": .init(
      ["name equihome.RecipeName|string"],
      ["fun(fund: equihome.Fund, options?: table): any"]),
    "eq.recipes": .init([], ["equihome.Recipe[]"]),
    "eq.table": .init(["parts equihome.TableParts"], ["equihome.Table"]),
    "eq.sweep": .init(
      [
        "fund equihome.Fund",
        "options? { design?: \"grid\"|\"list\"|\"random\"|\"lhs\"|\"sobol\"|\"morris\", n?: integer, seed?: integer, rescale?: string[] }",
      ], ["equihome.Sweep"]),
    "eq.sensitivity": .init(
      [
        "fund equihome.Fund",
        "options table vary = { [path] = { low, high } or a part }, metric, method, n, target, paths, seed, cache, rescale",
      ], ["equihome.Record"]),
  ]
}
