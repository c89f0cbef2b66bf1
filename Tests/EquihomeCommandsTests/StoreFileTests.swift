import Foundation
import TestSupport
import Testing

/// docs/store.md, followed by a program that is not ours: Python's SQLite, libzstd by ctypes, NumPy.
@Suite struct StoreFileTests {
  private static let script = """
    import ctypes, ctypes.util, hashlib, json, re, sqlite3, sys
    import numpy
    page, file = open(sys.argv[1]).read(), sys.argv[2]
    blocks = re.findall(r"(?:^    .+\\n)+", page, re.M)
    lines = lambda start: "".join(
      line[4:] + "\\n" for b in blocks if b.startswith("    " + start) for line in b.splitlines())
    zstd = ctypes.CDLL(ctypes.util.find_library("zstd") or "libzstd.so.1")
    zstd.ZSTD_decompress.restype = ctypes.c_size_t
    zstd.ZSTD_decompress.argtypes = [
      ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t]
    database = sqlite3.connect(file)

    def read(name):
      number, digest, size = database.execute(
        "SELECT c.number, c.sha256, c.bytes FROM piece p JOIN content c ON c.number = p.content "
        "WHERE p.name = ?", [name]).fetchone()
      whole = b""
      for count, data in database.execute(
          "SELECT bytes, data FROM chunk WHERE content = ? ORDER BY position", [number]):
        room = ctypes.create_string_buffer(count)
        assert zstd.ZSTD_decompress(room, count, data, len(data)) == count
        whole += room.raw
      assert len(whole) == size and hashlib.sha256(whole).digest() == digest
      return whole

    here = {"json": json, "numpy": numpy, "piece": read("samples")}
    exec(lines("length = "), here)
    figures = dict(database.execute(
      "SELECT n.name, f.value FROM figure f JOIN figure_name n ON n.number = f.name"))
    document = json.loads(read("document"))
    stated = {m["metric"]: m["mean"] for m in document["metrics"]}
    found = database.execute(lines("SELECT").replace("> 0.08", "< 9")).fetchall()
    origins = json.loads(read("origins"))
    print(json.dumps({
      "mean": float(here["irr"].mean()), "figure": figures["net_irr.mean"],
      "document": stated["net_irr"], "shape": here["header"]["shape"], "found": len(found),
      "same": found[0][2] == figures["net_irr.mean"],
      "seed": json.loads(read("config"))["simulation"]["seed"],
      "origin": origins["sources"][origins["places"][origins["paths"].index("fund.size")][0]]}))
    """

  @Test func thePageIsEnoughToReadARun() throws {
    guard let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"], !python.isEmpty
    else {
      print("skipped: EQUIHOME_PYTHON names no Python with numpy")
      return
    }
    let folder = try Folder()
    try folder.write("judge.py", Self.script.utf8)
    let page = Cases.packageRoot.appendingPathComponent("docs/store.md").path
    let run =
      "equihome run equihome-v2 --set fund.size=3000000 --paths 30 --seed 11 --store runs.sqlite "
      + "--fail-on never --quiet > run.txt && '\(python)' judge.py '\(page)' runs.sqlite"
    let ended = try Program.shell(run, in: folder, timeout: 240)
    #expect(ended.status == 0, "\(ended)")
    struct Answer: Decodable {
      var mean, figure, document: Double
      var shape: [Int]
      var found: Int
      var same: Bool
      var seed: UInt64
      var origin: [String: String]
    }
    let answer = try JSONDecoder().decode(Answer.self, from: Data(ended.output))
    #expect(answer.figure == answer.document)
    // NumPy adds in another order: 30 roundings of figures below 1.
    #expect(abs(answer.mean - answer.figure) <= 30 * 0x1p-53)
    #expect(answer.shape.count == 2 && answer.shape.last == 30)
    #expect(answer.found == 1 && answer.same && answer.seed == 11)
    #expect(answer.origin == ["kind": "commandLine", "name": "fund.size=3000000"])
  }
}
