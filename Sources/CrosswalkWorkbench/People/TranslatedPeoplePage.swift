import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A table of people's ratings, read in another framework: what is wrong with it, and a table for each person.
/// Names stand in the body of the page alone.
struct TranslatedPeoplePage {
  let context: PageContext
  private let people: TranslatedPeople
  private let page: String?

  /// So many people are shown at once.
  private static let shown = 20

  init(
    _ context: PageContext, _ entry: RatedTables.Entry, to: String, page: String?
  ) throws {
    (self.context, self.page) = (context, page)
    people = try TranslatedPeople(entry, to: to, context)
  }

  private var source: Framework { people.translator.source.framework }
  private var target: Framework { people.translator.target.framework }
  private var id: String { people.entry.id }

  var html: HTML {
    get throws {
      PageLayout(
        context: context, title: "Ratings of many people, read in another framework",
        place: .translate,
        lede: """
          From <bdi>\(source.title)</bdi> to <bdi>\(target.title)</bdi>. The table stays in the memory of \
          this program, and is gone when it ends.
          """,
        path: [("Translate", Address.translation(source.id, target.id))],
        body: facts + files + (try answers)
          + PeopleParts.forget(context, "\(PeopleAddress.translated(id))/forget")
      ).html
    }
  }

  private var facts: HTML {
    let unused = people.table.unusedColumns.map {
      "the column <bdi>\($0)</bdi> is not used" as HTML
    }
    return HTML.section(
      "table", "The table",
      "<p role=\"status\">\(GapHTML.sentence(people.table.words))</p>\n"
        + HTML.list(unused) + PeopleParts.problems(people.table.problems))
  }

  private var files: HTML {
    HTML.section(
      "files", "To take away",
      """
      <p>\(HTML.link(PeopleAddress.answers(id, to: target.id), "All answers, as CSV")), the same as the \
      command writes:</p>
      <pre class="noprint">\(people.command)</pre>
      <p>\(HTML.link(PeopleAddress.table(id), "What these people are short of a level"))</p>

      """)
  }

  // MARK: Answers

  private var answers: HTML {
    get throws {
      let part = ListPart(Array(0..<people.table.counts.people), page: page, size: Self.shown)
      let ways = part.ways("people") { number in
        "\(PeopleAddress.translated(id, [("to", target.id), ("page", String(number))]))#people"
      }
      let found = try people.people(part.items.startIndex..<part.items.endIndex)
      let tables = found.enumerated().map { index, person in
        self.person(part.items.startIndex + index + 1, person.profile, person.answer)
      }
      return HTML.section(
        "people", "Answers in the levels of <bdi>\(target.title)</bdi>",
        (found.isEmpty ? "<p>No row can be translated.</p>\n" : ways) + tables.joined())
    }
  }

  /// Units without an answer, those together that have none for the same reason.
  private func unanswered(
    _ results: [Translation.UnitResult], _ words: TranslationWords
  ) -> [[HTML]] {
    var groups: [(reason: String, results: [Translation.UnitResult])] = []
    for result in results where result.status == .abstained {
      let reason = words.reason(result)
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].results.append(result)
      } else {
        groups.append((reason, [result]))
      }
    }
    return groups.map { reason, results in
      let names = results.map { result -> HTML in
        results.count == 1
          ? HTML.name(result.unit, result.title)
          : "<span class=\"id\"><bdi>\(result.unit)</bdi></span>"
      }
      return [
        names.joined(separator: ", "), TranslationAnswers.mode(.abstained),
        "<bdi>\(reason)</bdi>",
      ]
    }
  }

  private func person(_ number: Int, _ profile: Profile, _ answer: Translation) -> HTML {
    let words = TranslationWords(from: source, to: target)
    let answered = answer.results.filter { $0.status != .abstained }.map { result -> [HTML] in
      [
        HTML.name(result.unit, result.title),
        "\(TranslationAnswers.mode(result.status)) <bdi>\(words.answer(result))</bdi>",
        "<bdi>\(words.sureness(result))</bdi>",
      ]
    }
    let rows = answered + unanswered(answer.results, words)
    let facts = [profile.role?.rawValue, profile.basis.rawValue].compactMap { $0 }
    return """
      <article class="answer">
      <h3 id="person-\(number)"><bdi>\(profile.person ?? "")</bdi> \
      <span class="facts">\(facts.joined(separator: ", "))</span></h3>
      \(HTMLTable(
        id: "person-\(number)-caption", caption: "Answers for person \(number) of the table.",
        columns: [.init("Unit"), .init("Answer"), .init("How sure, or why there is none")], rows: rows
      ).html)</article>

      """
  }
}
