import FundResults

extension PreparedRun {
  /// What a finished run of this fund is called, before it has run.
  public var identity: RunIdentity {
    let simulation = config.simulation
    return RunIdentity(
      configHash: hash, dataHashes: data.files.map(\.sha256), seed: simulation.seed,
      firstPath: options.firstPath, paths: simulation.paths, fundNumber: simulation.fundNumber)
  }

  /// The pieces that a stored run has to have to be an answer.
  var neededPieces: [RunPart.Name] {
    [.document, .samples, .flows] + optionalPieces.filter(\.isAsked).map(\.name)
  }

  /// The pieces that an answer leaves out, because this run would not have them.
  var refusedPieces: [RunPart.Name] { optionalPieces.filter { !$0.isAsked }.map(\.name) }

  private var optionalPieces: [(name: RunPart.Name, isAsked: Bool)] {
    [(.matrix, config.simulation.keep == .flows), (.breakdown, options.breakdown)]
  }
}
