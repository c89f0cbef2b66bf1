import FundModel

extension TailDrivers: Codable {
  enum CodingKeys: String, CodingKey {
    case share
    case tailCount = "tail_count"
    case restCount = "rest_count"
    case rows
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    share = try members.decode(Double.self, forKey: .share)
    tailCount = try members.decodePathCount(forKey: .tailCount)
    restCount = try members.decodePathCount(forKey: .restCount)
    rows = try members.decode([Row].self, forKey: .rows)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(share, forKey: .share)
    try members.encode(tailCount, forKey: .tailCount)
    try members.encode(restCount, forKey: .restCount)
    try members.encode(rows, forKey: .rows)
  }
}

extension TailDrivers.Row: Codable {
  enum CodingKeys: String, CodingKey {
    case metric
    case isInput = "input"
    case tailMean = "tail_mean"
    case restMean = "rest_mean"
    case difference
    case standardError = "se"
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    metric = try members.decodeMetric(forKey: .metric)
    isInput = try members.decode(Bool.self, forKey: .isInput)
    tailMean = try members.decode(Double.self, forKey: .tailMean)
    restMean = try members.decode(Double.self, forKey: .restMean)
    difference = try members.decode(Double.self, forKey: .difference)
    standardError = try members.decode(Double.self, forKey: .standardError)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(metric.name, forKey: .metric)
    try members.encode(isInput, forKey: .isInput)
    try members.encode(tailMean, forKey: .tailMean)
    try members.encode(restMean, forKey: .restMean)
    try members.encode(difference, forKey: .difference)
    try members.encode(standardError, forKey: .standardError)
  }
}

extension BootstrapBands: Codable {
  enum CodingKeys: String, CodingKey { case samples, count, bands }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    samples = try members.decodePathCount(forKey: .samples)
    count = try members.decodePathCount(forKey: .count)
    bands = try members.decode([Band].self, forKey: .bands)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(samples, forKey: .samples)
    try members.encode(count, forKey: .count)
    try members.encode(bands, forKey: .bands)
  }
}
