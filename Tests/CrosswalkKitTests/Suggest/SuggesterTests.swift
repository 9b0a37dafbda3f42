import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Suggestions")
struct SuggesterTests {
  private let catalog = SuggestionTexts.catalog([
    SuggestionTexts.first, SuggestionTexts.second, SuggestionTexts.bare,
  ])

  private func json(_ suggestions: [StatementSuggestions]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(suggestions), as: UTF8.self)
  }

  @Test("A part of a scope note that names another concept tells of that one")
  func scopes() {
    let scopes = ConceptText.scopes(of: SuggestionTexts.ontology.concepts)
    #expect(scopes["records"] == ["Accurate files."])
    #expect(scopes["talk"] == [" Speaking is talk", "Plain speech and an open ear."])
    #expect(scopes["court"] == [" testimony in court is court.", "Judges, lawyers and hearings."])
  }

  @Test("Concepts for a framework that nobody has aligned")
  func concepts() throws {
    let suggester = try catalog.conceptSuggester(for: "bare")
    let found = suggester.suggestions(explains: true)
    #expect(found.map(\.statement) == ["0", "1", "2"])
    // Word for word a statement of the first framework.
    #expect(found[0].suggestions.prefix(2).map(\.id) == ["talk", "kin"])
    #expect(found[0].nearest?.first?.statement == "1")
    #expect(found[0].nearest?.first?.likeness == 1)
    #expect(found[1].suggestions.prefix(2).map(\.id).sorted() == ["court", "records"])
    #expect(found[1].suggestions.first { $0.id == "records" }?.terms == ["documents"])
    #expect(suggester.basis.learnedFrom == ["first", "second"])
    // Six statements are too few.
    #expect(suggester.basis.calibratedOn == 0)
    #expect(found.allSatisfy { $0.suggestions.allSatisfy { $0.score == nil } })
    // No word in common with a concept, but it stands in a unit.
    #expect(found[2].suggestions.allSatisfy { $0.terms == [] })
  }

  @Test("One statement is answered as among all")
  func one() throws {
    for id in ["first", "second", "bare"] {
      let concepts = try catalog.conceptSuggester(for: id)
      for known in concepts.suggestions(limit: 3, explains: true) {
        #expect(concepts.suggestions(for: known.statement, limit: 3, explains: true) == known)
      }
      #expect(concepts.suggestions(for: "nowhere") == nil)
      for other in ["first", "second", "bare"] where other != id {
        let statements = try catalog.statementSuggester(from: id, to: other)
        for known in statements.suggestions(limit: 3, explains: true) {
          #expect(statements.suggestions(for: known.statement, limit: 3, explains: true) == known)
        }
        #expect(statements.suggestions(for: "nowhere") == nil)
      }
    }
  }

  @Test("Statements of another framework, aligned or not")
  func statements() throws {
    let suggester = try catalog.statementSuggester(from: "bare", to: "first")
    let found = suggester.suggestions(explains: true)
    #expect(found[0].suggestions.first?.id == "1")
    #expect(found[1].suggestions.first?.id == "2")
    #expect(found[1].suggestions.first?.concepts?.contains("court") == true)
    #expect(suggester.basis.to == "first")
    let back = try catalog.statementSuggester(from: "first", to: "bare").suggestions()
    #expect(back[1].suggestions.first?.id == "0")
    #expect(back[2].suggestions.first?.id == "1")
    #expect(back[0].suggestions.first?.terms == nil)
  }

  @Test("Links of the framework itself are not looked at")
  func own() throws {
    let bareFirst = SuggestionTexts.framework(
      "first", SuggestionTexts.first.framework.statements.map { ($0.statement.text, [:]) })
    let other = SuggestionTexts.catalog([bareFirst, SuggestionTexts.second])
    let with = SuggestionTexts.catalog([SuggestionTexts.first, SuggestionTexts.second])
    #expect(
      try json(other.conceptSuggester(for: "first").suggestions(explains: true))
        == json(with.conceptSuggester(for: "first").suggestions(explains: true)))
    #expect(
      try json(other.statementSuggester(from: "first", to: "second").suggestions())
        == json(with.statementSuggester(from: "first", to: "second").suggestions()))
  }

  /// Vectors that say of "Zzz qqq" what no word says: it is about the court.
  private func vectors(_ texts: [String], like: String = "Court") -> SentenceVectors {
    SentenceVectors(
      model: .init(name: "made up", hash: "123"),
      byText: Dictionary(
        uniqueKeysWithValues: texts.enumerated().map { index, text in
          var vector = [Float](repeating: 0, count: texts.count)
          vector[text == "Zzz qqq" ? texts.firstIndex(of: like)! : index] = 1
          return (text, vector)
        }))
  }

  @Test("A sentence model finds what no word tells, and is named; without one nothing changes")
  func model() throws {
    let texts = try catalog.sentenceTexts(for: "bare")
    #expect(Set(texts).count == texts.count)
    #expect(
      Set(["Court", "case notes", "Zzz qqq", "Listens with an open ear"]).isSubset(of: texts))
    #expect(try !catalog.sentenceTexts().contains("Zzz qqq"))
    #expect(try catalog.sentenceTexts(for: "first", to: "bare").contains("Zzz qqq"))
    #expect(throws: CatalogError.self) { try catalog.sentenceTexts(for: "barre") }

    let plain = try catalog.conceptSuggester(for: "bare")
    let suggester = try catalog.conceptSuggester(for: "bare", vectors: vectors(texts))
    #expect(suggester.basis.model?.hash == "123" && plain.basis.model == nil)
    #expect(suggester.basis.hash != plain.basis.hash)
    #expect(
      suggester.basis.fusion.weights.keys.sorted()
        == ["meaning", "meaningNeighbours", "neighbours", "texts", "unit"])
    // One aligned framework is too few to learn from how much the model counts.
    let two = SuggestionTexts.catalog([SuggestionTexts.first, SuggestionTexts.bare])
    func top(_ vectors: SentenceVectors?) throws -> String? {
      try two.conceptSuggester(for: "bare", vectors: vectors).suggestions()[2].suggestions.first?.id
    }
    #expect(try top(nil) != "court")
    #expect(try top(vectors(texts)) == "court")
    let encoded = try JSONEncoder().encode(plain.basis)
    #expect(!String(decoding: encoded, as: UTF8.self).contains("model"))

    // A neighbour in meaning, and a statement of another framework.
    let judge = "Brings the papers before the judge"
    #expect(try top(vectors(texts, like: judge)) == "court")
    let statements = try catalog.statementSuggester(
      from: "bare", to: "first", vectors: vectors(texts, like: judge))
    #expect(statements.suggestions()[2].suggestions.first?.id == "2")
    #expect(
      statements.basis.fusion.weights.keys.sorted() == ["concepts", "meaning", "wording"])

    // A text without a vector has no place by meaning, and that is all.
    let few = SentenceVectors(model: .init(name: "made up", hash: "123"), byText: [:])
    #expect(
      try catalog.conceptSuggester(for: "bare", vectors: few).suggestions().map {
        $0.suggestions.map(\.id)
      }
        == plain.suggestions().map { $0.suggestions.map(\.id) })
  }

  @Test("With a sentence model the measures are told with it and without")
  func modelQuality() throws {
    var random = RandomCatalog(seed: 4)
    let catalog = SuggestionTexts.catalog(
      ["a", "b", "c"].map { SuggestionTexts.random(&random, id: $0, statements: 10) })
    let plain = try catalog.suggestionQuality()
    let quality = try catalog.suggestionQuality(vectors: vectors(catalog.sentenceTexts()))
    let added = Set(quality.rows.map(\.ranker)).subtracting(plain.rows.map(\.ranker))
    #expect(added == ["meaning", "neighbours in meaning", "fused, without the model"])
    let without = quality.rows.first { $0.ranker == "fused, without the model" }
    #expect(without?.measures == plain.rows.first { $0.ranker == "fused" }?.measures)
    #expect(Set(quality.gain.keys) == ["concepts", "concepts, model"])
    #expect(Set(plain.gain.keys) == ["concepts"])
  }

  @Test("Nothing to learn from, nothing to say, unknown names")
  func edges() throws {
    let alone = SuggestionTexts.catalog([SuggestionTexts.bare])
    let found = try alone.conceptSuggester(for: "bare").suggestions()
    #expect(found[1].suggestions.map(\.id).prefix(2).sorted() == ["court", "records"])
    let empty = SuggestionTexts.catalog([SuggestionTexts.framework("none", [])])
    #expect(try empty.conceptSuggester(for: "none").suggestions() == [])
    #expect(throws: CatalogError.self) { try catalog.conceptSuggester(for: "barre") }
    #expect(throws: CatalogError.self) {
      try catalog.statementSuggester(from: "bare", to: "thirst")
    }
    #expect(try alone.suggestionQuality().rows == [])
  }

  @Test("Laws over random frameworks", arguments: 0..<6)
  func laws(seed: Int) throws {
    var random = RandomCatalog(seed: seed)
    var frameworks = ["a", "b", "c"].map {
      SuggestionTexts.random(&random, id: $0, statements: random.int(10...20))
    }
    // A statement of each other framework, word for word.
    let copied = frameworks.flatMap { aligned in
      aligned.framework.statements.prefix(4).map { ($0.statement.text, [String: Double]()) }
    }
    frameworks.append(SuggestionTexts.framework("d", copied))
    let catalog = SuggestionTexts.catalog(frameworks)
    let suggester = try catalog.conceptSuggester(for: "d")
    let all = suggester.suggestions(limit: 100, explains: true)

    // The concepts of statements with the same words come first.
    let links = frameworks.dropLast().flatMap { aligned in
      aligned.framework.statements.map {
        (Terms.stems(in: $0.statement.text), aligned.linksByStatement[$0.statement.id] ?? [])
      }
    }
    for found in all {
      let same = Set(
        links.filter { $0.0 == Terms.stems(in: found.text) }.flatMap { $0.1.map(\.concept) })
      #expect(!same.isEmpty)
      #expect(Set(found.suggestions.prefix(same.count).map(\.id)) == same)
    }

    // Limits cut, and change nothing else; scores fall and lie in 0...1.
    for limit in [1, 2, 3] {
      let cut = suggester.suggestions(limit: limit, explains: true)
      for (short, long) in zip(cut, all) {
        #expect(short.suggestions == Array(long.suggestions.prefix(limit)))
      }
    }
    for found in all {
      let scores = found.suggestions.compactMap(\.score)
      #expect(scores.count == found.suggestions.count)
      #expect(scores == scores.sorted(by: >) && scores.allSatisfy { (0...1).contains($0) })
      let fused = found.suggestions.map(\.fused)
      #expect(fused == fused.sorted(by: >))
      #expect(Set(found.suggestions.map(\.id)).count == found.suggestions.count)
    }

    // The order of frameworks, and being asked again, change nothing.
    let other = SuggestionTexts.catalog(frameworks.shuffled(using: &random.random))
    #expect(
      try json(other.conceptSuggester(for: "d").suggestions(limit: 100, explains: true))
        == json(all))
    #expect(try other.conceptSuggester(for: "d").basis == suggester.basis)
    #expect(
      try json(other.statementSuggester(from: "d", to: "a").suggestions())
        == json(catalog.statementSuggester(from: "d", to: "a").suggestions()))
  }

  @Test("The first statements are those that the places of all give", arguments: 0..<4)
  func firstStatements(seed: Int) throws {
    var random = RandomCatalog(seed: seed)
    let frameworks = [("a", 20), ("b", 300), ("c", 100)].map { id, count in
      SuggestionTexts.random(&random, id: id, statements: count)
    }
    // Nobody has aligned the last one.
    let bare = SuggestionTexts.framework(
      "d",
      SuggestionTexts.random(&random, id: "d", statements: 200).framework.statements.map {
        ($0.statement.text, [:])
      })
    let catalog = SuggestionTexts.catalog(frameworks + [bare])
    for to in ["b", "c", "d"] {
      let suggester = try catalog.statementSuggester(from: "a", to: to)
      let objects = try catalog.framework(to).framework.statements.map(\.statement.id)
      for limit in [1, 10, 120, 1_000] {
        let found = suggester.suggestions(limit: limit)
        suggester.forEachCase { position, evidence, _ in
          let fused = evidence.scores(by: suggester.fusion)
          let expected = RankOrder.greatest(limit, of: fused)
          #expect(found[position].suggestions.map(\.id) == expected.map { objects[$0] })
          #expect(
            found[position].suggestions.map(\.fused) == expected.map { rounded(fused[$0]) })
        }
      }
    }
  }

  @Test("Held out in turn, wording that tells the concept is found")
  func quality() throws {
    var random = RandomCatalog(seed: 3)
    let frameworks = ["a", "b", "c"].map {
      SuggestionTexts.random(&random, id: $0, statements: 12)
    }
    let matches = MatchSet(
      from: "a", to: "b", author: "us", version: "1", date: "2026",
      matches: [
        .init(subject: "0", object: "1", relation: .close, confidence: 1, note: ""),
        .init(subject: "1", object: "1", relation: nil, confidence: 1, note: ""),
      ])
    let quality = try SuggestionTexts.catalog(frameworks).adding(matches: [matches])
      .suggestionQuality()
    let fused = try #require(
      quality.rows.first { $0.task == "concepts" && $0.ranker == "fused" })
    #expect(fused.statements == 36)
    #expect(fused.measures["map"]!.value > 0.9)
    for row in quality.rows {
      for figure in row.measures.values {
        #expect(figure.low <= figure.value && figure.value <= figure.high)
      }
    }
    // One judged pair, read both ways.
    let judged = quality.queries.filter { $0.task == "statements" && $0.ranker == "fused" }
    #expect(
      judged.map { [$0.framework, $0.statement, $0.to ?? ""] } == [
        ["a", "0", "b"], ["b", "1", "a"],
      ])
  }
}
