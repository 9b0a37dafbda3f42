import CrosswalkBase
import CrosswalkCLI
import CrosswalkKit
import CrosswalkModel
import Foundation
import Testing

@Suite struct SuggestCommandTests {
  private struct Suggestions: Decodable {
    struct Basis: Decodable {
      struct Model: Decodable, Equatable { var name, hash: String }
      struct Fusion: Decodable { var weights: [String: Double] }
      var framework, to, hash, note: String
      var learnedFrom: [String]
      var fusion: Fusion
      var model: Model?
    }
    struct Suggestion: Decodable {
      var id: String
      var score: Double?
      var terms: [String]?
    }
    struct Statement: Decodable {
      var statement: String
      var suggestions: [Suggestion]
    }
    var format: String
    var basis: Basis
    var statements: [Statement]
  }

  private func suggest(_ arguments: String...) throws -> Program.Result {
    try Program.run(["suggest"] + arguments)
  }

  /// In a folder with a stranger's framework that nobody has aligned.
  private func withStranger(_ body: (URL) throws -> Void) throws {
    try Program.inFolder { folder in
      let files = folder.appending(path: "stranger")
      try StrangersFiles.write(["framework.yaml": StrangersFiles.framework], to: files)
      try body(folder)
    }
  }

  @Test func `text says what it rests on, and shows no more than the limit`() throws {
    try withStranger { folder in
      let result = try Program.run(
        ["suggest", "stranger", "--frameworks", "stranger", "--limit", "2"], in: folder)
      #expect(result.status == 0 && result.stderr.isEmpty)
      #expect(result.text.contains("with the alignments of cpm, kent, set, sf-2940"))
      #expect(result.text.contains("They are no alignment and no\n  truth"))
      let lines = result.text.split(separator: "\n")
      #expect(lines.filter { $0.contains(" %  ") }.count == 6)
      #expect(lines.contains { $0.contains(" %  feedback-on-own-work  ") })
      #expect(!result.text.contains("words:"))
    }
  }

  @Test func `JSON, CSV and why`() throws {
    try withStranger { folder in
      func run(_ more: String...) throws -> Program.Result {
        try Program.run(["suggest", "stranger", "--frameworks", "stranger"] + more, in: folder)
      }
      let json = try run("--format", "json", "--explain")
      let found = try json.json(as: Suggestions.self)
      #expect(found.format == "crosswalk.suggestion/1" && found.basis.to == "ontology")
      #expect(found.basis.model == nil && found.basis.hash.count == 64)
      #expect(found.basis.fusion.weights.keys.sorted() == ["neighbours", "texts", "unit"])
      #expect(found.statements.map(\.statement) == ["talk.1", "twin-a.1", "twin-b.1"])
      #expect(found.statements.allSatisfy { $0.suggestions.count <= 10 })
      #expect(found.statements[1].suggestions[0].id == "feedback-on-own-work")
      #expect(found.statements[1].suggestions[0].terms?.first == "feedback")

      let rows = try run("--format", "csv", "--limit", "3").text.split(separator: "\n")
      #expect(rows.count == 10 && rows[0].hasPrefix("framework,statement,rank,to,suggestion,score"))
      #expect(rows[4].hasPrefix("stranger,twin-a.1,1,ontology,feedback-on-own-work,"))
      // What is left out without --explain is there with it.
      let why = try run("--explain", "--limit", "1").text
      #expect(why.contains("words: feedback") && why.contains("    like "))
    }
  }

  @Test func `statements of another framework, in both directions`() throws {
    let found = try suggest("kent", "--to", "cpm", "--limit", "1", "--format", "json", "--explain")
      .json(as: Suggestions.self)
    #expect(found.basis.to == "cpm" && found.basis.learnedFrom == ["cpm", "set", "sf-2940"])
    #expect(found.basis.fusion.weights.keys.sorted() == ["concepts", "wording"])
    try withStranger { folder in
      let back = try Program.run(
        ["suggest", "cpm", "--to", "stranger", "--frameworks", "stranger", "--format", "csv"],
        in: folder)
      #expect(back.status == 0 && back.text.contains(",stranger,twin-b.1,"))
    }
  }

  @Test func `misuse and wrong names`() throws {
    for arguments in [
      ["kent", "--limit", "0"], ["kent", "--to", "kent"], [], ["kent", "--evaluate"],
      ["kent", "--cache", "here"],
    ] {
      let result = try Program.run(["suggest"] + arguments)
      #expect(result.status == 64 && result.stdout.isEmpty, "\(arguments)")
    }
    for (arguments, words) in [
      (["kemt"], "there is no framework 'kemt'; did you mean 'kent'?"),
      (["kent", "--to", "sf-2490"], "there is no framework 'sf-2490'; did you mean 'sf-2940'?"),
      (["kent", "--to", "ontolgy"], "there is no framework 'ontolgy'; did you mean 'ontology'?"),
    ] {
      let result = try Program.run(["suggest"] + arguments)
      #expect(result.status == 2 && result.stdout.isEmpty, "\(arguments)")
      #expect(result.stderr.contains(words), "\(result.stderr)")
    }
  }

