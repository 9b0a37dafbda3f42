import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

struct ReviewAgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Tell how far the reviewers of a framework agree, and where they do not.",
    discussion: """
      Reads filled in reviews and prints Cohen's kappa for the main concepts of each two reviewers, \
      Krippendorff's alpha for the sets of concepts over all of them (MASI distance), each with a \
      95 % bootstrap interval, and the statements on which they disagree; for reviews against \
      another framework weighted kappa for the relations, and kappa for whether there is a \
      counterpart. Let reviewers judge \
      without sight of each other ('review export --all --blind').

        crosswalk review agreement ana.xlsx ben.xlsx --frameworks my-county
      """)

  @Argument(help: "The reviews: workbooks or CSV files.")
  var files: [String]

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let catalog = try catalogOptions.catalog()
    if try MatchReviewFile.areReviews(files) { return try compareMatches(catalog) }
    let reviews = try ReviewFileSet(files, catalog: catalog, defaults: ReviewFile.Defaults())
    reviews.complainOfProblems()
    complainOfNamesAlike(reviews.decisions.map(\.reviewer))
    let agreement = ReviewAgreement(
      ReadingAgreement.readings(of: reviews.decisions, in: reviews.framework ?? ""))
    try output.write(
      json: agreement, table: ReviewAgreementText.table(agreement),
      text: ReviewAgreementText(style: output.style).text(agreement))
    if !reviews.problems.isEmpty { throw ExitCode.problemsFound }
  }

  /// Reviews of statements against those of another framework.
  private func compareMatches(_ catalog: Catalog) throws {
    let reviews = try MatchReviewFile(files, catalog: catalog, defaults: ReviewFile.Defaults())
    complain(ofAll: reviews.problems.map { "\($0)" })
    complainOfNamesAlike(reviews.decisions.map(\.reviewer))
    let agreement = MatchReviewAgreement(reviews.decisions)
    try output.write(
      json: agreement, table: MatchReviewAgreementText.table(agreement),
      text: MatchReviewAgreementText(style: output.style).text(agreement))
    if !reviews.problems.isEmpty { throw ExitCode.problemsFound }
  }
}
