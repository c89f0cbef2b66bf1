import FundModel
import FundReport
import FundResults
import LuaRuntime

extension SampleObject {
  typealias Definition = LuaTypeDefinition<SampleObject>

  /// How scripts see a sample. What does not exist (the mean of nothing) is nil.
  static func type(_ context: ScriptContext) -> Definition {
    var type = Definition(name: "Sample")
    addFigures(&type)
    addTails(&type)
    type.methods["values"] = { sample, call in try call.returns(vector: sample.storage) }
    type.methods["hist"] = { sample, call in
      let bins = try sample.bins(call)
      let histogram = MetricHistogram(sample.sample, bins: bins)
      return try call.returns(
        object: ScriptRecord(
          "histogram",
          fields: [
            ("edges", .vector(DoubleBuffer(histogram.edges))),
            ("counts", .vector(DoubleBuffer(histogram.counts.map(Double.init)))),
            ("undefined", .int(histogram.undefinedCount)),
          ]
        ) {
          sample.chart(bins: bins, format: context.options.format).joined(separator: "\n")
        })
    }
    type.methods["plot"] = { sample, call in
      let bins = call.isNil(1) ? min(20, sample.bins) : try sample.bins(call)
      context.write(
        sample.chart(bins: bins, format: context.options.format).joined(separator: "\n"))
      return call.returns()
    }
    type.index = { sample, name, call in
      switch name {
      case "name": return call.returns(sample.name)
      case "label": return call.returns(sample.label)
      case "unit": return call.returns(sample.unit.rawValue)
      default:
        throw call.unknown(
          "a sample has no member", name,
          among: ["name", "label", "unit"] + type.methods.keys.sorted())
      }
    }
    type.members = { _, path in path.isEmpty ? ["name", "label", "unit"] : [] }
    type.length = { $0.storage.count }
    type.description = { $0.summary }
    return type
  }

  private func bins(_ call: borrowing LuaCall) throws -> Int {
    let bins = try call.optionalInt(1) ?? self.bins
    guard (1...10_000).contains(bins) else {
      throw call.argumentError(1, "1 to 10000 bins expected, got \(bins)")
    }
    return bins
  }

  private static func addFigures(_ type: inout Definition) {
    let figures: [(String, (Sample) -> Double?)] = [
      ("mean", { $0.mean }), ("sd", { $0.moments.standardDeviation }),
      ("se", { $0.moments.standardError }), ("skewness", { $0.moments.skewness }),
      ("kurtosis", { $0.moments.excessKurtosis }), ("min", { $0.min }), ("max", { $0.max }),
      ("median", { $0.quantile(0.5) }),
    ]
    for (name, figure) in figures {
      type.methods[name] = { sample, call in try call.returns(figure: figure(sample.sample)) }
    }
    type.methods["count"] = { sample, call in call.returns(sample.sample.count) }
    type.methods["undefined"] = { sample, call in call.returns(sample.sample.undefinedCount) }
    type.methods["quantile"] = { sample, call in
      try call.returns(figure: sample.sample.quantile(call.share(1, open: false)))
    }
    type.methods["prob"] = { sample, call in
      let text = try call.string(1)
      guard let relation = Sample.Relation(rawValue: text) else {
        throw call.argumentError(1, "one of '<', '<=', '>', '>=' expected, got '\(text)'")
      }
      let bound = try call.number(2)
      let count = sample.sample.count
      return try call.returns(
        figure: count > 0
          ? Double(sample.sample.count(relation, bound)) / Double(count) : nil)
    }
    type.methods["ci"] = { sample, call in
      let confidence = call.isNil(2) ? sample.confidence : try call.share(2, open: true)
      let interval: Interval
      if call.type(1) == .number {
        interval = sample.sample.quantileInterval(
          try call.share(1, open: true), confidence: confidence)
      } else {
        guard try call.optionalString(1) ?? "mean" == "mean" else {
          throw call.argumentError(
            1, "a probability for a quantile's interval, or 'mean', expected")
        }
        interval = sample.meanInterval(confidence)
      }
      return try call.returns([.figure(interval.low), .figure(interval.high)])
    }
  }

  private static func addTails(_ type: inout Definition) {
    type.methods["var"] = { sample, call in
      try call.returns(figure: sample.tail(call.share(1, open: true))?.valueAtRisk)
    }
    type.methods["cvar"] = { sample, call in
      try call.returns(figure: sample.tail(call.share(1, open: true))?.conditionalValueAtRisk)
    }
    type.methods["tail"] = { sample, call in
      let level = try call.share(1, open: true)
      guard let tail = sample.tail(level) else { return try call.returns(.nil) }
      return try call.returns(
        object: ScriptRecord(
          "tail",
          fields: [
            ("level", .number(level)), ("var", .number(tail.valueAtRisk)),
            ("var_se", .figure(tail.valueAtRiskError)),
            ("cvar", .number(tail.conditionalValueAtRisk)),
            ("cvar_se", .figure(tail.conditionalValueAtRiskError)),
            ("count", .int(tail.tailCount)),
          ]
        ) {
          "VaR \(figureWithError(tail.valueAtRisk, tail.valueAtRiskError, sample.unit)), CVaR "
            + figureWithError(
              tail.conditionalValueAtRisk, tail.conditionalValueAtRiskError, sample.unit)
            + " at \(levelFigure(level)), \(counted(tail.tailCount)) paths"
        })
    }
  }
}

extension LuaValue {
  /// A number, or nil where there is none.
  static func figure(_ value: Double?) -> LuaValue { value.map { .number($0) } ?? .nil }
}

extension LuaCall {
  func returns(figure: Double?) throws -> LuaReturn { try returns(.figure(figure)) }

  /// A probability; `open` leaves out 0 and 1.
  func share(_ i: Int, open: Bool) throws -> Double {
    let value = try number(i)
    guard open ? value > 0 && value < 1 : value >= 0 && value <= 1 else {
      let range = open ? "between 0 and 1" : "from 0 to 1"
      throw argumentError(i, "a probability \(range) expected, got \(value)")
    }
    return value
  }
}
