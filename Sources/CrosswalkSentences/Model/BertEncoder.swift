#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The encoder of J. Devlin and others, BERT (2019): A. Vaswani and others, Attention is all you need
/// (2017), with layer norms after the sums, learned positions and exact GELU.
struct BertEncoder: Sendable {
  private struct Norm: Sendable {
    var scale: [Float]
    var shift: [Float]
    var epsilon: Float

    /// Makes each row have mean 0 and variance 1, then scales and shifts it.
    func apply(_ rows: inout [Float]) {
      let width = scale.count
      for start in stride(from: 0, to: rows.count, by: width) {
        var (sum, squares) = (0.0, 0.0)
        for place in start..<start + width { sum += Double(rows[place]) }
        let mean = sum / Double(width)
        for place in start..<start + width {
          let off = Double(rows[place]) - mean
          squares += off * off
        }
        let factor = Float(1 / (squares / Double(width) + Double(epsilon)).squareRoot())
        for place in 0..<width {
          rows[start + place] =
            (rows[start + place] - Float(mean)) * factor * scale[place] + shift[place]
        }
      }
    }
  }

  private struct Layer: Sendable {
    var query, key, value, attended: LinearLayer
    var attentionNorm: Norm
    var intermediate, output: LinearLayer
    var outputNorm: Norm
  }

  private let width: Int
  private let heads: Int
  private let words: SafeTensors.View
  private let positions: SafeTensors.View
  private let type: [Float]
  private let norm: Norm
  private let layers: [Layer]

  /// - Throws: ``ModelError`` if a tensor is missing or has another shape than the configuration says.
  init(_ tensors: SafeTensors, _ configuration: BertConfiguration) throws(ModelError) {
    let width = configuration.hiddenSize
    // A model with a head keeps its encoder under a name.
    let root = tensors.has("bert.embeddings.word_embeddings.weight") ? "bert." : ""
    func norm(_ name: String) throws(ModelError) -> Norm {
      Norm(
        scale: try tensors.numbers("\(root)\(name).weight", shape: [width]),
        shift: try tensors.numbers("\(root)\(name).bias", shape: [width]),
        epsilon: configuration.normEpsilon)
    }
    func linear(_ name: String, from inputs: Int, to outputs: Int) throws(ModelError) -> LinearLayer
    {
      LinearLayer(
        weights: try tensors.numbers("\(root)\(name).weight", shape: [outputs, inputs]),
        bias: try tensors.numbers("\(root)\(name).bias", shape: [outputs]), inputs: inputs)
    }
    words = try tensors.matrix(
      "\(root)embeddings.word_embeddings.weight", shape: [configuration.vocabularySize, width])
    positions = try tensors.matrix(
      "\(root)embeddings.position_embeddings.weight", shape: [configuration.positions, width])
    type = try tensors.matrix(
      "\(root)embeddings.token_type_embeddings.weight", shape: [configuration.types, width]
    ).row(0)
    self.norm = try norm("embeddings.LayerNorm")
    var layers: [Layer] = []
    for number in 0..<configuration.layers {
      let name = "encoder.layer.\(number)"
      let inner = configuration.intermediateSize
      layers.append(
        Layer(
          query: try linear("\(name).attention.self.query", from: width, to: width),
          key: try linear("\(name).attention.self.key", from: width, to: width),
          value: try linear("\(name).attention.self.value", from: width, to: width),
          attended: try linear("\(name).attention.output.dense", from: width, to: width),
          attentionNorm: try norm("\(name).attention.output.LayerNorm"),
          intermediate: try linear("\(name).intermediate.dense", from: width, to: inner),
          output: try linear("\(name).output.dense", from: inner, to: width),
          outputNorm: try norm("\(name).output.LayerNorm")))
    }
    self.layers = layers
    self.width = width
    heads = configuration.heads
  }

  /// The vectors of tokens, row by row.
  func callAsFunction(_ tokens: [Int]) -> [Float] {
    // Rows of zeros at the end make it a multiple; nothing else looks at them.
    let step = LinearLayer.rowStep
    let count = (tokens.count + step - 1) / step * step
    var rows = [Float](repeating: 0, count: count * width)
    for (place, token) in tokens.enumerated() {
      let (word, position) = (words.row(token), positions.row(place))
      for column in 0..<width {
        rows[place * width + column] = word[column] + type[column] + position[column]
      }
    }
    norm.apply(&rows)
    for layer in layers {
      let attended = layer.attended(
        attention(layer.query(rows), layer.key(rows), layer.value(rows), tokens: tokens.count))
      add(attended, to: &rows)
      layer.attentionNorm.apply(&rows)
      var inner = layer.intermediate(rows)
      for place in inner.indices { inner[place] = Self.gelu(inner[place]) }
      add(layer.output(inner), to: &rows)
      layer.outputNorm.apply(&rows)
    }
    return Array(rows.prefix(tokens.count * width))
  }

  private func add(_ more: [Float], to rows: inout [Float]) {
    for place in rows.indices { rows[place] += more[place] }
  }

  /// What each token takes from the others, head by head: softmax(q kᵀ / √d) v.
  private func attention(
    _ query: [Float], _ key: [Float], _ value: [Float], tokens: Int
  ) -> [Float] {
    let depth = width / heads
    let scale = 1 / Float(depth).squareRoot()
    var result = [Float](repeating: 0, count: query.count)
    var weights = [Float](repeating: 0, count: tokens)
    for head in 0..<heads {
      for token in 0..<tokens {
        let start = token * width + head * depth
        for other in 0..<tokens {
          let place = other * width + head * depth
          var sum: Float = 0
          for column in 0..<depth { sum += query[start + column] * key[place + column] }
          weights[other] = sum * scale
        }
        let greatest = weights.max() ?? 0
        var total: Float = 0
        for other in 0..<tokens {
          weights[other] = expf(weights[other] - greatest)
          total += weights[other]
        }
        for other in 0..<tokens {
          let (weight, place) = (weights[other] / total, other * width + head * depth)
          for column in 0..<depth { result[start + column] += weight * value[place + column] }
        }
      }
    }
    return result
  }

  /// x Φ(x): D. Hendrycks and K. Gimpel, Gaussian error linear units (2016).
  private static func gelu(_ x: Float) -> Float {
    x * 0.5 * (1 + erff(x * Float(0.5).squareRoot()))
  }
}
