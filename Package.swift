// swift-tools-version: 6.0
import PackageDescription

/// A target for one sentence's worth of work, and the tests that mirror it.
let package = Package(
  name: "crosswalk",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "CrosswalkKit", targets: ["CrosswalkKit"]),
    .library(name: "CrosswalkFormats", targets: ["CrosswalkFormats"]),
    .library(name: "CrosswalkFrameworks", targets: ["CrosswalkFrameworks"]),
    .executable(name: "crosswalk", targets: ["CrosswalkCLI"]),
    .plugin(name: "EmbedFrameworks", targets: ["EmbedFrameworks"]),
    .plugin(name: "CheckFrameworks", targets: ["CheckFrameworks"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

    // Text, problems with their places, JSON, digests and files: what knows no framework.
    .target(name: "CrosswalkBase"),
    // What a framework, an ontology, an alignment and a match are, what is wrong with them, and
    // the catalog that holds them.
    .target(name: "CrosswalkModel", dependencies: ["CrosswalkBase"]),
    // Our own YAML files, read, checked, written and revised.
    .target(
      name: "CrosswalkDocuments", dependencies: ["CrosswalkBase", "CrosswalkModel", "CLibYAML"]),
    // What can be computed: values in, values out; reads no file, prints nothing.
    .target(name: "CrosswalkKit", dependencies: ["CrosswalkBase", "CrosswalkModel"]),
    // Rows in, rows out: CSV, workbooks, and the one table that all output is made of.
    .target(name: "CrosswalkTables", dependencies: ["CrosswalkBase"]),
    // Other people's formats, read and written.
    .target(
      name: "CrosswalkExchange",
      dependencies: [
        "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit", "CrosswalkTables",
      ]),
    // Results as people read them: text, HTML, pictures.
    .target(
      name: "CrosswalkReports",
      dependencies: ["CrosswalkBase", "CrosswalkModel", "CrosswalkKit", "CrosswalkTables"]),
    // The optional sentence model.
    .target(
      name: "CrosswalkSentences",
      dependencies: ["CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit"]),
    // The crosswalk as pages on one's own machine: a server, an interface, pages.
    .target(
      name: "CrosswalkWorkbench",
      dependencies: [
        "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit", "CrosswalkTables",
        "CrosswalkExchange", "CrosswalkReports",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    // One name for the four above, as they were called before; for outside packages.
    .target(
      name: "CrosswalkFormats",
      dependencies: [
        "CrosswalkDocuments", "CrosswalkTables", "CrosswalkExchange", "CrosswalkReports",
        "CrosswalkSentences",
      ]),
    // The bundled data. A target of its own, so that a changed YAML file rebuilds it.
    .target(
      name: "CrosswalkFrameworks", dependencies: ["CrosswalkKit"], path: "frameworks",
      plugins: ["EmbedFrameworks"]),
    // The program: one thin file a command.
    .executableTarget(
      name: "CrosswalkCLI",
      dependencies: [
        "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit", "CrosswalkTables",
        "CrosswalkExchange", "CrosswalkReports", "CrosswalkSentences", "CrosswalkWorkbench",
        "CrosswalkFrameworks",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // What the plugins run. It stands on little, since every build compiles it a second time.
    .executableTarget(
      name: "framework-compiler",
      dependencies: ["CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments"]),
    .plugin(
      name: "EmbedFrameworks", capability: .buildTool(), dependencies: ["framework-compiler"]),
    .plugin(
      name: "CheckFrameworks",
      capability: .command(
        intent: .custom(
          verb: "check-frameworks",
          description:
            "Check framework, alignment and ontology files; report every problem by place.")),
      dependencies: ["framework-compiler"]),

    // What several test targets share: random catalogs, slow references, other people's programs.
    .target(
      name: "CrosswalkTestSupport",
      dependencies: ["CrosswalkBase", "CrosswalkModel", "CrosswalkKit"],
      path: "Tests/CrosswalkTestSupport"),
    .testTarget(
      name: "CrosswalkBaseTests",
      dependencies: ["CrosswalkBase", "CrosswalkModel", "CrosswalkKit", "CrosswalkTestSupport"]),
    .testTarget(
      name: "CrosswalkModelTests",
      dependencies: ["CrosswalkBase", "CrosswalkModel", "CrosswalkKit", "CrosswalkTestSupport"]),
    .testTarget(
      name: "CrosswalkDocumentsTests",
      dependencies: [
        "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkExchange",
        "CrosswalkTestSupport",
      ]),
    .testTarget(
      name: "CrosswalkKitTests",
      dependencies: ["CrosswalkBase", "CrosswalkModel", "CrosswalkKit", "CrosswalkTestSupport"],
      exclude: [
        "Agreement/acts", "Agreement/narrower", "Agreement/reader-a.csv", "Agreement/reader-b.csv",
        "Agreement/settled.csv", "Counterparts", "Judgements", "Panel/round-1", "Panel/round-2",
      ]),
    .testTarget(
      name: "CrosswalkTablesTests",
      dependencies: ["CrosswalkBase", "CrosswalkTables", "CrosswalkTestSupport"]),
    .testTarget(
      name: "CrosswalkExchangeTests",
      dependencies: [
        "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit", "CrosswalkTables",
        "CrosswalkExchange", "CrosswalkTestSupport",
      ]),
    .testTarget(
      name: "CrosswalkReportsTests",
      dependencies: [
        "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit", "CrosswalkTables",
        "CrosswalkReports", "CrosswalkTestSupport",
      ]),
    .testTarget(
      name: "CrosswalkWorkbenchTests",
      dependencies: [
        "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit", "CrosswalkTables",
        "CrosswalkExchange", "CrosswalkReports", "CrosswalkWorkbench", "CrosswalkFrameworks",
        "CrosswalkTestSupport",
      ]),
    .testTarget(
      name: "CrosswalkSentencesTests",
      dependencies: [
        "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit",
        "CrosswalkSentences", "CrosswalkTestSupport",
      ]),
    .testTarget(
      name: "CrosswalkCLITests",
      dependencies: [
        "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit", "CrosswalkTables",
        "CrosswalkExchange", "CrosswalkReports", "CrosswalkSentences", "CrosswalkWorkbench",
        "CrosswalkFrameworks", "CrosswalkCLI", "CrosswalkTestSupport",
      ],
      exclude: ["Snapshots", "Bundled/ranking.csv"]),
  ],
  swiftLanguageModes: [.v6]
)

// The guides need a plugin of their own, which nobody else has to fetch.
if Context.environment["CROSSWALK_DOCS"] == "1" {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}

// What tests are about is optimised, and they are not: they take less than half the time to build.
for target in package.targets where target.type == .test {
  target.swiftSettings = [.unsafeFlags(["-Onone"], .when(configuration: .release))]
}
