import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkSentences

@Suite struct WordPieceTokenizerTests {
  private static let pieces =
    [
      "[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "##a", "want", "##want", "##ed",
      "wa", "runn", "##ing", ",", ".", "'", "-", "[", "]", "cls", "naive", "cafe", "uber",
      "strasse",
      "stra", "##ße", "家", "は", "##は", "か", "ᄒ", "##ᅡ", "##ᆫ", "i", "σ", "##σ", "1", "##2",
    ] + (97...122).map { String(UnicodeScalar(UInt8($0))) }
    + (97...122).map { "##" + String(UnicodeScalar(UInt8($0))) }

  private static let vocabulary = Array((pieces.joined(separator: "\n") + "\n").utf8)

  private func tokens(
    _ text: String, maxTokens: Int = 64, options: WordPieceTokenizer.Options = .init()
  ) throws -> [String] {
    let tokenizer = try WordPieceTokenizer(
      vocabulary: Self.vocabulary, size: Self.pieces.count, maxTokens: maxTokens, options: options)
    return tokenizer.tokens(in: text).map { Self.pieces[$0] }
  }

  @Test func `words become their longest pieces`() throws {
    for (text, pieces) in [
      ("UNaffable, wanted.", "un ##aff ##able , want ##ed ."),
      ("", ""), (" \n\t ", ""),
      ("Naïve CAFE\u{301}", "naive cafe"),
      ("don't re-run", "d ##o ##n ' t r ##e - r ##u ##n"),
      ("want家wantは", "want 家 want ##は"),
      // A word with a part that is no piece is unknown as a whole.
      ("want€ want", "[UNK] want"),
      ("a\u{0}\u{200d}\u{fffd}\u{7}b", "a ##b"),
      ("in\u{a0}a\u{2003}b", "i ##n a b"),
      // What looks like a token of the model is text.
      ("[CLS]", "[ cls ]"),
      ("が 한", "か ᄒ ##ᅡ ##ᆫ"), ("ΣΣ", "σ ##σ"),
      (String(repeating: "a", count: 100), "a" + String(repeating: " ##a", count: 99)),
      (String(repeating: "a", count: 101) + " a", "[UNK] a"),
    ] {
      let expected = ["[CLS]"] + pieces.split(separator: " ").map(String.init) + ["[SEP]"]
      #expect(try tokens(text, maxTokens: 200) == expected, "\(text)")
    }
  }

  @Test func `what is beyond the limit is cut off`() throws {
    #expect(try tokens("want wanted want", maxTokens: 4) == ["[CLS]", "want", "want", "[SEP]"])
    #expect(try tokens("want", maxTokens: 2) == ["[CLS]", "[SEP]"])
  }

  @Test func `cases and accents stay where the model has them`() throws {
    let options = WordPieceTokenizer.Options(lowerCases: false, stripsAccents: false)
    #expect(
      try tokens("Want straße", options: options) == ["[CLS]", "[UNK]", "stra", "##ße", "[SEP]"])
  }

  @Test func `a vocabulary that lacks what every text needs is refused`() throws {
    for (text, words) in [
      ("[UNK]\n[CLS]\n", "it has no [SEP]"), ("", "it has no [UNK]"),
      ("[UNK]\n[CLS]\n[SEP]\na\nb\nc\n", "6 pieces where config.json says 5"),
    ] {
      let error = #expect(throws: ModelError.self) {
        try WordPieceTokenizer(vocabulary: Array(text.utf8), size: 5, maxTokens: 8)
      }
      #expect(error?.reason.contains(words) == true)
    }
    // Line ends of another system.
    let other = try WordPieceTokenizer(
      vocabulary: Array("[UNK]\r\n[CLS]\r\n[SEP]\r\na\r\n".utf8), size: 5, maxTokens: 8)
    #expect(other.tokens(in: "a") == [1, 3, 2])
  }

  private struct Question: Encodable {
    var vocabulary: [String]
    var texts: [String]
    var maxTokens: Int
  }

  @Test(.enabled(if: ModelOracle.mayAskTokenizers, "Python with tokenizers is not here"))
  func `random texts become what the reference makes of them`() throws {
    var random = SplitMix64(seed: 21)
    let alphabets: [[Unicode.Scalar]] = [
      Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars),
      Array("ABCwantedunaffable ".unicodeScalars),
      Array(" \t\n\r\u{a0}\u{2003}\u{3000}".unicodeScalars),
      Array("!#$%&'()*+,-./:;<=>?@\\^_`{|}~“”’—…¿§€£©".unicodeScalars),
      Array("àéîõüçñåøßœÆŠžłĐİıΑβγΣςάώЖйёЇ".unicodeScalars),
      Array("e\u{301}\u{308}\u{327}\u{20d7}\u{903}".unicodeScalars),
      Array("家族はがプ한국어中文𠀀豈".unicodeScalars),
      Array("\u{0}\u{7}\u{7f}\u{ad}\u{200b}\u{200d}\u{feff}\u{fffd}\u{e000}".unicodeScalars),
      Array("0123456789½²٣".unicodeScalars), Array("😀👨‍👩‍👧🇺🇸".unicodeScalars),
    ]
    var texts = ["", "Hears what an uncle has to say."]
    while texts.count < 3_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let alphabet =
          alphabets[
            Bool.random(using: &random) ? 0 : Int.random(in: 0..<alphabets.count, using: &random)]
        text.append(alphabet.randomElement(using: &random)!)
        if Int.random(in: 0..<4, using: &random) == 0 { text.append(" ") }
      }
      texts.append(String(text))
    }
    let script = """
      import json, sys, tempfile
      from tokenizers import BertWordPieceTokenizer
      q = json.load(sys.stdin)
      with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
          file.write("\\n".join(q["vocabulary"]) + "\\n"); file.flush()
          tokenizer = BertWordPieceTokenizer(file.name, lowercase=True)
      tokenizer.enable_truncation(q["maxTokens"])
      json.dump([tokenizer.encode(text).ids for text in q["texts"]], sys.stdout)
      """
    let theirs = try Oracle.ask(
      script, Question(vocabulary: Self.pieces, texts: texts, maxTokens: 24), [[Int]].self)
    let tokenizer = try WordPieceTokenizer(
      vocabulary: Self.vocabulary, size: Self.pieces.count, maxTokens: 24)
    for (text, ids) in zip(texts, theirs) {
      #expect(tokenizer.tokens(in: text) == ids, "\(text.debugDescription)")
    }
  }
}
