import ArgumentParser
import CrosswalkReports

struct DocumentTemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Print the built-in template of a sheet, or what a template may name.",
    discussion: """
      Templates are written in Mustache: names in double braces, sections, inverted sections and \
      comments. Text from data is always escaped. A Word document is made of the template in \
      Markdown. A changed template is used with 'document ... --template FILE'.

        crosswalk document template practice-profile --out profile.mustache
        crosswalk document template practice-profile --variables
      """)

  @Argument(help: "The kind of sheet.")
  var kind: SheetKindName

  @Option(name: .customLong("format"), help: "The template for html or markdown.")
  var givenFormat: SheetText.Form?

  @Flag(help: "Print the names that a template may use, with what they stand for.")
  var variables = false

  @OptionGroup var destination: DestinationOptions

  private var format: SheetText.Form {
    get throws { try destination.form(givenFormat, or: .html) }
  }

  func validate() throws { _ = try kind.kind() }

  func run() throws {
    if variables { return try destination.write(SheetText.variables) }
    try destination.write(data: SheetText.template(try kind.kind(), format))
  }
}
