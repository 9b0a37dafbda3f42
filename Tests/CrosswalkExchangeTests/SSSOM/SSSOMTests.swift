import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@Suite struct SSSOMTests {
  static let pairs = ExchangeData.ids.flatMap { first in
    ExchangeData.ids.filter { $0 != first }.map { [first, $0] }
  }

  private func export(_ pair: [String], derived: Bool = false) throws -> SSSOMExport {
    SSSOMExport(
      try StatementMappings(pair[0], pair[1], in: ExchangeData.catalog, derived: derived))
  }

  /// Reads a text in pieces of some size.
  private func read(
    _ text: String, lenient: Bool = false, by size: Int = .max, justification: String? = nil
  ) -> (summary: SSSOMReader.Summary, result: SSSOMMatches.Result) {
    var reader = SSSOMReader(file: "t.tsv", isLenient: lenient)
    var rows: [SSSOMReader.Row] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      reader.read(Array(rest.prefix(size))) { rows.append($0) }
      rest = rest.dropFirst(size)
    }
    let summary = reader.finish { rows.append($0) }
    var matches = SSSOMMatches(
      file: "t.tsv", frameworks: ExchangeData.frameworks, isLenient: lenient,
      justification: justification)
    for row in rows { matches.add(row, of: summary) }
    return (summary, matches.finish(summary))
  }

  /// What each judgement says, whoever of the set or the judgement says it.
  private func said(_ sets: [MatchSet]) -> Set<[String]> {
    Set(
      sets.flatMap { set in
        set.matches.map { match in
          [
            set.from, set.to, set.version, set.date, match.subject, match.object ?? "",
            match.relation?.rawValue ?? "none", match.absence?.rawValue ?? "",
            "\(match.confidence)", match.justification ?? set.justification,
            match.author ?? set.author, match.note,
          ]
        }
      })
  }

  @Test(arguments: pairs)
  func `judgements read back as they were`(pair: [String]) throws {
    let sets = try ExchangeData.catalog.matches(between: pair[0], and: pair[1])
    let (summary, result) = read(try export(pair).text)
    #expect(summary.problems.isEmpty)
    #expect(result.problems.isEmpty)
    #expect(result.leftOut.isEmpty)
    #expect(
      said(result.sets.flatMap { facing($0, pair[0]) })
        == said(sets.flatMap { facing($0, pair[0]) }))
  }

  /// A set with its pairs read from a framework; those without a counterpart stay as they were made.
  /// That a row was turned round is no justification of whoever judged.
  private func facing(_ set: MatchSet, _ first: String) -> [MatchSet] {
    var set = set
    set.justification = "ManualMappingCuration"
    for index in set.matches.indices { set.matches[index].justification = nil }
    guard set.from != first else { return [set] }
    var (turned, alone) = (set, set)
    (turned.from, turned.to) = (set.to, set.from)
    turned.matches = set.matches.filter { $0.object != nil }.map { match in
      var match = match
      match.relation = match.relation?.inverse
      (match.subject, match.object) = (match.object!, match.subject)
      return match
    }
    alone.matches = set.matches.filter { $0.object == nil }
    return [turned, alone]
  }

  @Test func `judgements go through YAML unchanged`() throws {
    for set in try ExchangeData.catalog.matches(between: "sf-2940", and: "cpm") {
      var documents = DocumentSet()
      documents.read(.init(path: "m.yaml", bytes: Array(MatchWriter.text(set).utf8)))
      #expect(documents.matches.map(\.value) == [set])
    }
  }

  @Test func `what is computed is said to be, and is no judgement when read`() throws {
    let plain = try StatementMappings("sf-2940", "cpm", in: ExchangeData.catalog, derived: false)
    let all = try StatementMappings("sf-2940", "cpm", in: ExchangeData.catalog, derived: true)
    #expect(all.mappings.count > plain.mappings.count + 500)
    let (summary, result) = read(SSSOMExport(all).text)
    #expect(summary.rows == all.mappings.count)
    #expect(summary.problems.isEmpty && result.problems.isEmpty)
    #expect(result.leftOut.count == all.mappings.count - plain.mappings.count)
    #expect(result.sets.reduce(0) { $0 + $1.matches.count } == plain.mappings.count)
  }

  @Test func `predicates and nothing are written as SSSOM has them`() throws {
    let text = try export(["sf-2940", "cpm"]).text
    var rows: [String: SSSOMReader.Row] = [:]
    var reader = SSSOMReader(file: "t.tsv")
    reader.read(Array(text.utf8)) { rows["\($0["subject_id"]!) \($0["object_id"]!)"] = $0 }
    let summary = reader.finish { _ in }
    #expect(summary.header["license"] == [SSSOMExport.unknownLicense])
    #expect(summary.header["mapping_set_version"] == ["2.0.0"])
    #expect(rows["sf_2940:PE.Developing.6 cpm:2.a"]?["predicate_id"] == "skos:broadMatch")
    #expect(rows["sf_2940:PE.Mastery.7 cpm:2.a"]?["predicate_id"] == "skos:narrowMatch")
    #expect(rows["sf_2940:PE.Emerging.8 cpm:7.c.i"]?["predicate_id"] == "cwv:counterpart")
    let none = rows["sf_2940:CM.Acquired.6 sssom:NoTermFound"]
    #expect(none?["predicate_id"] == "skos:mappingRelation")
    #expect(none?["other"] == "absence=scope")
    #expect(none?["predicate_modifier"] == nil)
    let denied = rows["sf_2940:CM.Accomplished.3 cpm:10.a.v"]
    #expect(denied?["predicate_modifier"] == "Not")
    #expect(denied?["confidence"] == "0.85")
  }

  @Test func `a framework's links are written one a row`() throws {
    let aligned = try ExchangeData.catalog.framework("sf-2940")
    let export = SSSOMExport(aligned, ontology: ExchangeData.catalog.ontology)
    var reader = SSSOMReader(file: "t.tsv")
    var shares = 0.0
    reader.read(Array(export.text.utf8)) { row in
      if let other = row["other"], other.hasPrefix("share=") {
        shares += Double(other.dropFirst(6))!
      }
    }
    let summary = reader.finish { _ in }
    #expect(summary.problems.isEmpty)
    let links = aligned.alignment.links.flatMap(\.links)
    #expect(
      summary.rows == links.count + aligned.alignment.unused.flatMap(\.concepts).count)
    #expect(abs(shares - links.reduce(0) { $0 + $1.share }) < 1e-6)
    #expect(
      export.loss.entries.contains {
        $0.what == "shares of links to concepts" && $0.count == links.count
      })
    #expect(
      export.loss.text.contains("left out: cuts of levels on the reference scale (6)"))
  }

  @Test func `what is turned down is denied, or stands for nothing found`() throws {
    let aligned = try ExchangeData.catalog.framework("cpm")
    var alignment = aligned.alignment
    alignment.links.removeAll { ["1.a", "1.b"].contains($0.statement) }
    alignment.rejected = [
      .init(statement: "1.a", rejections: [.init(reason: "a local thing", author: "Ana")]),
      .init(statement: "1.b", rejections: [.init(concept: "bias", reason: "not so")]),
    ]
    let judged = AlignedFramework(framework: aligned.framework, alignment: alignment)
    let export = SSSOMExport(judged, ontology: ExchangeData.catalog.ontology)
    let rows = export.text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(rows.first { $0[0] == "subject_id" })
    func row(_ id: String) throws -> [String: String] {
      let found = rows.filter { $0[0] == "cpm:\(id)" }
      #expect(found.count == 1)
      return Dictionary(uniqueKeysWithValues: zip(header, try #require(found.first)))
    }
    let none = try row("1.a")
    #expect(none["object_id"] == "sssom:NoTermFound" && none["predicate_modifier"] == "")
    #expect(none["author_label"] == "Ana" && none["comment"] == "a local thing")
    let denied = try row("1.b")
    #expect(
      denied["object_id"]?.hasSuffix(":bias") == true && denied["predicate_modifier"] == "Not")
    #expect(denied["predicate_id"] == "skos:mappingRelation" && denied["comment"] == "not so")
    #expect(
      export.loss.entries.contains {
        $0.what.hasPrefix("statements that are still") && $0.count == 1
      })
    let other = SKOSExport(judged, ontology: ExchangeData.catalog.ontology)
    #expect(other.loss.entries.contains { $0.what.contains("turned down") && $0.count == 2 })
  }

  @Test func `one set is taken of a file, or it is told why none can be`() throws {
    var result = read("").result
    #expect(throws: SSSOMMatches.Result.Ambiguity.noJudgements) {
      _ = try result.set(from: nil, to: nil)
    }
    for (from, to) in [("a", "b"), ("a", "c")] {
      result.sets.append(
        MatchSet(from: from, to: to, author: "x", version: "1", date: "2026", matches: []))
    }
    #expect(throws: SSSOMMatches.Result.Ambiguity.several(["a--b (0)", "a--c (0)"])) {
      _ = try result.set(from: "a", to: nil)
    }
    #expect(throws: SSSOMMatches.Result.Ambiguity.otherPairs(["a--b (0)", "a--c (0)"])) {
      _ = try result.set(from: nil, to: "d")
    }
    #expect(try result.set(from: nil, to: "c") == result.sets[1])
    #expect(SSSOMFile.ranges([3, 5, 6, 7, 9]) == "3, 5-7, 9")
  }

  @Test func `how the bytes come does not matter`() throws {
    let text = try export(["kent", "set"]).text.replacingOccurrences(of: "\n", with: "\r\n")
    let whole = read(text)
    for size in [1, 2, 7, 1000] {
      let pieces = read(text, by: size)
      #expect(pieces.result.sets == whole.result.sets)
      #expect(pieces.summary.problems == whole.summary.problems)
    }
  }

  @Test func `any text goes through a cell`() throws {
    let note = "a\ttab, \"quotes\", a\nline, a \\| bar, ümlaut 漢, 'NA'"
    let author = "A | B\\C"
    let catalog = ExchangeData.catalog
    let set = MatchSet(
      from: "set", to: "cpm", author: author, version: "1: \"x\"", date: "2026-01-31",
      matches: [
        .init(subject: "V1.GP.1", object: "2.b", relation: .close, confidence: 0.1, note: note)
      ])
    let own = Catalog(
      ontology: catalog.ontology,
      frameworks: [try catalog.framework("set"), try catalog.framework("cpm")]
    ).adding(matches: [set])
    let text = SSSOMExport(try StatementMappings("set", "cpm", in: own, derived: false)).text
    for size in [1, .max] { #expect(read(text, by: size).result.sets == [set]) }
  }

  static let head = """
    # mapping_set_id: https://example.org/set
    # license: https://creativecommons.org/licenses/by/4.0/
    # curie_map:
    #   set: https://w3id.org/crosswalk/framework/set/
    #   cpm: https://w3id.org/crosswalk/framework/cpm/
    # creator_label:
    #   - somebody
    subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\tcomment

    """
  static let row =
    "set:V1.GP.1\tskos:closeMatch\tcpm:2.b\tsemapv:ManualMappingCuration\t0.5\twhy\n"

  @Test(arguments: [
    ("# license: https://creativecommons.org/licenses/by/4.0/\n", "", 1, "no license", 1),
    ("# mapping_set_id: https://example.org/set\n", "", 1, "no mapping_set_id", 1),
    ("\tmapping_justification", "\tmapping_justificatoin", 8, "mapping_justificatoin", 0),
    ("semapv:ManualMappingCuration", "semapv:Guess", 9, "no justification", 0),
    ("semapv:ManualMappingCuration", "", 9, "mapping_justification is empty", 0),
    ("skos:closeMatch", "", 9, "predicate_id is empty", 0),
    ("cpm:2.b", "", 9, "object_id is empty", 0),
    ("cpm:2.b", "2.b", 9, "no CURIE", 0),
    ("cpm:2.b", "xyz:2.b", 9, "'curie_map' does not declare", 0),
    ("cpm:2.b", "cpm:2.zz", 9, "no statement '2.zz'", 0),
    ("\t0.5\t", "\t1.5\t", 9, "no number from 0 to 1", 1),
    ("\t0.5\t", "\t\t", 9, "no confidence", 1),
    ("\twhy\n", "\twhy\tmore\n", 9, "7 cells", 0),
    ("\twhy\n", "\n", 9, "5 cells", 1),
    ("\twhy\n", "\t\"why\"x\n", 9, "closing quote", 0),
    ("skos:closeMatch", "owl:sameAs", 9, "no relation of ours", 1),
    ("# license", "# lisence", 2, "lisence", 1),
    ("# mapping_set_id", "#mapping_set_id", 1, "mapping values are not allowed", 1),
    ("https://example.org/set", "set.tsv", 1, "no absolute IRI", 1),
    ("# mapping_set_id", "\u{FEFF}# mapping_set_id", 1, "byte order mark", 1),
  ])
  func `strict refuses, lenient lists the liberty`(
    case test: (String, String, Int, String, Int)
  ) throws {
    let text = (Self.head + Self.row).replacingOccurrences(of: test.0, with: test.1)
    try #require(text != Self.head + Self.row)
    let strict = read(text)
    let problems = strict.summary.problems + strict.result.problems
    #expect(problems.contains { $0.severity == .error })
    #expect(
      problems.contains { $0.message.contains(test.3) && $0.line >= test.2 - 1 }, "\(problems)")
    let lenient = read(text, lenient: true)
    let liberties = lenient.summary.problems + lenient.result.problems
    #expect(!liberties.isEmpty)
    #expect(lenient.result.sets.flatMap(\.matches).count == test.4, "\(liberties)")
    // A row is a judgement, or its line is listed.
    if test.4 == 0 {
      #expect(lenient.summary.leftOut + lenient.result.leftOut == [9], "\(liberties)")
    }
  }

  @Test func `the strict sample is right`() {
    let (summary, result) = read(Self.head + Self.row)
    #expect(summary.problems.isEmpty && result.problems.isEmpty)
    #expect(result.sets.flatMap(\.matches).count == 1)
  }

  @Test func `a term to take makes rows of others usable`() {
    let text = (Self.head + Self.row).replacingOccurrences(
      of: "ManualMappingCuration", with: "UnspecifiedMatching")
    #expect(read(text).result.sets.isEmpty)
    let result = read(text, justification: "MappingReview").result
    #expect(result.sets.first?.justification == "MappingReview")
    #expect(result.problems.count == 1)
  }

  @Test func `a pair that is there twice is refused`() {
    let (_, result) = read(Self.head + Self.row + Self.row)
    #expect(result.problems.map(\.line) == [10])
    #expect(result.problems[0].message.contains("first on line 9"))
  }

  @Test func `a forgotten quote swallows one row`() {
    let bad = Self.row.replacingOccurrences(of: "why", with: "\"why")
    let (summary, _) = read(Self.head + bad + Self.row.replacing("GP.1", with: "GP.2"))
    #expect(summary.leftOut == [9])
    #expect(summary.rows == 1)
  }

  @Test(.enabled(if: ExchangeData.hasSSSOM, "Python has no sssom"))
  func `sssom validates and reads every row`() throws {
    var texts = try Self.pairs.prefix(6).map { try export($0).text }
    texts.append(try export(["sf-2940", "cpm"], derived: true).text)
    texts += try ExchangeData.ids.map {
      SSSOMExport(
        try ExchangeData.catalog.framework($0), ontology: ExchangeData.catalog.ontology
      ).text
    }
    // Neither its status nor its silence is proof: rows are counted, and warnings are faults.
    let script = """
      import contextlib, io, json, logging, sys, tempfile, warnings
      answers = []
      out = sys.stdout
      from sssom.parsers import parse_sssom_table
      from sssom.validators import validate
      from sssom.constants import DEFAULT_VALIDATION_TYPES
      for text in json.load(sys.stdin):
          stream = io.StringIO()
          logging.basicConfig(stream=stream, level=logging.WARNING, force=True)
          with tempfile.NamedTemporaryFile("w", suffix=".sssom.tsv") as file:
              file.write(text); file.flush()
              with contextlib.redirect_stdout(stream), warnings.catch_warnings():
                  warnings.simplefilter("ignore")
                  msdf = parse_sssom_table(file.name)
                  validate(msdf, DEFAULT_VALIDATION_TYPES, False)
          rows = len(msdf.df)
          answers.append([str(rows), stream.getvalue()])
      json.dump(answers, out)
      """
    let answers = try Oracle.ask(script, texts, [[String]].self)
    for (text, answer) in zip(texts, answers) {
      let rows = text.split(separator: "\n").count { !$0.hasPrefix("#") } - 1
      #expect(answer[0] == "\(rows)")
      #expect(answer[1] == "")
    }
  }
}
