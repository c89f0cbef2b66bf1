import CHDF5
import Synchronization

extension ColumnSet {
  /// Writes an HDF5 file: a group a table with a dataset a column, a dataset of two dimensions a matrix
  /// (in groups by the parts of its name, `lp_flows/net`), and attributes of the file.
  ///
  /// A column's dataset has the attribute `unit` where that is known. Undefined is not a number. Numbers
  /// are little-endian, texts UTF-8 of any length; there are no compound types. Datasets of 4,096 numbers or
  /// more are chunked, shuffled and deflated.
  ///
  /// - Throws: `ColumnError`.
  public func writeHDF5(to path: String) throws(ColumnError) {
    try WholeFile.write(to: path) { (temporary) throws(ColumnError) in
      let problem = HDF5Library.lock.withLock { _ -> ColumnError? in
        eq_h5_be_quiet()
        do throws(ColumnError) {
          let writer = try HDF5Writer(file: path, temporary: temporary)
          for attribute in attributes { try writer.attribute(attribute, of: writer.file, "") }
          for table in tables { try writer.add(table) }
          for matrix in matrices { try writer.add(matrix) }
          try writer.close()
          return nil
        } catch {
          return error
        }
      }
      if let problem { throw problem }
    }
  }
}

/// The library of Debian is not made for several threads.
private enum HDF5Library {
  static let lock = Mutex<Void>(())
}
