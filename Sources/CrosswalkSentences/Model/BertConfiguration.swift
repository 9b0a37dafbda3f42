import CrosswalkBase

/// The sizes of a BERT encoder and what else its folder says of how to use it.
struct BertConfiguration: Sendable, Hashable {
  var hiddenSize: Int
  var layers: Int
  var heads: Int
  var intermediateSize: Int
  var vocabularySize: Int
  var positions: Int
  var types: Int
  var normEpsilon: Float
  /// A text has at most so many tokens.
  var maxTokens: Int
  var tokenizer = WordPieceTokenizer.Options()

  /// The files that it is read from, by name; all but the first may be absent.
  static let files = [
    "config.json", "modules.json", "1_Pooling/config.json", "sentence_bert_config.json",
    "tokenizer_config.json",
  ]

  /// - Parameter files: The bytes of those of ``files`` that are there, by name.
  /// - Throws: ``ModelError`` for what cannot be read, and for a model that is not computed here:
  ///   one that is no BERT encoder with exact GELU whose token vectors are averaged.
  init(_ files: [String: [UInt8]]) throws(ModelError) {
    let config = try Settings(files, "config.json")
    try config.expect("model_type", ["bert"])
    try config.expect("hidden_act", ["gelu"])
    try config.expect("position_embedding_type", ["absolute"], orAbsent: true)
    try config.expect("is_decoder", [false], orAbsent: true)
    hiddenSize = try config.integer("hidden_size", 1...16_384)
    layers = try config.integer("num_hidden_layers", 1...256)
    heads = try config.integer("num_attention_heads", 1...1_024)
    intermediateSize = try config.integer("intermediate_size", 1...65_536)
    vocabularySize = try config.integer("vocab_size", 3...2_000_000)
    positions = try config.integer("max_position_embeddings", 2...65_536)
    types = try config.integer("type_vocab_size", 1...1_024, default: 2)
    normEpsilon = Float(try config.number("layer_norm_eps", 0...1, default: 1e-12))
    guard hiddenSize % heads == 0 else {
      throw ModelError(
        .damaged, config.file, "hidden_size \(hiddenSize) is no multiple of \(heads) heads")
    }
    let sentence = try Settings(files, "sentence_bert_config.json")
    maxTokens = min(
      positions, try sentence.integer("max_seq_length", 2...65_536, default: positions))
    try Self.checkSteps(files)
    let tokens = try Settings(files, "tokenizer_config.json")
    try tokens.expect("tokenizer_class", ["BertTokenizer", "BertTokenizerFast"], orAbsent: true)
    tokenizer.lowerCases = tokens["do_lower_case"]?.boolean ?? true
    tokenizer.stripsAccents = tokens["strip_accents"]?.boolean ?? tokenizer.lowerCases
    tokenizer.splitsChinese = tokens["tokenize_chinese_chars"]?.boolean ?? true
  }

  /// What comes after the encoder must be the mean over the tokens, and scaling at most.
  private static func checkSteps(_ files: [String: [UInt8]]) throws(ModelError) {
    let file = "modules.json"
    if let bytes = files[file] {
      guard let steps = try Settings.value(bytes, file).list else {
        throw ModelError(.damaged, file, "it is no list of steps")
      }
      for step in steps {
        let type = step["type"]?.text ?? ""
        guard ["Transformer", "Pooling", "Normalize"].contains(where: { type.hasSuffix(".\($0)") })
        else {
          throw ModelError(
            .unsupported, file, "a step of the type \(quoted(type)) is not computed"
          )
        }
      }
    }
    let pooling = try Settings(files, "1_Pooling/config.json")
    let modes = pooling.members.filter {
      $0.key.hasPrefix("pooling_mode_") && $0.value.boolean == true
    }.map(\.key).sorted()
    guard modes.isEmpty || modes == ["pooling_mode_mean_tokens"] else {
      throw ModelError(
        .unsupported, pooling.file,
        "only pooling_mode_mean_tokens is computed, not "
          + modes.joined(separator: ", "))
    }
  }
}

/// The members of one JSON file.
private struct Settings {
  let file: String
  let members: [String: JSONValue]

  /// Those of an absent file are none.
  init(_ files: [String: [UInt8]], _ file: String) throws(ModelError) {
    self.file = file
    guard let bytes = files[file] else {
      members = [:]
      return
    }
    guard let members = try Self.value(bytes, file).object else {
      throw ModelError(.damaged, file, "it is no JSON object")
    }
    self.members = members
  }

  static func value(_ bytes: [UInt8], _ file: String) throws(ModelError) -> JSONValue {
    do {
      return try JSONReader.value(of: bytes)
    } catch {
      throw ModelError(.damaged, file, "it is no JSON: \(error)")
    }
  }

  subscript(key: String) -> JSONValue? { JSONValue.object(members)[key] }

  func number(_ key: String, _ range: ClosedRange<Double>, default absent: Double? = nil)
    throws(ModelError) -> Double
  {
    guard let value = self[key] else {
      if let absent { return absent }
      throw ModelError(.damaged, file, "it has no '\(key)'")
    }
    guard let number = value.number, range.contains(number) else {
      throw ModelError(
        .damaged, file,
        "'\(key)' is no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func integer(_ key: String, _ range: ClosedRange<Int>, default absent: Int? = nil)
    throws(ModelError) -> Int
  {
    let value = try number(
      key, Double(range.lowerBound)...Double(range.upperBound), default: absent.map(Double.init))
    guard let integer = Int(exactly: value) else {
      throw ModelError(.damaged, file, "'\(key)' is no whole number")
    }
    return integer
  }

  /// - Throws: ``ModelError`` if the value is none of those that are computed.
  func expect(_ key: String, _ values: [JSONValue], orAbsent: Bool = false) throws(ModelError) {
    guard let value = self[key] else {
      if orAbsent { return }
      throw ModelError(.damaged, file, "it has no '\(key)'")
    }
    if values.contains(value) { return }
    let found = value.text.map(quoted) ?? value.boolean.map { "\($0)" } ?? "this"
    throw ModelError(
      .unsupported, file,
      "'\(key)' is \(found); only \(values.map { $0.text ?? "false" }.joined(separator: " or ")) "
        + "is computed")
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  package init(stringLiteral text: String) { self = .text(text) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
}
