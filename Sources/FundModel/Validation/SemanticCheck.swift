/// Checks the rules that hold between values.
///
/// Works on the tree, so that a fault in one place does not hide those in another: a rule that finds
/// a value absent or of the wrong type leaves it to `StructureCheck` and does nothing.
struct SemanticCheck {
  let root: ConfigNode
  let registry: ParameterRegistry
  var issues: [ConfigIssue] = []

  init(root: ConfigNode, registry: ParameterRegistry) {
    self.root = root
    self.registry = registry
  }

  mutating func run() {
  }
}
