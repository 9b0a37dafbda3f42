import ArgumentParser

struct GuideCommand: ParsableCommand {
  /// Who reads it.
  enum Reader: String, CaseIterable, ExpressibleByArgument {
    case county, analyst, trainer

    var guide: Guide {
      switch self {
      case .county: .county
      case .analyst: .analyst
      case .trainer: .trainer
      }
    }
  }

  /// The form of the text.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "Print a quarter of an hour from nothing to an answer, step by step.",
    discussion: """
      Every command in it can be copied and run, in an empty folder.

        crosswalk guide county
        crosswalk guide analyst
        crosswalk guide trainer --format markdown --out guide.md
      """)

  @Argument(help: "For whom: county, analyst or trainer.")
  var reader: Reader

  @Option(name: .customLong("format"), help: "Write the answer as text or markdown.")
  var givenFormat: Format?

  @OptionGroup var destination: DestinationOptions

  private var format: Format {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func run() throws {
    switch try format {
    case .text: try destination.write(reader.guide.text(style: destination.style))
    case .markdown: try destination.write(data: reader.guide.markdown)
    }
  }
}
