import ArgumentParser
import CrosswalkBase
import CrosswalkReports

extension SheetText.Form: ExpressibleByArgument {}

/// The paper, in small letters.
enum PaperName: String, CaseIterable, ExpressibleByArgument {
  case a4, letter

  var paper: SheetPaper { self == .a4 ? .a4 : .letter }
}

/// The kind of a sheet, by name; one that is not known is answered with the nearest.
struct SheetKindName: ExpressibleByArgument {
  let text: String

  init?(argument: String) { text = argument }

  static var allValueStrings: [String] { SheetKind.allCases.map(\.rawValue) }

  /// - Throws: `ValidationError` for a name that is none.
  func kind() throws -> SheetKind {
    if let kind = SheetKind(rawValue: text.lowercased()) { return kind }
    let names = Self.allValueStrings
    throw ValidationError(
      "there is no sheet '\(text)'"
        + (nearest(text, in: names).map { "; did you mean '\($0)'?" }
          ?? "; there is \(names.joined(separator: ", "))"))
  }
}

extension SheetError {
  /// The sentence, with the option that helps.
  var advised: String {
    let option =
      switch remedy {
      case .nameRole: "--role names it"
      case .nameLevel: "--level or --tenure names it"
      case .nameElement: "--element names it, or --unit a unit"
      case .namePlan: "--plan names the file that 'curriculum --format json' wrote"
      case nil: ""
      }
    return option.isEmpty ? "\(self)" : "\(self); \(option)"
  }
}
