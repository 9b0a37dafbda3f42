import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkSentences

@Suite struct SafeTensorsTests {
  private func refusal(_ bytes: [UInt8]) -> ModelError? {
    do {
      _ = try SafeTensors(bytes)
      return nil
    } catch { return error }
  }

  private func refusal(_ fields: String..., data: Int = 8) -> ModelError? {
    refusal(
      TinyModel.file("{" + fields.joined(separator: ",") + "}", .init(repeating: 0, count: data)))
  }

  @Test func `numbers come back in each of the three forms`() throws {
    // 1, -2.5, the smallest that binary16 has, and its greatest; only 1 and -2.5 in bfloat16.
    let half: [UInt16] = [0x3c00, 0xc100, 0x0001, 0x7bff]
    let brain: [UInt16] = [0x3f80, 0xc020]
    let single: [Float] = [1.5, -.leastNonzeroMagnitude]
    let data =
      (half + brain).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      + single.flatMap { number in
        withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
      }
    let header =
      "{" + TinyModel.field("h", "F16", [2, 2], 0, 8) + ","
      + TinyModel.field("b", "BF16", [2], 8, 12) + ","
      + TinyModel.field("s", "F32", [2, 1], 12, 20) + ",\"__metadata__\":{\"format\":\"pt\"}}"
    let tensors = try SafeTensors(TinyModel.file(header, data))
    #expect(try tensors.numbers("h", shape: [2, 2]) == [1, -2.5, 0x1p-24, 65_504])
    #expect(try tensors.numbers("b", shape: [2]) == [1, -2.5])
    #expect(try tensors.numbers("s", shape: [2, 1]) == single)
    #expect(try tensors.matrix("h", shape: [2, 2]).row(1) == [0x1p-24, 65_504])
    #expect(throws: ModelError.self) { try tensors.numbers("h", shape: [4]) }
    #expect(throws: ModelError.self) { try tensors.numbers("x", shape: [2]) }
    #expect(refusal(TinyModel.file("{}", [])) == nil)
  }

  @Test func `what breaks the rules is refused in words`() throws {
    let sound = TinyModel.field("a", "F32", [2], 0, 8)
    #expect(refusal(sound) == nil)
    for (found, words) in [
      (refusal([1, 2, 3]), "ends before its header"),
      (refusal(.init(repeating: 255, count: 16)), "its header would have"),
      (refusal([100, 0, 0, 0, 0, 0, 0, 0, 123]), "ends within its header"),
      (refusal(TinyModel.file("[]", [])), "no JSON object"),
      (refusal(TinyModel.file("{\"a\":1}", [])), "no JSON object"),
      (refusal(TinyModel.file("{\"a\":{}}", [])), "lacks a dtype"),
      (refusal(sound, data: 7), "lies outside"),
      (refusal(sound, data: 9), "last 1 bytes belong to none"),
      (refusal(TinyModel.field("a", "F32", [2], 4, 12), data: 12), "before tensor 'a'"),
      (refusal(sound, TinyModel.field("b", "F32", [1], 4, 8)), "overlaps"),
      (refusal(sound, TinyModel.field("b", "F32", [2], 0, 8)), "overlaps"),
      (refusal(TinyModel.field("a", "F32", [2], 8, 0)), "lies outside"),
      (refusal(TinyModel.field("a", "F32", [2], -8, 0)), "lies outside"),
      (refusal(TinyModel.field("a", "F32", [3], 0, 8)), "where its shape needs 12"),
      (refusal(TinyModel.field("a", "F32", [-2], 0, 8)), "impossible shape"),
      (refusal(TinyModel.field("a", "F32", [-1, -2], 0, 8)), "impossible shape"),
      (refusal(TinyModel.field("a", "F32", [.max, .max], 0, 8)), "impossible shape"),
      (refusal(TinyModel.field("a", "F31", [2], 0, 8)), "unknown dtype, 'F31'"),
      (
        refusal(TinyModel.file("{\"a\":{\"dtype\":\"F32\",\"shape\":[1e99]}}", [])),
        "no JSON object"
      ),
    ] {
      #expect(found?.description.contains(words) == true, "\(String(describing: found)): \(words)")
    }
  }

  @Test func `cut anywhere, it is refused`() {
    let bytes = TinyModel().weights()
    for count in stride(from: 0, to: bytes.count, by: 13) {
      #expect(refusal(Array(bytes[..<count])) != nil)
    }
  }

  @Test func `damaged anywhere, it is refused or read, and nothing else`() throws {
    let tiny = TinyModel()
    let bytes = tiny.weights()
    let header = Int(bytes[0]) | Int(bytes[1]) << 8
    var random = SplitMix64(seed: 11)
    var refused = 0
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        // Mostly in the header, where it hurts.
        let place = Int.random(
          in: 0..<(Bool.random(using: &random) ? header + 8 : bytes.count), using: &random)
        damaged[place] = UInt8.random(in: 0...255, using: &random)
      }
      do {
        let model = try SentenceModel(
          configuration: tiny.configuration, vocabulary: tiny.vocabulary, weights: damaged)
        let vector = try model.vectors(of: ["case worker"])[0]
        #expect(vector.count == 8 && vector.allSatisfy(\.isFinite))
      } catch {
        refused += 1
      }
    }
    #expect(refused > 130)
  }

  @Test func `weights that are no numbers, or too great ones, are refused`() throws {
    let tiny = TinyModel()
    for wrong in [Float.nan, .infinity, -.infinity] {
      let weights = tiny.weights { name, place in
        name.hasSuffix("layer.0.output.dense.weight") && place == 5 ? wrong : nil
      }
      let error = #expect(throws: ModelError.self) {
        try SentenceModel(
          configuration: tiny.configuration, vocabulary: tiny.vocabulary, weights: weights)
      }
      #expect(error?.reason.contains("'encoder.layer.0.output.dense.weight'") == true)
    }
    let great = tiny.weights { name, _ in name.hasSuffix("LayerNorm.weight") ? 3e38 : nil }
    let model = try SentenceModel(
      configuration: tiny.configuration, vocabulary: tiny.vocabulary, weights: great)
    let error = #expect(throws: ModelError.self) { try model.vectors(of: ["case"]) }
    #expect(error?.reason.contains("not finite") == true)
  }
}
