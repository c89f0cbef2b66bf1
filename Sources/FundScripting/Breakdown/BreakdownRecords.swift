import FundModel
import FundReport
import FundResults
import LuaRuntime

/// The members and the list of a record, without its text.
struct RecordContent {
  var fields: [(name: String, value: LuaValue)] = []
  var items: [LuaValue] = []
}

private func record(
  _ kind: String, _ fields: [(name: String, value: LuaValue)], text: @escaping () -> String
) -> LuaValue {
  .object(ScriptRecord(kind, fields: fields, text: text))
}

/// Numbers as a Vector; what is undefined is nan.
private func vector(_ values: [Double?]) -> LuaValue {
  .vector(DoubleBuffer(values.map { $0 ?? .nan }))
}

extension Attribution {
  /// A member a line: mean, se, and by_zone where it is of loans; net_profit, paid_in.
  var content: RecordContent {
    var fields = rows.map { row -> (name: String, value: LuaValue) in
      var members: [(name: String, value: LuaValue)] = [
        ("mean", .number(row.mean)), ("se", .figure(row.standardError)),
      ]
      if let byZone = row.byZone {
        let parts = zip(zones, byZone).map { (name: $0, value: LuaValue.number($1)) }
        members.append(
          (
            "by_zone",
            record("line by zone", parts) {
              zip(zones, byZone).map { "\($0) \(money($1))" }.joined(separator: ", ")
            }
          ))
      }
      return (
        row.line,
        record("line", members) { figureWithError(row.mean, row.standardError, .money) }
      )
    }
    fields += [
      ("net_profit", .number(netProfit)), ("paid_in", .number(paidIn)),
      ("largest_residual", .number(largestResidual)),
    ]
    return RecordContent(fields: fields)
  }
}

extension GroupTable {
  /// A list of groups, each also a member by its name.
  var content: RecordContent {
    let values = rows.map(\.luaValue)
    return RecordContent(
      fields: zip(rows, values).map { (name: $0.name, value: $1) }, items: values)
  }
}

extension GroupTable.Row {
  fileprivate var luaValue: LuaValue {
    var fields: [(name: String, value: LuaValue)] = [
      ("name", .string(name)), ("number", .number(number)), ("advances", .number(advances)),
      ("collected", .number(collected)), ("result", .number(result)),
      ("result_se", .figure(resultError)), ("multiple", .figure(multiple)),
      ("irr", .figure(irr)), ("default_rate", .figure(defaultRate)),
      ("loss_rate", .figure(lossRate)), ("wal", .figure(wal)),
      ("empty_paths", .int(emptyPaths)),
    ]
    fields += lines.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) }
    fields.append(
      (
        "tails",
        .table(
          LuaTable(
            array: tails.map {
              [
                "level": .number($0.level), "var": .number($0.valueAtRisk),
                "cvar": .number($0.conditionalValueAtRisk),
              ]
            }))
      ))
    let text = "\(name): \(figure(multiple, .multiple)), IRR \(figure(irr, .rate))"
    return record("group of loans", fields) { text }
  }
}

extension ZoneDriftTable {
  /// A member a zone: target, and vectors share, deviation, distance whose element 1 is year 0.
  var content: RecordContent {
    RecordContent(
      fields: zones.map { zone in
        (
          zone.name,
          record(
            "drift of a zone",
            [
              ("target", .number(zone.target)), ("share", vector(zone.share)),
              ("deviation", vector(zone.deviation)), ("distance", vector(zone.distance)),
            ]
          ) { zone.name }
        )
      })
  }
}

extension LiquidityView {
  /// Vectors by year whose element 1 is year 0, and the figures over the life.
  var content: RecordContent {
    func life(_ name: String, _ figure: Figure, _ unit: MetricUnit) -> (String, LuaValue) {
      (
        name,
        record(
          "figure over the life",
          [
            ("mean", .figure(figure.mean)), ("se", .figure(figure.standardError)),
            ("median", .figure(figure.median)), ("q95", .figure(figure.high)),
            ("undefined", .int(figure.undefinedCount)),
          ]
        ) { figureWithError(figure.mean, figure.standardError, unit) }
      )
    }
    return RecordContent(fields: [
      ("year", vector(years.map { Double($0.year) })),
      ("distributions", vector(years.map(\.distributions))),
      ("q05", vector(years.map(\.lowDistributions))),
      ("cash_flow_at_risk", vector(years.map(\.cashFlowAtRisk))),
      ("yield", vector(years.map(\.yield))),
      ("liquid_share", vector(years.map(\.liquidShare))),
      life("half_back_month", halfBackMonth, .months), life("exit_lag", exitLag, .years),
      life("collection_lag", collectionLag, .months),
    ])
  }
}

extension TailDecomposition {
  /// level, var, cvar, mean_loss, and the list of parts.
  var content: RecordContent {
    RecordContent(
      fields: [
        ("level", .number(level)), ("by", .string(by.rawValue)), ("var", .number(valueAtRisk)),
        ("cvar", .number(conditionalValueAtRisk)), ("mean_loss", .number(meanLoss)),
      ],
      items: parts.map { part in
        record(
          "part of a CVaR",
          [
            ("name", .string(part.name)), ("value", .number(part.value)),
            ("average", .number(part.average)), ("is_group", .bool(part.isGroup)),
          ]
        ) { "\(part.name) \(figure(part.value, .rate))" }
      })
  }
}

extension FundBridge {
  /// net_irr, gross_irr, tvpi, gross_multiple, paths, left_out, and the list of steps.
  var content: RecordContent {
    RecordContent(
      fields: [
        ("net_irr", .figure(netIrr)), ("gross_irr", .figure(grossIrr)),
        ("tvpi", .figure(tvpi)), ("gross_multiple", .figure(grossMultiple)),
        ("paths", .int(paths)), ("left_out", .int(leftOut)),
      ],
      items: steps.map { step in
        record(
          "step of a bridge",
          [
            ("name", .string(step.name)), ("label", .string(step.label)),
            ("irr", .number(step.irr)), ("irr_se", .figure(step.irrError)),
            ("tvpi", .number(step.tvpi)), ("tvpi_se", .figure(step.tvpiError)),
          ]
        ) { "\(step.name) \(figureWithError(step.irr, step.irrError, .rate))" }
      })
  }
}

extension VarianceDecomposition {
  var luaValue: LuaValue {
    let parts = [
      ("within", within), ("between", between), ("total", total), ("market_share", marketShare),
    ]
    let fields: [(name: String, value: LuaValue)] =
      [
        ("metric", .string(metric)), ("markets", .int(markets)), ("inner", .int(inner)),
        ("left_out", .int(leftOut)), ("mean", .figure(mean)),
      ]
      + parts.flatMap { name, estimate in
        [
          (name, LuaValue.figure(estimate?.value)),
          (name + "_se", .figure(estimate?.standardError)),
        ]
      }
    return record("variance decomposition", fields) {
      "\(metric): \(figureWithError(marketShare?.value, marketShare?.standardError, .share)) "
        + "of the variance is between markets"
    }
  }
}
