import ArgumentParser

/// The sheets of the toolkit.
struct DocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document",
    abstract: "Make a sheet to print: goals, profiles, guides, one-pagers, plans.",
    discussion: """
      A sheet is made from a framework, a role, and the questions and prompts at hand. Boxes stay \
      empty for people to fill in, and nothing on a sheet is a rating.

        crosswalk document list
        crosswalk document tenure-column sf-2940 --tenure 3 --out column.html
        crosswalk document practice-profile cpm --role supervisor --format docx --out profile.docx
        crosswalk document supervisor-one-pager set --element teaming --paper letter --out teaming.html
        crosswalk document template one-pager --format html --out one-pager.mustache
      """,
    subcommands: [
      DocumentMakeCommand.self, DocumentListCommand.self, DocumentTemplateCommand.self,
    ],
    defaultSubcommand: DocumentMakeCommand.self)
}
