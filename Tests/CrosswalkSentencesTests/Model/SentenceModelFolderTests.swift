import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkSentences

@Suite struct SentenceModelFolderTests {
  private let texts = ["case work", "court", "case worker, court", "court"]

  private func inFolder(_ body: (_ model: URL, _ cache: URL) throws -> Void) throws {
    try Oracle.withFolder { folder in
      let model = folder.appending(path: "tiny")
      try FileManager.default.createDirectory(at: model, withIntermediateDirectories: true)
      try TinyModel().write(to: model)
      try body(model, folder.appending(path: "deep/cache"))
    }
  }

  /// Each text's vector, and the warnings.
  private func vectors(
    _ model: URL, _ cache: URL?, of texts: [String]? = nil
  ) throws -> (vectors: [[Float]], warnings: [String], model: SentenceVectors.Model) {
    let texts = texts ?? self.texts
    var warnings: [String] = []
    let folder = try SentenceModelFolder(path: model.path)
    let found = try folder.vectors(
      of: texts, cache: cache.map { VectorCache(folder: $0.path) }
    ) { warnings.append($0) }
    return (texts.map { found.vector(of: $0)! }, warnings, found.model)
  }

  @Test func `vectors are kept, and the same as computed ones`() throws {
    try inFolder { model, cache in
      let plain = try vectors(model, nil)
      #expect(try plain.vectors == TinyModel().model().vectors(of: texts))
      #expect(plain.model.name == "tiny" && plain.model.hash.count == 64)
      let first = try vectors(model, cache)
      let file = cache.appending(path: "\(plain.model.hash).vectors")
      let bytes = try Data(contentsOf: file)
      // Broken weights are not noticed while everything is kept under their hash.
      let second = try vectors(model, cache)
      #expect(first.vectors == plain.vectors && second.vectors == plain.vectors)
      #expect(first.warnings.isEmpty && second.warnings.isEmpty)
      #expect(try Data(contentsOf: file) == bytes)
      // More texts join those that are there.
      _ = try vectors(model, cache, of: ["work"])
      #expect(try Data(contentsOf: file).count == bytes.count + 32 + 4 * 8)
      #expect(try vectors(model, cache).vectors == plain.vectors)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: cache.path)
          == [file.lastPathComponent])
    }
  }

  @Test func `a damaged cache is told of, never trusted, and made anew`() throws {
    try inFolder { model, cache in
      let right = try vectors(model, cache)
      let file = cache.appending(path: "\(right.model.hash).vectors")
      let sound = try Data(contentsOf: file)
      var damages = stride(from: 0, to: sound.count, by: 7).map { place in
        var bytes = sound
        bytes[place] ^= 0x10
        return bytes
      }
      damages += [Data(), sound.dropLast(), sound.prefix(100), sound + [0], Data([1, 2, 3])]
      for damaged in damages {
        try damaged.write(to: file)
        let found = try vectors(model, cache)
        #expect(found.vectors == right.vectors)
        #expect(found.warnings.count == 1 && found.warnings[0].contains("is damaged"))
        #expect(try Data(contentsOf: file) == sound)
      }
    }
  }

  @Test func `a cache that is a pipe, or whose numbers are others, is not believed`() throws {
    try inFolder { model, cache in
      let right = try vectors(model, cache)
      let file = cache.appending(path: "\(right.model.hash).vectors")
      var forged = Array(try Data(contentsOf: file).dropLast(32))
      // Every vector turned round, and the checksum made to fit: 8 numbers of 4 bytes, after 32 of hash.
      let entries = forged.count - 3 * (32 + 8 * 4)
      for place in forged.indices where place >= entries && (place - entries) % 64 >= 32 {
        if (place - entries) % 4 == 3 { forged[place] ^= 0x80 }
      }
      var hash = SHA256()
      hash.add(forged)
      try Data(forged + hash.digest()).write(to: file)
      let more = texts + ["work"]
      let found = try vectors(model, cache, of: more)
      #expect(try found.vectors == vectors(model, nil, of: more).vectors)
      #expect(found.warnings.count == 1 && found.warnings[0].contains("computed again"))
      #expect(try vectors(model, cache, of: more).warnings.isEmpty)
      try FileManager.default.removeItem(at: file)
      #expect(mkfifo(file.path, 0o600) == 0)
      let piped = try vectors(model, cache)
      #expect(piped.vectors == right.vectors && piped.warnings.count == 2)
    }
  }

  @Test func `a cache that cannot be written is told of, and changes nothing`() throws {
    try inFolder { model, cache in
      try Data().write(to: model.appending(path: "file"))
      let found = try vectors(model, model.appending(path: "file/cache"))
      #expect(try found.vectors == vectors(model, nil).vectors)
      #expect(found.warnings.count == 1 && found.warnings[0].contains("vectors are not kept"))
    }
  }

  @Test func `another file of the model is another model`() throws {
    try inFolder { model, cache in
      let first = try vectors(model, cache)
      var hashes: Set<String> = [first.model.hash]
      let weights = TinyModel().weights { name, place in
        name == "embeddings.LayerNorm.bias" && place == 0 ? 0.25 : nil
      }
      try Data(weights).write(to: model.appending(path: "model.safetensors"))
      let second = try vectors(model, cache)
      #expect(second.vectors != first.vectors)
      hashes.insert(second.model.hash)
      try Data("{\"max_seq_length\": 3}".utf8).write(
        to: model.appending(path: "sentence_bert_config.json"))
      let third = try vectors(model, cache)
      #expect(third.vectors[0] == third.vectors[2] || third.vectors[0] != second.vectors[0])
      hashes.insert(third.model.hash)
      try Data("{\"do_lower_case\": true}".utf8).write(
        to: model.appending(path: "tokenizer_config.json"))
      #expect(try vectors(model, cache).vectors == third.vectors)
      hashes.insert(try vectors(model, cache).model.hash)
      #expect(hashes.count == 4)
    }
  }

  @Test func `what is missing is named`() throws {
    try inFolder { model, _ in
      for name in ["config.json", "vocab.txt", "model.safetensors"] {
        let file = model.appending(path: name)
        let bytes = try Data(contentsOf: file)
        try FileManager.default.removeItem(at: file)
        let error = #expect(throws: FileError.self) { try SentenceModelFolder(path: model.path) }
        #expect(error?.reason.hasPrefix("there is no \(name) in it") == true)
        try bytes.write(to: file)
      }
      #expect(throws: FileError.self) { try SentenceModelFolder(path: model.path + "/none") }
      #expect(throws: FileError.self) { try SentenceModelFolder(path: model.path + "/vocab.txt") }
      try Data("{}".utf8).write(to: model.appending(path: "config.json"))
      let error = #expect(throws: ModelError.self) { try SentenceModelFolder(path: model.path) }
      #expect(error?.file == "\(model.path)/config.json")
    }
  }
}
