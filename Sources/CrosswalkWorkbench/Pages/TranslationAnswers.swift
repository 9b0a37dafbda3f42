import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What came out of a translation: answers with their bars, what has none, what to be careful of, and why.
struct TranslationAnswers {
  let context: PageContext
  let source: AlignedFramework
  let target: AlignedFramework
  let translation: Translation
  /// The command that gives the same.
  let command: String

  private let words: TranslationWords
  /// By framework and statement.
  private let links: [String: [String: [ConceptLink]]]

  init(
    context: PageContext, source: AlignedFramework, target: AlignedFramework,
    translation: Translation, command: String
  ) {
    (self.context, self.source, self.target) = (context, source, target)
    (self.translation, self.command) = (translation, command)
    words = TranslationWords(from: source.framework, to: target.framework)
    // Both sides may be one framework.
    links = Dictionary(
      [source, target].map {
        ($0.framework.id, (try? context.index(of: $0.framework.id))?.links ?? [:])
      },
      uniquingKeysWith: { first, _ in first })
  }

  var html: HTML {
    let answered = translation.results.filter { $0.status != .abstained }
    let abstained = translation.results.filter { $0.status == .abstained }
    let common = TranslationWords.commonCautions(translation.results)
    let alike = TranslationWords.falseFriends(answered)
    let said = common.union(alike)
    let remarks = words.remarks(translation, common, alike).map { line -> HTML in
      "<bdi>\(GapHTML.sentence(line))</bdi>"
    }
    let care: HTML =
      remarks.isEmpty
      ? "" : "<div class=\"care\">\n<h3>Read this with care</h3>\n\(HTML.list(remarks))</div>\n"
    let lead: HTML = """
      <p role="status">\(counted(answered.count, "answer")), \(abstained.count) without one.</p>

      """
    return HTML.section(
      "answers", "In the levels of <bdi>\(target.framework.title)</bdi>",
      lead + care + answered.map { answer($0, without: said) }.joined() + none(abstained)
        + source(of: translation))
  }

  // MARK: One answer

  private func answer(_ result: Translation.UnitResult, without said: Set<Caution>) -> HTML {
    let scale = target.framework.scale
    let outcomes = (result.distribution ?? []).filter {
      $0.p > 0 || scale.rank(of: $0.level) != nil
    }
    let rows = outcomes.map { outcome -> HTML in
      """
      <tr><th scope="row"><bdi>\(words.name(ofLevel: outcome.level))</bdi></th>\
      <td class="n">\(unbrokenPercent(outcome.p))</td><td>\(HTML.bar(outcome.p))</td></tr>

      """
    }
    var cautions = result.cautions.filter { !said.contains($0) }.map { caution -> HTML in
      "<bdi>\(GapHTML.sentence(caution.message))</bdi>"
    }
    if result.status == .indicative, cautions.isEmpty {
      cautions = ["Names of levels sound alike, as is said above."]
    }
    let meaning: HTML =
      words.meaning(of: result.answer).map { "<p class=\"facts\"><bdi>\($0)</bdi></p>\n" } ?? ""
    let next: HTML =
      result.rateNext.isEmpty
      ? ""
      : "<p>Rate next, for more: \(result.rateNext.map(rating).joined(separator: ", "))</p>\n"
    let title: HTML =
      result.unit == Profile.wholePerson
      ? "\(result.title)"
      : HTML.link(
        Address.unit(result.unit, of: target.framework.id), HTML.name(result.unit, result.title))
    return """
      <article class="answer">
      <h3>\(title)</h3>
      <p class="verdict">\(Self.mode(result.status)) <strong><bdi>\(words.answer(result))</bdi></strong> \
      <span class="facts">\(words.sureness(result))</span></p>
      \(meaning)<table>
      <thead class="unseen"><tr><th scope="col">Level</th><th scope="col">How likely</th><td></td></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      \(HTML.list(cautions, "cautions"))\(next)\(why(result))</article>

      """
  }

  /// How much an answer is worth: by shape, and by word.
  static func mode(_ status: Translation.Status) -> HTML {
    let words: HTML =
      switch status {
      case .answer: "answer:"
      case .indicative: "indicative:"
      case .uneven: "uneven:"
      case .abstained: "no answer"
      }
    return "<span class=\"mode\">\(shape(status)) \(words)</span>"
  }

