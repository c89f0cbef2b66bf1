import FundColumns
import FundReport

extension ColumnTable {
  /// The table after RFC 4180: a header, then a row a line; undefined is empty, figures have as many digits
  /// as it takes to read back the same.
  var csv: String {
    var csv = CSVWriter()
    csv.row(columns.map(\.name))
    for row in 0..<rows {
      csv.row(
        columns.map { column in
          switch column.values {
          case .doubles(let values): CSVWriter.number(values[row])
          case .integers(let values): String(values[row])
          case .texts(let values): values[row]
          }
        })
    }
    return csv.text
  }
}
