import Foundation
import FundDigest
import FundModel
import TestSupport
import Testing

@Suite struct HistoryTests {
  /// Reads a text as the history of a fund of one zone (two names: two zones).
  private func read(
    _ text: String, _ series: String..., adjusted: Bool = true
  ) throws -> FundData {
    try Fixture.withFolder { folder in
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/history.csv"))
      return try FundData.load(for: config(series, adjusted: adjusted), folder: folder)
    }
  }

  private func config(_ series: [String], adjusted: Bool) -> FundConfig {
    var config = houseConfig()
    config.zones = Array(config.zones.prefix(series.count))
    config.market.priceModel.kind = .bootstrap
    var terms = config.market.priceModel.bootstrap!
    terms.seasonallyAdjusted = adjusted
    terms.series = zip(terms.series, series).map { entry, name in
      var entry = entry
      entry.series = name
      return entry
    }
    config.market.priceModel.bootstrap = terms
    return config
  }

  private func months(_ count: Int) -> [String] {
    (0..<count).map { index in
      let month = index % 12 + 1
      return "\(2000 + index / 12)-" + (month < 10 ? "0" : "") + "\(month)"
    }
  }

  /// `YYYY<separator>q` of twelve quarters from 2000.
  private func quarters(_ count: Int = 12, _ separator: String = ",") -> [String] {
    (0..<count).map { index in
      let year = 2000 + index / 4
      return "\(year)\(separator)\(index % 4 + 1)"
    }
  }
  private func plain(_ count: Int = 12) -> [String] {
    ["date,a"] + months(count).enumerated().map { "\($1),\(100 + $0)" }
  }

  @Test func plainFilesByMonth() throws {
    let data = try read(plain().joined(separator: "\n"), "a")
    let history = try #require(data.history)
    #expect(history.monthsPerPeriod == 1)
    #expect(history.first == "2000-01" && history.last == "2000-12")
    let levels: [Double] = (100..<112).map { Double($0) }
    #expect(history.levels == [levels])
    let text = plain().joined(separator: "\n")
    #expect(data.files == [DataFile(path: "history.csv", sha256: try SHA256.hex(of: text.utf8))])
  }

  /// A byte order mark, CRLF, quotes, blank lines, days, quarters: the same history.
  @Test func formsOfOneFileAreOne() throws {
    let expected = try read(plain().joined(separator: "\n"), "a").history
    let quoted = plain().map { line in
      line.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",")
    }
    let lines = plain()
    let text = lines.joined(separator: "\n")
    let days = lines.map { $0.replacingOccurrences(of: ",", with: "-17,") }
    let dated = days.joined(separator: "\n")
      .replacingOccurrences(of: "date-17", with: "observation_date")
    var forms = ["\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n"]
    forms.append(quoted.joined(separator: "\n") + "\n\n")
    forms.append(lines.joined(separator: "\n\n"))
    forms.append(text.replacingOccurrences(of: ",", with: " , "))
    forms.append(text.replacingOccurrences(of: ",", with: "\t"))
    forms.append(dated)
    for form in forms { #expect(try read(form, "a").history == expected) }
    let quarters =
      ["quarter,x,a"] + self.quarters(12, "Q").enumerated().map { "\($1),7,\(100 + $0)" }
    let history = try #require(try read(quarters.joined(separator: "\n"), "a").history)
    #expect(history.monthsPerPeriod == 3 && history.levels == expected?.levels)
  }

