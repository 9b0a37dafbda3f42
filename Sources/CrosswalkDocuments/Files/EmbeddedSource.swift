import CrosswalkBase
import CrosswalkModel

/// Writes the Swift file that holds checked data: what the `EmbedFrameworks` plugin generates.
public enum EmbeddedSource {
  /// The source of an internal `enum EmbeddedFrameworks` with the compiled form of the ontology (if
  /// there is one), of each framework with its alignment, of direct judgements, of catalogues of
  /// activities, of prompts, and the text of each file. A framework of the catalog behind the files
  /// is in it, whole, only where the files lay an alignment over it.
  ///
  /// - Parameter workspace: Free of errors.
  /// - Returns: A whole Swift file; the same files over the same catalog give the same text.
  /// - Throws: `DecodingError` if that catalog is damaged.
  package static func swift(_ workspace: Workspace) throws -> String {
    let documents = workspace.documents
    var source = """
      // Compiled from YAML by the EmbedFrameworks plugin; changes are lost.
      import CrosswalkKit

      enum EmbeddedFrameworks {

      """
    let ontology = documents.ontologies.first.map {
      "Catalog.EmbeddedOntology(\(compiled(Archive.encode($0.value))), "
        + "hierarchy: \(literal(Archive.encode(ConceptHierarchy($0.value)))))"
    }
    source += "  static let ontology: Catalog.EmbeddedOntology? = \(ontology ?? "nil")\n"
    source += "  static let frameworks: [Catalog.Embedded] = [\n"
    for framework in try workspace.frameworks() {
      source += "    Catalog.Embedded(id: \(literal(framework.framework.id)), "
      source += "archive: \(literal(Archive.encode(framework)))),\n"
    }
    source += "  ]\n  static let matches: [Catalog.EmbeddedMatches] = [\n"
    for set in documents.matches {
      source += "    Catalog.EmbeddedMatches(from: \(literal(set.value.from)), "
      source += "to: \(literal(set.value.to)), \(compiled(Archive.encode(set.value)))),\n"
    }
    source += "  ]\n  static let catalogues: [String] = [\n"
    for catalogue in documents.catalogues {
      source += "    \(literal(Archive.encode(catalogue.value))),\n"
    }
    source += "  ]\n  static let prompts: [String] = [\n"
    for prompts in documents.prompts {
      source += "    \(literal(Archive.encode(prompts.value))),\n"
    }
    source += "  ]\n  static let sources: [(path: String, text: String)] = [\n"
    for file in workspace.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      source += "    (\(literal(file.path)), \(literal(text))),\n"
    }
    return source + "  ]\n}\n"
  }

  /// The arguments for an archive and its content hash, so that no start of a program takes it.
  private static func compiled(_ archive: String) -> String {
    "archive: \(literal(archive)), digest: \(literal(SHA256.hexDigest(of: archive)))"
  }

  /// A string literal on one line; compiling one is fast however long it is.
  private static func literal(_ text: String) -> String {
    var escaped = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\u{0}"..<" ", "\u{7F}", "\u{FEFF}", "\u{2028}", "\u{2029}":
        escaped += "\\u{\(String(scalar.value, radix: 16))}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped + "\""
  }
}
