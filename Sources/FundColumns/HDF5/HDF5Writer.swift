import CHDF5

/// A file of HDF5 while it is filled; all calls in one thread at a time.
///
/// Identifiers of the library are plain numbers, each closed where it was made.
final class HDF5Writer {
  private let path: String
  private(set) var file: hid_t = -1
  private var groups: [String: hid_t] = [:]
  /// From here on chunks pay.
  private static let chunkedFrom = 4096
  private static let chunkValues = 65_536

  init(file path: String, temporary: String) throws(ColumnError) {
    self.path = path
    let list = eq_h5_file_list()
    defer { H5Pclose(list) }
    // Without times, so that the same columns give the same bytes.
    guard list >= 0, H5Pset_obj_track_times(list, false) >= 0 else {
      throw failure("", "set up the file")
    }
    file = eq_h5_create_file(temporary, list)
    guard file >= 0 else { throw failure("", "make the file") }
  }

  deinit {
    for group in groups.values { H5Gclose(group) }
    if file >= 0 { H5Fclose(file) }
  }

  /// Everything on the disk: a failure to write shows here at the latest.
  func close() throws(ColumnError) {
    for group in groups.values { H5Gclose(group) }
    groups = [:]
    let flushed = H5Fflush(file, H5F_SCOPE_GLOBAL)
    let closed = H5Fclose(file)
    file = -1
    guard flushed >= 0, closed >= 0 else { throw failure("", "write the file") }
  }

  func add(_ table: ColumnTable) throws(ColumnError) {
    let place = try group([table.name])
    for column in table.columns {
      let name = table.name + "/" + column.name
      let dataset: hid_t
      switch column.values {
      case .doubles(let values):
        dataset = try numbers(
          column.name, in: place, [values.count], eq_h5_file_double(), eq_h5_double(), values, name)
      case .integers(let values):
        dataset = try numbers(
          column.name, in: place, [values.count], eq_h5_file_int64(), eq_h5_int64(), values, name)
      case .texts(let values):
        dataset = try texts(column.name, in: place, values, name)
      }
      defer { H5Dclose(dataset) }
      if let unit = column.unit { try attribute(.init("unit", unit), of: dataset, name) }
    }
  }

  func add(_ matrix: ColumnMatrix) throws(ColumnError) {
    let parts = matrix.name.split(separator: "/").map { String($0) }
    guard let last = parts.last else { throw refused(matrix.name, "the name is empty") }
    let dataset = try numbers(
      last, in: try group(Array(parts.dropLast())), [matrix.rows, matrix.columns],
      eq_h5_file_double(), eq_h5_double(), matrix.values, matrix.name)
    H5Dclose(dataset)
  }

  func attribute(
    _ attribute: ColumnSet.Attribute, of object: hid_t, _ place: String
  ) throws(ColumnError) {
    let place = place.isEmpty ? "attribute \(attribute.name)" : "\(place), \(attribute.name)"
    guard !attribute.name.utf8.contains(0), !attribute.value.utf8.contains(0) else {
      throw refused(place, "a text may not hold a NUL")
    }
    let type = eq_h5_text()
    defer { H5Tclose(type) }
    let space = H5Screate(H5S_SCALAR)
    defer { H5Sclose(space) }
    let made = eq_h5_create_attribute(object, attribute.name, type, space)
    guard made >= 0 else { throw failure(place, "make the attribute") }
    defer { H5Aclose(made) }
    let written = attribute.value.withCString { text in
      withUnsafePointer(to: text) { H5Awrite(made, type, $0) }
    }
    guard written >= 0 else { throw failure(place, "write the attribute") }
  }

  /// The group of a path, made where it is not there.
  private func group(_ parts: [String]) throws(ColumnError) -> hid_t {
    var place = file
    var path = ""
    for part in parts {
      try check(part)
      path += "/" + part
      if let known = groups[path] {
        place = known
        continue
      }
      let list = eq_h5_group_list()
      defer { H5Pclose(list) }
      guard H5Pset_obj_track_times(list, false) >= 0 else { throw failure(path, "set it up") }
      let made = eq_h5_create_group(place, part, list)
      guard made >= 0 else { throw failure(path, "make the group") }
      groups[path] = made
      place = made
    }
    return place
  }

