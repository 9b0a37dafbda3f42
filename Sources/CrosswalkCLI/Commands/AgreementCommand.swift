import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkReports
import CrosswalkTables

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Tell how far two coders' links to concepts agree.",
    discussion: """
      Each file is a CSV table with the columns framework, statement, concept and share, one row \
      a link; a statement's main concept is that of the greatest share, the first of equal ones. \
      Prints Cohen's kappa for the main concepts and Krippendorff's alpha for the sets of \
      concepts (MASI distance), each with a 95 % bootstrap interval.

        crosswalk agreement ana.csv ben.csv
      """)

  @Argument(help: "One coder's links.")
  var first: String

  @Argument(help: "The other coder's links.")
  var second: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    let agreement = ReadingAgreement(try reading(first), try reading(second))
    try output.write(
      json: agreement, table: AgreementText.table(agreement),
      text: AgreementText(style: output.style).text(agreement))
  }

  private func reading(_ path: String) throws -> ReadingAgreement.Reading {
    do {
      return try ReadingFile.reading(try DataFiles.read(path))
    } catch let error as ReadingError {
      throw FileError(path: path, reason: error.description)
    }
  }
}
