import CrosswalkBase
import CrosswalkKit

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder with a sentence model, as Sentence Transformers writes it: `config.json`, `vocab.txt` and
/// `model.safetensors`, and what else says how to use them.
package struct SentenceModelFolder: Sendable {
  /// Larger weights are refused.
  static let maxWeightBytes = 2 << 30
  /// Other files that are larger are refused.
  static let maxOtherBytes = 64 << 20

  private static let weights = SafeTensors.file
  /// What text is turned into by the same files: changes with what this project computes.
  private static let revision = "crosswalk encoder 1"

  private let path: String
  private let configuration: [String: [UInt8]]
  private let vocabulary: [UInt8]
  private let weightsDigest: String

  /// The model's name, that of its folder, and the content hash of all files that its vectors come
  /// from.
  package let model: SentenceVectors.Model

  /// Reads all but the weights, which are only hashed.
  ///
  /// - Throws: `FileError` for a folder or file that is not there or cannot be read, ``ModelError`` for
  ///   a model that is not computed here.
  package init(path: String) throws {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileError(path: path, reason: "there is no such folder")
    }
    guard isFolder else {
      throw FileError(path: path, reason: "this is no folder; a sentence model is one")
    }
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let needed = ["config.json", WordPieceTokenizer.file, Self.weights]
    let missing = needed.filter { !FileManager.default.fileExists(atPath: "\(path)/\($0)") }
    guard missing.isEmpty else {
      throw FileError(
        path: path,
        reason: "there is no \(missing.joined(separator: " and no ")) in it; a sentence model has "
          + needed.joined(separator: ", "))
    }
    var configuration: [String: [UInt8]] = [:]
    var digests: [String] = []
    for name in BertConfiguration.files
    where FileManager.default.fileExists(atPath: "\(path)/\(name)") {
      configuration[name] = try Self.bytes("\(path)/\(name)", limit: Self.maxOtherBytes)
      digests.append("\(Self.digest(configuration[name]!)) \(name)")
    }
    try Self.naming(path) { _ = try BertConfiguration(configuration) }
    self.configuration = configuration
    vocabulary = try Self.bytes("\(path)/\(WordPieceTokenizer.file)", limit: Self.maxOtherBytes)
    var hash = SHA256()
    try Self.forEachChunk("\(path)/\(Self.weights)", limit: Self.maxWeightBytes) { hash.add($0) }
    weightsDigest = hash.hexDigest
    digests += [
      "\(Self.digest(vocabulary)) \(WordPieceTokenizer.file)", "\(weightsDigest) \(Self.weights)",
    ]
    model = SentenceVectors.Model(
      name: String(self.path.split(separator: "/").last ?? "/"),
      hash: SHA256.hexDigest(of: ([Self.revision] + digests).joined(separator: "\n")))
  }

  /// Reads the weights.
  ///
  /// - Throws: `FileError` if they cannot be read or have changed since they were hashed, ``ModelError``
  ///   for files that are damaged or describe a model that is not computed here.
  package func load() throws -> SentenceModel {
    let file = "\(path)/\(Self.weights)"
    let bytes = try Self.bytes(file, limit: Self.maxWeightBytes)
    guard Self.digest(bytes) == weightsDigest else {
      throw FileError(path: file, reason: "the file has changed while it was read")
    }
    return try Self.naming(path) {
      try SentenceModel(configuration: configuration, vocabulary: vocabulary, weights: bytes)
    }
  }

  /// The vectors of texts: those that are kept, and the others computed and kept.
  ///
  /// - Parameters:
  ///   - texts: In any order; those that are there twice are computed once.
  ///   - cache: Where vectors are kept; nil for nowhere.
  ///   - warn: Is told in words what is wrong with the cache. Results do not depend on it.
  /// - Returns: A vector for each text.
  /// - Throws: As ``load()``, and `Abandoned` where nobody waits for them.
  package func vectors(
    of texts: [String], cache: VectorCache?, warn: (String) -> Void
  ) throws -> SentenceVectors {
    var known: [VectorCache.Key: [Float]] = [:]
    do {
      known = try cache?.vectors(of: model.hash) ?? [:]
    } catch let damage as VectorCache.Damage {
      warn("\(damage.path): the file is damaged; its vectors are computed again")
    } catch {
      warn("\(error); vectors are computed again")
    }
    var byText: [String: [Float]] = [:]
    var used: [VectorCache.Key: [Float]] = [:]
    var missing: [String] = []
    for text in texts where byText[text] == nil {
      let key = VectorCache.key(of: text, model: model.hash)
      byText[text] = known[key] ?? []
      if let vector = known[key] { used[key] = vector } else { missing.append(text) }
    }
    if !missing.isEmpty {
      let model = try load()
      // A file with a right checksum may hold anything: one vector of it is computed again.
      let probe = byText.first { !$0.value.isEmpty }
      let vectors = try Self.naming(path) {
        try model.vectors(of: missing + (probe.map { [$0.key] } ?? []))
      }
      try Interest.check()
      if let probe, vectors[missing.count] != probe.value {
        warn("\(path): what is kept of this model is not what it says; it is computed again")
        return try self.vectors(of: texts, replacing: cache, with: model, warn: warn)
      }
      for (text, vector) in zip(missing, vectors) {
        byText[text] = vector
        used[VectorCache.key(of: text, model: self.model.hash)] = vector
      }
      let all = known.merging(used) { $1 }
      do {
        try cache?.keep(
          all.count > VectorCache.maxEntries ? used : all, of: self.model.hash,
          dimension: model.dimension)
      } catch {
        warn("vectors are not kept: \(error)")
      }
    }
    return SentenceVectors(model: model, byText: byText)
  }

  /// Computes everything, and keeps it in the place of what was kept before.
  private func vectors(
    of texts: [String], replacing cache: VectorCache?, with model: SentenceModel,
    warn: (String) -> Void
  ) throws -> SentenceVectors {
    let texts = Array(Set(texts)).sorted()
    let vectors = try Self.naming(path) { try model.vectors(of: texts) }
    try Interest.check()
    do {
      try cache?.keep(
        Dictionary(
          uniqueKeysWithValues: zip(texts, vectors).map {
            (VectorCache.key(of: $0, model: self.model.hash), $1)
          }), of: self.model.hash, dimension: model.dimension)
    } catch {
      warn("vectors are not kept: \(error)")
    }
    return SentenceVectors(
      model: self.model, byText: Dictionary(uniqueKeysWithValues: zip(texts, vectors)))
  }

  private static func digest(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.add(bytes)
    return hash.hexDigest
  }

  /// Names the folder in errors of what is in it.
  private static func naming<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch var error as ModelError {
      error.file = "\(path)/\(error.file)"
      throw error
    }
  }

  private static func bytes(_ path: String, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachChunk(path, limit: limit) { bytes += $0 }
    return bytes
  }

  private static func forEachChunk(
    _ path: String, limit: Int, _ body: ([UInt8]) -> Void
  ) throws {
    guard DataFiles.mayBeRead(path) else {
      throw FileError(path: path, reason: "this is no ordinary file")
    }
    var count = 0
    try DataFiles.forEachChunk(of: path) { chunk in
      count += chunk.count
      if count > limit { throw ModelError(.limit, path, "the file has more than \(limit) bytes") }
      body(chunk)
    }
  }
}
