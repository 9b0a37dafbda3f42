import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// What changed between two versions of a framework, as text or as a table.
public struct RevisionText {
  private let style: TextStyle

  /// Makes reports for a terminal.
  public init(style: TextStyle) { self.style = style }

  /// The changes, then how far translations move.
  public func text(_ revision: Revision) -> PlainText {
    let heading: PlainText =
      "\(revision.framework): \(counted(revision.changes.count, "change"))"
    var text = style.paint(heading, .bold) + "\n"
    for change in revision.changes {
      var words = change.field
      switch (change.old, change.new) {
      case (let old?, let new?): words += ": \(old) \(style.arrow) \(new)"
      case (let value?, nil) where change.field != "removed":
        words += ": \(value) \(style.arrow) none"
      case (nil, let value?) where change.field != "added":
        words += ": none \(style.arrow) \(value)"
      case (let value?, nil), (nil, let value?): words += ": \(value)"
      case (nil, nil): break
      }
      text += style.wrapped(
        "\(words)", first: "  \(change.kind) \(change.id)  ")
    }
    text += "\n" + style.paint("How far translations move", .bold) + "\n"
    if revision.shifts.isEmpty { text += "  There is nothing to translate into or from.\n" }
    for shift in revision.shifts {
      text += style.wrapped(
        "\(shift.changed) of \(counted(shift.compared, "answer")) differ; of a distribution "
          + "\(percent(shift.largest)) moves at most, \(percent(shift.mean)) on average",
        first: "  \(shift.from) \(style.arrow) \(shift.to)  ")
    }
    for shift in revision.answers { text += "\n" + self.text(shift) }
    return text
  }

  private func text(_ shift: RatingShift) -> PlainText {
    let heading: PlainText =
      "What moves for \(counted(shift.people, "profile")) (people in one role, on one basis), \(shift.from) \(style.arrow) \(shift.to)"
    var text = style.paint(heading, .bold) + "\n"
    text += style.wrapped(
      "\(shift.changed) of \(counted(shift.compared, "answer")) changed, the most common change first. "
        + "A cause is the part of the new version that made the difference when the old one was "
        + "changed into it a part at a time: document, cuts, location error, facets, links by concept, ontology, thresholds.",
      first: "  ")
    if shift.lostRatings > 0 {
      text += style.wrapped(
        "\(counted(shift.lostRatings, "rating")) cannot be used any more, since their unit or level is gone.",
        first: "  ")
    }
    for effect in shift.effects {
      text += style.wrapped(
        "\(effect.title): \(effect.kind.words), \(effect.before) \(style.arrow) \(effect.after). "
          + "Because of \(effect.causes.map(\.words).joined(separator: ", "))",
        first: "  \(effect.people)  ")
    }
    return text
  }

  /// One row a change or shift.
  public static func table(_ revision: Revision) -> Table {
    var table = Table(["kind", "id", "field", "old", "new"])
    for change in revision.changes {
      table.rows.append([
        .text(change.kind), .text(change.id), .text(change.field), .init(change.old),
        .init(change.new),
      ])
    }
    for shift in revision.shifts {
      let figures: [(String, Table.Cell)] = [
        ("compared", .integer(shift.compared)), ("changed", .integer(shift.changed)),
        ("largest", .number(shift.largest)), ("mean", .number(shift.mean)),
      ]
      for (name, value) in figures {
        table.rows.append([
          "shift", .text("\(shift.from) \(shift.to)"), .text(name), .absent, value,
        ])
      }
    }
    for shift in revision.answers {
      for effect in shift.effects {
        table.rows.append([
          "answers", .text("\(shift.from) \(shift.to) \(effect.unit)"),
          .text("\(effect.kind.rawValue): \(effect.causes.map(\.words).joined(separator: "; "))"),
          .text(effect.before), .text(effect.after),
        ])
      }
    }
    return table
  }
}

extension RatingShift.Kind {
  /// What happened, where most of the people went from one thing to the other.
  var words: String {
    switch self {
    case .refused: "no answer any more"
    case .answered: "an answer now"
    case .gone: "the unit is gone"
    case .new: "a new unit"
    case .answer: "another answer"
    case .interval: "the same answer, another interval"
    case .status: "the same answer, worth more or less"
    }
  }
}

extension RatingShift.Cause {
  /// The part, with the concept that links lead to.
  var words: String { concept.map { "links to \($0)" } ?? part.rawValue }
}
