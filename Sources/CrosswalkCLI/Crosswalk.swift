import ArgumentParser
import CrosswalkBase

/// The root command.
struct Crosswalk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crosswalk",
    abstract: "Map competency frameworks of child-welfare social work onto each other.",
    discussion: """
      Frameworks are named by their ids: 'crosswalk list' shows them. Units and levels are named \
      by id or by title, in any case. New here? 'crosswalk guide' walks through a quarter of an \
      hour. With --help-hidden a command lists the limits on YAML files besides.

      Exit codes: 0 fine, 1 the data has problems, 2 could not do it, 64 misuse.
      """,
    version: Tool.version,
    subcommands: [
      ListCommand.self, ShowCommand.self, FindCommand.self, TranslateCommand.self,
      ExpectCommand.self, GapsCommand.self, CurriculumCommand.self, EvaluateCommand.self,
      TemplateCommand.self,
      MatchCommand.self,
      CompareCommand.self, ReportCommand.self, ServeCommand.self,
      StatsCommand.self, AgreementCommand.self, CheckCommand.self, NewCommand.self,
      SuggestCommand.self, ReviewCommand.self, LevelsCommand.self, CalibrateCommand.self,
      DocumentCommand.self, SchemaCommand.self,
      DiffCommand.self,
      ImportCommand.self,
      ExportCommand.self, ImportMatchesCommand.self,
      CiteCommand.self, MethodsCommand.self, GuideCommand.self,
    ])
}
