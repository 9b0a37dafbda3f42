import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Translations of one person, or of many as they come, in the form that somebody asked for.
package struct TranslationStream {
  private let format: OutputFormat
  private let ratings: RatingIndex
  private let text: TranslationText
  private let table: TranslationTable
  private var isFirst = true

  /// - Parameters:
  ///   - translator: What the translations come from.
  ///   - format: The form.
  ///   - ontology: Where concepts get their names; asked for only where paths are shown.
  ///   - style: What the terminal can show.
  ///   - explains: Whether text shows the path of each answer.
  package init(
    _ translator: Translator, as format: OutputFormat, ontology: @autoclosure () -> Ontology,
    style: TextStyle, explains: Bool
  ) {
    self.format = format
    ratings = translator.ratings
    table = TranslationTable(to: translator.target.framework)
    text = TranslationText(
      from: translator.source.framework, to: translator.target.framework, ontology: ontology(),
      style: style, explains: explains)
  }

  /// A translation that stands alone.
  package func only(_ translation: Translation, of group: RatingGroup) throws -> OutputPiece {
    switch format {
    case .json: .data(try JSONText.pretty(translation))
    case .ndjson: .data(try JSONText.compact(translation) + "\n")
    case .csv: .data(table.table([translation]).csv)
    case .text: .text(text.text(translation, of: ratings.profile(group)))
    }
  }

  /// What stands before the first translation of many.
  package var start: OutputPiece {
    switch format {
    case .json: .data("[")
    case .csv: .data(table.table([]).csvHeader)
    case .text, .ndjson: .text("")
    }
  }

  /// The next translation of many.
  package mutating func next(_ translation: Translation, of group: RatingGroup) throws
    -> OutputPiece
  {
    defer { isFirst = false }
    switch format {
    case .json: return .data((isFirst ? "\n" : ",\n") + (try JSONText.compact(translation)))
    case .csv: return .data(table.table([translation]).csvRows)
    case .ndjson: return .data(try JSONText.compact(translation) + "\n")
    case .text:
      return .text((isFirst ? "" : "\n") + text.text(translation, of: ratings.profile(group)))
    }
  }

  /// What stands after the last translation of many.
  package var end: OutputPiece {
    switch format {
    case .json: .data("\n]\n")
    case .csv, .ndjson: .data("")
    case .text: .text(isFirst ? "No rating to translate.\n" : "")
    }
  }
}
