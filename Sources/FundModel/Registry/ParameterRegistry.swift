/// The table of all parameters, and the tree that they span.
///
/// From it come reading, writing, validation, the JSON Schema, the reference page, search and
/// completion. The order of the rows is the order in which configurations are written.
public struct ParameterRegistry: Sendable {
  public static let standard = ParameterRegistry(
    groups: [
      (.fundStructure, fundStructure), (.feesAndExpenses, feesAndExpenses),
      (.deploymentAndCalls, deploymentAndCalls), (.reinvestmentAndExit, reinvestmentAndExit),
      (.waterfallAndReturns, waterfallAndReturns),
      (.marketAndLoans, market + portfolio + loansAndProducts + suburbs),
      (.leverageAndCapital, facilityRows + noteRows), (.analytics, analyticsRows),
      (.hooks, hookRows),
    ])

  /// All rows, containers (lists of records, optional records) included.
  public let parameters: [Parameter]
  let root: SchemaNode
  private let byPath: [String: Int]

  init(groups: [(ParameterGroup, [Parameter])]) {
    parameters = groups.flatMap { group, rows in rows.map { $0.inGroup(group) } }
    root = SchemaNode(rows: parameters)
    byPath = Dictionary(
      parameters.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The row of a path in the registry's form (`zones[].ltv.mean`), or nil.
  public subscript(path: String) -> Parameter? { byPath[path].map { parameters[$0] } }

  /// Rows that hold a value of their own.
  public var leaves: [Parameter] { parameters.filter { !$0.type.isContainer } }
}

/// A node of the tree that the registry's paths span.
struct SchemaNode: Sendable {
  /// Key in its parent; empty at the root.
  let key: String
  /// Path in the registry's form, without `[]` at the end.
  let path: String
  /// The row; nil for records that are always there, such as `fees`.
  private(set) var row: Parameter?
  private(set) var children: [SchemaNode] = []

  init(rows: [Parameter]) {
    self.init(key: "", path: "")
    for row in rows {
      insert(row, parts: row.path.split(separator: ".")[...])
    }
  }

  private init(key: String, path: String) {
    self.key = key
    self.path = path
  }

  private mutating func insert(_ row: Parameter, parts: ArraySlice<Substring>) {
    guard let part = parts.first else {
      self.row = row
      return
    }
    let key = String(part).replacingSuffix("[]", with: "")
    if !children.contains(where: { $0.key == key }) {
      children.append(SchemaNode(key: key, path: path.isEmpty ? key : prefix + key))
    }
    if let index = children.firstIndex(where: { $0.key == key }) {
      children[index].insert(row, parts: parts.dropFirst())
    }
  }

  /// What the paths of the children start with.
  var prefix: String { path + (isRecords ? "[]." : ".") }

  var isRecords: Bool { if case .records = row?.type { true } else { false } }
  /// Field that names the records of a list.
  var recordKey: String? { if case .records(let key, _) = row?.type { key } else { nil } }
  var isLeaf: Bool { children.isEmpty }

  func child(_ key: String) -> SchemaNode? { children.first { $0.key == key } }

  /// The schema of one record of this list: the same fields, under no list mark.
  var asRecord: SchemaNode {
    var record = self
    record.row = nil
    return record
  }
}
