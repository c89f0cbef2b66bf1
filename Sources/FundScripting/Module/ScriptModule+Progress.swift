import Dispatch
import FundMonteCarlo
import LuaRuntime

extension ScriptModule {
  /// `for i, item in eq.progress(list) do … end`, `for i in eq.progress(20) do … end`.
  ///
  /// Counts what is done of a loop of the script's own on a terminal, with the time left; anywhere else
  /// it is the plain loop. The line is taken away at the end; after a `break` the next line drawn
  /// replaces it.
  var progress: LuaFunction {
    LuaFunction("progress") { [context] call in
      let first = try call.value(1)
      var items: [LuaValue]?
      let count: Int
      switch first {
      case .table(let table) where table.fields.isEmpty && table.integers.isEmpty:
        items = table.array
        count = table.array.count
      case .vector(let storage):
        items = (0..<storage.count).map { .number(storage.baseAddress[$0]) }
        count = storage.count
      default:
        guard let whole = first.doubleValue.flatMap({ Int(exactly: $0) }), whole >= 0 else {
          throw call.argumentError(1, "a whole number of steps or a list expected")
        }
        count = whole
      }
      let start = DispatchTime.now().uptimeNanoseconds
      var done = 0
      let step = LuaFunction("progress") { call in
        guard done < count else {
          context.options.wipeProgress?()
          return try call.returns(.nil)
        }
        let elapsed = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        context.options.progress?(
          RunProgress(done: done, total: count, elapsed: elapsed, unit: .steps))
        done += 1
        return try call.returns([.int(done), items?[done - 1] ?? .nil])
      }
      return try call.returns([.native(step), .nil, .nil])
    }
  }
}
