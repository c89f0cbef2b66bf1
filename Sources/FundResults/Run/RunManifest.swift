import FundModel

/// Versions of what is computed and of how it is written.
public enum ResultVersion {
  /// The engine: any change that changes a number raises it.
  public static let engine = "0.1.0"
  /// The result document: any change of its members raises it.
  public static let schema = 3
}

/// What it takes to run again and get the same bits, and what identifies a run.
public struct RunManifest: Sendable, Equatable {
  public var schemaVersion: Int
  public var engineVersion: String
  /// `ConfigDocument.hash`: equal for equal models.
  public var configHash: String
  /// Name of the fund.
  public var configName: String
  /// Preset the configuration was built on, if any.
  public var preset: String?
  public var seed: UInt64
  /// Number of the first path; paths are `firstPath ..< firstPath + paths`.
  public var firstPath: UInt64
  public var paths: Int
  public var keep: Simulation.Keep
  /// Files of data that the run has read.
  public var dataFiles: [DataFile]
  /// When the run was started, as given by the caller (ISO 8601); nil when none was given.
  public var created: String?

  public init(
    configHash: String, configName: String, preset: String? = nil, seed: UInt64,
    firstPath: UInt64 = 0, paths: Int, keep: Simulation.Keep, dataFiles: [DataFile] = [],
    created: String? = nil, engineVersion: String = ResultVersion.engine,
    schemaVersion: Int = ResultVersion.schema
  ) {
    self.schemaVersion = schemaVersion
    self.engineVersion = engineVersion
    self.configHash = configHash
    self.configName = configName
    self.preset = preset
    self.seed = seed
    self.firstPath = firstPath
    self.paths = paths
    self.keep = keep
    self.dataFiles = dataFiles
    self.created = created
  }
}

/// How long a run took; not part of its reproducible bytes.
public struct RunTimings: Sendable, Equatable, Codable {
  public struct Stage: Sendable, Equatable, Codable {
    public var name: String
    public var seconds: Double

    public init(name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }

  public var threads: Int
  /// Wall-clock seconds by stage, in the order they ran.
  public var stages: [Stage]

  public init(threads: Int, stages: [Stage] = []) {
    self.threads = threads
    self.stages = stages
  }

  public var totalSeconds: Double { stages.reduce(0) { $0 + $1.seconds } }

  /// Seconds of the stage of that name, nil if it did not run.
  public func seconds(_ name: String) -> Double? {
    stages.first { $0.name == name }?.seconds
  }

  public mutating func add(_ name: String, seconds: Double) {
    stages.append(Stage(name: name, seconds: seconds))
  }

  /// The stage whose seconds give paths per second.
  public static let pathsStage = "paths"
}
