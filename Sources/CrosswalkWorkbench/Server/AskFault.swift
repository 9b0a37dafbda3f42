import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What a failure says of what was asked: something that is not there, something that was asked wrongly, or
/// a fault of ours. Pages and programs are told the same.
struct AskFault {
  /// Of HTTP.
  let status: Int
  /// The right name that is nearest to a wrong one; nil: none is near.
  var nearest: String?

  /// Whether its words say what to do, so that they can be shown as they are.
  let isKnown: Bool

  /// - Parameters:
  ///   - error: What was thrown.
  ///   - ask: What was asked: a wrong name in an address leads nowhere, one that was sent is a wrong answer.
  init(_ error: any Error, in ask: PageAsk) {
    switch error {
    case CatalogError.unknownFramework(let id, let nearest):
      let isPlace = ask.fields == nil || ask.captures.values.contains(id)
      (status, self.nearest) = (isPlace ? 404 : 400, nearest)
    case let error as NameError:
      (status, nearest) = (ask.fields == nil ? 404 : 400, error.nearest)
    case is TranslationError, is SettingError, is ExpectationError, is GapError, is SheetError,
      is RatingsError, is ReadingRefusal, is ReviewError, is ReadingError,
      is CurriculumError,
      is CalendarError, is CASEExportError,
      is SpreadsheetError:
      status = 400
    case let error as PeopleError: status = error.status
    case let error as EditRefusal: status = error.status
    case is Abandoned: status = 503
    default: status = 500
    }
    isKnown = status != 500 || error is EditRefusal
  }
}
