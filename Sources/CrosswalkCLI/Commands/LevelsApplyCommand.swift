import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

struct LevelsApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Write where a panel has placed the levels into the framework's alignment.",
    discussion: """
      Cuts are the medians of the last round. Spreads are √3 of the standard deviation between the \
      readers of the first, as a ramp of that half-width has that standard deviation; the location \
      error is that of their shifts, or --least-location-error where that is more. A level speaks \
      to a facet if more than half of the readers say so. Each reader's placing is kept as evidence. \
      The file keeps its comments and order. A cell that makes no sense is named with its place, \
      and then nothing is written.

        crosswalk levels apply my-county ana.xlsx ben.xlsx --second ana-2.xlsx --second ben-2.xlsx \
      --frameworks my-county
      """)

  @Argument(help: "The framework whose levels are placed.")
  var framework: String

  @Argument(help: "The sheets of the first round, in which readers have not seen each other.")
  var sheets: [String]

  @Option(
    help: ArgumentHelp(
      "A sheet of the second round, after readers have seen each other's; can be given again.",
      valueName: "sheet"))
  var second: [String] = []

  @Option(
    help: ArgumentHelp(
      "Take at least this as the location error, a standard deviation in reference points.",
      discussion: """
        The default is an assumption: panels that are held anew commonly differ by 2 to 5 % of the \
        range, and readers who are alike share what they get wrong.
        """, valueName: "points"))
  var leastLocationError = LevelPanel.Options().leastLocationError

  @Option(help: "What the readings are.")
  var kind = LevelPanel.Options().kind

  @Option(help: "Who read, and what that does not show; written beside the figures.")
  var note: String?

  @Flag(help: "Say what would be done, and write nothing.")
  var check = false

  @OptionGroup var target: ReviewTargetOptions

  func validate() throws {
    if !(leastLocationError >= 0 && leastLocationError <= 100) {
      throw ValidationError(
        "a location error is between 0 and 100, not \(leastLocationError.plain)")
    }
  }

  func run() throws {
    let workspace = try target.catalogOptions.workspace()
    let catalog = try workspace.catalog()
    let framework = try catalog.framework(framework).framework
    let rounds = try ([sheets] + (second.isEmpty ? [] : [second])).map {
      try LevelSheetSet($0, of: framework, ontology: catalog.ontology)
    }
    complain(ofAll: rounds.flatMap(\.remarks))
    guard rounds.allSatisfy(\.problems.isEmpty) else {
      complain("nothing was written")
      throw ExitCode.problemsFound
    }
    LevelSheetSet.absences(from: rounds).forEach(complain)
    var options = LevelPanel.Options()
    options.leastLocationError = leastLocationError
    options.kind = kind
    options.note = note
    let panel = LevelPanel(
      try rounds.map { try $0.round() }, of: framework,
      facets: catalog.ontology.facets.map(\.id), options: options)
    var target = try target.target(
      of: framework.id, in: workspace,
      author: rounds[0].placings.map(\.reader).joined(separator: ", "))
    let old = target.aligned.alignment.scale
    let new = panel.alignment(over: old)
    for line in new.lines(before: old, on: framework.scale) { complain("\(line)") }
    if check {
      complain("would write \(target.path)")
    } else {
      for line in try target.save(new) { complain("\(line)") }
      complain("\(new == old ? "nothing new for" : "wrote") \(target.path)")
    }
  }
}