  @Test func `a model's rankings join, and its vectors are kept`() throws {
    try Program.inFolder { folder in
      try Self.writeModel(to: folder.appending(path: "tiny"))
      func run(_ more: String...) throws -> Program.Result {
        try Program.run(
          ["suggest", "kent", "--limit", "3", "--format", "json"] + more,
          environment: ["CROSSWALK_CACHE": folder.appending(path: "kept").path], in: folder)
      }
      let plain = try run()
      let result = try run("--model", "tiny")
      #expect(result.status == 0 && result.stderr.isEmpty)
      let found = try result.json(as: Suggestions.self)
      let model = try #require(found.basis.model)
      #expect(model.name == "tiny" && model.hash.count == 64)
      #expect(
        found.basis.fusion.weights.keys.sorted()
          == ["meaning", "meaningNeighbours", "neighbours", "texts", "unit"])
      #expect(try plain.json(as: Suggestions.self).basis.hash != found.basis.hash)
      let kept = folder.appending(path: "kept/\(model.hash).vectors")
      let bytes = try Data(contentsOf: kept)

      try bytes.dropLast().write(to: kept)
      let repaired = try run("--model", "tiny")
      #expect(repaired.status == 0 && repaired.stdout == result.stdout)
      #expect(repaired.stderr.contains("the file is damaged; its vectors are computed again"))
      #expect(try Data(contentsOf: kept) == bytes)
    }
  }

  @Test func `a model that is not there or not whole is named`() throws {
    try Program.inFolder { folder in
      let model = folder.appending(path: "tiny")
      try Self.writeModel(to: model)
      try FileManager.default.removeItem(at: model.appending(path: "vocab.txt"))
      for (path, words) in [
        ("none", "error: none: there is no such folder"),
        ("tiny", "error: tiny: there is no vocab.txt in it; a sentence model has config.json"),
        ("tiny/config.json", "this is no folder"),
      ] {
        let result = try Program.run(["suggest", "kent", "--model", path], in: folder)
        #expect(result.status == 2 && result.stdout.isEmpty)
        #expect(result.stderr.contains(words), "\(result.stderr)")
      }
      try Data("[UNK]\n[CLS]\n[SEP]\n".utf8).write(to: model.appending(path: "vocab.txt"))
      try Data([1, 2, 3]).write(to: model.appending(path: "model.safetensors"))
      let result = try Program.run(
        ["suggest", "kent", "--model", "tiny", "--cache", "kept"], in: folder)
      #expect(result.status == 2)
      #expect(result.stderr.contains("tiny/model.safetensors: it ends before its header"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "kept").path))
    }
  }

  /// The smallest BERT: no layers' worth of sense, but every file and tensor.
  private static func writeModel(to folder: URL) throws {
    let pieces = ["[UNK]", "[CLS]", "[SEP]", "case", "the", "and", "families", "court", "plan"]
    var shapes: [(String, [Int])] = [
      ("embeddings.word_embeddings.weight", [pieces.count, 2]),
      ("embeddings.position_embeddings.weight", [32, 2]),
      ("embeddings.token_type_embeddings.weight", [2, 2]),
    ]
    for name in [
      "attention.self.query", "attention.self.key", "attention.self.value",
      "attention.output.dense", "intermediate.dense", "output.dense",
    ] {
      shapes += [
        ("encoder.layer.0.\(name).weight", [2, 2]), ("encoder.layer.0.\(name).bias", [2]),
      ]
    }
    for name in [
      "embeddings", "encoder.layer.0.attention.output", "encoder.layer.0.output",
    ] {
      shapes += [("\(name).LayerNorm.weight", [2]), ("\(name).LayerNorm.bias", [2])]
    }
    var data: [UInt8] = []
    var fields: [String: [String: Any]] = [:]
    for (name, shape) in shapes {
      let start = data.count
      for _ in 0..<shape.reduce(1, *) {
        // Any numbers do.
        let number = Float(data.count * 7 % 23) / 11 - 1
        withUnsafeBytes(of: number.bitPattern.littleEndian) { data += Array($0) }
      }
      fields[name] = ["dtype": "F32", "shape": shape, "data_offsets": [start, data.count]]
    }
    let header = try JSONSerialization.data(withJSONObject: fields)
    var file = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
    file += header + Data(data)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try file.write(to: folder.appending(path: "model.safetensors"))
    try Data(pieces.joined(separator: "\n").utf8).write(to: folder.appending(path: "vocab.txt"))
    try Data(
      """
      {"model_type": "bert", "hidden_act": "gelu", "hidden_size": 2, "num_hidden_layers": 1, \
      "num_attention_heads": 1, "intermediate_size": 2, "vocab_size": \(pieces.count), \
      "max_position_embeddings": 32}
      """.utf8
    ).write(to: folder.appending(path: "config.json"))
  }
}
