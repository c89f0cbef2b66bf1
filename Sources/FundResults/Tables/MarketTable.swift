import FundModel

/// Running counts of the words of years, and sums of rates: what a chunk of paths adds to a `MarketTable`.
public struct MarketSums: Sendable, Equatable {
  public let years: Int
  public private(set) var paths = 0
  /// `(year * labels + label) * words + word`
  private(set) var counts: [Int]
  /// Short rate at each year's end, less `baseRate`, so that one that never moves stays exact.
  private(set) var rates: [Double]
  let baseRate: Double

  public init(years: Int, baseRate: Double) {
    self.years = years
    self.baseRate = baseRate
    counts = Array(repeating: 0, count: years * MarketLabel.count * MarketLabel.wordCount)
    rates = Array(repeating: 0, count: years)
  }

  /// Adds a path: its words, `year * labels + label`, and its short rate by month.
  public mutating func add(marks: [UInt8], shortRate: UnsafePointer<Double>) {
    precondition(marks.count == years * MarketLabel.count)
    paths += 1
    for (place, word) in marks.enumerated() {
      counts[place * MarketLabel.wordCount + Int(word)] += 1
    }
    for year in 0..<years { rates[year] += shortRate[12 * (year + 1)] - baseRate }
  }

  /// Adds the paths of a chunk; chunks are added in their order.
  public mutating func add(_ chunk: MarketSums) {
    precondition(chunk.years == years)
    paths += chunk.paths
    for place in counts.indices { counts[place] += chunk.counts[place] }
    for year in rates.indices { rates[year] += chunk.rates[year] }
  }

  public mutating func reset() { self = MarketSums(years: years, baseRate: baseRate) }

  func share(_ label: MarketLabel, word: Int, year: Int) -> Double {
    let place = (year * MarketLabel.count + label.rawValue) * MarketLabel.wordCount + word
    return paths > 0 ? Double(counts[place]) / Double(paths) : .nan
  }
}

/// The market of a run by year, from year 1: shares of paths by label and word, and mean rates.
public struct MarketTable: Sendable, Equatable {
  public var years: Int
  /// By name of the label, word, and year.
  public var labels: [String: [String: [Double]]]
  /// Mean over paths at each year's end.
  public var shortRate: [Double]
  public var mortgageRate: [Double]

  /// - Parameter mortgageSpread: mortgage rate less short rate.
  public init(_ sums: MarketSums, mortgageSpread: Double) {
    years = sums.years
    labels = Dictionary(
      uniqueKeysWithValues: MarketLabel.allCases.map { label in
        let words = label.words.enumerated().map { word, name in
          (name, (0..<sums.years).map { sums.share(label, word: word, year: $0) })
        }
        return (label.name, Dictionary(uniqueKeysWithValues: words))
      })
    let mean = sums.rates.map { sums.paths > 0 ? sums.baseRate + $0 / Double(sums.paths) : .nan }
    shortRate = mean
    mortgageRate = mean.map { $0 + mortgageSpread }
  }

  /// Shares of paths by year with a word of a label; nil when there is no such word.
  public func shares(_ label: MarketLabel, _ word: String) -> [Double]? {
    labels[label.name]?[word]
  }
}

extension MarketTable: Codable {
  enum CodingKeys: String, CodingKey {
    case years, labels
    case shortRate = "short_rate"
    case mortgageRate = "mortgage_rate"
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    years = try members.decode(Int.self, forKey: .years)
    labels = try members.decode([String: [String: [Double]]].self, forKey: .labels)
    shortRate = try members.decode([Double].self, forKey: .shortRate)
    mortgageRate = try members.decode([Double].self, forKey: .mortgageRate)
    let series = [shortRate, mortgageRate] + labels.values.flatMap(\.values)
    guard years >= 0, series.allSatisfy({ $0.count == years }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .years, in: members, debugDescription: "series do not all have \(years) years")
    }
  }
}
