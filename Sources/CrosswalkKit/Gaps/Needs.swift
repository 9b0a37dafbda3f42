/// What people need, and nothing else: what the search for a curriculum takes.
package struct Needs: Sendable, Hashable {
  /// What a person needs of one concept in one stage of the reference scale.
  package struct Part: Sendable, Hashable {
    /// In ``Needs/concepts``.
    package var concept: Int
    /// In ``Needs/stageWidths``.
    package var stage: Int
    /// How much of the target is lacking: the concept's known weight in the target times the
    /// shortfall in reference points times its importance; over 0.
    package var need: Double
    /// The shortfall inside the stage in reference points, from 0 to the stage's width.
    package var shortfall: Double

    package init(concept: Int, stage: Int, need: Double, shortfall: Double) {
      (self.concept, self.stage) = (concept, stage)
      (self.need, self.shortfall) = (need, shortfall)
    }
  }

  /// The ids of all concepts of which the target speaks, ascending.
  package let concepts: [String]
  /// How wide each stage is, lowest first, in reference points.
  package let stageWidths: [Double]
  /// By person, in the order of the table: only what is needed, by concept and stage; empty for
  /// somebody who needs nothing. Who it is stands elsewhere.
  package let people: [[Part]]

  package init(concepts: [String], stageWidths: [Double], people: [[Part]]) {
    self.concepts = concepts
    self.stageWidths = stageWidths
    self.people = people
  }

  /// The needs of some people; all gaps are towards concepts of one list.
  package init(_ gaps: [PersonGaps], concepts: [String], stageWidths: [Double]) {
    self.init(
      concepts: concepts, stageWidths: stageWidths,
      people: gaps.map { person in
        person.concepts.flatMap { concept in
          concept.shortfallByStage.indices.compactMap { stage in
            let need = concept.need(inStage: stage)
            return need > 0
              ? Part(
                concept: concept.concept, stage: stage, need: need,
                shortfall: concept.shortfallByStage[stage]) : nil
          }
        }
      })
  }

  /// The sum over everybody.
  package var total: Double {
    people.reduce(0) { $0 + $1.reduce(0) { $0 + $1.need } }
  }
}
