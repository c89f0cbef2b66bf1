import FundAnalysis
import FundEngine
import FundModel

/// A management company that is ready to run: its file valid, its funds compiled.
public struct PreparedManager: Sendable {
  public let document: ManagerDocument
  public let config: ManagerConfig
  /// In the order of the file, with the manager's paths and seed.
  public let funds: [PreparedRun]
  public let model: CompanyModel
  public let hash: String
  let options: RunOptions

  /// Years of the accounts.
  public var years: Int { model.years }

  /// Funds of "own" markets live on paths this many numbers apart, beyond those of any common run.
  static let ownMarketStride: UInt64 = 1 << 40

  /// Validates the file and every fund it names, and compiles the funds.
  ///
  /// - Parameters:
  ///   - options: paths, seed, threads, checks and `failOn` count; `keep` does not.
  ///   - documents: funds given as documents, by the text of their `config`.
  /// - Throws: `ConfigError` with the issues of the file and of all funds; `ServiceError` when funds exceed limits
  ///   or a static guardrail of theirs trips.
  public init(
    _ document: ManagerDocument, options: RunOptions = RunOptions(),
    documents: [String: ConfigDocument] = [:]
  ) throws {
    let document = try document.with(
      paths: options.paths, seed: options.seed, origin: options.origin)
    self.document = document
    self.options = options
    var issues = document.validate().filter { $0.severity == .error }
    var sources: [ConfigDocument] = []
    for (path, node) in document.fundRecords {
      do throws(ManagedFundError) {
        let fund = try ManagedFundSource(
          path: path, node: node, folder: document.folder, documents: documents
        ).document(currency: document.currency)
        sources.append(fund)
      } catch { issues += error.issues }
    }
    guard issues.isEmpty else { throw ManagerDocument.invalid(issues) }
    let config = try document.config()
    self.config = config
    funds = try Self.prepare(config, sources, options)
    model = CompanyModel(
      config, funds: zip(config.funds, funds).map { FundTenure($0, $1.config) })
    hash = try document.hash(funds: funds.map(\.hash))
  }

  /// - Throws: `ServiceError` that names every fund that cannot be run.
  private static func prepare(
    _ config: ManagerConfig, _ sources: [ConfigDocument], _ options: RunOptions
  ) throws -> [PreparedRun] {
    var failures: [(code: ServiceError.Code, text: String)] = []
    var prepared: [PreparedRun] = []
    for (fund, source) in zip(config.funds, sources) {
      var own = options
      own.paths = config.simulation.paths
      own.seed = config.simulation.seed
      own.keep = .metrics
      if fund.market == .own {
        own.firstPath &+= Self.ownMarketStride &* UInt64(fund.fundNumber + 1)
      }
      do {
        let document = try source.with([("simulation.fund_number", .int(fund.fundNumber))])
        prepared.append(try PreparedRun(document, options: own))
      } catch let error as ServiceError {
        failures.append((error.code, "funds.\(fund.name): \(error.message)"))
      }
    }
    guard let first = failures.first else { return prepared }
    throw ServiceError(first.code, failures.map(\.text).joined(separator: "\n"))
  }
}

extension ManagerDocument {
  /// `company.currency`, when it is a text.
  var currency: String? {
    root.value.objectValue?["company"]?.value.objectValue?["currency"]?.value.stringValue
  }
}
