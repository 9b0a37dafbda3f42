import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel

/// A sheet that has come back filled in: one step, however many statements it decides on. It is read as the
/// command reads it.
struct FilledSheet: AboutDeciding {
  /// Why nothing was taken in, a line each.
  struct Refusal: Error {
    /// Of HTTP.
    let status: Int
    /// Sentences without capital and full stop.
    let lines: [String]
  }

  /// What becomes of decisions where others have decided otherwise.
  private enum Others: String {
    /// Theirs stay, and the rest is taken in.
    case leave
    case overrule
  }

  let framework: String
  var reviewer: String
  var overrules = false
  var isSuggested = false
  var back = ""
  private let others: Others?
  private let decided: [ReviewDecision]

  /// - Throws: ``Refusal``, `CatalogError`.
  init(_ ask: PageAsk) throws {
    let catalog = ask.context.catalog
    framework = try catalog.framework(ask.capture("framework")).framework.id
    let fields = FormFields(ask)
    reviewer = FormFields.cleaned(fields.text("reviewer"))
    others = Others(rawValue: fields.text("others"))
    overrules = others == .overrule
    guard let file = ask.files.last(where: { $0.name == "file" }) else {
      throw Refusal(status: 400, lines: ["choose the sheet first"])
    }
    decided = try Self.decisions(
      in: file.bytes, of: framework, by: reviewer.isEmpty ? nil : reviewer, catalog)
  }

  private static func decisions(
    in bytes: [UInt8], of framework: String, by reviewer: String?, _ catalog: Catalog
  ) throws -> [ReviewDecision] {
    func refuse(_ lines: [String]) -> Refusal { Refusal(status: 400, lines: lines) }
    if MatchReviewFile.isReview(bytes) {
      throw refuse(["this sheet is against another framework; the command 'review apply' takes it"])
    }
    let read: ReviewFile
    do {
      read = try ReviewFile(
        bytes, ontology: catalog.ontology, defaults: .init(reviewer: reviewer)
      ) { try catalog.framework($0).framework }
      // What is not taken in here is not passed over in silence.
      if try ReviewScale(bytes, named: "the sheet", catalog: catalog).framework != nil {
        throw refuse([
          "the sheets of cuts or facets are filled in too; the command 'review apply' takes them"
        ])
      }
    } catch let error as ReviewError {
      throw refuse(["\(error)"])
    } catch let error as FileError {
      throw refuse([error.reason])
    }
    if !read.problems.isEmpty {
      let advice =
        read.nameless > 0 ? ["say your name, and rows without one are taken for yours"] : []
      throw refuse(read.problems + advice)
    }
    guard let id = read.framework, !read.decisions.isEmpty else {
      throw refuse(["no row has a decision; rows left undecided: \(read.undecided)"])
    }
    if id != framework {
      throw refuse(["this is a sheet of '\(id)', and not of '\(framework)'"])
    }
    return read.decisions
  }

  // What a sheet says holds whatever was decided since: only what others decided stands against it.
  func isMade(on context: PageContext) -> Bool { true }
  func made(on context: PageContext) -> FilledSheet { self }

  /// Those that are taken in.
  ///
  /// - Throws: ``Refusal`` where others have decided otherwise and nobody has said what is to hold.
  func decisions(in context: PageContext) throws -> [ReviewDecision] {
    for decision in decided { try context.checkStatement(decision.statement, of: framework) }
    let aligned = try context.catalog.framework(framework)
    let reviewed = ReviewedAlignment(
      aligned.alignment, with: decided,
      order: aligned.framework.statements.map(\.statement.id), overrules: overrules)
    let disputed = reviewed.entries.filter { $0.outcome == .disputed }
    if !disputed.isEmpty {
      throw Refusal(
        status: 409,
        lines: ["people disagree in this sheet, so that nothing of it is taken in"]
          + disputed.compactMap(\.line))
    }
    let refused = reviewed.entries.filter { $0.outcome == .refused }
    if !refused.isEmpty, others == nil {
      throw Refusal(
        status: 409,
        lines: ["others have decided otherwise; say which decisions are to hold, and send it again"]
          + refused.compactMap(\.line))
    }
    let taken = reviewed.entries.filter { $0.outcome != .refused }.map(\.decision)
    if taken.isEmpty {
      throw Refusal(
        status: 409, lines: ["others have decided on all of it otherwise, and that stays"])
    }
    return taken
  }
}
