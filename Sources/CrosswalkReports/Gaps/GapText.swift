import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What people lack, as text that a trainer can read without a manual.
package struct GapText {
  private let names: GapNames
  private let style: TextStyle

  /// Reports on the gaps that a finder finds.
  package init(_ finder: GapFinder, ontology: Ontology, style: TextStyle) {
    names = GapNames(finder, ontology: ontology)
    self.style = style
  }

  /// What holds for everybody: comes first.
  package var heading: PlainText {
    var text =
      style.paint(
        style.wrapped(
          "\(names.source.title), held against \(names.goal)", first: "", endsLine: false), .bold)
      + "\n"
    for caution in names.cautions { text += style.wrapped("\(caution)", first: "! ") }
    return text + "\n"
  }

  /// How many concepts are shown of somebody in short, by need and by shortfall.
  private static let fewest = 3

  /// One person in short: how many concepts are short, met and to be looked at; the greatest needs
  /// and the greatest shortfalls.
  package func summary(_ person: PersonGaps) -> PlainText {
    var text = opening(person)
    func list(_ words: PlainText, _ concepts: [PersonGaps.Concept]) -> PlainText {
      let labels = concepts.prefix(Self.fewest).map { names.label($0.concept) }
      return style.wrapped("\(labels.joined(separator: "; "))", first: words)
    }
    if !person.byNeed.isEmpty {
      text += list("  needs most: ", person.byNeed)
      text += list("  furthest below: ", person.byShortfall)
    }
    return text
  }

  /// Who it is, and how many concepts are short, met and to be looked at.
  private func opening(_ person: PersonGaps) -> PlainText {
    let facts = [
      person.ratings.role.map(\.rawValue),
      person.ratings.tenure.map { "\($0.plain) years of service" },
    ].compactMap { $0 }
    var text = style.paint(
      "\(([person.ratings.person] + facts).joined(separator: ", "))", .bold)
    text += "\n  short in \(counted(person.byNeed.count, "concept")), "
    text += "meets \(person.concepts.count { $0.status == .meets }), "
    text += "to be assessed first: "
    text += "\(person.concepts.count { GapNames.reason($0.status) != nil })\n"
    return text
  }

  /// One person.
  package func text(_ person: PersonGaps) -> PlainText {
    var text = opening(person)
    let (short, met) = (person.byNeed, person.concepts.filter { $0.status == .meets })
    let first = person.concepts.filter { GapNames.reason($0.status) != nil }
    if !short.isEmpty {
      text += "\n  By need: what is lacking, times how much the target speaks of it\n"
      let need = person.need
      text += needs(short, of: need, person.ratings)
      text += style.wrapped(
        "\(person.byShortfall.prefix(10).map { "\(names.label($0.concept)) (\(points($0.shortfall)))" }.joined(separator: ", "))",
        first: "  By shortfall, in reference points: ")
    }
    if !first.isEmpty {
      text += "\n  Assess first\n"
      for concept in first { text += assessment(concept) }
    }
    if !met.isEmpty {
      text += "\n"
      text += style.wrapped(
        "\(met.map { names.label($0.concept) }.joined(separator: ", "))", first: "  Meets: ")
    }
    if let own = own(person.ratings) { text += style.wrapped(own, first: "  Own view: ") }
    return text
  }

  private func points(_ number: Double?) -> String { number.map { decimals($0, 1) } ?? "-" }

  private func needs(
    _ concepts: [PersonGaps.Concept], of all: Double, _ person: PersonRatings
  ) -> PlainText {
    var text: PlainText = ""
    for concept in concepts {
      text += style.paint(
        style.wrapped("\(names.label(concept.concept))", first: "    ", endsLine: false), .bold)
      text += ": \(percent(all > 0 ? concept.need / all : 0)) of the need\n"
      text += "      stands at \(names.interval(concept) ?? "-") (80 %), asked from "
      text += "\(points(concept.requirement)), lacks \(points(concept.shortfall))\n"
      text += "      chance of standing there already \(percent(concept.chance ?? 0)), "
      text += "known \(percent(concept.share > 0 ? concept.known / concept.share : 0)), "
      text += "from marks \(percent(concept.direct))\n"
      text += style.wrapped("\(names.path(concept, person))", first: "      rests on ")
      let advice = names.advice(concept)
      if !advice.isEmpty { text += style.wrapped("\(advice)", first: "      to be surer, ") }
    }
    return text
  }

  private func assessment(_ concept: PersonGaps.Concept) -> PlainText {
    guard let reason = GapNames.reason(concept.status) else { return "" }
    let advice = names.advice(concept)
    return style.wrapped(
      "\(names.words(reason))\(advice.isEmpty ? "" : "; \(advice)")",
      first: "    \(names.label(concept.concept)): ")
  }

  private func own(_ person: PersonRatings) -> PlainText? {
    guard !person.own.isEmpty else { return nil }
    let scale = names.source.scale
    let all = person.own.map { "\(names.unit($0.unit)) \(scale.levels[$0.level].title)" }
    let shown = names.source.scale.rates == .person ? Array(all.prefix(1)) : all
    return "\(shown.joined(separator: ", ")); shown, and not counted"
  }

  /// A group.
  package func text(_ group: GroupGaps?) -> PlainText {
    guard let group else {
      return
        "Under \(GroupGaps.least) people: nothing is shown, so that nobody can be told from it.\n"
    }
    var text: PlainText = "A group of \(counted(group.people, "person").plural)\n"
    text += style.wrapped("\(GroupTable.ruleOfFive)", first: "  ")
    text += "\n"
    text += GroupTable(names).table(group).text()
    text += "\n"
    text += style.wrapped("\(GroupTable.explanation)", first: "  ")
    return text
  }
}

extension String {
  /// `1 person`, `2 people`.
  fileprivate var plural: String {
    hasSuffix(" persons") ? replacing(" persons", with: " people") : self
  }
}
