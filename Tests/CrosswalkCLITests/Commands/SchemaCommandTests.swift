import CrosswalkCLI
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import Foundation
import Testing

/// The schemas, asked through Python's jsonschema: an opinion that is not ours.
@Suite struct SchemaCommandTests {
  private static let kinds = [
    "framework", "alignment", "ontology", "matches", "catalogue", "prompts",
  ]

  private static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  /// In CI they must be there, and the tests fail without.
  private static let mayAsk = isCI || (try? run(["-c", "import jsonschema, yaml"]))?.status == 0

  /// Reads all files given, by the kind that each one's format names or by its first line, and
  /// prints for each the number of objections.
  private static let script = #"""
    import json, os, sys, yaml
    from jsonschema import Draft7Validator

    class Loader(yaml.SafeLoader):
        pass

    # JSON has no dates; the reader takes them as text.
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}

    schemas = {}
    for kind in ["framework", "alignment", "ontology", "matches", "catalogue", "prompts"]:
        with open(os.path.join(sys.argv[1], kind + ".json")) as file:
            schemas[kind] = json.load(file)
        Draft7Validator.check_schema(schemas[kind])
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            value = yaml.load(file, Loader)
        kind = os.path.basename(path).split("--")[0] if "--" in os.path.basename(path) else None
        if kind not in schemas:
            kind = value["format"].split("/")[0].split(".")[1]
        errors = list(Draft7Validator(schemas[kind]).iter_errors(value))
        print(len(errors), path, *[e.message[:100] for e in errors[:2]])
    """#

  private static func run(_ arguments: [String]) throws -> (status: Int32, text: String) {
    try Program.inFolder { folder in
      let output = folder.appending(path: "out")
      try Data().write(to: output)
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["python3"] + arguments
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return (
        process.terminationStatus,
        String(decoding: try Data(contentsOf: output), as: UTF8.self)
      )
    }
  }

  private func schemas(in folder: URL) throws {
    for kind in Self.kinds {
      let file = folder.appending(path: "\(kind).json").path
      let result = try Program.run("schema", kind, "--out", file)
      #expect(result.status == 0 && result.stdout.isEmpty)
    }
  }

  /// Objections by the file's name.
  private func objections(to files: [String], schemas folder: URL) throws -> [String: Int] {
    let result = try Self.run(["-c", Self.script, folder.path] + files)
    #expect(result.status == 0)
    return Dictionary(
      uniqueKeysWithValues: result.text.split(separator: "\n").map { line in
        let words = line.split(separator: " ")
        return (URL(filePath: "\(words[1])").lastPathComponent, Int(words[0]) ?? -1)
      })
  }

  @Test func `each kind has a schema, the same to a file as to standard output`() throws {
    try Program.inFolder { (folder) throws in
      try schemas(in: folder)
      for kind in Self.kinds {
        let result = try Program.run("schema", kind)
        #expect(result.status == 0)
        #expect(try Data(contentsOf: folder.appending(path: "\(kind).json")) == result.stdout)
        let object = try JSONSerialization.jsonObject(with: result.stdout) as? [String: Any]
        #expect(object?["title"] as? String == "crosswalk.\(kind)/1")
      }
    }
    #expect(try Program.run("schema", "ratings").status == 64)
    #expect(try Program.run("schema").status == 64)
  }

  @Test(.enabled(if: mayAsk, "Python has no jsonschema or yaml"))
  func `every bundled file and every skeleton is valid`() throws {
    try Program.inFolder { (folder) throws in
      try schemas(in: folder)
      var files: [String: String] = [:]
      for (number, source) in Catalog.bundledSources.enumerated() {
        files["\(number).yaml"] = source.text
      }
      #expect(files.count >= 15)
      try StrangersFiles.write(files, to: folder)
      #expect(try Program.run(["new", "county", "--out", "new"], in: folder).status == 0)
      let paths =
        files.keys.sorted().map { folder.appending(path: $0).path }
        + ["framework", "alignment"].map { folder.appending(path: "new/\($0).yaml").path }
      let found = try objections(to: paths, schemas: folder)
      #expect(found.count == paths.count)
      for (name, count) in found { #expect(count == 0, "\(name)") }
    }
  }

  private static let matches = """
    format: crosswalk.matches/1
    from: cpm
    to: set
    author: us
    version: "1"
    date: "2024"
    matches:
      - {subject: 1.a, object: V6.GP.3, relation: related, confidence: 0.6, note: why}

    """

  private static let ontology = """
    format: crosswalk.ontology/1
    id: o
    title: O
    version: "1"
    date: "2024"
    domains:
      - {id: d, label: D, concepts: [{id: c, label: C, scope: what it is}]}

    """

  /// What is wrong, and the file that it is wrong in.
  private static let bad: [String: String] = {
    let catalogue = Skeleton.catalogue
    let prompts = Catalog.bundledSources.first { $0.path.hasSuffix("prompts.yaml") }?.text ?? ""
    let (framework, alignment) = (StrangersFiles.framework, StrangersFiles.alignment)
    return [
      "framework--unknown-key": framework + "oops: 1\n",
      "framework--no-title": framework.replacing("title: A county's own anchors\n", with: ""),
      "framework--newer": framework.replacing("framework/1", with: "framework/2"),
      "framework--no-units": framework.replacing(
        "units:\n  - id: talk", with: "unit:\n  - id: talk"),
      "framework--id-with-space": framework.replacing("id: stranger\n", with: "id: a stranger\n"),
      "framework--basis": framework.replacing("basis: observed", with: "basis: guessed"),
      "framework--rates": framework.replacing("rates: units", with: "rates: [units]"),
      "framework--levels": framework.replacing("title: Not yet}", with: "name: Not yet}"),
      "framework--statement": framework.replacing("{id: talk.1, text:", with: "{id: talk.1, txt:"),
      "framework--rated": framework.replacing(
        "title: Talks = listens", with: "title: Talks\n    rated: 3"),
      "alignment--relation": alignment.replacing("relation: close", with: "relation: same"),
      "alignment--share": alignment.replacing("share: 1,", with: "share: much,"),
      "alignment--no-links": alignment.replacing(
        "talk.1: [{concept: open-communication, share: 1, relation: close, confidence: 0.9}]",
        with: "talk.1: {}"),
      "alignment--cut": alignment.replacing("{at: 0, spread: 0}", with: "{at: 0}"),
      "alignment--strength": alignment.replacing("strength: 1", with: "strength: 1.5"),
      "alignment--unused": alignment
        + "unused: [{concepts: [], kind: absent, reason: none}]\n",
      "alignment--complete": alignment + "complete: 1\n",
      "matches--kind": matches.replacing("object: V6.GP.3,", with: "kind: maybe,"),
      "matches--no-note": matches.replacing(", note: why", with: ""),
      "matches--list": matches.replacing("  - {", with: "  a: {"),
      "ontology--concept": ontology.replacing("label: C, ", with: ""),
      "catalogue--mode": catalogue.replacing("mode: coaching", with: "mode: teaching"),
      "catalogue--hours": catalogue.replacing("hours: 6 ", with: "hours: six "),
      "catalogue--months": catalogue.replacing("months: 3", with: "months: 1.5"),
      "catalogue--size": catalogue.replacing("{from: 4, to: 24}", with: "{from: 4}"),
      "catalogue--reason": catalogue.replacing(", reason: In real cases", with: ""),
      "prompts--stage": prompts.replacing("- stage: learning", with: "- step: learning"),
      "prompts--role": prompts.replacing("- role: director", with: "- role: boss"),
      "prompts--concepts": prompts.replacing("concepts: [", with: "concept: ["),
      "prompts--empty": prompts.replacing("    focus:\n", with: "    focus: []\n    focuses:\n"),
      "ontology--domains": ontology.replacing("  - {id: d", with: "  d: {id: d"),
    ]
  }()

  @Test func `what the bad files are made of is good`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.writeFramework(to: folder)
      #expect(try Program.run("check", folder.path).status == 0)
      try StrangersFiles.write(["m.yaml": Self.matches, "o.yaml": Self.ontology], to: folder)
      for name in ["m", "o"] {
        let result = try Program.run("check", "\(folder.path)/\(name).yaml")
        #expect(!result.text.contains("expected") && !result.text.contains("missing key"))
      }
    }
  }

  @Test func `the reader refuses what has a wrong form`() throws {
    try Program.inFolder { (folder) throws in
      for (name, text) in Self.bad {
        let file = folder.appending(path: "\(name).yaml")
        try Data(text.utf8).write(to: file)
        let result = try Program.run("check", file.path)
        #expect(result.status == 1 && result.text.contains(" error: "), "\(name): \(result.text)")
      }
    }
  }

  @Test(.enabled(if: mayAsk, "Python has no jsonschema or yaml"))
  func `the schemas refuse it too`() throws {
    try Program.inFolder { (folder) throws in
      try schemas(in: folder)
      var paths: [String] = []
      for (name, text) in Self.bad {
        let file = folder.appending(path: "\(name).yaml")
        try Data(text.utf8).write(to: file)
        paths.append(file.path)
      }
      let found = try objections(to: paths, schemas: folder)
      #expect(found.count == Self.bad.count && found.count >= 15)
      for (name, count) in found { #expect(count > 0, "\(name)") }
    }
  }
}
