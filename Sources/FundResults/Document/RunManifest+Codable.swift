import FundModel

extension RunManifest: Codable {
  enum CodingKeys: String, CodingKey {
    case schemaVersion = "schema_version"
    case engineVersion = "engine_version"
    case configHash = "config_hash"
    case configName = "config_name"
    case preset, seed
    case firstPath = "first_path"
    case paths, keep, created
    case dataFiles = "data_files"
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      configHash: try members.decode(String.self, forKey: .configHash),
      configName: try members.decode(String.self, forKey: .configName),
      preset: try members.decodeIfPresent(String.self, forKey: .preset),
      seed: try members.decode(UInt64.self, forKey: .seed),
      firstPath: try members.decode(UInt64.self, forKey: .firstPath),
      paths: try members.decodePathCount(forKey: .paths),
      keep: try members.decode(Simulation.Keep.self, forKey: .keep),
      dataFiles: try members.decodeIfPresent([DataFile].self, forKey: .dataFiles) ?? [],
      created: try members.decodeIfPresent(String.self, forKey: .created),
      engineVersion: try members.decode(String.self, forKey: .engineVersion),
      schemaVersion: try members.decode(Int.self, forKey: .schemaVersion))
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(schemaVersion, forKey: .schemaVersion)
    try members.encode(engineVersion, forKey: .engineVersion)
    try members.encode(configHash, forKey: .configHash)
    try members.encode(configName, forKey: .configName)
    try members.encode(preset, forKey: .preset)
    try members.encode(seed, forKey: .seed)
    try members.encode(firstPath, forKey: .firstPath)
    try members.encode(paths, forKey: .paths)
    try members.encode(keep.rawValue, forKey: .keep)
    try members.encode(dataFiles, forKey: .dataFiles)
    try members.encode(created, forKey: .created)
  }
}
