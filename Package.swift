// swift-tools-version: 6.2
import PackageDescription

// The manifest is the picture of the architecture (docs/architecture.md): one row a module, from the
// floor up; a row may only name rows above it.
let modules: [(name: String, imports: [String])] = [
  // floor
  ("FundNumerics", ["CSimd"]),
  ("FundDigest", ["COpenSSL"]),
  ("FundCompression", ["CZstd"]),
  ("FundColumns", ["CZip", "CHDF5", "FundCompression"]),
  ("FundLog", []),
  ("FundOptimization", ["CNLopt", "CClp"]),
  ("LuaRuntime", ["CLuaBridge"]),
  ("LineEditor", ["CLineEditor"]),
  // vocabulary
  ("FundModel", ["FundDigest"]),
  ("FundResults", ["FundDigest", "FundNumerics", "FundModel"]),
  // engine
  ("FundWaterfall", ["FundNumerics", "FundModel"]),
  ("FundEngine", ["FundNumerics", "FundModel", "FundWaterfall", "CSimd"]),
  // orchestration
  ("FundMonteCarlo", ["FundNumerics", "FundModel", "FundResults", "FundEngine"]),
  (
    "FundAnalysis",
    [
      "FundNumerics", "FundOptimization", "FundModel", "FundResults", "FundWaterfall", "FundEngine",
      "FundMonteCarlo",
    ]
  ),
  (
    "FundService",
    [
      "FundModel", "FundResults", "FundEngine", "FundMonteCarlo", "FundAnalysis", "FundDigest",
      "FundNumerics", "FundOptimization", "FundLog",
    ]
  ),
  // edges
  ("FundReport", ["FundDigest", "FundNumerics", "FundModel", "FundResults"]),
  ("FundWorkbook", ["CXlsxWriter"]),
  ("FundStore", ["CSQLite", "FundModel", "FundResults", "FundCompression", "FundDigest"]),
  (
    "FundExport",
    ["FundNumerics", "FundModel", "FundResults", "FundReport", "FundWorkbook", "FundColumns"]
  ),
  (
    "FundScripting",
    [
      "LuaRuntime", "LineEditor", "FundModel", "FundResults", "FundWaterfall", "FundEngine",
      "FundMonteCarlo",
      "FundAnalysis", "FundService", "FundReport", "FundNumerics", "FundExport", "FundLog",
    ]
  ),
  // top
  (
    "EquihomeCommands",
    [
      "FundModel", "FundResults", "FundService", "FundReport", "FundScripting", "FundAnalysis",
      "FundNumerics", "LuaRuntime", "FundWorkbook", "FundStore", "FundColumns", "FundExport",
      "FundMonteCarlo", "FundLog",
    ]
  ),
]

// EQUIHOME_TESTS=FundModel,FundEngine builds the tests of those modules only, for a quick round.
let chosen = Context.environment["EQUIHOME_TESTS"]?.split(separator: ",").map(String.init)
let tested = modules.filter { chosen?.contains($0.name) ?? true }

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
]

// Tests of what draws a run need runs to draw; the module itself makes none.
let runs = ["FundEngine", "FundMonteCarlo", "FundService"]
let testsAlsoUse = ["FundReport": runs]

// The kernel's buffers are owned by one workspace that one thread uses: the run-time check of exclusive
// access to a class's properties costs it a tenth and can find nothing there.
let kernel: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

// The script and the style of the report page, compiled into the program: it needs no folder to write one.
let embedded: [String: [Resource]] = [
  "FundReport": [.embedInCode("Resources")]
]

let package = Package(
  name: "equihome",
  products: [
    .executable(name: "equihome", targets: ["equihome"]),
    .executable(name: "equihome-bench", targets: ["equihome-bench"]),
  ],
  targets: [
    // C: libraries of the system and the thin shims that make them safe to call from Swift.
    .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"])]),
    .systemLibrary(name: "CNLopt", pkgConfig: "nlopt", providers: [.apt(["libnlopt-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CClp", providers: [.apt(["coinor-libclp-dev"])]),
    .target(name: "CSimd"),
    .target(
      name: "CLuaBridge", dependencies: ["CLua"],
      // clang contracts a*b+c where the processor can, which would make vector sums depend on it.
      cSettings: [.define("_GNU_SOURCE"), .unsafeFlags(["-ffp-contract=off"])]),
    .target(
      name: "CLineEditor", dependencies: ["CLibEdit"], cSettings: [.define("_GNU_SOURCE")]),
  ]
    + modules.map { row in
      .target(
        name: row.name, dependencies: row.imports.map { .init(stringLiteral: $0) },
        exclude: ["README.md"], resources: embedded[row.name] ?? [],
        swiftSettings: strict + (row.name == "FundEngine" ? kernel : []))
    }
    + [
      .executableTarget(
        name: "equihome", dependencies: ["EquihomeCommands"], swiftSettings: strict),
      .executableTarget(
        name: "equihome-bench",
        dependencies: [
          "FundModel", "FundResults", "FundEngine", "FundMonteCarlo", "FundService",
          "FundScripting",
        ],
        swiftSettings: strict),
      // Helpers that several test targets share: seeds, tolerances, the case files.
      .target(
        name: "TestSupport",
        dependencies: ["FundModel", "FundNumerics", "FundWaterfall", "FundEngine"],
        path: "Tests/TestSupport", swiftSettings: strict),
    ]
    + tested.map { row in
      .testTarget(
        name: row.name + "Tests",
        dependencies: [.init(stringLiteral: row.name), "TestSupport"]
          + (row.imports + (testsAlsoUse[row.name] ?? [])).map { .init(stringLiteral: $0) },
        swiftSettings: strict)
    }
)
