import CrosswalkBase
import Foundation
import Testing

@testable import CrosswalkKit

@Suite("English stems")
struct EnglishStemmerTests {
  private let stemmer = EnglishStemmer()

  @Test(
    "Words of every rule and exception",
    arguments: [
      // Whole words and beginnings.
      ("skis", "ski"), ("skies", "sky"), ("sky", "sky"), ("news", "news"), ("andes", "andes"),
      ("idly", "idl"), ("early", "earli"), ("generate", "generat"), ("general", "general"),
      ("universe", "univers"), ("universal", "universal"), ("later", "later"),
      ("lateral", "lateral"), ("organ", "organ"), ("organization", "organiz"),
      ("internal", "internal"), ("international", "internat"), ("emergency", "emergenc"),
      // Apostrophes.
      ("child's", "child"), ("children's", "children"), ("parents'", "parent"), ("'tis", "tis"),
      ("boss's'", "boss"), ("o'clock", "o'clock"), ("''s", ""), ("'s", "'s"), ("'", "'"),
      // Plurals.
      ("witnesses", "wit"), ("ties", "tie"), ("cries", "cri"), ("ies", "ie"), ("gas", "gas"),
      ("this", "this"), ("gaps", "gap"), ("kiwis", "kiwi"), ("status", "status"),
      // Forms of verbs.
      ("agreed", "agre"), ("exceed", "exceed"), ("proceeded", "proceed"), ("feed", "feed"),
      ("hopping", "hop"), ("hoping", "hope"), ("adding", "add"), ("egged", "egg"),
      ("luxuriated", "luxuri"), ("troubling", "troubl"), ("dying", "die"), ("vying", "vie"),
      ("saying", "say"), ("ying", "ying"), ("evening", "evening"), ("outings", "outing"),
      ("pasted", "paste"), ("past", "past"), ("string", "string"), ("repeatedly", "repeat"),
      // The letter y.
      ("cry", "cri"), ("by", "by"), ("say", "say"), ("youth", "youth"), ("yyy", "yyy"),
      ("enjoyment", "enjoy"), ("families", "famili"), ("family", "famili"),
      // Longer endings.
      ("relational", "relat"), ("consistency", "consist"), ("ability", "abil"),
      ("geologist", "geolog"), ("analogy", "analog"), ("respectfully", "respect"),
      ("hopelessly", "hopeless"), ("engagement", "engag"), ("adoption", "adopt"),
      ("formative", "format"), ("controlled", "control"), ("rate", "rate"),
      // Nothing to take off.
      ("", ""), ("a", "a"), ("is", "is"), ("2940", "2940"), ("1980s", "1980s"),
    ])
  func examples(word: String, stem: String) {
    #expect(stemmer.stem(word) == stem)
  }

  @Test("Typographic apostrophes count as plain ones, at every length")
  func apostrophes() {
    for mark in ["\u{2018}", "\u{2019}", "\u{201b}"] {
      for word in ["child's", "'tis", "parents'", "'s", "'", "x's'", "o'clock", "''s"] {
        let marked = word.replacingOccurrences(of: "'", with: mark)
        #expect(stemmer.stem(marked) == stemmer.stem(word), "\(marked)")
      }
    }
  }

  @Test(
    "Words with letters outside ASCII stay",
    arguments: ["naïves", "naïve\u{2019}s", "é", "e\u{301}tudes", "семьями", "家族", "s\u{2010}s"])
  func otherLetters(word: String) {
    #expect(Array(stemmer.stem(word).utf8) == Array(word.utf8))
  }

  @Test("A word of any length")
  func long() {
    for count in [7, 8, 9, 15, 16, 17, 1015, 1016, 1017, 100_000] {
      let word = String(repeating: "ba", count: count)
      #expect(stemmer.stem(word + "tionally") == String(word.dropLast()))
      #expect(stemmer.stem(word + "'s") == word)
    }
  }

