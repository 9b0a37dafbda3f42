import CrosswalkBase
import CrosswalkKit

/// Where a person stands in the concepts of one domain together, by how much of the target each is
/// known of.
struct DomainStanding {
  let domain: String
  /// The central 80 %; nil where nothing is known.
  let interval: ClosedRange<Double>?
  /// As likely above as below; nil where nothing is known.
  let middle: Double?
  /// Where the target's level begins, in reference points.
  let requirement: Double
  /// The person's need in the domain, as a part of all need; 0 to 1.
  let need: Double
  /// The mean shortfall of what is known, in reference points; nil where nothing is known.
  let shortfall: Double?

  /// In the order of the ontology; domains of which the target does not speak are left out.
  static func all(_ person: PersonGaps, _ names: GapNames) -> [DomainStanding] {
    let grouped = Dictionary(grouping: person.concepts) { names.domain($0.concept) }
    let order = names.ontology.domains.map(\.label) + ["Other"]
    var seen: Set<String> = []
    return order.filter { seen.insert($0).inserted }.compactMap { domain in
      grouped[domain].map { DomainStanding(domain, $0, of: person.need, names) }
    }
  }

  private init(
    _ domain: String, _ concepts: [PersonGaps.Concept], of need: Double, _ names: GapNames
  ) {
    self.domain = domain
    let known = concepts.reduce(0) { $0 + $1.known }
    let share = concepts.reduce(0) { $0 + $1.share }
    requirement =
      share > 0 ? concepts.reduce(0) { $0 + $1.requirement * $1.share } / share : 0
    self.need = need > 0 ? concepts.reduce(0) { $0 + $1.need } / need : 0
    guard known > 0 else {
      (interval, middle, shortfall) = (nil, nil, nil)
      return
    }
    var position = [Double](repeating: 0, count: names.source.scale.levels.count)
    var lack = 0.0
    for concept in concepts where concept.known > 0 {
      lack += concept.known / known * (concept.shortfall ?? 0)
      for (level, weight) in concept.position.enumerated() {
        position[level] += concept.known / known * weight
      }
    }
    interval = names.finder.interval(of: position)
    middle = names.finder.interval(of: position, holding: 0).lowerBound
    shortfall = lack
  }

  /// What there is to say, in a few words.
  var words: String {
    guard let shortfall else { return "not known" }
    return shortfall < 0.05 ? "lacks nothing" : "lacks \(decimals(shortfall, 1))"
  }
}
