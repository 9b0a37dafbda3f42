import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkSentences

@Suite struct BertEncoderTests {
  private struct Question: Encodable {
    var seed: Int
    var type: String
    var hidden, heads, inner, layers, positions: Int
    var texts: [[Int]]
  }

  private struct Answer: Decodable {
    var config: String
    var weights: String
    var vectors: [[Float]]
  }

  /// A random model, its file made by hand, and what it gives, written from the equations of the
  /// papers: attention with softmax(Q Kᵀ / √d) V, layer norms after the sums, exact GELU, the mean of
  /// the tokens scaled to length 1. Texts are numbers of words; token 4 + n is the word n.
  private static let script = """
    import base64, json, math, sys
    import numpy as np
    q = json.load(sys.stdin)
    random = np.random.default_rng(q["seed"])
    h, inner, positions, vocabulary = q["hidden"], q["inner"], q["positions"], 24
    shapes = {"embeddings.word_embeddings.weight": [vocabulary, h],
              "embeddings.position_embeddings.weight": [positions, h],
              "embeddings.token_type_embeddings.weight": [2, h]}
    def norm(name): shapes[name + ".weight"] = shapes[name + ".bias"] = [h]
    def dense(name, out, into): shapes[name + ".weight"] = [out, into]; shapes[name + ".bias"] = [out]
    norm("embeddings.LayerNorm")
    for l in range(q["layers"]):
        p = f"encoder.layer.{l}."
        for part in ["attention.self.query", "attention.self.key", "attention.self.value",
                     "attention.output.dense"]: dense(p + part, h, h)
        dense(p + "intermediate.dense", inner, h); dense(p + "output.dense", h, inner)
        norm(p + "attention.output.LayerNorm"); norm(p + "output.LayerNorm")
    weights, header, data = {}, {"__metadata__": {"format": "pt"}}, b""
    for name in sorted(shapes):
        w = random.normal(size=shapes[name]).astype("<f4") * 0.5
        if q["type"] == "F16": raw = w.astype("<f2"); w = raw.astype("<f4")
        elif q["type"] == "BF16": raw = (w.view("<u4") >> 16).astype("<u2"); w = (raw.astype("<u4") << 16).view("<f4")
        else: raw = w
        weights[name] = w.astype(np.float64)
        header[name] = {"dtype": q["type"], "shape": shapes[name], "data_offsets": [len(data), len(data) + raw.nbytes]}
        data += raw.tobytes()
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    config = dict(model_type="bert", hidden_act="gelu", hidden_size=h, num_hidden_layers=q["layers"],
                  num_attention_heads=q["heads"], intermediate_size=inner, vocab_size=vocabulary,
                  max_position_embeddings=positions, type_vocab_size=2, layer_norm_eps=1e-5)
    w = weights
    def normed(x, name):
        m = x.mean(-1, keepdims=True)
        return (x - m) / np.sqrt(((x - m) ** 2).mean(-1, keepdims=True) + 1e-5) * w[name + ".weight"] + w[name + ".bias"]
    def through(x, name): return x @ w[name + ".weight"].T + w[name + ".bias"]
    erf = np.vectorize(math.erf)
    def vector(ids):
        n, d = len(ids), h // q["heads"]
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:n]
        x = normed(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for l in range(q["layers"]):
            p = f"encoder.layer.{l}."
            y = np.zeros_like(x)
            Q, K, V = (through(x, p + "attention.self." + s) for s in ["query", "key", "value"])
            for head in range(q["heads"]):
                part = slice(head * d, (head + 1) * d)
                a = np.exp(Q[:, part] @ K[:, part].T / math.sqrt(d))
                y[:, part] = a / a.sum(1, keepdims=True) @ V[:, part]
            x = normed(x + through(y, p + "attention.output.dense"), p + "attention.output.LayerNorm")
            g = through(x, p + "intermediate.dense")
            x = normed(x + through(g * (1 + erf(g / math.sqrt(2))) / 2, p + "output.dense"), p + "output.LayerNorm")
        mean = x.mean(0)
        return (mean / np.linalg.norm(mean)).tolist()
    vectors = [vector(([2] + [4 + n for n in text])[:positions - 1] + [3]) for text in q["texts"]]
    json.dump({"config": json.dumps(config), "vectors": vectors,
               "weights": base64.b64encode(len(head).to_bytes(8, "little") + head + data).decode()}, sys.stdout)
    """

