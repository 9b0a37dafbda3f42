import ArgumentParser

struct LevelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "levels",
    abstract: "Let a panel place a framework's levels on the reference scale.",
    discussion: """
      'levels export' writes what a reader needs: the wording of each level alone, and a sheet on \
      which to place them. 'levels agreement' tells how far readers agree, and 'levels apply' writes \
      cuts, spreads and the location error into alignment.yaml, with each reader's placing.

        crosswalk levels export my-county --blind --out sheet.xlsx --frameworks my-county
        crosswalk levels agreement my-county ana.xlsx ben.xlsx --frameworks my-county
        crosswalk levels apply my-county ana.xlsx ben.xlsx --second ana-2.xlsx --second ben-2.xlsx \
      --frameworks my-county
      """,
    subcommands: [
      LevelsExportCommand.self, LevelsAgreementCommand.self, LevelsApplyCommand.self,
    ])
}
