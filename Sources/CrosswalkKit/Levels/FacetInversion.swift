import CrosswalkModel

/// Two levels whose cuts and facets contradict each other: the one that lies lower on the reference
/// scale claims more of a facet.
///
/// Cuts and strengths of facets are two judgements of the same wording; where they contradict each
/// other, one of them is wrong, and a translation that rests on the facet is no better than the
/// worse of them.
public struct FacetInversion: Sendable, Hashable {
  /// A level of a framework.
  public struct Place: Sendable, Hashable {
    /// The framework's id.
    public var framework: String
    /// The level's id.
    public var level: String
    /// Of the facet, 0 to 4.
    public var strength: Int
  }

  /// The id of the facet.
  public var facet: String
  /// Lies lower on the reference scale, and claims more.
  public var lower: Place
  /// Lies higher, and claims less.
  public var higher: Place

  /// The inversions between the levels of two scales, or of one with itself, by facet, then level.
  ///
  /// Only levels count that do not meet: the lower one ends where the higher one begins, or before.
  public static func between(
    _ first: AlignedFramework, _ second: AlignedFramework
  ) -> [FacetInversion] {
    between(
      PlacedFacets(first.framework, first.alignment),
      PlacedFacets(second.framework, second.alignment))
  }

  /// The same of scales whose facets were placed already.
  package static func between(
    _ first: PlacedFacets, _ second: PlacedFacets
  ) -> [FacetInversion] {
    let found =
      inversions(from: first, to: second)
      + (first.framework == second.framework ? [] : inversions(from: second, to: first))
    return found.sorted {
      ($0.facet, $0.lower.framework, $0.lower.level, $0.higher.level)
        < ($1.facet, $1.lower.framework, $1.lower.level, $1.higher.level)
    }
  }

  private static func inversions(
    from lower: PlacedFacets, to higher: PlacedFacets
  ) -> [FacetInversion] {
    lower.claims.flatMap { facet, lower in
      lower.flatMap { below in
        (higher.claims[facet] ?? []).compactMap { above in
          guard below.place.strength > above.place.strength, below.end <= above.begin else {
            return nil
          }
          return FacetInversion(facet: facet, lower: below.place, higher: above.place)
        }
      }
    }
  }
}

extension FacetInversion: CustomStringConvertible {
  /// One sentence without capital and full stop.
  public var description: String {
    "\(lower.framework) \(lower.level) claims more \(facet) (\(lower.strength)) than "
      + "\(higher.framework) \(higher.level) (\(higher.strength)), and lies lower on the reference "
      + "scale"
  }
}
