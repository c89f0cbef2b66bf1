import CXlsxWriter
import Glibc

extension Workbook {
  /// Writes the whole file or none of it: a temporary file beside it, then a rename.
  ///
  /// - Throws: `WorkbookError`; what stood at `path` is then untouched.
  public func write(to path: String) throws(WorkbookError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw WorkbookError(
        code: .unwritable, file: path, place: "", message: "the path is empty or holds a NUL")
    }
    guard !(pages.isEmpty && sheets.isEmpty) else {
      throw WorkbookError(
        code: .notRepresentable, file: path, place: "", message: "there is no sheet")
    }
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max)).tmp"
    let writer = try WorkbookWriter(file: path, temporary: temporary, title: title)
    do throws(WorkbookError) {
      for page in pages { try writer.add(page) }
      for sheet in sheets { try writer.add(sheet) }
    } catch {
      // The library frees a workbook only by closing it, which writes the file.
      _ = writer.close()
      unlink(temporary)
      throw error
    }
    let problem = writer.close()
    guard problem == LXW_NO_ERROR else {
      unlink(temporary)
      throw writer.failure(problem)
    }
    // On the disk before the name: after a crash the name holds the old file or the whole new one.
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    var failure = descriptor < 0 ? errno : 0
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    if descriptor >= 0 { close(descriptor) }
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(temporary)
      throw WorkbookError(
        code: .unwritable, file: path, place: "", message: String(cString: strerror(failure)))
    }
  }
}