  /// The layouts of FHFA: with and without a header, by name and by code, raw and adjusted.
  @Test func publishedLayouts() throws {
    let dates = quarters()
    var metros = ["metro,cbsa,year,quarter,index_nsa,index_sa"]
    for (index, date) in dates.enumerated() {
      metros.append("\"Denver, CO\",19740,\(date),\(100 + index),\(200 + index)")
    }
    let text = metros.joined(separator: "\n")
    for name in ["Denver, CO", "19740"] {
      #expect(try read(text, name).history?.levels[0][0] == 200)
      #expect(try read(text, name, adjusted: false).history?.levels[0][0] == 100)
    }
    let states = dates.enumerated().map { "CO,\($1),\(100 + $0)" }
    let bare = try #require(try read(states.joined(separator: "\n"), "CO").history)
    #expect(bare.monthsPerPeriod == 3 && bare.periods == 11)
    let all = quarters(14).enumerated().map { index, date in
      "\"Abilene, TX\",10180,\(date)," + (index < 2 ? "-" : "\(100 + index)") + ",-"
    }
    #expect(try read(all.joined(separator: "\n"), "10180").history?.first == "2000-07")
    var master = [
      "hpi_type,hpi_flavor,frequency,level,place_name,place_id,yr,period,index_nsa,index_sa"
    ]
    for (index, date) in dates.enumerated() {
      let place = "USA or Census Division,United States,USA"
      master.append(
        "traditional,purchase-only,monthly,\(place),2001,\(index + 1),\(100 + index),\(300 + index)"
      )
      master.append("traditional,all-transactions,quarterly,\(place),\(date),\(100 + index),")
    }
    let file = master.joined(separator: "\n")
    let monthly = try read(file, "traditional/purchase-only/monthly/USA").history
    #expect(monthly?.monthsPerPeriod == 1 && monthly?.levels[0][0] == 300)
    let quarterly = try read(file, "traditional/all-transactions/quarterly/United States").history
    #expect(quarterly?.monthsPerPeriod == 3 && quarterly?.levels[0][0] == 100)
  }

  @Test func zonesAreCutToTheDatesTheyShare() throws {
    var lines = ["date,a,b"]
    for (index, month) in months(14).enumerated() {
      let first = index < 12 ? "\(10 + index)" : ""
      let second = index < 2 ? "" : "\(50 + index)"
      lines.append(month + "," + first + "," + second)
    }
    let history = try #require(try read(lines.joined(separator: "\n"), "a", "b").history)
    #expect(history.first == "2000-03" && history.last == "2000-12")
    let first: [Double] = (12..<22).map { Double($0) }
    let second: [Double] = (52..<62).map { Double($0) }
    #expect(history.levels == [first, second])
  }

