import ArgumentParser
import CrosswalkKit
import CrosswalkTables

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Print a blank ratings file for a framework, to fill in and translate.",
    discussion: """
      One row a unit; the levels that can be filled in are listed on standard error. Rows whose \
      level stays empty are left out when the file is read.

        crosswalk template sf-2940 --out ratings.csv
        crosswalk translate sf-2940 --to cpm --ratings ratings.csv
      """)

  @Argument(help: "A framework's id.")
  var framework: String

  @Option(help: "The person to put into each row.")
  var person = ""

  @Option(help: "Write the file here, whole or not at all.")
  var out: String?

  @OptionGroup var catalogOptions: CatalogOptions

  func run() throws {
    let framework = try catalogOptions.catalog().framework(framework).framework
    let table = Table(
      ["person", "unit", "title", "level", "role", "basis"],
      rows: framework.rateable.map { id, title in
        [.text(person), .text(id), .text(title), .absent, .absent, .absent]
      })
    var sink = try OutputSink(path: out)
    try sink.write(data: table.csv)
    try sink.finish()
    let levels = framework.scale.levels.map { "\($0.id) (\($0.title))" }
    complain("levels: \(levels.joined(separator: ", "))")
  }
}
