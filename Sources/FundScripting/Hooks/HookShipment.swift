import FundModel
import LuaRuntime

/// A function of a script as text that stands on its own: what it takes from around it as constants,
/// then the function.
///
/// The same function with the same constants gives the same text, and so does the function that such a
/// text makes.
struct HookShipment {
  static let most = 1 << 20
  private static let depth = 40
  private static let expected =
    "expected a number, text, boolean, table of these, or a Lua function"

  /// `hooks.waterfall`, for messages.
  private let hook: String
  private let sources: ScriptSources
  private let state: LuaState
  private var lines: [String] = []
  private var bytes = 0
  /// The names that can be seen where the next line goes, with the functions that some stand for.
  private var scope: [(name: String, function: LuaReference?)] = []

  /// The source of the chunk that returns `function`.
  ///
  /// - Throws: `LuaError` that names the hook, what it takes along and of what kind that is.
  static func source(
    _ function: LuaReference, hook: String, sources: ScriptSources, state: LuaState
  ) throws -> String {
    var shipment = HookShipment(hook: hook, sources: sources, state: state)
    let text = try shipment.text(of: function)
    let own = try shipment.upvalues(of: function).first { try $0.value.isSame(as: function) }
    if let own { try shipment.declare(own.name, function) }
    try shipment.addConstants(of: function)
    if let own {
      try shipment.add("\(own.name) = \(text)")
      try shipment.add("return \(own.name)")
    } else {
      try shipment.add("return \(text)")
    }
    return shipment.lines.joined(separator: "\n") + "\n"
  }

  private init(hook: String, sources: ScriptSources, state: LuaState) {
    self.hook = hook
    self.sources = sources
    self.state = state
  }

  private mutating func add(_ line: String) throws {
    bytes += line.utf8.count + 1
    guard bytes <= Self.most else {
      throw LuaError("\(hook): what it takes along is larger than \(Self.most >> 20) MB")
    }
    lines.append(line)
  }

  private mutating func declare(_ name: String, _ function: LuaReference) throws {
    try add("local \(name)")
    scope.append((name, function))
  }

  private func upvalues(
    of function: LuaReference
  ) throws -> [(name: String, value: LuaReference)] {
    let count = try function.functionFacts()?.upvalues ?? 0
    return try (0..<count).compactMap { try function.upvalue($0 + 1) }
      .filter { $0.name != "_ENV" }.sorted { $0.name < $1.name }
  }

  private mutating func addConstants(of function: LuaReference) throws {
    for (name, value) in try upvalues(of: function) {
      if value.type == .function, try isVisible(name, value) { continue }
      let mayBeLibrary = value.type == .function || value.type == .table
      if mayBeLibrary, let library = try value.libraryName() {
        guard HookLibrary.holds(library) else {
          throw LuaError("\(hook): '\(name)' is \(library), which hooks do not have")
        }
        try addConstant(name, library)
      } else if value.type == .function {
        try addFunction(name, value)
      } else {
        try addConstant(name, literal(name, value))
      }
    }
  }

  private mutating func addConstant(_ name: String, _ text: String) throws {
    try add("local \(name) = \(text)")
    scope.append((name, nil))
  }

  /// Whether the name already stands for this function here: it calls itself, or its caller.
  private func isVisible(_ name: String, _ function: LuaReference) throws -> Bool {
    guard let last = scope.last(where: { $0.name == name }), let known = last.function else {
      return false
    }
    return try known.isSame(as: function)
  }

  private mutating func addFunction(_ name: String, _ function: LuaReference) throws {
    guard scope.count <= Self.depth * 10 else {
      throw LuaError("\(hook): '\(name)' takes along functions that are nested too deeply")
    }
    let text = try text(of: function, named: name)
    let around = try upvalues(of: function)
    if around.isEmpty {
      try addConstant(name, text)
      return
    }
    let callsItself = try around.count == 1 && around[0].value.isSame(as: function)
    if callsItself {
      try declare(name, function)
      try add("\(name) = \(text)")
      return
    }
    let before = scope
    let isOwnName = try around.allSatisfy {
      try $0.name != name || $0.value.isSame(as: function)
    }
    if isOwnName {
      try declare(name, function)
      try add("do")
      try addConstants(of: function)
      try add("\(name) = \(text)")
      try add("end")
    } else {
      // What it calls by its own name is something else.
      try add("local \(name) = (function()")
      try addConstants(of: function)
      try add("return \(text)")
      try add("end)()")
    }
    scope = before + [(name, function)]
  }

  private func literal(_ name: String, _ value: LuaReference) throws -> String {
    let isPlain: Bool
    switch value.type {
    case .nil, .boolean, .number, .string: isPlain = true
    case .table: isPlain = try !value.hasMetatable()
    default: isPlain = try value.isVector()
    }
    guard isPlain else {
      let kind = value.type == .table ? "table with a metatable" : try value.typeName()
      throw LuaError(
        "\(hook): '\(name)' is a \(kind) and cannot travel into the workers; \(Self.expected)")
    }
    do {
      return try value.literal()
    } catch let error as LuaError {
      throw LuaError(
        "\(hook): '\(name)' cannot travel into the workers: \(error.message); \(Self.expected)")
    }
  }

  // MARK: the function's own text

  private func text(of function: LuaReference, named name: String? = nil) throws -> String {
    let what = name.map { "\(hook): '\($0)'" } ?? hook
    guard let facts = try function.functionFacts(), let analysis = try function.analysis() else {
      throw LuaError(
        "\(what) is a function of the program and cannot travel into the workers; \(Self.expected)")
    }
    guard let source = sources.text(ofChunk: facts.source) else {
      throw LuaError("\(what): the text of the function is not known; put it into a file")
    }
    let names = try upvalues(of: function).map(\.name)
    // Of functions on the same lines the one that does the same.
    var fitting: [String] = []
    for text in LuaFunctionTexts(source).candidates(facts.lines)
    where try !fitting.contains(text) && signature(text, names) == analysis.signature {
      fitting.append(text)
    }
    guard let text = fitting.first, fitting.count == 1 else {
      throw LuaError(
        fitting.isEmpty
          ? "\(what): the text of the function is not found on line \(facts.lines.lowerBound) of "
            + "\(facts.source.dropFirst()); has the file changed since it was read?"
          : "\(what): several functions begin on line \(facts.lines.lowerBound); "
            + "put this one on lines of its own")
    }
    return text
  }

  private func signature(_ text: String, _ names: [String]) throws -> UInt64? {
    let locals = names.isEmpty ? "" : "local \(names.joined(separator: ", ")) "
    guard let chunk = try? state.load(locals + "return " + text, chunkName: "=function"),
      let function = try chunk.callKeeping().first
    else { return nil }
    return try function.analysis()?.signature
  }
}
