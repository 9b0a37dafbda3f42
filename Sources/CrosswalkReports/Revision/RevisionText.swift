import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// What changed between two versions of a framework, as text or as a table.
public struct RevisionText {
  private let style: TextStyle

  /// Makes reports for a terminal.
  public init(style: TextStyle) { self.style = style }

  /// The changes, then how far translations move.
  public func text(_ revision: Revision) -> String {
    var text =
      style.paint(
        TextStyle.safe(
          "\(revision.framework): \(counted(revision.changes.count, "change"))"), .bold) + "\n"
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
        TextStyle.safe(words), first: TextStyle.safe("  \(change.kind) \(change.id)  "))
    }
    text += "\n" + style.paint("How far translations move", .bold) + "\n"
    if revision.shifts.isEmpty { text += "  There is nothing to translate into or from.\n" }
    for shift in revision.shifts {
      text += style.wrapped(
        TextStyle.safe(
          "\(shift.changed) of \(counted(shift.compared, "answer")) differ; of a distribution "
            + "\(percent(shift.largest)) moves at most, \(percent(shift.mean)) on average"),
        first: TextStyle.safe("  \(shift.from) \(style.arrow) \(shift.to)  "))
    }
    return text
  }

  /// One row a change or shift, under a header.
  public static func table(_ revision: Revision) -> String {
    CSVWriter.row(["kind", "id", "field", "old", "new"])
      + revision.changes.map {
        CSVWriter.row([$0.kind, $0.id, $0.field, $0.old ?? "", $0.new ?? ""])
      }.joined()
      + revision.shifts.flatMap { shift in
        [
          ("compared", "\(shift.compared)"), ("changed", "\(shift.changed)"),
          ("largest", shift.largest.description), ("mean", shift.mean.description),
        ].map { CSVWriter.row(["shift", "\(shift.from) \(shift.to)", $0.0, "", $0.1]) }
      }.joined()
  }
}