  @Test(
    "20,000 words get the stems of Snowball's own Python package",
    .enabled(if: Snowball.mayAsk, "needs python3 with snowballstemmer 3.1"))
  func oracle() throws {
    let bundled = try bundledWords()
    // Elsewhere than in the repository the bundled words are left out.
    if Snowball.isCI { #expect(bundled.count > 1_000) }
    var generator = WordGenerator(seed: 2940)
    let words = generator.words(20_000, with: bundled)
    #expect(words.count == 20_000)
    let stems = try Snowball.stems(of: words)
    try #require(stems.count == words.count)
    var differing: [String] = []
    for (word, expected) in zip(words, stems) {
      let stem = stemmer.stem(word)
      if stem != expected { differing.append("\(word): \(stem), not \(expected)") }
    }
    #expect(differing.isEmpty, "\(differing.count) differ: \(differing.prefix(20))")
  }

  /// The words of the YAML files under `frameworks/`; none if there is no such folder above.
  private func bundledWords() throws -> Set<String> {
    var folder = URL(filePath: #filePath)
    var frameworks: URL
    repeat {
      folder.deleteLastPathComponent()
      if folder.path().count <= 1 { return [] }
      frameworks = folder.appending(path: "frameworks")
    } while !FileManager.default.fileExists(
      atPath: frameworks.appending(path: "ontology.yaml").path())
    var words: Set<String> = []
    let files = FileManager.default.enumerator(at: frameworks, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "yaml" else { continue }
      words.formUnion(Terms.words(in: try String(contentsOf: file, encoding: .utf8)))
    }
    return words.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
  }
}

/// Snowball's own stemmer, asked through Python.
private enum Snowball {
  static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  /// Whether the package is there, in the revision that ours follows. In CI it has to be.
  static let mayAsk = isCI || runs(check)

  private static let check = """
    import importlib.metadata
    assert importlib.metadata.version("snowballstemmer").startswith("3.1.")

    """

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  static func stems(of words: [String]) throws -> [String] {
    // The class itself, since the package's front hands over to PyStemmer where that is installed.
    let script =
      check + """
        import json, sys
        from snowballstemmer.english_stemmer import EnglishStemmer
        stemmer = EnglishStemmer()
        json.dump([stemmer.stemWord(word) for word in json.load(sys.stdin)], sys.stdout)
        """
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files, not pipes: nobody waits for anybody.
    let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try JSONEncoder().encode(words).write(to: input)
    try Data().write(to: output)
    let process = python(script)
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "python3 failed with status \(process.terminationStatus)")
    }
    return try JSONDecoder().decode([String].self, from: Data(contentsOf: output))
  }

  private static func runs(_ script: String) -> Bool {
    let process = python(script)
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private static func python(_ script: String) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    return process
  }
}

/// Makes words that come near the rules: roots, beginnings with an exception and bare letters, with
/// up to three endings.
private struct WordGenerator {
  private var random: SplitMix64

  init(seed: Int) { random = SplitMix64(seed: seed) }

  /// The given words and as many others as it takes, each once.
  mutating func words(_ count: Int, with given: Set<String>) -> [String] {
    var words = given.union(Self.starts)
    for root in Self.starts + Self.roots {
      for ending in Self.endings { words.insert(root + ending) }
    }
    while words.count < count { words.insert(word()) }
    // Sorted, since a set has another order in every run.
    return words.sorted()
  }

  private mutating func word() -> String {
    var word = ""
    switch Int.random(in: 0..<4, using: &random) {
    case 0: word = letters("abcdefghijklmnopqrstuvwxyz'aeiouy", 1...9)
    case 1: word = letters("aeyls'dtngi", 1...8)
    case 2: word = Self.starts.randomElement(using: &random)! + letters("bcdlnrtyaeio", 0...3)
    default: word = letters("bcdlmnprstwxyzaeiouy", 0...4)
    }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      word += Self.endings.randomElement(using: &random)!
    }
    return word
  }

  private mutating func letters(_ alphabet: String, _ counts: ClosedRange<Int>) -> String {
    String(
      (0..<Int.random(in: counts, using: &random)).map { _ in
        alphabet.randomElement(using: &random)!
      })
  }

  private static let starts = split(
    """
    arsen commun emerg gener inter later organ past repast univers succ proc exc succeed proceed
    exceed even cann inn earr herr out y yy ' '' ' 's sky skis skies news howe atlas cosmos bias
    andes idly gently ugly early only singly dy ly ty vy hy dying lying tying ying add ebb egg off
    err odd inn a e i o u is as by my us yes boy boyish sayyid 'yes o'clock 's' ''s a's rock'n'roll
    """)

  private static let roots = split(
    """
    assess access agree analog apolog bio care child class communic consign consist content cry
    depend develop engag enjoy famil feed form geo hop hope hopp improv knack luxuri nation observ
    plan play pol practic proceed rat relat respect safe sens skill stead str support tr use valu
    """)

  private static let endings = split(
    """
    tional enci anci abli entli izer ization ational ation ator alism aliti alli fulness ousli
    ousness iveness iviti biliti bli ogist ogi fulli lessli li alize icate iciti ical ful ness
    ative al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion sion tion ed
    eed ing edly eedly ingly s es ies ied sses us ss ' 's 's' y ly ying past e l ll at bl iz bb dd
    ff gg mm nn pp rr tt zz ity ality ively ability ology fully lessly ously ently ably
    """)

  private static func split(_ words: String) -> [String] {
    words.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
