import CrosswalkModel

/// Something a reader must know before using an answer.
public struct Caution: Sendable, Codable, Hashable {
  /// What kind of caution it is; stable, for programs.
  public enum Code: String, Sendable, Codable, Hashable, CaseIterable {
    /// Little of the unit is covered.
    case coverage
    /// The unit is a corner of what the ratings are about.
    case focus
    /// The statements of the two sides speak of different kinds of people.
    case actor
    /// The two scales share one facet only.
    case facets
    /// Statements at or below the rated level cover much less than all statements do.
    case level
    /// Rated levels that carry weight are silent on every facet that the scales share.
    case silentLevel = "silent-level"
    /// Another level than the answer is likelier.
    case likeliest
    /// Another level is nearly as likely as the answer.
    case close
    /// The interval spans more than half of the levels.
    case width
    /// The answer's level claims facets that the rated levels are silent on.
    case unspoken
    /// A rated level and one that comes out have the same name and do not mean the same.
    case falseFriend = "false-friend"
    /// What the levels claim of a facet contradicts where they lie.
    case contradiction
    /// One scale states expectations, the other rates what is observed.
    case construct
    /// The rating itself was not observed.
    case basis
    /// One framework was drafted from the other.
    case ancestry
    /// Somebody's own links, acts or cuts were laid over the bundled ones.
    case override
    /// The cuts of a scale are fitted to people rated in two frameworks, and not judged.
    case fitted
  }

  /// The kind, which stays the same when the wording of the message changes.
  public var code: Code
  /// A plain sentence.
  public var message: String

  /// The message is for people, the code for programs.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension Caution {
  /// What is to be known of two documents, whatever is rated: other constructs, shared ancestry,
  /// overrides.
  static func betweenDocuments(
    _ source: AlignedFramework, _ target: AlignedFramework
  ) -> [Caution] {
    var cautions: [Caution] = []
    let (mine, theirs) = (source.framework, target.framework)
    if mine.scale.basis != theirs.scale.basis {
      cautions.append(
        Caution(
          .construct,
          "'\(mine.id)' describes \(mine.scale.basis.words), '\(theirs.id)' "
            + theirs.scale.basis.words))
    }
    for (child, parent) in [(mine, theirs), (theirs, mine)]
    where child.draftedFrom.contains(where: { $0.framework == parent.id }) {
      cautions.append(
        Caution(
          .ancestry,
          "'\(child.id)' was drafted from '\(parent.id)': where they agree, that is shared "
            + "ancestry and no evidence"))
    }
    for (side, other) in [(source, target), (target, source)] {
      guard let fitted = side.alignment.scale?.fitted else { continue }
      cautions.append(
        Caution(
          .fitted,
          "the levels of '\(side.framework.id)' are fitted to \(fitted.people) people "
            + "rated in it and in '\(fitted.other)'"
            + (fitted.other == other.framework.id ? "" : ", not in '\(other.framework.id)'")
            + " (\(fitted.file), \(fitted.date), by \(fitted.author)), and not judged"))
    }
    for author in source.overriddenBy + target.overriddenBy {
      cautions.append(
        Caution(.override, "links, acts or cuts by \(author) are used in place of bundled ones"))
    }
    return cautions
  }
}

extension Basis {
  fileprivate var words: String { self == .expected ? "what is expected" : "observed practice" }
}
