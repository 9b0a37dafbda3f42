// swift-tools-version: 6.0
// A package outside of Crosswalk that brings its own framework: the recipe of the README, built and
// run by the project's checks.
import PackageDescription

let package = Package(
  name: "county",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "crosswalk", path: "../..")],
  targets: [
    .target(
      name: "CountyFrameworks",
      dependencies: [
        .product(name: "CrosswalkKit", package: "crosswalk"),
        .product(name: "CrosswalkFrameworks", package: "crosswalk"),
      ],
      plugins: [.plugin(name: "EmbedFrameworks", package: "crosswalk")]),
    .executableTarget(name: "county", dependencies: ["CountyFrameworks"]),
  ],
  swiftLanguageModes: [.v6]
)
