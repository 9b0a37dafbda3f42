import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// References in plain text, one a paragraph.
package struct ReferenceText {
  private let references: [Reference]

  package init(_ references: [Reference]) { self.references = references }

  /// Each as a sentence or more, which a person can paste.
  package var lines: [String] { references.map(Self.line) }

  /// The references, and what is to be known before any of it is passed on.
  package func text(style: TextStyle, remarks: [String] = []) -> PlainText {
    var text: PlainText = ""
    for line in lines { text += style.wrapped("\(line)", first: "- ") }
    text += "\n"
    for remark in remarks + [Self.licence] { text += style.wrapped("\(remark)", first: "") }
    return text
  }

  /// That nobody has chosen a licence, which we do not do for them.
  package static let licence =
    "No licence is given for the program or for the judgements that come with it: that is for their "
    + "owner to choose. What a document itself allows is for whoever published it to say."

  private static func line(_ reference: Reference) -> String {
    let names = reference.creators.joined(separator: "; ")
    let creator = names.isEmpty ? "" : "\(ended(names)) "
    let date = "(\(reference.date ?? "no date"))."
    let kind =
      switch reference.kind {
      case .document: ""
      case .dataset: " [data]"
      case .software: " [computer program]"
      }
    var parts = ["\(creator)\(date) \(reference.title)\(kind)."]
    if let version = reference.version { parts.append("Version: \(ended(version))") }
    if let url = reference.url { parts.append("\(url).") }
    parts += reference.notes
    if let hash = reference.hash { parts.append("Content hash: \(hash).") }
    return parts.joined(separator: " ")
  }

  private static func ended(_ text: String) -> String {
    text.hasSuffix(".") ? text : text + "."
  }
}
