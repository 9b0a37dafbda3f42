import CrosswalkBase
import CrosswalkModel

/// The rows of the sheet About that say something of the document and its scale; people may edit
/// those with a field.
extension FrameworkWorkbook {
  /// A field of a framework as a cell.
  struct Fact {
    /// What can be said in the cell; nil: any text.
    var words: [String]?
    /// Whether the cell may be empty.
    var isOptional = false
    var get: (Framework) -> String?
    var set: (inout Framework, String?) -> Void

    /// Why a cell cannot say this; nil if it can.
    func objection(to text: String) -> String? {
      if text.allSatisfy(\.isWhitespace) { return isOptional ? nil : "the cell must not be empty" }
      guard let words, !words.contains(text) else { return nil }
      return "\(quoted(text)) is none of \(words.joined(separator: ", "))"
        + (nearest(text, in: words).map { "; did you mean '\($0)'?" } ?? "")
    }

    func put(_ text: String, into framework: inout Framework) {
      set(&framework, text.allSatisfy(\.isWhitespace) ? nil : text)
    }
  }

  /// What stands before each framework that the document was drafted from.
  static let ancestorHeading = "Drafted from"
  /// What stands before how the order of the levels is known.
  static let orderHeading = "How the order of the levels is known"

  /// In the order of the sheet; those that cannot be edited have no field.
  static var facts: [(name: String, field: Fact?, value: (Framework) -> String?)] {
    func text(_ path: WritableKeyPath<Framework, String>) -> Fact {
      Fact(get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 ?? "" })
    }
    func optional(_ path: WritableKeyPath<Framework, String?>) -> Fact {
      Fact(isOptional: true, get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
    }
    func word<Word: RawRepresentable<String> & CaseIterable>(
      _ path: WritableKeyPath<Framework, Word>
    ) -> Fact {
      Fact(
        words: Word.allCases.map(\.rawValue), get: { $0[keyPath: path].rawValue },
        set: { framework, text in
          if let word = text.flatMap(Word.init) { framework[keyPath: path] = word }
        })
    }
    func optionalWord<Word: RawRepresentable<String> & CaseIterable>(
      _ path: WritableKeyPath<Framework, Word?>
    ) -> Fact {
      Fact(
        words: Word.allCases.map(\.rawValue), isOptional: true,
        get: { $0[keyPath: path]?.rawValue },
        set: { $0[keyPath: path] = $1.flatMap(Word.init) })
    }
    let fields: [(String, Fact)] = [
      ("Title", text(\.title)), ("Publisher", text(\.publisher)), ("Version", text(\.version)),
      ("Jurisdiction", text(\.jurisdiction)), ("Date", text(\.date)),
      ("Language", optional(\.language)), ("License", optional(\.license)),
      ("Whose words", optionalWord(\.wording)), ("Source", text(\.source.title)),
      ("Address of the source", optional(\.source.url)),
      ("Note on the source", optional(\.source.note)),
    ]
    let scale: [(String, Fact)] = [
      ("Title of the scale", text(\.scale.title)), ("What it measures", text(\.scale.construct)),
      ("The same in a word", optional(\.scale.measures)),
      ("What is rated", word(\.scale.rates)), ("What ratings rest on", word(\.scale.basis)),
      ("Note on the scale", optional(\.scale.note)), (orderHeading, optionalWord(\.scale.order)),
    ]
    func rows(_ fields: [(String, Fact)]) -> [(
      name: String, field: Fact?, value: (Framework) -> String?
    )] {
      fields.map { ($0.0, $0.1, $0.1.get) }
    }
    return [("Framework", nil, { $0.id })] + rows(fields) + [("Scale", nil, { $0.scale.id })]
      + rows(scale)
  }
}
