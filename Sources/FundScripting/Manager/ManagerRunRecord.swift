import FundModel
import FundMonteCarlo
import FundReport
import FundResults
import FundService
import LuaRuntime

/// A finished run of a management company as scripts see it: metrics as samples, `yearly`, `team`,
/// `house_carry`, `funds`, `hash`, `seed`, `paths`, `years`, and the functions `json` and `csv`.
struct ManagerRunRecord {
  let result: ManagerResult
  let document: ManagerDocument
  /// Level of confidence intervals and bins of histograms, as the first fund has them.
  let analytics: Analytics

  func record(_ format: TextFormat) -> ScriptRecord {
    var fields = CompanyMetric.allCases.map { metric in
      (
        name: metric.name,
        value: sample(metric.name, metric.label, metric.unit, result.accounts.map { $0[metric] })
      )
    }
    fields += [
      ("yearly", .object(yearly)), ("team", .object(team)),
      (
        "house_carry",
        sample(
          "house_carry", "Carry of the house", .money,
          result.accounts.map { $0.total(.carry) - $0.total(.teamCarry) })
      ), ("funds", .object(funds)), ("hash", .string(result.hash)),
      ("seed", Int(exactly: result.seed).map { .int($0) } ?? .string("\(result.seed)")),
      ("paths", .int(result.paths)), ("years", .int(result.years)),
      (
        "json",
        .native(
          LuaFunction("json") { call in call.returns(managerJSON(result, document: document)) })
      ), ("csv", .native(LuaFunction("csv") { call in call.returns(managerCSV(result)) })),
    ]
    return ScriptRecord("run of a manager", fields: fields) {
      managerSummary(result, format: format)
    }
  }

  private func sample(
    _ name: String, _ label: String, _ unit: MetricUnit, _ values: [Double]
  ) -> LuaValue {
    .object(
      SampleObject(
        name: name, label: label, unit: unit, isLoss: false, storage: DoubleBuffer(values),
        confidence: analytics.confidenceLevel, bins: analytics.histogramBins))
  }

  /// Means of every line by year, as vectors from year 1.
  private var yearly: ScriptRecord {
    let years = Array(stride(from: 1, through: result.years, by: 1))
    var fields: [(name: String, value: LuaValue)] = [
      ("year", .vector(DoubleBuffer(years.map(Double.init))))
    ]
    fields += CompanyLine.allCases.map { line in
      let means = years.map { result.sample(line, year: $0).mean ?? .nan }
      return (line.name, .vector(DoubleBuffer(means)))
    }
    return ScriptRecord("yearly accounts", fields: fields) {
      companyYearTable(result).lines(TextFormat()).joined(separator: "\n")
    }
  }

  private var team: ScriptRecord {
    let members = result.config.carryTeam
    let fields = members.enumerated().map { index, member in
      (
        name: member.name,
        value: sample(
          member.name, "Carry of \(member.name)", .money,
          result.accounts.map { $0.total(member: index) })
      )
    }
    return ScriptRecord("carry team", fields: fields) {
      carryTeamTable(result).lines(TextFormat()).joined(separator: "\n")
    }
  }

  /// The funds in their order, each with every metric of its paths as a sample.
  private var funds: ScriptRecord {
    let fields = result.funds.map { fund -> (name: String, value: LuaValue) in
      var members: [(name: String, value: LuaValue)] = [
        ("name", .string(fund.name)), ("size", .number(fund.size)),
        ("first_year", .int(fund.firstYear)), ("last_year", .int(fund.lastYear)),
        ("hash", .string(fund.configHash)),
      ]
      members += Metric.allCases.map { metric in
        let description = metric.description
        return (
          metric.name,
          .object(
            SampleObject(
              name: metric.name, label: description.label, unit: description.unit,
              isLoss: description.direction == .lower, storage: ColumnStorage(fund.samples, metric),
              confidence: analytics.confidenceLevel, bins: analytics.histogramBins))
        )
      }
      return (fund.name, .object(ScriptRecord("fund of a manager", fields: members) { fund.name }))
    }
    return ScriptRecord("list of funds", fields: fields) {
      managedFundTable(result).lines(TextFormat()).joined(separator: "\n")
    }
  }
}

extension RunRequest {
  /// Runs a management company; Ctrl-C and time limits of the script stop it within about one path.
  func run(_ manager: ManagerObject, _ call: borrowing LuaCall) throws -> ScriptRecord {
    let prepared = try call.explaining {
      try PreparedManager(manager.document, options: options, documents: manager.funds)
    }
    let paths = prepared.config.simulation.paths
    let perPath =
      prepared.funds.count * (Metric.count + 200)
      + prepared.years * (CompanyLine.count + prepared.config.carryTeam.count)
    let (numbers, overflow) = paths.multipliedReportingOverflow(by: perPath)
    do {
      try call.state.reserve(overflow ? -1 : numbers)
    } catch {
      throw MemoryShortage(paths: paths, numbers: overflow ? nil : numbers)
    }
    defer { context.progressEnded() }
    let result = try FundService.run(prepared, control: control)
    return ManagerRunRecord(
      result: result, document: prepared.document, analytics: prepared.funds[0].config.analytics
    ).record(context.options.format)
  }
}
