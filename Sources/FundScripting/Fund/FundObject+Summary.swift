import FundModel
import FundReport

extension FundObject {
  /// A few lines that tell one fund from another; what is not there is left out.
  var summary: String {
    func text(_ path: String) -> String? { (try? document.value(at: path))??.stringValue }
    func number(_ path: String) -> Double? { (try? document.value(at: path))??.numberValue }
    var head = ["Fund"]
    if let name = text("fund.name") { head.append("\"\(name)\"") }
    if let size = number("fund.size") {
      head.append("· \(text("fund.currency") ?? "") \(money(size))")
    }
    if let years = number("fund.term_years") { head.append("· \(fixed(years, decimals: 0)) years") }
    var lines = [head.joined(separator: " ")]

    var terms: [String] = []
    if let structure = text("waterfall.structure") { terms.append("\(structure) waterfall") }
    let rates = [
      ("hurdle", "waterfall.hurdle_rate"), ("carry", "waterfall.carry"),
      ("catch-up", "waterfall.catch_up"), ("management fee", "fees.management.rate"),
    ]
    terms += rates.compactMap { label, path in
      number(path).map { "\(label) \(figure($0, .rate))" }
    }
    if !terms.isEmpty { lines.append("  " + terms.joined(separator: ", ")) }

    let zones = ((try? document.value(at: "zones")) ?? nil)?.arrayValue ?? []
    let shares = zones.compactMap { zone -> String? in
      let record = zone.value.objectValue
      guard let name = record?["name"]?.value.stringValue else { return nil }
      let share = record?["allocation"]?.value.numberValue
      return name + (share.map { " " + figure($0, .share) } ?? "")
    }
    if !shares.isEmpty { lines.append("  zones " + shares.joined(separator: ", ")) }
    if let hash = try? document.hash { lines.append("  config \(hash.prefix(12))") }
    return lines.joined(separator: "\n")
  }
}
