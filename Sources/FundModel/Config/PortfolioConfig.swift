/// Where the fund's first loans come from (docs/model.md, 3.7).
public struct Portfolio: Sendable, Equatable, Decodable {
  public enum Source: String, Sendable, Decodable, CaseIterable {
    /// All loans are drawn.
    case generated
    /// The loans of a tape, bought in month 0; later purchases only from recycled receipts.
    case tape
    /// The loans of a tape, then drawn ones from the deployment budget.
    case both
  }

  public var source: Source
  /// The file, for a source that has a tape.
  public var tape: String?
  /// Price of a tape's loan as a multiple of its NAV in month 0.
  public var price: Double?

  /// Whether loans of a tape are bought.
  public var hasTape: Bool { source != .generated }
}
