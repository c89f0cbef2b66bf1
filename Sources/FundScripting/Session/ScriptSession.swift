import FundModel
import FundService
import LuaRuntime

/// A Lua state with the scripting surface in it, in which scripts run one after the other.
///
/// Used by one thread at a time.
public final class ScriptSession {
  let state: LuaState
  let context: ScriptContext
  let module: LuaReference

  /// - Throws: `ScriptError` when there is no memory for a state.
  public init(_ options: ScriptOptions) throws {
    do {
      state = try LuaState(
        profile: options.sandboxed ? .sandbox : .trusted, memoryLimit: options.memoryLimit)
      context = ScriptContext(options, stop: state.stopToken)
      state.output = options.output
      state.instructionLimit = options.instructionLimit
      if let limit = options.outputLimit { state.outputLimit = limit }
      context.emit = { [weak state] text in state?.emit(text) }
      let module = try ScriptModule.install(state, context)
      self.module = module
      try state.preload("equihome") { _ in .reference(module) }
      if options.sandboxed {
        try SandboxModules.install(state, module, context.sources)
      } else {
        try ModuleFolders.add(ModuleFolders.standard, to: state)
      }
      try state.setGlobal(
        "arg", .table(LuaTable(array: options.arguments.map { .string($0) })))
    } catch let error as LuaError {
      throw ScriptError(error, sources: ScriptSources())
    }
  }

  /// Stops the script that runs, from any thread.
  public var stopToken: LuaStopToken { context.stop }

  /// Runs a script file; modules beside it can be required.
  ///
  /// - Throws: `ScriptError`.
  public func run(file: String) throws -> ScriptOutcome {
    let source = try ScriptFile.read(file)
    if !context.options.sandboxed {
      try explaining { try ModuleFolders.add([ScriptFile.folder(of: file)], to: state) }
    }
    return try run(source: source, name: file, chunkName: "@" + file)
  }

  /// Runs a script; `name` stands for the file in messages.
  ///
  /// - Throws: `ScriptError`.
  public func run(source: String, name: String) throws -> ScriptOutcome {
    try run(source: source, name: name, chunkName: "=" + name)
  }

  private func run(source: String, name: String, chunkName: String) throws -> ScriptOutcome {
    context.sources.add(name, source)
    return try explaining {
      let chunk = try state.load(source, chunkName: chunkName)
      let arguments = context.options.arguments.map { LuaValue.string($0) }
      return try outcome(stoppable { try chunk.callKeeping(arguments) })
    }
  }

  /// Runs `body` so that Ctrl-C, the time limit and other threads can stop its scripts.
  func stoppable<Value>(_ body: () throws -> Value) throws -> Value {
    defer { context.forgetLoops() }
    func limited() throws -> Value {
      guard let deadline = context.options.deadline else { return try body() }
      return try state.withDeadline(deadline, abandonAfter: context.options.abandonAfter, body)
    }
    return context.options.handlesInterrupt
      ? try state.foreground(limited) : try state.interruptible(limited)
  }

  /// Errors of Lua as errors of the script.
  func explaining<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as LuaError {
      throw ScriptError(error, sources: context.sources)
    }
  }

  private func outcome(_ results: [LuaReference]) throws -> ScriptOutcome {
    guard let first = results.first, first.type == .userdata,
      case .object(let object) = try first.value()
    else { return ScriptOutcome() }
    if let run = object as? RunObject {
      return ScriptOutcome(
        run: run.result,
        kept: KeptRun(result: run.result, entry: run.entry, isAnswer: run.isAnswer))
    }
    guard let fund = object as? FundObject else { return ScriptOutcome() }
    do {
      return ScriptOutcome(fund: try context.overridden(fund.document))
    } catch let error as ConfigError {
      throw LuaError("\(error)", cause: error)
    }
  }
}
