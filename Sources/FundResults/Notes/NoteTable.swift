/// What the holders of every class of notes got, path by path.
///
/// Shape `classes × 3 × paths` doubles: IRR, mean life of principal in years, loss as a share of face
/// value; undefined is NaN. Workers may store different paths at the same time; read after they have
/// joined.
public final class NoteTable: @unchecked Sendable {
  public enum Figure: Int, CaseIterable, Sendable { case irr, wal, loss }

  public let classes: Int
  public let paths: Int
  /// `classes × 3 × paths`; for whoever stores or reads the whole table.
  let storage: UnsafeMutablePointer<Double>

  /// - Precondition: `classes >= 1`, `paths >= 0`.
  public init(classes: Int, paths: Int) {
    precondition(classes >= 1 && paths >= 0)
    self.classes = classes
    self.paths = paths
    let size = classes * Figure.allCases.count * paths
    storage = .allocate(capacity: max(1, size))
    storage.initialize(repeating: .nan, count: size)
  }

  deinit { storage.deallocate() }

  /// - Precondition: the class and the path exist.
  public func store(_ value: Double, _ figure: Figure, of note: Int, path: Int) {
    precondition(note >= 0 && note < classes && path >= 0 && path < paths)
    storage[(note * Figure.allCases.count + figure.rawValue) * paths + path] = value
  }

  /// A figure of a class by path.
  public func column(_ figure: Figure, of note: Int) -> TableColumn {
    precondition(note >= 0 && note < classes)
    return TableColumn(
      of: self, storage + (note * Figure.allCases.count + figure.rawValue) * paths, count: paths)
  }
}
