import Foundation
import TestSupport
import Testing

/// `equihome scenarios`, `stress` and `solve`, as a user calls them.
@Suite struct StressCommandTests {
  private static let small = ["--set", "fund.size=4000000", "--paths", "12", "--seed", "3"]

  @Test func scenariosListAndShow() throws {
    let folder = try Folder()
    let list = try Program.run(["scenarios"], in: folder)
    #expect(list.status == 0 && list.text.contains("gfc-2008-worst"), "\(list)")
    let one = try Program.run(["scenarios", "cap-law"], in: folder)
    #expect(one.text.contains("products[].cap.rate set to 0.12"), "\(one)")
    #expect(one.text.contains("Olson v. Unison"))
    let json = try Program.run(["scenarios", "cap-law", "--format", "json"], in: folder)
    try Data(json.output).write(to: folder.file("mine.json"))
    let again = try Program.run(["scenarios", "mine.json", "--format", "json"], in: folder)
    #expect(again.output == json.output && again.status == 0)
    let wrong = try Program.run(["scenarios", "cap-low"], in: folder)
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean 'cap-law'?"), "\(wrong)")
  }

  @Test func stressInEveryForm() throws {
    let folder = try Folder()
    let words =
      ["stress", "equihome-v2", "--scenario", "exit-freeze", "--scenario", "0.5*gfc-2008+cap-law"]
      + ["--metric", "tvpi", "--metric", "net_irr.q0.1"] + Self.small
    let page = try Program.run(words, in: folder)
    #expect(page.status == 0 && page.errors.isEmpty, "\(page)")
    for part in ["fund as it is", "exit-freeze", "0.5 * gfc-2008 + cap-law", "Change of tvpi.mean"]
    {
      #expect(page.text.contains(part), "\(part)")
    }
    let csv = try Program.run(words + ["--format", "csv"], in: folder)
    #expect(csv.text.split(whereSeparator: \.isNewline).count == 1 + 2 * 3)
    let json = try #require(
      JSONSerialization.jsonObject(
        with: Data(Program.run(words + ["--format", "json"], in: folder).output))
        as? [String: Any])
    #expect((json["scenarios"] as? [Any])?.count == 2 && json["paths"] as? Int == 12)
    let none = try Program.run(["stress", "equihome-v2"], in: folder)
    #expect(none.status == 2 && none.errors.contains("--scenario is missing"), "\(none)")
    let part = try Program.run(
      ["stress", "equihome-v2", "--scenario", "facility-withdrawn"] + Self.small, in: folder)
    #expect(part.status == 2 && part.errors.contains("has no facilities"), "\(part)")
    let figure = try Program.run(words + ["--metric", "net_ir.mean"], in: folder)
    #expect(figure.status == 2 && figure.errors.contains("did you mean 'net_irr'?"), "\(figure)")
  }

  @Test func solveFindsOrSaysWhatItSaw() throws {
    let folder = try Folder()
    let words = ["solve", "equihome-v2"] + Self.small
    let fee = try Program.run(
      words + ["--vary", "fees.management.rate", "--high", "0.05", "--until", "tvpi.mean = 0.6"],
      in: folder)
    #expect(fee.status == 0 && fee.text.contains("fees.management.rate = "), "\(fee)")
    #expect(fee.text.contains("95% interval"))
    let json = try Program.run(
      words + ["--vary", "gfc-2008", "--high", "2", "--until", "tvpi.mean = 0.5"]
        + ["--format", "json"], in: folder)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any], "\(json)")
    #expect(object["direction"] as? Bool == true && (object["value"] as? Double ?? 0) > 0)
    let beyond = try Program.run(
      words + ["--vary", "gfc-2008", "--until", "tvpi.mean = 50"], in: folder)
    #expect(beyond.status == 1 && beyond.errors.contains("does not reach 50"), "\(beyond)")
    let broken = try Program.run(
      words + ["--vary", "gfc-2008", "--until", "tvpi.maen = 1"], in: folder)
    #expect(broken.status == 2 && broken.errors.contains("did you mean 'tvpi.mean'?"))
    let path = try Program.run(
      words + ["--vary", "fees.manegement.rate", "--until", "tvpi.mean = 1"], in: folder)
    #expect(path.status == 2 && path.errors.contains("fees.management"), "\(path)")
  }
}