  private static func shape(_ status: Translation.Status) -> HTML {
    let path: HTML =
      switch status {
      case .answer: "<path d=\"M2 8l4 5 8-10\"/>"
      case .indicative: "<path d=\"M8 2l6 12H2z\"/>"
      case .uneven: "<path d=\"M2 13V6h4v7M10 13V2h4v11\"/>"
      case .abstained: "<circle cx=\"8\" cy=\"8\" r=\"6\"/>"
      }
    return "<svg class=\"shape\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">\(path)</svg>"
  }

  /// A unit to rate, as a link to its row of the grid.
  private func rating(_ id: String) -> HTML {
    guard let row = source.framework.rateable.firstIndex(where: { $0.id == id }) else {
      return "<bdi>\(words.unitName(id))</bdi>"
    }
    return HTML.link("#rate-\(row + 1)", "<bdi>\(words.unitName(id))</bdi>")
  }

  // MARK: Why

  /// So many paths are told with their statements; the rest is told by its number.
  private static let shownPaths = 6
  private static let shownStatements = 4

  private func why(_ result: Translation.UnitResult) -> HTML {
    if result.contributions.isEmpty { return "" }
    let shown = result.contributions.prefix(Self.shownPaths).map { path -> HTML in
      """
      <strong>\(unbrokenPercent(path.weight))</strong> \
      \(HTML.link(Address.unit(path.unit, of: source.framework.id), "<bdi>\(words.unitName(path.unit))</bdi>")), through \
      \(HTML.link(Address.concept(path.concept), "<bdi>\(context.label(of: path.concept))</bdi>"))
      \(statements(on: path.concept, in: path.unit, of: source))\
      \(statements(on: path.concept, in: result.unit, of: target))
      """
    }
    let more = result.contributions.dropFirst(Self.shownPaths)
    let rest: HTML =
      more.isEmpty
      ? ""
      : """
      <p class="facts">\(counted(more.count, "lighter path")), together \
      \(unbrokenPercent(more.reduce(0) { $0 + $1.weight })).</p>

      """
    return """
      <details>
      <summary>Why<span class="unseen">, for \(result.title)</span></summary>
      \(HTML.list(shown, "pairs"))\(rest)</details>

      """
  }

  /// Statements of a unit, or of all units, that carry a concept.
  private func statements(
    on concept: String, in unit: String, of aligned: AlignedFramework
  ) -> HTML {
    let links = links[aligned.framework.id] ?? [:]
    let hierarchy = context.catalog.hierarchy
    let found = aligned.framework.units.filter { unit == Profile.wholePerson || $0.id == unit }
      .flatMap(\.statements).filter { statement in
        (links[statement.id] ?? []).contains { link in
          link.carries && hierarchy.path(from: link.concept).contains(concept)
        }
      }
    let lines = found.prefix(Self.shownStatements).map { statement -> HTML in
      """
      \(HTML.link(Address.statement(statement.id, of: aligned.framework.id), "<bdi>\(aligned.framework.id):\(statement.id)</bdi>")) \
      <bdi>\(statement.text)</bdi>
      """
    }
    let more = found.count - lines.count
    return HTML.list(lines + (more > 0 ? ["and \(more) more"] : []), "facts")
  }

  // MARK: None

  private func none(_ results: [Translation.UnitResult]) -> HTML {
    if results.isEmpty { return "" }
    let lines = words.abstentions(results, role: translation.role).map { line -> HTML in
      "<p>\(line)</p>\n"
    }
    let table = HTMLTable(
      id: "none-caption", caption: "Units without an answer, and why.",
      columns: [.init("Unit"), .init("Why"), .init("Rate")],
      rows: results.map { result in
        [
          HTML.name(result.unit, result.title), "<bdi>\(words.reason(result))</bdi>",
          result.rateNext.isEmpty ? "–" : result.rateNext.map(rating).joined(separator: ", "),
        ]
      })
    return "<h3>\(Self.shape(.abstained)) No answer</h3>\n" + lines.joined() + table.html
  }

  // MARK: Where it comes from

  private func source(of translation: Translation) -> HTML {
    """
    <h3>Where this comes from</h3>
    <p><bdi>\(source.framework.id)</bdi> version <bdi>\(translation.from.version)</bdi>, \
    <bdi>\(target.framework.id)</bdi> version <bdi>\(translation.to.version)</bdi>. \
    Content hash <span class="hash">\(translation.hash)</span>.</p>
    <p class="noprint">The same from the command line:</p>
    <pre class="noprint">\(command)</pre>
    <div class="onpaper"><p>Name and date, by hand; neither is sent anywhere:</p><p class="write"></p></div>

    """
  }
}
