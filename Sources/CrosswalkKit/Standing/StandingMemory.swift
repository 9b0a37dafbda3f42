import CrosswalkBase
import CrosswalkModel
import Synchronization

/// Keeps what statements of one framework say of how it stands to those of another, from one decision to the
/// next.
///
/// A decision changes the links of few statements, and what all others say of each other stays. With the same
/// memory standings are the same as without one.
public final class StandingMemory: Sendable {
  /// What one framework is asked of another.
  private struct Pair: Hashable {
    var from: String
    var to: String
  }

  /// What was found out for a pair.
  private struct Known {
    /// What it rests on besides the kinds.
    var kinship: ConceptKinship
    /// The kinds of statements of the target.
    var kinds: [StatementKinds.Kind: Int32]
    /// What they say together, by the kind of the subject.
    var signs: [StatementKinds.Kind: LinkSigns]
  }

  private final class Place: Sendable {
    let known = Mutex<Known?>(nil)
  }

  private let places: Remembered<Pair>

  /// A memory of nothing.
  ///
  /// - Parameter most: How many statements the frameworks of all pairs that it keeps may have.
  public init(most: Int = 200_000) { places = Remembered(most: most) }

  /// What the target says of each kind of subject, but for subjects of which somebody has judged something.
  func signs(_ counterparts: Counterparts) -> [StatementKinds.Kind: LinkSigns] {
    let (source, target) = (counterparts.source.framework, counterparts.target.framework)
    let place = places.value(
      Pair(from: source.id, to: target.id),
      weight: source.statements.count + counterparts.objects.count
    ) { Place() }
    return place.known.withLock { known in
      if known?.kinship != counterparts.kinship { known = nil }
      let signs = Self.signs(counterparts, known)
      known = Known(
        kinship: counterparts.kinship, kinds: counterparts.kinds.byKind, signs: signs)
      return signs
    }
  }

  private static func signs(
    _ counterparts: Counterparts, _ known: Known?
  ) -> [StatementKinds.Kind: LinkSigns] {
    let kinds = counterparts.kinds
    let new = kinds.byKind.filter { known?.kinds[$0.key] == nil }.map { Int($0.value) }
    // What is gone may have been the only kind to say something.
    var touched: Set<String> = []
    for kind in known?.kinds.keys ?? [:].keys where kinds.byKind[kind] == nil {
      for link in kind.links {
        touched.insert(link.concept)
        touched.formUnion(counterparts.kinship.all(of: link.concept).map(\.concept))
      }
    }
    var finder = SignFinder(counterparts)
    var signs: [StatementKinds.Kind: LinkSigns] = [:]
    for (_, subject) in counterparts.source.framework.statements
    where !counterparts.isJudged(subject) {
      let kind = counterparts.kind(of: subject)
      if signs[kind] != nil { continue }
      let isTouched = kind.links.contains { touched.contains($0.concept) }
      if !isTouched, let before = known?.signs[kind] {
        signs[kind] =
          new.isEmpty ? before : finder.signs(of: subject, besides: before, of: new)
      } else {
        signs[kind] = finder.signs(of: subject)
      }
    }
    return signs
  }
}
