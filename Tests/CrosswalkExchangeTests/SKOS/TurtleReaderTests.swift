import CrosswalkBase
import CrosswalkTestSupport
import Testing

@testable import CrosswalkExchange

@Suite struct TurtleReaderTests {
  private func read(_ text: String) throws -> TurtleReader { try TurtleReader(Array(text.utf8)) }

  /// A random text in what is read, written in as many ways as there are.
  private static func document(seed: Int) -> String {
    var random = RandomCatalog(seed: seed)
    var text = random.chance(0.5) ? "@base <http://b.org/x/y> .\n" : "BASE <http://b.org/x/y>\n"
    text += random.chance(0.5) ? "@prefix : <http://e.org/> .\n" : "PREFIX : <http://e.org/>\n"
    text += "@prefix p: <http://p.org/ns#> . # a remark\n"
    text += "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    func name() -> String {
      random.pick([
        ":a", ":b", "p:c", "p:d.e", "p:x-1", "p:f\\.g", "p:%41b", ":", "<http://n.org/é>", "<rel>",
        "<../up/z>", "<#frag>", "</abs>", "<http://u.org/\\u00e9>",
        "p:1:2",
      ])
    }
    func object(_ depth: Int = 0) -> String {
      if depth < 3, random.chance(0.15) {
        let items = (0..<random.int(0...3)).map { _ in object(depth + 1) }
        return "( \(items.joined(separator: " ")) )"
      }
      if depth < 3, random.chance(0.15) {
        return random.chance(0.2) ? "[ ]" : "[ p:q \(object(depth + 1)) ; a \(object(depth + 1)); ]"
      }
      return random.pick([
        name(), "_:x", "_:y1", "\"plain\"", "'single'", "\"two \\\" \\\\ \\n \\u00e9\"@en",
        "\"x\"@EN-us",
        "\"\"\"long \"q\" \n line\"\"\"", "'''it''s'''", "\"\"", "\"\"\"\"\"\"",
        "\"2024\"^^xsd:gYear",
        "\"s\"^^xsd:string", "\"t\"^^<http://t.org/x>", "true", "false", "12", "-3", "4.5", "1e3",
      ])
    }
    for _ in 0..<random.int(1...8) {
      text += random.pick([name(), name(), "_:x"]) + " "
      for predicate in 0..<random.int(1...3) {
        if predicate > 0 { text += random.pick([" ;\n", ";", " ; ; "]) }
        text += random.pick(["a", name(), name()]) + " " + object()
        for _ in 0..<random.int(0...2) { text += random.pick([", ", ",\n"]) + object() }
      }
      text += random.pick([" .\n", ".\n", " ; .\n", " . # end\n"]).replacing(
        ".\n", with: " .\n")
    }
    return text
  }

  /// The triples in the form that everybody reads.
  private static func plain(_ triples: [RDFTriple]) -> String {
    func term(_ name: String) -> String {
      name.hasPrefix("_:") ? "_:b" + name.dropFirst(2) : "<\(name)>"
    }
    return triples.map { triple in
      let object =
        switch triple.object {
        case .name(let name): term(name)
        case .text(let text, let language, let type):
          doubleQuoted(text) + (language.map { "@\($0)" } ?? "") + (type.map { "^^<\($0)>" } ?? "")
        }
      return "\(term(triple.subject)) \(term(triple.predicate)) \(object) .\n"
    }.joined()
  }

  @Test(.enabled(if: ExchangeData.hasRDFLib, "Python has no rdflib"))
  func `random graphs are read as rdflib reads them`() throws {
    let documents = (0..<300).map(Self.document)
    let pairs = try documents.map { [$0, Self.plain(try read($0).triples)] }
    let script = """
      import json, sys
      import rdflib
      from rdflib.compare import isomorphic
      rdflib.NORMALIZE_LITERALS = False
      def same(text, ours):
          a = rdflib.Graph().parse(data=text, format="turtle")
          b = rdflib.Graph().parse(data=ours, format="nt")
          string = rdflib.XSD.string
          def plain(g):
              out = rdflib.Graph()
              for s, p, o in g:
                  if isinstance(o, rdflib.Literal) and (o.datatype == string or o.language):
                      o = rdflib.Literal(str(o), lang=o.language and o.language.lower())
                  out.add((s, p, o))
              return out
          return isomorphic(plain(a), plain(b))
      print(json.dumps([same(*pair) for pair in json.load(sys.stdin)]))
      """
    let answers = try Oracle.ask(script, pairs, [Bool].self)
    for (pair, isSame) in zip(pairs, answers) { #expect(isSame, "\(pair[0])\n\(pair[1])") }
  }

  @Test(arguments: [
    // RFC 3986, section 5.4.
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"),
    ("//g/x", "http://g/x"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
    ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("", "http://a/b/c/d;p?q"),
    (".", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("g:h", "g:h"),
    ("g/../h", "http://a/b/c/h"),
  ])
  func `names are read from the base as RFC 3986 has it`(name: String, whole: String) throws {
    let found = try read("@base <http://a/b/c/d;p?q> . <\(name)> a <x:y> .")
    #expect(found.triples.map(\.subject) == [whole])
  }

  @Test func `numbers keep how they are written, and their type`() throws {
    let found = try read("<x:a> <x:b> 1e3, 2.5E-2, 2.E-1, +.5, -07, 1.0 .")
    let xsd = "http://www.w3.org/2001/XMLSchema#"
    #expect(
      found.triples.map(\.object) == [
        .text("1e3", type: xsd + "double"), .text("2.5E-2", type: xsd + "double"),
        .text("2.E-1", type: xsd + "double"),
        .text("+.5", type: xsd + "decimal"), .text("-07", type: xsd + "integer"),
        .text("1.0", type: xsd + "decimal"),
      ])
  }

  @Test func `what has no name gets one, the same wherever the file calls it the same`() throws {
    let found = try read("_:x <x:p> _:y . _:y <x:q> [ <x:r> _:x ], ( 1 ), () .")
    let rdf = TurtleReader.rdf
    #expect(
      found.triples.map { [$0.subject, $0.predicate, $0.object.name ?? "1"] } == [
        ["_:1", "x:p", "_:2"], ["_:3", "x:r", "_:1"], ["_:2", "x:q", "_:3"],
        ["_:4", rdf + "first", "1"], ["_:4", rdf + "rest", rdf + "nil"], ["_:2", "x:q", "_:4"],
        ["_:2", "x:q", rdf + "nil"],
      ])
  }

  @Test(arguments: [
    (":a :b :c .", "line 1, column 1: unknown prefix ''"),
    (
      "@prefix p: <http://e.org/> .\np:a pp:b p:c .",
      "line 2, column 5: unknown prefix 'pp'; did you mean 'p'?"
    ),
    (
      "@prefix p: <http://e.org/>\np:a p:b p:c .",
      "expected '.' at the end of the line that names a prefix"
    ),
    ("<a> <b> <c>", "found the end of the file"),
    ("<a> <b> \"c .", "line 1, column 9: a text that begins here has no end"),
    ("<a> <b> \"c\n\" .", "ends with its line"),
    ("<a> <b> \"\\q\" .", "'\\q' stands for nothing"),
    ("<a> <b> \"\\u12\" .", "needs 4 hexadecimal digits"),
    ("<a> <b> \"\\uD800\" .", "is no character"),
    ("<a> <b c> <d> .", "cannot stand in a name"),
    ("<a> <b> <c", "has no '>'"),
    ("\"a\" <b> <c> .", "line 1, column 1: expected a name"),
    ("<a> <b> <c> ,", "expected what is said, found the end of the file"),
    ("<a> <b> [ <c> <d> .", "expected ']'"), ("_: <b> <c> .", "expected a name behind '_:'"),
    ("<a> <b> ( <c> ", "found the end of the file"),
    ("<a> <b> \"c\"@ .", "expected a language"),
  ])
  func `what is no Turtle is refused by place`(text: String, words: String) {
    do {
      _ = try read(text)
      Issue.record("it was read: \(text)")
    } catch {
      #expect("\(error)".contains(words), "\(error)")
    }
  }

  @Test func `hostile files end in a sentence`() throws {
    for deep in [
      String(repeating: "[ <p> ", count: 100_000), String(repeating: "( ", count: 100_000),
    ] {
      #expect(throws: TurtleError.self) { try read("<a> <b> " + deep) }
    }
    #expect(throws: TurtleError.self) { try TurtleReader([0xFF, 0xFE, 0x00]) }
    #expect(throws: TurtleError.self) { try read(String(repeating: "<", count: 10_000)) }
    // Whatever a file is cut to, it is read or refused.
    let whole = Array(Self.document(seed: 5).utf8)
    for length in stride(from: 0, to: whole.count, by: 3) {
      _ = try? TurtleReader(Array(whole.prefix(length)))
    }
    var random = SplitMix64(seed: 3)
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      }
      _ = try? TurtleReader(bytes)
    }
  }
}
