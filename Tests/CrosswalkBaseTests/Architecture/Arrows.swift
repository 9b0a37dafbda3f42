/// Which target may use which: arrows point down only.
enum Arrows {
  /// Each target with all that it may import of ours.
  static let allowed: [String: Set<String>] = [
    "CrosswalkBase": [],
    "CrosswalkModel": ["CrosswalkBase"],
    "CrosswalkDocuments": ["CrosswalkBase", "CrosswalkModel", "CLibYAML"],
    "CrosswalkKit": ["CrosswalkBase", "CrosswalkModel"],
    "CrosswalkTables": ["CrosswalkBase"],
    "CrosswalkExchange": [
      "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit", "CrosswalkTables",
    ],
    "CrosswalkReports": ["CrosswalkBase", "CrosswalkModel", "CrosswalkKit", "CrosswalkTables"],
    "CrosswalkSentences": [
      "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit",
    ],
    "CrosswalkWorkbench": [
      "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit", "CrosswalkTables",
      "CrosswalkExchange", "CrosswalkReports", "NIOCore", "NIOPosix", "NIOHTTP1",
    ],
    "CrosswalkFormats": [
      "CrosswalkDocuments", "CrosswalkExchange", "CrosswalkReports", "CrosswalkSentences",
      "CrosswalkTables",
    ],
    "CrosswalkFrameworks": ["CrosswalkKit"],
    "CrosswalkCLI": [
      "CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments", "CrosswalkKit", "CrosswalkTables",
      "CrosswalkExchange", "CrosswalkReports", "CrosswalkSentences", "CrosswalkFrameworks",
      "CrosswalkWorkbench", "ArgumentParser",
    ],
    // Every build compiles what this stands on a second time.
    "framework-compiler": ["CrosswalkBase", "CrosswalkModel", "CrosswalkDocuments"],
  ]

  /// What the system has that a target may import; nil for anything.
  ///
  /// What a framework is and what can be computed from it reads no file and prints nothing, so
  /// these have no use for Foundation or the C library.
  static func system(for target: String) -> Set<String>? {
    ["CrosswalkModel", "CrosswalkKit", "CrosswalkReports"].contains(target)
      ? ["Synchronization"] : nil
  }

  /// The modules that a source imports, each with its line, from 1.
  static func imports(in source: SwiftText) -> [(line: Int, module: String)] {
    source.code.enumerated().compactMap { number, line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), words.count > place + 1,
        words[..<place].allSatisfy({ $0.hasPrefix("@") || ["public", "package"].contains($0) })
      else { return nil }
      // After the kind of a single declaration comes the module.
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
      let name = words[kinds.contains(words[place + 1]) ? place + 2 : place + 1]
      return (number + 1, String(name.prefix { $0 != "." }))
    }
  }

  /// What is wrong with the imports of a source of a target, a sentence each.
  static func violations(in source: SwiftText, of target: String) -> [String] {
    guard let own = allowed[target] else { return ["'\(target)' has no place in the order"] }
    let known = Set(allowed.keys).union(allowed.values.joined())
    return imports(in: source).compactMap { line, module in
      if known.contains(module) {
        return own.contains(module) ? nil : "line \(line): \(target) must not use \(module)"
      }
      let isAllowed = system(for: target)?.contains(module) ?? true
      return isAllowed ? nil : "line \(line): \(target) must not use \(module)"
    }
  }
}
