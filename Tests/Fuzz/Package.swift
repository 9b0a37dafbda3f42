// swift-tools-version: 6.0
// A package outside of the tree's build, since all that it stands on is built anew with counters in it:
//
//   swift build --package-path Tests/Fuzz -c release --sanitize fuzzer --product crosswalk-fuzz
import PackageDescription

// The readers are open to their own package alone, so this belongs to it. A package that lies in a
// folder is called as the folder is.
let crosswalk = String(
  Context.packageDirectory.split(separator: "/").dropLast(2).last!.lowercased()
    .map { $0.isLetter || $0.isNumber ? $0 : "_" })

let package = Package(
  name: "crosswalk-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "crosswalk", path: "../..")],
  targets: [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "crosswalk-fuzz",
      dependencies: [
        "CFuzzer",
        .product(name: "CrosswalkKit", package: "crosswalk"),
        .product(name: "CrosswalkFormats", package: "crosswalk"),
      ],
      packageAccess: false,
      // Where it begins is libFuzzer's.
      swiftSettings: [.unsafeFlags(["-package-name", crosswalk, "-parse-as-library"])]),
  ],
  swiftLanguageModes: [.v6]
)
