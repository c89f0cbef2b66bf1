import Foundation
import TestSupport
import Testing

@Suite struct RecipeCommandTests {
  private static let own = """
    return {
      name = "mine", description = "size and a number", example = "none",
      parameters = { { name = "how_much", type = "number", default = 2, max = 3, description = "a number" } },
      run = function(fund, opts)
        local eq = require "equihome"
        return eq.table { columns = { "size", "x" }, rows = { { size = fund.fund.size, x = opts.how_much } } }
      end,
    }
    """

  private func folder() throws -> Folder {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      at: folder.file("recipes"), withIntermediateDirectories: false)
    try folder.write("recipes/mine.lua", Array(Self.own.utf8))
    try folder.write("recipes/broken.lua", Array("return {".utf8))
    return folder
  }

  @Test func listAndShow() throws {
    let folder = try folder()
    let list = try Program.run(["recipe", "list"], in: folder)
    #expect(list.status == 0, "\(list)")
    for text in ["tornado", "mine", "recipes/broken.lua:1: "] {
      #expect(list.text.contains(text), "\(text): \(list)")
    }
    let page = try Program.run(["recipe", "show", "tornado"], in: folder)
    #expect(page.status == 0 && page.text.contains("metric; default 'net_irr.mean'"), "\(page)")
    let none = try Program.run(["recipe", "show", "tornadoo"], in: folder)
    #expect(none.status == 2 && none.errors.contains("did you mean 'tornado'?"), "\(none)")
  }

  @Test func run() throws {
    let folder = try folder()
    let made = try Program.run(
      [
        "recipe", "run", "mine", "equihome-v2", "--how-much", "2.5", "--set", "fund.size=5e7",
        "--csv", "mine.csv",
      ], in: folder)
    #expect(made.status == 0 && made.text.contains("50,000,000"), "\(made)")
    #expect(try folder.text("mine.csv") == "size,x\r\n50000000.0,2.5\r\n")
    // Without the word run, and by --opt.
    let short = try Program.run(
      ["recipe", "--opt", "how_much=1", "mine", "equihome-v2"], in: folder)
    #expect(short.status == 0 && short.text.contains("100,000,000"), "\(short)")
    let library = try Program.run(
      ["recipe", "exit_speed", "equihome-v2", "--paths", "20", "--speeds", "1"], in: folder)
    #expect(library.status == 0 && library.text.contains("Speed of exits"), "\(library)")
  }

  @Test(arguments: [
    (["recipe"], "an argument is missing"), (["recipe", "list", "x"], "takes no name"),
    (["recipe", "mine", "equihome-v2", "--how-mach", "1"], "did you mean --how-much?"),
    (["recipe", "mine", "equihome-v2", "--how-much", "4"], "expected at most 3"),
    (["recipe", "mine", "equihome-v2", "--opt", "how_much"], "--opt takes NAME=VALUE"),
    (["recipe", "broken", "equihome-v2"], "recipes/broken.lua:1"),
    (["recipe", "sub_line_effect", "equihome-v2"], "no subscription line"),
  ])
  func problems(words: [String], message: String) throws {
    let ended = try Program.run(words, in: folder())
    #expect(ended.status == 2 && ended.errors.contains(message), "\(ended)")
  }
}
