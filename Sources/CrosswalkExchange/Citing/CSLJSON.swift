import CrosswalkBase
import CrosswalkKit

/// References as CSL-JSON, which Zotero and pandoc read.
package enum CSLJSON {
  /// A list of items, in the order given.
  package static func text(_ references: [Reference]) throws -> String {
    try JSONText.pretty(references.map(item))
  }

  private static func item(_ reference: Reference) -> JSONValue {
    var notes = reference.notes
    if let hash = reference.hash { notes.append("Content hash \(hash).") }
    let type =
      switch reference.kind {
      case .document: "report"
      case .dataset: "dataset"
      case .software: "software"
      }
    return .record([
      "id": .text(reference.id), "type": .text(type), "title": .text(reference.title),
      "author": reference.creators.isEmpty
        ? nil : .list(reference.creators.map { .object(["literal": .text($0)]) }),
      "issued": .filled(reference.dateParts.map { .number(Double($0)) }).map {
        .object(["date-parts": .list([$0])])
      },
      "version": .optional(reference.version), "URL": .optional(reference.url),
      "note": notes.isEmpty ? nil : .text(notes.joined(separator: " ")),
    ])
  }
}
