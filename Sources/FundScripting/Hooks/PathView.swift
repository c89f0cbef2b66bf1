import FundEngine
import FundModel
import FundNumerics
import LuaRuntime

/// A path that is over as a hook sees it.
final class PathView {
  let record: LuaRecord
  private let flows: LuaRecord
  private let index: LuaRecord

  init(_ path: HookPath, _ state: LuaState) throws {
    flows = try HookView.ledger(state)
    index = try HookView.byZone(path.zones, state)
    var fields = Dictionary(
      Metric.allCases.map { ($0.name, LuaRecord.Field.other($0.rawValue)) }
    ) { first, _ in first }
    fields["horizon"] = .integer(0)
    fields["zones"] = .value(try HookView.names(path.zones, state))
    fields["net"] = .window(0)
    fields["contributions"] = .window(1)
    fields["distributions"] = .window(2)
    fields["short_rate"] = .window(3)
    fields["flows"] = .value(flows.value)
    fields["index"] = .reader(index)
    fields["irr"] = .value(.native(Self.irr))
    record = try HookView.record("a path", state, fields, numbers: 1, windows: 4)
  }

  func open(_ path: HookPath) {
    let months = path.horizon + 1
    record.numbers[0] = Double(path.horizon)
    record.others(at: path.metrics)
    record.point(0, at: path.net, count: months)
    record.point(1, at: path.contributions, count: months)
    record.point(2, at: path.receipts, count: months)
    record.point(3, at: path.shortRate, count: months)
    flows.columns(at: path.ledger, stride: path.ledgerStride, count: months)
    index.columns(at: path.index, stride: path.indexStride, count: months)
    flows.open()
    index.open()
    record.open()
  }

  func close() {
    record.close()
    flows.close()
    index.close()
  }

  /// `p:irr(vector)`: annual rate of monthly flows, not a number when there is none.
  private static var irr: LuaFunction {
    LuaFunction("irr") { call in
      guard let numbers = call.vectorOrNil(2) else {
        throw LuaError("p:irr takes a vector of monthly flows, such as p.net")
      }
      return call.returns(Irr.solve(amounts: Array(numbers), periodsPerYear: 12).rate)
    }
  }
}

extension LuaHooks {
  func metrics(_ path: HookPath, into row: UnsafeMutablePointer<Double>) {
    for i in metricHooks.indices { row[i] = .nan }
    guard failure == nil, let first = metricHooks.first else { return }
    attempt(first) {
      finished = try finished ?? PathView(path, state)
      finished?.open(path)
    }
    defer { finished?.close() }
    for (i, hook) in metricHooks.enumerated() {
      guard failure == nil, let view = finished else { return }
      attempt(hook) {
        row[i] = try call(hook, view.record) { results in
          if results.type(1) == .nil { return .nan }
          guard let value = results.number(1), !value.isInfinite else {
            throw LuaError(
              "it returned \(results.text(1)); expected a finite number, or nil for undefined")
          }
          return value
        }
      }
    }
  }
}
