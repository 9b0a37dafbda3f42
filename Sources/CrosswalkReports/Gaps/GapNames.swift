import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// What gaps are called for people: names of concepts, units and levels, and reasons in words.
struct GapNames {
  let finder: GapFinder
  let ontology: Ontology
  private let labels: [String: String]
  private let domains: [String: String]

  init(_ finder: GapFinder, ontology: Ontology) {
    self.finder = finder
    self.ontology = ontology
    labels = Dictionary(
      ontology.concepts.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    domains = Dictionary(
      ontology.domains.flatMap { domain in domain.concepts.map { ($0.id, domain.label) } },
      uniquingKeysWith: { first, _ in first })
  }

  var source: Framework { finder.translator.source.framework }
  var target: Framework { finder.translator.target.framework }

  func id(_ concept: Int) -> String { finder.concepts[concept] }
  func label(_ concept: Int) -> String { labels[id(concept)] ?? id(concept) }
  func domain(_ concept: Int) -> String { domains[id(concept)] ?? "Other" }
  func unit(_ unit: Int) -> String {
    source.scale.rates == .person
      ? Profile.wholePerson : finder.translator.ratings.units[unit]
  }

  /// What people are held against, in words.
  var goal: String {
    let role = finder.translator.targetRole.map { " for a \($0.rawValue)" } ?? ""
    return switch finder.target {
    case .level(_, let level): "\(target.scale.title(of: level)) of \(target.id)\(role)"
    case .tenure(_, let years): "\(target.id) after \(years.plain) years of service\(role)"
    case .ownTenure: "\(target.id) after the years that each has served\(role)"
    case .units: "the expected levels of \(target.id)\(role)"
    }
  }

  static func word(_ status: PersonGaps.Status) -> String {
    switch status {
    case .assessFirst: "assess first"
    case .meets: "meets"
    case .short: "short"
    }
  }

  static func reason(_ status: PersonGaps.Status) -> PersonGaps.Reason? {
    if case .assessFirst(let reason) = status { reason } else { nil }
  }

  /// Why a concept has to be looked at first, as a sentence without capital and full stop.
  func words(_ reason: PersonGaps.Reason) -> String {
    switch reason {
    case .notSpokenOf: "\(source.id) does not speak of it for this role"
    case .outdated: "what was observed is too old"
    case .unrated: "nobody has rated the units that speak of it"
    case .partlyKnown: "ratings speak of less than half of what is asked"
    case .ratersApart: "raters are two levels apart"
    }
  }

  /// What to do to know more; empty where nothing needs doing.
  func advice(_ concept: PersonGaps.Concept) -> String {
    var parts: [String] = []
    func list(_ verb: String, _ names: [String]) {
      if !names.isEmpty { parts.append("\(verb) \(names.joined(separator: ", "))") }
    }
    let isAgain: Bool =
      switch Self.reason(concept.status) {
      case .outdated, .ratersApart: true
      default: false
      }
    list(isAgain ? "rate again:" : "rate:", unique(concept.rate.map(unit)))
    list("mark:", concept.mark)
    list("watch for \(target.id):", concept.watch)
    return parts.joined(separator: "; ")
  }

  /// What a position rests on, with the lines of the rows.
  func path(_ concept: PersonGaps.Concept, _ person: PersonRatings) -> String {
    var weights: [(name: String, weight: Double, lines: [Int])] = []
    for support in concept.support {
      let lines =
        person.ratings.filter { $0.unit == support.unit && support.marked < 1 }.map(\.line)
        + person.marks.filter { $0.unit == support.unit && support.marked > 0 }.map(\.line)
      let name = unit(support.unit)
      if let place = weights.firstIndex(where: { $0.name == name }) {
        weights[place].weight += support.weight
        weights[place].lines += lines
      } else {
        weights.append((name, support.weight, lines))
      }
    }
    return weights.map { unit in
      let lines = Array(Set(unit.lines)).sorted()
      let word = lines.count == 1 ? "line" : "lines"
      return "\(unit.name) \(unbrokenPercent(unit.weight)) (\(word)\u{A0}\(Self.list(lines)))"
    }.joined(separator: ", ")
  }

  /// Lines with no more than a few of them told apart.
  private static func list(_ lines: [Int]) -> String {
    lines.prefix(6).map(String.init).joined(separator: ", ")
      + (lines.count > 6 ? " and \(lines.count - 6) more" : "")
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// The central 80 % of a position in whole reference points, as `22 to 58`; nil where nothing is
  /// known.
  func interval(_ concept: PersonGaps.Concept) -> String? {
    concept.position.isEmpty ? nil : Self.words(finder.interval(of: concept.position))
  }

  static func words(_ range: ClosedRange<Double>) -> String {
    "\(Int(range.lowerBound.rounded())) to \(Int(range.upperBound.rounded()))"
  }

  /// What holds for everybody alike, as sentences without full stop.
  var cautions: [String] {
    ["this is no appraisal: it says what to look at and what to teach, and compares nobody"]
      + finder.translator.pair.cautions.map(\.message)
  }
}

extension PersonGaps {
  /// The concepts that are short, the greatest need first.
  var byNeed: [Concept] { short { $0.need } }

  /// The concepts that are short, the greatest shortfall first.
  var byShortfall: [Concept] { short { $0.shortfall ?? 0 } }

  private func short(by measure: (Concept) -> Double) -> [Concept] {
    concepts.filter { $0.status == .short }.map { (measure($0), $0) }.sorted {
      ($1.0, $0.1.concept) < ($0.0, $1.1.concept)
    }.map(\.1)
  }
}
