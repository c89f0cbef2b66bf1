import Foundation
import FundModel

/// What stands where there is no figure.
public let noFigure = "–"

/// A number with a fixed count of decimals and thousands separators: `1,234.50`. Never `-0.00`.
public func fixed(_ value: Double, decimals: Int) -> String {
  guard value.isFinite else { return noFigure }
  // Formatting with the C locale rounds the exact binary value to nearest, ties to even.
  var text = String(format: "%.*f", locale: nil, decimals, abs(value))
  let isZero = !text.contains { $0 != "0" && $0 != "." }
  let whole = text.prefix { $0 != "." }
  let fraction = text.dropFirst(whole.count)
  text = grouped(String(whole)) + fraction
  return value < 0 && !isZero ? "-" + text : text
}

/// A whole number with thousands separators: `100,000`.
public func counted(_ value: Int) -> String {
  value < 0 ? "-" + grouped(String(value.magnitude)) : grouped(String(value))
}

private func grouped(_ digits: String) -> String {
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

/// An amount in millions (`12.35M`), thousands (`12.3k`) or units, by its size.
public func money(_ value: Double) -> String {
  // Limits stand where the smaller unit would round up to 1,000.0k or 1,000.
  switch abs(value) {
  case 999_950...: fixed(value / 1e6, decimals: 2) + "M"
  case 999.5...: fixed(value / 1e3, decimals: 1) + "k"
  default: fixed(value, decimals: 0)
  }
}

/// A figure in its unit: rates and shares in percent with 2 decimals, multiples with 3 and an x,
/// money in M and k, years and ratios with 2, months and counts with 1.
public func figure(_ value: Double?, _ unit: MetricUnit) -> String {
  guard let value, value.isFinite else { return noFigure }
  switch unit {
  case .rate, .share: return fixed(value * 100, decimals: 2) + "%"
  case .multiple: return fixed(value, decimals: 3) + "x"
  case .money: return money(value)
  case .years: return fixed(value, decimals: 2) + " y"
  case .months, .count: return fixed(value, decimals: 1)
  case .ratio: return fixed(value, decimals: 2)
  }
}

/// A standard error or a width in the same unit, with one decimal more where the unit allows it.
public func errorFigure(_ value: Double?, _ unit: MetricUnit) -> String {
  guard let value, value.isFinite else { return noFigure }
  switch unit {
  case .rate, .share: return fixed(value * 100, decimals: 3) + "%"
  case .multiple: return fixed(value, decimals: 4) + "x"
  case .money: return money(value)
  case .years: return fixed(value, decimals: 3) + " y"
  case .months, .count: return fixed(value, decimals: 2)
  case .ratio: return fixed(value, decimals: 3)
  }
}

/// `9.12% ± 0.031%`; without an error only the figure.
public func figureWithError(_ value: Double?, _ error: Double?, _ unit: MetricUnit) -> String {
  guard value != nil, error != nil else { return figure(value, unit) }
  return "\(figure(value, unit)) ± \(errorFigure(error, unit))"
}

/// A probability or level as percent without needless zeros: `95%`, `99.5%`.
public func levelFigure(_ level: Double) -> String {
  var text = fixed(level * 100, decimals: 4)
  while text.hasSuffix("0") { text.removeLast() }
  if text.hasSuffix(".") { text.removeLast() }
  return text + "%"
}

/// Seconds: `0.012 s`, `2.31 s`, `1 min 05 s`, `2 h 03 min`.
public func duration(_ seconds: Double) -> String {
  guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return noFigure }
  if seconds < 0.9995 { return fixed(seconds, decimals: 3) + " s" }
  if seconds < 59.995 { return fixed(seconds, decimals: 2) + " s" }
  let whole = Int(seconds.rounded())
  func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
  if whole < 3600 { return "\(whole / 60) min \(two(whole % 60)) s" }
  return "\(whole / 3600) h \(two(whole % 3600 / 60)) min"
}