  /// A dataset of numbers; the caller closes it.
  private func numbers<Number>(
    _ name: String, in place: hid_t, _ shape: [Int], _ stored: hid_t, _ given: hid_t,
    _ values: [Number], _ path: String
  ) throws(ColumnError) -> hid_t {
    let list = eq_h5_dataset_list()
    defer { H5Pclose(list) }
    guard H5Pset_obj_track_times(list, false) >= 0 else { throw failure(path, "set it up") }
    if values.count >= Self.chunkedFrom {
      // Whole rows, about half a megabyte at a time.
      let width = max(1, values.count / max(1, shape[0]))
      var chunk = shape.map { hsize_t($0) }
      chunk[0] = hsize_t(min(shape[0], max(1, Self.chunkValues / width)))
      guard H5Pset_chunk(list, Int32(chunk.count), chunk) >= 0, H5Pset_shuffle(list) >= 0,
        H5Pset_deflate(list, 1) >= 0
      else { throw failure(path, "set up its chunks") }
    }
    let dataset = try make(name, in: place, shape, stored, list, path)
    // A dataset without elements has nothing to be written.
    if !values.isEmpty {
      let written = values.withUnsafeBytes { eq_h5_write(dataset, given, $0.baseAddress) }
      guard written >= 0 else {
        H5Dclose(dataset)
        throw failure(path, "write it")
      }
    }
    return dataset
  }

  /// A dataset of texts; the caller closes it.
  private func texts(
    _ name: String, in place: hid_t, _ values: [String], _ path: String
  ) throws(ColumnError) -> hid_t {
    guard !values.contains(where: { $0.utf8.contains(0) }) else {
      throw refused(path, "a text may not hold a NUL")
    }
    let type = eq_h5_text()
    defer { H5Tclose(type) }
    let list = eq_h5_dataset_list()
    defer { H5Pclose(list) }
    guard H5Pset_obj_track_times(list, false) >= 0 else { throw failure(path, "set it up") }
    let dataset = try make(name, in: place, [values.count], type, list, path)
    guard !values.isEmpty else { return dataset }
    // One buffer holds all texts, each with its NUL; the library reads them by address.
    var bytes: [CChar] = []
    var starts: [Int] = []
    for value in values {
      starts.append(bytes.count)
      bytes += value.utf8CString
    }
    let written = bytes.withUnsafeBufferPointer { buffer -> herr_t in
      guard let base = buffer.baseAddress else { return -1 }
      return starts.map { base + $0 }.withUnsafeBytes {
        eq_h5_write(dataset, type, $0.baseAddress)
      }
    }
    guard written >= 0 else {
      H5Dclose(dataset)
      throw failure(path, "write it")
    }
    return dataset
  }

  private func make(
    _ name: String, in place: hid_t, _ shape: [Int], _ type: hid_t, _ list: hid_t, _ path: String
  ) throws(ColumnError) -> hid_t {
    try check(name)
    let space = H5Screate_simple(Int32(shape.count), shape.map { hsize_t($0) }, nil)
    guard type >= 0, space >= 0, list >= 0 else { throw failure(path, "set it up") }
    defer { H5Sclose(space) }
    let dataset = eq_h5_create_dataset(place, name, type, space, list)
    guard dataset >= 0 else { throw failure(path, "make it") }
    return dataset
  }

  /// Slashes part the name of a place, and a dot is the place itself.
  private func check(_ name: String) throws(ColumnError) {
    guard !name.isEmpty, name != ".", !name.utf8.contains(0), !name.contains("/") else {
      throw refused(name, "a name may not be empty, a dot, or hold a slash or a NUL")
    }
  }

  private func refused(_ place: String, _ message: String) -> ColumnError {
    ColumnError(.notRepresentable, file: path, place: place, message)
  }

  private func failure(_ place: String, _ what: String) -> ColumnError {
    ColumnError(.failed, file: path, place: place, "the HDF5 library could not \(what)")
  }
}