  /// What is wrong, where, and what was expected.
  @Test func hostileFiles() throws {
    func changed(_ line: Int, _ text: String) -> String {
      var lines = plain()
      lines[line] = text
      return lines.joined(separator: "\n")
    }
    let cases: [(String, [String])] = [
      ("", ["is empty"]), ("\n\n", ["is empty"]),
      ("a,b\n1,2", [":1: ", "layout that is not known", "date"]),
      (plain(5).joined(separator: "\n"), ["has 5 values of 'a'", "at least 9"]),
      (changed(3, "2000-03,-5"), [":4: ", "has '-5' for the index of 'a'", "a number above 0"]),
      (changed(3, "2000-03,0"), [":4: ", "above 0"]),
      (changed(3, "2000-03,nan"), [":4: ", "'nan'"]),
      (changed(3, "2000-03,1e999"), [":4: ", "'1e999'"]),
      (changed(3, "2000-03,\"1,020\""), [":4: ", "'1,020'"]),
      (changed(3, "2000-03"), [":4: ", "has 1 fields", "2"]),
      (changed(3, "2000-3,9"), [":4: ", "has no date in '2000-3'", "YYYY-MM"]),
      (changed(3, "2000-13,9"), [":4: ", "no date"]),
      (changed(3, "2000-02,9"), [":4: ", "at 2000-02 again, after line 3"]),
      (changed(4, "1999-01,9"), [":5: ", "at 1999-01 after 2000-03", "rising dates"]),
      (
        changed(3, "2000-03,"), [":5: ", "has a gap in 'a' from 2000-02 to 2000-04", "every month"]
      ),
      (changed(3, "2000-03,\"9"), [":4: ", "no closing quote"]),
      (changed(3, "2000-03,\"9\"8"), [":4: ", "text after a closing quote"]),
      (changed(0, "date,b"), ["series[1].series", "is no series of", "'b'"]),
    ]
    for (text, words) in cases {
      let error = #expect(throws: ConfigError.self) { try read(text, "a") }
      for word in words {
        #expect(error?.description.contains(word) == true, "\(word) in \(error?.description ?? "")")
      }
    }
    let bytes = try Fixture.withFolder { folder in
      try Data([0x64, 0x61, 0x74, 0x65, 0x2C, 0xFF, 0x0A]).write(
        to: URL(fileURLWithPath: folder + "/history.csv"))
      return #expect(throws: ConfigError.self) {
        try FundData.load(for: config(["a"], adjusted: true), folder: folder)
      }
    }
    #expect(bytes?.description.contains("not valid UTF-8") == true)
  }

  @Test func allFaultsAtOnceAndTheNearestName() throws {
    let lines = ["date,alpha", "2000-01,-1", "2000-02,x"]
    let error = #expect(throws: ConfigError.self) {
      try read(lines.joined(separator: "\n"), "alpha", "alpah")
    }
    let text = error?.description ?? ""
    for word in [":2: ", ":3: ", "series[2].series", "did you mean 'alpha'?"] {
      #expect(text.contains(word), "\(word) in \(text)")
    }
  }

  @Test func aMissingFileSaysItsPath() throws {
    let error = #expect(throws: ConfigError.self) {
      try FundData.load(for: config(["a"], adjusted: true), folder: "/nowhere")
    }
    #expect(error?.code == .unreadable)
    #expect(error?.message.contains("/nowhere/history.csv") == true)
  }

  @Test func filesAreLookedForBesideTheConfiguration() throws {
    func folder(_ origin: ConfigOrigin) throws -> String? {
      try Fixture.preset().with([(ConfigDocument.historyFile, "h.csv")], origin: origin)
        .folder(of: ConfigDocument.historyFile)
    }
    #expect(try folder(ConfigOrigin(.file, "funds/a.json", line: 3)) == "funds")
    #expect(try folder(.script("/x/y/z.lua", line: 3)) == "/x/y")
    #expect(try folder(ConfigOrigin(.file, "a.json")) == nil)
    #expect(try folder(.commandLine("--set a=b")) == nil)
  }

  /// FHFA's own file, where it lies beside the checkout: dates, and the mean growth that was computed from it
  /// independently (derived_moments.json, metros, Albany: 0.034833144472622875 a year over 139 quarters).
  @Test(.enabled(if: Published.metros != nil, "no file of FHFA beside the checkout"))
  func publishedFile() throws {
    let folder = try #require(Published.metros)
    var config = config(["Albany-Schenectady-Troy, NY", "19740"], adjusted: true)
    config.market.priceModel.bootstrap!.file = "fhfa_po_metro_quarterly.csv"
    let history = try #require(try FundData.load(for: config, folder: folder).history)
    #expect(history.first == "1991-01" && history.last == "2025-10" && history.periods == 139)
    #expect(history.levels[1].last == 711.9)
    let growth = 4 * log(history.levels[0].last! / history.levels[0][0]) / 139
    #expect(abs(growth - 0.034833144472622875) < 1e-12)
    for (file, series) in [
      ("fhfa_at_state_quarterly.csv", "CO"), ("fhfa_at_us_census_quarterly.csv", "USA"),
      ("case_shiller_national_monthly.csv", "national-us"),
    ] {
      config.market.priceModel.bootstrap!.file = file
      for i in 0...1 { config.market.priceModel.bootstrap!.series[i].series = series }
      let history = try FundData.load(for: config, folder: folder).history
      #expect(history?.first == "1975-01", "\(file)")
    }
  }
}

/// Files of the publisher beside the checkout, if they are there.
enum Published {
  static let metros: String? = {
    let folder = Cases.packageRoot.deletingLastPathComponent().path + "/shared/data"
    let file = folder + "/fhfa_po_metro_quarterly.csv"
    return FileManager.default.fileExists(atPath: file) ? folder : nil
  }()
}
