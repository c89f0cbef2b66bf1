import FundModel
import FundResults
import FundService
import Testing

@Suite struct PresetRunTests {
  /// Every preset runs, every path of it keeps the engine's laws, and its first paths agree with the
  /// reference.
  @Test(arguments: Service.library.names) func presetPassesItsChecks(name: String) throws {
    let result = try FundService.run(
      Service.preset(name),
      options: Service.options(paths: 300, threads: 2) {
        $0.checks = true
        $0.failOn = .never
      })
    #expect(result.samples.paths == 300)
    #expect(result.samples.column(.loanCount).allSatisfy { $0 > 0 })
    #expect(result.timings.seconds("reference check") != nil)
    #expect(result.guardrails.count == result.config.guardrails.count)
    #expect(result.guardrails.allSatisfy { $0.verdict != .undefined })
  }

  @Test func thereArePresets() { #expect(Service.library.names.contains("equihome-v2")) }

  /// Overrides stand in the result, where a rerun finds them, and the model keeps its name.
  @Test func overridesLandInTheResult() throws {
    let plain = try FundService.run(Service.preset(), options: Service.options(paths: 10))
    let result = try FundService.run(
      Service.preset(),
      options: Service.options(paths: 20) {
        $0.seed = .max
        $0.keep = .flows
      })
    #expect(result.config.simulation.paths == 20)
    #expect(result.config.simulation.seed == .max)
    #expect(result.config.simulation.keep == .flows)
    #expect(result.manifest.paths == 20 && result.manifest.seed == .max)
    #expect(result.manifest.keep == .flows && result.matrix?.paths == 20)
    #expect(result.samples.paths == 20)
    let stored = try ConfigDocument.parse(bytes: result.canonicalConfig, name: "stored")
    #expect(try stored.value(at: "simulation.paths")?.intValue == 20)
    #expect(try stored.fundConfig() == result.config)
    #expect(result.manifest.configHash == plain.manifest.configHash)
    #expect(result.manifest.configHash == (try Service.preset().hash))
    // Another model has another name.
    let other = try Service.preset("equihome-v2", ["waterfall.carry=0.19"])
    #expect(try other.hash != result.manifest.configHash)
    // The seed matters.
    #expect(
      Service.bits(plain, .grossIrr) != Array(Service.bits(result, .grossIrr).prefix(10)))
  }

  /// A part of a run holds the rows of the whole.
  @Test func firstPath() throws {
    let whole = try FundService.run(Service.preset(), options: Service.options(paths: 60))
    let part = try FundService.run(
      Service.preset(), options: Service.options(paths: 20) { $0.firstPath = 40 })
    #expect(Service.bits(part, .netIrr) == Array(Service.bits(whole, .netIrr).dropFirst(40)))
    #expect(part.manifest.firstPath == 40)
  }
}
