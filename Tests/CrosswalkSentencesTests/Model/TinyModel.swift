import Foundation

@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkSentences

/// The files of a small model with random weights, to be read whole or damaged.
struct TinyModel {
  var hidden = 8
  var inner = 12
  var layers = 1
  var words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "case", "work", "##er", "court", ","]

  var configuration: [String: [UInt8]] {
    [
      "config.json": Array(
        """
        {"model_type": "bert", "hidden_act": "gelu", "hidden_size": \(hidden), \
        "num_hidden_layers": \(layers), "num_attention_heads": 2, "intermediate_size": \(inner), \
        "vocab_size": \(words.count), "max_position_embeddings": 16, "type_vocab_size": 2, \
        "layer_norm_eps": 1e-12}
        """.utf8)
    ]
  }

  var vocabulary: [UInt8] { Array((words.joined(separator: "\n") + "\n").utf8) }

  /// Names and shapes, in the order of the file.
  var shapes: [(name: String, shape: [Int])] {
    var shapes = [
      ("embeddings.word_embeddings.weight", [words.count, hidden]),
      ("embeddings.position_embeddings.weight", [16, hidden]),
      ("embeddings.token_type_embeddings.weight", [2, hidden]),
      ("embeddings.LayerNorm.weight", [hidden]), ("embeddings.LayerNorm.bias", [hidden]),
    ]
    for layer in 0..<layers {
      for (part, outputs, inputs) in [
        ("attention.self.query", hidden, hidden), ("attention.self.key", hidden, hidden),
        ("attention.self.value", hidden, hidden), ("attention.output.dense", hidden, hidden),
        ("intermediate.dense", inner, hidden), ("output.dense", hidden, inner),
      ] {
        shapes.append(("encoder.layer.\(layer).\(part).weight", [outputs, inputs]))
        shapes.append(("encoder.layer.\(layer).\(part).bias", [outputs]))
      }
      for part in ["attention.output.LayerNorm", "output.LayerNorm"] {
        shapes.append(("encoder.layer.\(layer).\(part).weight", [hidden]))
        shapes.append(("encoder.layer.\(layer).\(part).bias", [hidden]))
      }
    }
    return shapes
  }

  /// A safetensors file; `change` may replace a number.
  func weights(change: (String, Int) -> Float? = { _, _ in nil }) -> [UInt8] {
    var random = SplitMix64(seed: 7)
    var data: [UInt8] = []
    var fields: [String] = []
    for (name, shape) in shapes {
      let start = data.count
      for place in 0..<shape.reduce(1, *) {
        let number = change(name, place) ?? Float.random(in: -1...1, using: &random)
        withUnsafeBytes(of: number.bitPattern.littleEndian) { data += Array($0) }
      }
      fields.append(Self.field(name, "F32", shape, start, data.count))
    }
    return Self.file("{" + fields.joined(separator: ",") + "}", data)
  }

  static func field(_ name: String, _ type: String, _ shape: [Int], _ start: Int, _ end: Int)
    -> String
  {
    "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(start),\(end)]}"
  }

  /// A header with its length, and what comes after it.
  static func file(_ header: String, _ data: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) } + Array(header.utf8)
      + data
  }

  func model() throws -> SentenceModel {
    try SentenceModel(configuration: configuration, vocabulary: vocabulary, weights: weights())
  }

  /// Writes all files into a folder.
  func write(to folder: URL) throws {
    for (name, bytes) in configuration { try Data(bytes).write(to: folder.appending(path: name)) }
    try Data(vocabulary).write(to: folder.appending(path: "vocab.txt"))
    try Data(weights()).write(to: folder.appending(path: "model.safetensors"))
  }
}