  private static let vocabulary = Array(
    (["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + (0..<20).map { "w\($0)" }).joined(separator: "\n").utf8)

  @Test(.enabled(if: ModelOracle.mayAskNumPy, "Python with NumPy is not here"), arguments: 0..<9)
  func `random models give what the equations give`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let heads = [1, 2, 3, 4, 6][seed % 5]
    let texts =
      [[], [3]]
      + (0..<6).map { _ in
        (0..<Int.random(in: 1...14, using: &random)).map { _ in
          Int.random(in: 0..<20, using: &random)
        }
      }
    let question = Question(
      seed: seed, type: ["F32", "F16", "BF16"][seed % 3], hidden: heads * [5, 8, 7][seed % 3],
      heads: heads, inner: [11, 32, 17][seed % 3], layers: 1 + seed % 3, positions: 12,
      texts: texts)
    let answer = try Oracle.ask(Self.script, question, Answer.self)
    let weights = try #require(Data(base64Encoded: answer.weights))
    let model = try SentenceModel(
      configuration: ["config.json": Array(answer.config.utf8)], vocabulary: Self.vocabulary,
      weights: [UInt8](weights))
    let found = try model.vectors(
      of: texts.map { $0.map { "w\($0)" }.joined(separator: " ") })
    #expect(model.dimension == question.hidden && found.count == texts.count)
    for (mine, theirs) in zip(found, answer.vectors) {
      #expect(mine.count == theirs.count)
      for (a, b) in zip(mine, theirs) { #expect(abs(a - b) < 1e-4) }
    }
  }

  @Test func `a vector does not depend on what else is asked`() throws {
    let model = try TinyModel(hidden: 24, inner: 40, layers: 2).model()
    let texts = ["case", "Court, case worker.", "", "worker worker court case case work , ,"]
    let together = try model.vectors(of: texts)
    for (text, vector) in zip(texts, together) {
      #expect(try model.vectors(of: [text]) == [vector])
      let length = vector.reduce(0) { $0 + $1 * $1 }
      #expect(abs(length - 1) < 1e-5)
    }
    #expect(try model.vectors(of: texts.reversed() + texts) == together.reversed() + together)
    #expect(try model.vectors(of: []) == [])
  }

  @Test func `a product is what plain sums give, at every size around a step`() {
    var random = SplitMix64(seed: 3)
    for outputs in [1, 7, 8, 9, 16, 19] {
      for inputs in [1, 5, 16] {
        func numbers(_ count: Int) -> [Float] {
          (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
        }
        let (weights, bias, rows) = (
          numbers(outputs * inputs), numbers(outputs), numbers(8 * inputs)
        )
        let found = LinearLayer(weights: weights, bias: bias, inputs: inputs)(rows)
        #expect(found.count == 8 * outputs)
        for row in 0..<8 {
          for output in 0..<outputs {
            var sum = bias[output]
            for input in 0..<inputs {
              sum += weights[output * inputs + input] * rows[row * inputs + input]
            }
            #expect(abs(found[row * outputs + output] - sum) < 1e-5)
          }
        }
      }
    }
  }

  @Test func `what is not computed here is refused with its reason`() throws {
    let tiny = TinyModel()
    let config = String(decoding: tiny.configuration["config.json"]!, as: UTF8.self)
    func refusal(_ files: [String: String]) -> String? {
      var configuration = tiny.configuration
      for (name, text) in files { configuration[name] = Array(text.utf8) }
      do {
        _ = try SentenceModel(
          configuration: configuration, vocabulary: tiny.vocabulary, weights: tiny.weights())
        return nil
      } catch let error { return error.description }
    }
    func changed(_ old: String, _ new: String) -> [String: String] {
      ["config.json": config.replacingOccurrences(of: old, with: new)]
    }
    #expect(refusal([:]) == nil)
    for (files, words) in [
      (changed("\"bert\"", "\"roberta\""), "'model_type' is 'roberta'; only bert is computed"),
      (changed("gelu", "gelu_new"), "'hidden_act' is 'gelu_new'; only gelu is computed"),
      (changed("{", "{\"position_embedding_type\": \"relative_key\", "), "only absolute"),
      (changed("{", "{\"is_decoder\": true, "), "'is_decoder' is true"),
      (changed("\"hidden_size\": 8", "\"hidden_size\": 9"), "no multiple of 2 heads"),
      (changed("\"hidden_size\": 8", "\"hidden_size\": 16"), "where config.json wants [9, 16]"),
      (changed("\"hidden_size\": 8", "\"hidden_size\": 8.5"), "no whole number"),
      (changed("\"hidden_size\": 8", "\"hidden_size\": -8"), "no number from 1"),
      (changed("\"hidden_size\": 8", "\"hidden_size\": \"8\""), "no number from 1"),
      (changed("\"hidden_size\"", "\"size\""), "it has no 'hidden_size'"),
      (changed("layers\": 1", "layers\": 2"), "no tensor 'encoder.layer.1.attention.self.query"),
      (changed("vocab_size\": 9", "vocab_size\": 8"), "9 pieces where config.json says 8"),
      (["config.json": "nonsense"], "config.json: it is no JSON"),
      (["config.json": "[]"], "config.json: it is no JSON object"),
      (
        ["1_Pooling/config.json": "{\"pooling_mode_cls_token\": true}"],
        "only pooling_mode_mean_tokens is computed, not pooling_mode_cls_token"
      ),
      (
        ["modules.json": "[{\"type\": \"sentence_transformers.models.Dense\"}]"],
        "a step of the type 'sentence_transformers.models.Dense' is not computed"
      ),
      (["tokenizer_config.json": "{\"tokenizer_class\": \"T5Tokenizer\"}"], "'T5Tokenizer'"),
      (["sentence_bert_config.json": "{\"max_seq_length\": 0}"], "'max_seq_length'"),
    ] {
      let found = refusal(files)
      #expect(found?.contains(words) == true, "\(found ?? "nothing"): \(words)")
    }
  }
}
