import FundEngine
import FundModel

/// The engine itself, run on a fund that a closed form or a figure done on paper knows.
extension CaseKind {
  static let engineKinds: [String: CaseKind] = [
    // Statistics over paths, each with its standard error.
    "engine_paths": CaseKind { inputs in
      let figures = try inputs.object("figures").map { figure in
        try EngineFigure(name: figure.name, inputs.nested(figure.value, figure.name))
      }
      let paths = try inputs.engine.paths ?? inputs.integer("paths", in: 2...10_000_000)
      let seed = try inputs.integer("seed", in: 0...1 << 53)
      let config = try engineConfig(inputs)
      let run = try EngineRun(
        config, paths: paths, seed: UInt64(seed), threads: inputs.engine.threads)
      return try Answer(uniqueKeysWithValues: figures.map { ($0.name, try $0.answer(run)) })
    },
    // One path, for funds in which nothing is random: metrics, and ledger figures by month.
    "engine_path": CaseKind { inputs in
      let seed = UInt64(try inputs.integer("seed", in: 0...1 << 53))
      let workspace = PathWorkspace(try CompiledFund(engineConfig(inputs)))
      workspace.run(seed: seed, path: 0)
      try workspace.checkInvariants(path: 0)
      let metrics = Metric.allCases.map { ($0.name, workspace.metric($0)) }
      var answer = Answer(
        uniqueKeysWithValues: metrics.map { ($0.0, .optional($0.1.isFinite ? $0.1 : nil)) })
      let months = 0...workspace.fund.horizon
      let ledger = FlowItem.allCases.map { item in
        (item.name, months.map { workspace.flow(item, $0) })
      }
      answer["ledger"] = .object(
        Dictionary(
          uniqueKeysWithValues: ledger.map { name, flows in
            (
              name,
              .lookup { month in
                Int(month).flatMap { flows.indices.contains($0) ? .number(flows[$0]) : nil }
              }
            )
          }))
      return answer
    },
  ]

  /// The fund that `inputs.fund` names (a preset, or a file beside the case file) with
  /// `inputs.changes` made.
  private static func engineConfig(_ inputs: CaseInputs) throws -> FundConfig {
    let name = try inputs.string("fund")
    let isFile = name.contains("/") || name.hasSuffix(".json")
    let place = isFile && !name.hasPrefix("/") ? inputs.folder + "/" + name : name
    do {
      let document = try ConfigDocument.open(place)
      let changes = inputs.has("changes") ? try inputs.object("changes") : []
      let config = try document.with(changes.map { ($0.name, configValue($0.value)) }).fundConfig()
      guard config.hooks.isEmpty else {
        throw CaseInputs.Failure(
          description: "fund \"\(name)\" has functions of its own, which a case does not run")
      }
      return config
    } catch let error as ConfigError {
      throw CaseInputs.Failure(description: "fund \"\(name)\": \(error)")
    }
  }

  private static func configValue(_ value: CaseValue) -> ConfigValue {
    switch value {
    case .null, .lookup, .estimate: .null
    case .bool(let flag): .bool(flag)
    case .number(let number):
      Int(exactly: number).map { .int($0) } ?? .double(number)
    case .string(let text): .string(text)
    case .array(let items): .list(items.map(configValue))
    case .object(let members):
      .record(members.sorted { $0.key < $1.key }.map { ($0.key, configValue($0.value)) })
    }
  }
}
