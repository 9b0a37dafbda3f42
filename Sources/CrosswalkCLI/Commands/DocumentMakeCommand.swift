import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

struct DocumentMakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make",
    abstract: "Make one sheet.",
    discussion: """
      'document list' says which kinds there are, and for which framework and role each makes \
      sense. A Word document is written by pandoc, on the paper of its reference document. Names \
      of people are on a sheet only with --names.

        crosswalk document make one-pager cpm --role supervisor --out one-pager.html
        crosswalk document make tenure-column sf-2940 --tenure 3 --paper a4 --out expected.html
      """)

  @Argument(help: "What to make; 'document list' shows the kinds.")
  var kind: SheetKindName

  @Argument(help: "The framework that people are rated by.")
  var framework: String

  @Option(help: "Whom it is about: worker, supervisor, manager or director.")
  var role: Role?

  @Option(parsing: .unconditional, help: "Years of service, 0 to 70, such as 3 or 3.5y.")
  var tenure: Years?

  @Option(help: "A level of the framework, by id or title.")
  var level: String?

  @Option(help: "A unit in focus, by id or title.")
  var unit: String?

  @Option(help: "An element of practice, such as engagement.")
  var element: String?

  @Option(help: "Make this statement a goal; up to three times.")
  var goal: [String] = []

  @Option(help: "The person of the file of ratings.")
  var person: String?

  @Option(help: "Ratings that people have made, as 'translate' reads them.")
  var ratings: String?

  @Option(help: "A plan that 'curriculum --format json' wrote.")
  var plan: String?

  @Flag(help: "Put the person's name on the sheet.")
  var names = false

  @Option(help: "The county's own framework, to stand beside this one.")
  var local: String?

  @Option(help: "Print on a4 or letter.")
  var paper = PaperName.letter

  @Option(name: .customLong("format"), help: "Write html, markdown or docx.")
  var givenFormat: SheetText.Form?

  @Option(help: "A template in place of the built-in one.")
  var template: String?

  @OptionGroup var patience: PatienceOptions
  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  private var format: SheetText.Form {
    get throws { try destination.form(givenFormat, or: .html) }
  }

  func validate() throws {
    _ = try kind.kind()
    if (person == nil) != (ratings == nil), plan == nil {
      throw ValidationError("--person and --ratings go together")
    }
    if try kind.kind() == .individualPlan, plan != nil, person == nil {
      throw ValidationError("--person says whose part of the plan it is")
    }
    if tenure != nil, level != nil { throw ValidationError("give --tenure or --level") }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let aligned = try catalog.framework(framework)
    do {
      let maker = try SheetMaker(
        try request(aligned.framework, in: catalog), of: aligned,
        local: try local.map(catalog.framework),
        in: catalog)
      try write(try maker.sheet())
    } catch let error as SheetError {
      throw FileError(path: "\(kind.text) \(framework)", reason: error.advised)
    }
  }

  private func request(_ framework: Framework, in catalog: Catalog) throws -> SheetRequest {
    var request = SheetRequest(try kind.kind())
    request.role = role
    request.tenure = tenure?.number
    (request.level, request.unit, request.element) = (level, unit, element)
    request.goals = goal
    request.paper = paper.paper
    if let ratings, let person, plan == nil {
      request.profiles = try PersonFile.profiles(of: person, in: ratings, of: framework)
      request.name = names ? person : nil
    }
    if let plan {
      do {
        request.plan = try SheetPlan(
          json: DataFiles.read(plan, limit: 128 << 20), from: framework.id,
          person: request.kind == .individualPlan ? person : nil, in: catalog)
      } catch let error as SheetPlanError {
        throw FileError(path: plan, reason: error.description)
      }
      if names, request.kind == .individualPlan { request.name = person }
    }
    return request
  }

  private func write(_ sheet: PrintedSheet) throws {
    let text = try filled(sheet)
    guard try format == .docx else { return try destination.write(data: text) }
    do {
      try destination.write(bytes: WordDocument.bytes(markdown: text))
    } catch let error as ExternalProgram.Failure {
      throw FileError(path: "a Word document", reason: error.description)
    }
  }

  private func filled(_ sheet: PrintedSheet) throws -> String {
    do {
      let text = try template.map {
        String(decoding: try DataFiles.read($0, limit: 1 << 20), as: UTF8.self)
      }
      return try SheetText.text(
        sheet, template: text ?? SheetText.template(sheet.kind, format), form: format)
    } catch let error as TemplateError {
      complain("\(template ?? "built-in template"):\(error)")
      throw ExitCode.problemsFound
    }
  }
}
