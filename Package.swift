// swift-tools-version: 6.0
import PackageDescription

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
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

    // Values in, values out: reads no file, prints nothing.
    .target(name: "CrosswalkKit"),
    // Bytes to values and back.
    .target(name: "CrosswalkFormats", dependencies: ["CrosswalkKit", "CLibYAML"]),
    // The bundled data. A target of its own, so that a changed YAML file rebuilds it.
    .target(
      name: "CrosswalkFrameworks", dependencies: ["CrosswalkKit"], path: "frameworks",
      plugins: ["EmbedFrameworks"]),
    .executableTarget(
      name: "CrosswalkCLI",
      dependencies: [
        "CrosswalkKit", "CrosswalkFormats", "CrosswalkFrameworks",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .executableTarget(name: "framework-compiler", dependencies: ["CrosswalkFormats"]),
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

    .testTarget(
      name: "CrosswalkKitTests", dependencies: ["CrosswalkKit"],
      exclude: [
        "Agreement/reader-a.csv", "Agreement/reader-b.csv", "Agreement/settled.csv",
      ]),
    .testTarget(name: "CrosswalkFormatsTests", dependencies: ["CrosswalkFormats"]),
    .testTarget(
      name: "CrosswalkCLITests",
      dependencies: ["CrosswalkCLI", "CrosswalkFormats", "CrosswalkFrameworks"],
      exclude: ["Snapshots", "Bundled/ranking.csv"]),
  ],
  swiftLanguageModes: [.v6]
)
