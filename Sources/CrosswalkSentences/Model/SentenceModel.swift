import CrosswalkBase
import Dispatch
import Synchronization

/// A model that turns sentences into vectors of which near ones mean alike things: N. Reimers and
/// I. Gurevych, Sentence-BERT (2019). The vectors of a text's tokens are averaged and scaled to
/// length 1.
package struct SentenceModel: Sendable {
  /// How many numbers a vector has.
  package let dimension: Int
  private let tokenizer: WordPieceTokenizer
  private let encoder: BertEncoder

  /// A model of the files of a folder.
  ///
  /// - Parameters:
  ///   - configuration: The bytes of `config.json` and, if they are there, of `modules.json`,
  ///     `1_Pooling/config.json`, `sentence_bert_config.json` and `tokenizer_config.json`, by name.
  ///   - vocabulary: The bytes of `vocab.txt`.
  ///   - weights: The bytes of `model.safetensors`.
  /// - Throws: ``ModelError`` for files that are damaged, and for a model that is not computed here.
  package init(
    configuration: [String: [UInt8]], vocabulary: [UInt8], weights: [UInt8]
  ) throws(ModelError) {
    let configuration = try BertConfiguration(configuration)
    dimension = configuration.hiddenSize
    tokenizer = try WordPieceTokenizer(
      vocabulary: vocabulary, size: configuration.vocabularySize,
      maxTokens: configuration.maxTokens, options: configuration.tokenizer)
    encoder = try BertEncoder(SafeTensors(weights), configuration)
  }

  /// The vectors of texts, computed on all processors. What a text gives does not depend on the
  /// others.
  ///
  /// - Returns: As many; where nobody waits for them any more, those that are left are empty.
  /// - Throws: ``ModelError`` if the numbers grow beyond all bounds, as with weights that nobody has
  ///   trained.
  package func vectors(of texts: [String]) throws(ModelError) -> [[Float]] {
    let found = Mutex([[Float]](repeating: [], count: texts.count))
    let isThere = Interest.isThere
    DispatchQueue.concurrentPerform(iterations: texts.count) { index in
      if let isThere, !isThere() { return }
      let vector = vector(of: texts[index])
      found.withLock { $0[index] = vector }
    }
    let vectors = found.withLock { $0 }
    guard vectors.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      throw ModelError(.damaged, SafeTensors.file, "its weights give vectors that are not finite")
    }
    return vectors
  }

  private func vector(of text: String) -> [Float] {
    let tokens = tokenizer.tokens(in: text)
    let rows = encoder(tokens)
    var mean = [Double](repeating: 0, count: dimension)
    for row in 0..<tokens.count {
      for column in 0..<dimension { mean[column] += Double(rows[row * dimension + column]) }
    }
    let length = mean.reduce(0) { $0 + $1 * $1 }.squareRoot()
    // What is no number stays none, and is told of.
    return mean.map { length == 0 ? 0 : Float($0 / length) }
  }
}
