import CrosswalkModel

/// Where the people of groups, such as offices or years, stand in another framework, and how sure
/// that is.
///
/// A share has two kinds of doubt. What belongs to single people shrinks as there are more of them.
/// What all people share does not: cuts that a panel could have put elsewhere, scales that may lie
/// off as a whole, links that may be wrong. Ten thousand people read through one wrong cut are all
/// read wrongly.
package struct GroupTranslation: Sendable, Hashable {
  /// The part of the people at one level.
  package struct Share: Sendable, Hashable {
    /// The level's id, `below` or `above`.
    package var level: String
    /// The mean probability, 0 to 1.
    package var share: Double
    /// The middle 80 % of what the share may be, with both kinds of doubt.
    package var interval: ClosedRange<Double>
    /// The same with only what all people share: it stays, however many people there are.
    package var shared: ClosedRange<Double>
    /// The same with only what belongs to single people.
    package var own: ClosedRange<Double>
  }

  /// One unit of the target, for one group.
  package struct Unit: Sendable, Hashable {
    /// The unit's id, or `all`.
    package var unit: String
    /// Its title.
    package var title: String
    /// How many people have an answer.
    package var answered: GroupGaps.Count
    /// How many have none.
    package var unanswered: GroupGaps.Count
    /// In the order of the scale; empty where under five people have an answer.
    package var shares: [Share]
  }

  /// The people of one group.
  package struct Group: Sendable, Hashable {
    /// What the group is called.
    package var name: String
    /// How many people it has; under five are not told, and nothing else of them.
    package var people: GroupGaps.Count
    /// In the order of the document; none for under five people.
    package var units: [Unit]
  }

  /// What the shares would be, if something that is assumed were otherwise.
  package struct Assumption: Sendable, Hashable {
    /// A level of one unit.
    package struct Share: Sendable, Hashable {
      /// The level's id, `below` or `above`.
      package var level: String
      /// The mean probability, 0 to 1.
      package var share: Double
    }

    /// One unit of the target.
    package struct Unit: Sendable, Hashable {
      /// The unit's id, or `all`.
      package var unit: String
      /// Its title.
      package var title: String
      /// In the order of the scale.
      package var shares: [Share]
    }

    /// What is otherwise.
    package var name: String
    /// In the order of the document.
    package var units: [Unit]
  }

  /// In the order of their names.
  package var groups: [Group]
  /// How often what all people share was drawn.
  package var draws: Int
}
