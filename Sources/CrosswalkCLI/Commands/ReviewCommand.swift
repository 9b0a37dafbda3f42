import ArgumentParser

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Turn suggestions into decisions: at the terminal, or in a spreadsheet.",
    discussion: """
      'review FRAMEWORK' walks through the statements that nobody has decided on yet. 'review \
      export' writes them as a workbook or table to fill in, 'review apply' writes what was decided \
      into alignment.yaml, and 'review agreement' tells how far reviewers agree. With --to statements \
      are judged against those of another framework, into a file of the folder 'matches'.

        crosswalk review my-county --frameworks my-county --reviewer 'Ana Ruiz'
        crosswalk review my-county --to cpm --frameworks my-county --reviewer 'Ana Ruiz'
        crosswalk review export my-county --frameworks my-county --out review.xlsx
        crosswalk review apply review.xlsx --frameworks my-county
      """,
    subcommands: [
      ReviewWalkCommand.self, ReviewExportCommand.self, ReviewApplyCommand.self,
      ReviewAgreementCommand.self,
    ],
    defaultSubcommand: ReviewWalkCommand.self)
}
