import CrosswalkModel

/// All numbers that a translation between two frameworks is computed from, for people of one role.
///
/// The engine reads nothing else, so whatever computes from these tables, in whatever language,
/// gives the same answers. Vectors by part have one number for each of ``parts``, in that order;
/// every sum over parts or units runs in the order of their ids. Which concepts are cases of which,
/// and that knowing does not cover doing, is in the numbers already.
package struct TranslationTables: Sendable {
  /// An id and what people read for it.
  package struct Name: Sendable, Hashable {
    package let id: String
    package let title: String
  }

  /// A level of the source and one of the target.
  package struct LevelPair: Sendable, Hashable {
    package let source: Int
    package let target: Int
    /// Another level is likelier; otherwise only what the scales measure differs.
    package let isReadOtherwise: Bool
  }

  /// The names of one side.
  package struct Side: Sendable {
    package let framework: Translation.Side
    /// The rated units: by ascending id in the source, in the order of the document in the target.
    package let units: [Name]
    /// Lowest first.
    package let levels: [Name]
    /// The ids of what can come out on this side's scale: `below`, each level, `above`.
    package let outcomes: [String]
    /// Whether the framework rates the person and not single units.
    package let ratesPerson: Bool
  }

  package let source: Side
  package let target: Side
  /// What the target's content is counted by, ascending by concept; several parts may be of one
  /// concept.
  package let parts: [TargetPart]

  /// Of the rated person: statements whose actor fits it count in the source. Nil: not known, so
  /// all count but those about an agency.
  package let role: Role?
  /// By source unit: what its statements that count for the role have for each part. What is more
  /// general or more precise than several parts is there for each of them, so the sums may be over 1.
  package let sourceContents: [UnitContent]
  /// By source unit: how much content it has, 0 to 1, each share counted once.
  package let sourceSizes: [Double]
  /// By source unit, then target unit: how much of the first one's content meets anything of the
  /// second, 0 to 1.
  package let sourceInside: [[Double]]
  /// By source unit, then source level, then part: the amounts of statements at or below that
  /// level. Where no statement of a unit has a level, all hold at every level.
  package let sourceAmountsUpTo: [[[Double]]]
  /// Whom the source's statements that count speak of.
  package let sourceActors: Set<Role>

  /// By source unit: whether any statement counts; a unit without statements about people
  /// speaks of nobody in particular, and so of everybody.
  package let sourceSpeaks: [Bool]

  /// Statements of the target count whose actor fits it; nil: all but those about an agency.
  package let targetRole: Role?
  /// By target unit: what its statements that count are about.
  package let targetContents: [UnitContent]
  /// By target unit, then part: what the unit asks for under the part, its cases included; what the
  /// ceilings of ``parts`` are measured by.
  package let targetDemands: [[Double]]
  /// By target unit: whom its statements that count speak of.
  package let targetActors: [Set<Role>]

  /// By source level: how likely each outcome is in the target. Where ``isRefused`` it says
  /// nothing.
  package let levelLink: LevelLink
  /// The same for a concept that the rating says nothing about: wider by what a person's standing in
  /// one concept ordinarily lies from that in others.
  package let widerLink: LevelLink
  /// What both scales speak to, and what only one does; the ids ascend.
  package let facets: Translation.Facets
  /// By source level: its middle on the reference scale.
  package let sourceMiddles: [Double]
  /// By source level: the facets that its wording speaks to, ascending ids.
  package let facetsByLevel: [[String]]
  /// By target level: the facets of which its wording claims something, ascending ids.
  package let targetFacetsByLevel: [[String]]
  /// The same name on both scales where it does not mean the same, as pairs of levels.
  package let falseFriends: [LevelPair]
  /// Levels of the two scales whose cuts and facets contradict each other, on shared facets.
  package let inversions: [FacetInversion]

  /// Whether both sides are one framework: a rating is itself, and nothing is translated.
  package let isIdentity: Bool
  /// Whether both sides use one scale, so that levels are not set side by side by judgement.
  package let isSameScale: Bool
  /// Whether the scales measure nothing in common, so that no level is translated.
  package let isRefused: Bool
  /// Where an answer stops being one.
  package let thresholds: Thresholds
}
