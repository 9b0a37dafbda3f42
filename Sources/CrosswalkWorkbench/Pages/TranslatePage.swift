import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// Ratings in, another framework's levels out. Ratings are sent in the body of the request and stand in
/// no address.
struct TranslatePage {
  let context: PageContext
  /// What was sent; nil where nothing has been rated yet.
  let ratings: RatingAsk?
  /// A time of service that was sent in the place of ratings.
  private let expected: ExpectationAsk?
  private let source: AlignedFramework?
  private let target: AlignedFramework?

  /// - Parameters:
  ///   - context: What pages are made from.
  ///   - from: The framework that the ratings are in; nil: not chosen yet.
  ///   - to: The framework to read them in; nil: not chosen yet.
  ///   - fields: What the form sent; nil where it was not sent.
  /// - Throws: `CatalogError` for an unknown framework.
  init(
    _ context: PageContext, from: String?, to: String?,
    fields: [(name: String, value: String)]? = nil
  ) throws {
    self.context = context
    source = try from.map(context.catalog.framework)
    target = try to.map(context.catalog.framework)
    ratings = fields.map(RatingAsk.init)
    expected = fields.flatMap(ExpectationAsk.init)
  }

  var html: HTML {
    get throws {
      var body = PairChoice(
        context: context, address: "/translate", from: source?.framework.id,
        to: target?.framework.id,
        labels: ("The ratings are in", "Read them in"), button: "Choose"
      ).html
      if let source, let target {
        let address = Address.translation(source.framework.id, target.framework.id)
        body +=
          RatingGrid(
            context: context, framework: source.framework, ratings: ratings, address: address,
            button: "Translate"
          ).html
          + ExpectationAsk.form(context, source.framework, address: address, expected)
        if let expected {
          body += try answers(expected, source, target)
        } else if let ratings {
          body += try answers(ratings, source, target)
        }
        body += people(source.framework, target.framework)
      }
      return PageLayout(
        context: context, title: "Translate ratings", place: .translate,
        lede:
          "Rate what you know; what the other framework says of it follows, with how sure it is.",
        body: body
      ).html
    }
  }

  // MARK: Many people

  private func people(_ source: Framework, _ target: Framework) -> HTML {
    let kept = context.people.entries.enumerated().filter { $1.framework == source.id }
    let lines = kept.map { index, entry -> HTML in
      """
      \(HTML.link(PeopleAddress.translated(entry.id, [("to", target.id)]), "Table \(index + 1)")), \
      \(entry.bytes.count) bytes
      """
    }
    let hidden = [("from", source.id), ("to", target.id)].map { name, value -> HTML in
      "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">\n"
    }
    let form = PeopleForm(
      context: context, address: "/translate/people", first: hidden.joined(), hasBasis: true)
    return HTML.section(
      "many", "Many people",
      (lines.isEmpty ? "" : "<h3>Tables in memory</h3>\n" + HTML.list(lines)) + form.html)
  }

  // MARK: Answers

  private func answers(
    _ ratings: RatingAsk, _ source: AlignedFramework, _ target: AlignedFramework
  ) throws -> HTML {
    guard !ratings.levels.isEmpty else { return RatingAsk.nothingRated }
    let translator = try context.translator(
      from: source.framework.id, to: target.framework.id)
    let group = try ratings.group(translator.ratings, source.framework)
    return onPaper(ratings, source.framework)
      + TranslationAnswers(
        context: context, source: source, target: target, translation: translator.translate(group),
        command: ratings.command(from: source.framework.id, to: target.framework.id)
      ).html
  }

  private func answers(
    _ expected: ExpectationAsk, _ source: AlignedFramework, _ target: AlignedFramework
  ) throws -> HTML {
    let expectation = try expected.expectation(of: source.framework)
    let translator = try context.translator(
      from: source.framework.id, to: target.framework.id)
    return ExpectationAsk.words(expectation, of: source.framework)
      + TranslationAnswers(
        context: context, source: source, target: target,
        translation: try translator.translate(expectation.profile),
        command: expected.command(
          expectation, from: source.framework.id, to: target.framework.id)
      ).html
  }

  /// What was rated, for a page without its form.
  private func onPaper(_ ratings: RatingAsk, _ framework: Framework) -> HTML {
    let lines = framework.rateable.compactMap { unit -> HTML? in
      ratings.levels[unit.id].map {
        "\(HTML.name(unit.id, unit.title)): <bdi>\(framework.scale.title(of: $0))</bdi>"
      }
    }
    return """
      <div class="onpaper">
      <h2>Rated in <bdi>\(framework.title)</bdi></h2>
      \(HTML.list(lines))</div>

      """
  }
}
