import ArgumentParser
import CrosswalkKit
import CrosswalkModel
import CrosswalkSentences
import CrosswalkTables

/// A sentence model, where one is wanted.
struct ModelOptions: ParsableArguments {
  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      "Rank by meaning too, with the sentence model in this folder: config.json, vocab.txt and "
        + "model.safetensors of a BERT encoder, such as all-MiniLM-L6-v2. Nothing is fetched.",
      valueName: "folder"))
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "Keep the model's vectors in this folder (default: CROSSWALK_CACHE, or crosswalk in "
        + "XDG_CACHE_HOME or ~/.cache).", valueName: "folder"))
  var cache: String?

  func validate() throws {
    if cache != nil, folder == nil { throw ValidationError("--cache goes with --model") }
  }

  /// The model's vectors of texts; nil if no model is wanted.
  ///
  /// - Throws: `FileError` and `ModelError` for a model that cannot be used.
  func vectors(of texts: @autoclosure () throws -> [String]) throws -> SentenceVectors? {
    guard folder != nil else { return nil }
    let texts = try texts()
    return try encoder()?(texts)
  }

  /// What turns texts into the model's vectors, again and again; nil if no model is wanted.
  ///
  /// - Throws: As ``vectors(of:)``.
  func encoder() throws -> (@Sendable ([String]) throws -> SentenceVectors)? {
    guard let folder else { return nil }
    let place = cache ?? Self.standardCache
    if place == nil { complain("warning: there is no HOME, so vectors are not kept") }
    let model = try SentenceModelFolder(path: folder)
    return { texts in
      try model.vectors(of: texts, cache: place.map(VectorCache.init)) {
        complain("warning: \($0)")
      }
    }
  }

  /// The concepts that are suggested for each statement of a framework.
  ///
  /// - Throws: As ``vectors(of:)``, and `CatalogError` for an unknown framework.
  func suggestions(
    for framework: String, in catalog: Catalog, limit: Int
  ) throws -> [StatementSuggestions] {
    let vectors = try vectors(of: catalog.sentenceTexts(for: framework, to: nil))
    return try catalog.conceptSuggester(for: framework, vectors: vectors).suggestions(limit: limit)
  }

  private static var standardCache: String? {
    func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
    if let own = value("CROSSWALK_CACHE") { return own }
    // A relative path there is to be ignored, says the XDG Base Directory Specification.
    if let caches = value("XDG_CACHE_HOME"), caches.hasPrefix("/") { return "\(caches)/crosswalk" }
    return value("HOME").map { "\($0)/.cache/crosswalk" }
  }
}
