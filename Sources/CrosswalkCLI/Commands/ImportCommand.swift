import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a framework of the tables in a Word, Excel or CSV file, or of a CASE package.",
    discussion: """
      Writes a folder with framework.yaml and alignment.yaml, to be read and edited by people. A \
      table has one row a statement (columns unit, level, statement; also id, actor, \
      subcompetency, unit-id, title, definition, group), or one row a unit with a column a level, \
      whose bullets are the statements. Titles above the headings, headings of two or three rows, \
      merged cells, and sheets or tables that go on with each other are recognised; a Word document \
      may also have its units as headings and its statements as lists. Usual headings are recognised in any \
      case; --map says what others mean, and 'ignore' leaves a column out. In a package of CASE \
      (JSON) what the criteria of a rubric are about are the units, and the texts of their levels \
      the statements; without such criteria what items without children hang under. --levels names \
      the levels where the file does not.

      What the reading rests on is printed. Where two readings are about as likely, nothing is \
      written, both are shown with what to say to choose one, and the exit code is 1; at a \
      terminal you are asked. No text is changed but white space and bullets. What could not be \
      understood is listed by place on standard error; the exit code is then 1. At the end all \
      cells and paragraphs of the file are counted: imported, left out, not read.

        crosswalk import anchors.docx --id my-county
        crosswalk import anchors.docx --id my-county --preview
        crosswalk import anchors.csv --id my-county --map 'Practice=unit,Observed at=level'
        crosswalk import package.json --id my-county --levels 'Emerging,Proficient'
        crosswalk import anchors-2027.docx --id my-county --update
        crosswalk import activities.xlsx --id our-activities --catalogue
        crosswalk import scheme.ttl --id our-concepts

      With --catalogue the table (CSV or XLSX) is one of activities, with a row for each concept that \
      one closes: id, title, mode, hours, months, fewest, most, cost, currency, requires, instead, \
      roles, evidence, provider, jurisdiction, source, concept, from, to, closes, reason. It makes a \
      folder with catalogue.yaml.

      Of a concept scheme of SKOS (Turtle, .ttl) it makes a folder with ontology.yaml: top concepts are \
      domains, what is under them concepts. What SKOS does not say is named, and all that is said in the \
      file is counted: imported, left out.
      """)

  @Argument(help: "The file; '-' is standard input.")
  var file: String

  @Option(help: "The framework's id: letters, digits and hyphens.")
  var id: String

  @Option(help: "csv, docx, xlsx, case or skos; by default what the file's name ends with.")
  var from: ImportKind?

  @Option(
    help: ArgumentHelp(
      "What headings mean, separated by commas; can be given again.",
      valueName: "heading=column,..."))
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      "The titles of all levels, lowest first, separated by commas, a title with a comma in double "
        + "quotes; by default as the file names them.", valueName: "title,..."))
  var levels: String?

  @Option(
    help: ArgumentHelp(
      "A sheet of a workbook, or a table of a document ('table 2'), that is read; can be given again. "
        + "By default all that hold statements.", valueName: "name"))
  var sheet: [String] = []

  @Option(
    help: ArgumentHelp(
      "The row of the headings, or the first and the last, as the file counts them.",
      valueName: "row[-row]"))
  var headerRows: String?

  @Option(
    help: ArgumentHelp(
      "The folder to make; by default one with the framework's id.", valueName: "folder"))
  var out: String?

  @Flag(
    help: """
      Read a new version into a folder that is there: statements whose text is the same or close \
      keep their ids. What was judged of statements that are gone or worded anew is set aside in \
      set-aside.csv.
      """)
  var update = false

  @Flag(
    inversion: .prefixedNo,
    help: """
      With --update: units and levels that may be old ones under a new name are, or are not; by \
      default nothing is written where that is in doubt.
      """)
  var renamed: Bool?

  @Flag(help: "Show the first statements as they would be read, and write nothing.")
  var preview = false

  @Flag(
    help: """
      Where two readings are likely, take the first without asking; with --update, what could not be \
      read is gone.
      """)
  var yes = false

  @Flag(help: "Read a table of activities, and make a catalogue of it.")
  var catalogue = false

  @OptionGroup var yaml: YAMLOptions
  @OptionGroup var resources: ResourceOptions
  @OptionGroup var patience: PatienceOptions

  func validate() throws {
    if renamed != nil, !update {
      throw ValidationError("--renamed and --no-renamed go with --update")
    }
    if catalogue, update || levels != nil || !map.isEmpty {
      throw ValidationError("--catalogue goes without --update, --levels and --map")
    }
    var new = NewCommand()
    new.id = id
    try new.validate()
    try refusing("--map") { _ = try ImportMap(map) }
    try refusing("--levels") { _ = try ImportSource.levels(levels) }
    guard let kind else {
      throw ValidationError("the name '\(file)' does not tell what the file is; --from does")
    }
    if kind == .skos, catalogue || update || levels != nil || !map.isEmpty {
      throw ValidationError("SKOS goes without --catalogue, --update, --levels and --map")
    }
    if kind == .case, !map.isEmpty {
      throw ValidationError("--map goes with tables, not with CASE")
    }
    if kind == .case, headerRows != nil {
      throw ValidationError("--header-rows goes with tables, not with CASE")
    }
    if !sheet.isEmpty, kind != .xlsx, kind != .docx {
      throw ValidationError("--sheet goes with a workbook (XLSX) or a Word document")
    }
    if headerRows != nil, headerRange == nil {
      throw ValidationError("--header-rows is a number such as 2, or two such as 2-3")
    }
  }

  func run() throws {
    let folder = ImportFolder(out ?? id)
    let old = update ? try folder.content(of: id, over: .bundled, limits: yaml.limits) : nil
    if !update, !preview {
      try NewFolder.checkPlace(folder.path, advice: "; --update reads a new version into it")
    }
    if catalogue { return try importCatalogue(into: folder) }
    if kind == .skos { return try importOntology(into: folder) }
    var (imported, source) = try read(over: old?.framework)
    for line in imported.report.lines(advice: ImportAdvice.words) { complain("\(file): \(line)") }
    if !imported.doubts.isEmpty {
      for line in imported.doubts.flatMap({ $0.lines(ImportAdvice.words) }) { complain("\(line)") }
      complain("nothing is written; say which it is, or --yes to take the first each time")
      throw ExitCode.problemsFound
    }
    if preview { return try show(imported) }
    if let old {
      let revision = try revision(of: imported, from: source, in: folder, over: old)
      for line in revision.update.lines { complain("\(line)") }
      for line in try revision.write() { complain("\(line)") }
      // What is said of statements names those that stand in the folder now.
      (imported.framework, imported.guessedActs) =
        (revision.update.framework, revision.update.guessedActs)
    } else {
      try folder.create(imported.framework, from: source.name)
      complain("wrote \(folder.framework) and \(folder.alignment)")
    }
    for line in imported.summary(of: source.kind) { complain("\(line)") }
    if imported.report.problemCount > 0 { throw ExitCode.problemsFound }
  }

  /// The new version, with nothing in doubt.
  private func revision(
    of imported: ImportedFramework, from source: ImportSource, in folder: ImportFolder,
    over old: ImportFolder.Content
  ) throws -> ImportRevision {
    let revision: ImportRevision
    do {
      revision = try ImportRevision(of: imported, in: folder, over: old, isRenamed: renamed) {
        try source.judgements(over: old)
      }
    } catch let error as ImportError {
      throw FileError(path: file, reason: error.text(advice: ImportAdvice.words))
    }
    try refuseDoubts(of: revision.update)
    if let loss = revision.loss, !yes {
      complain("nothing is written: \(loss); mend the file, or say --yes if they are")
      throw ExitCode.problemsFound
    }
    guard let judged = revision.judged else { return revision }
    complain(ofAll: judged.problems.map { "\(file): \($0)" })
    if !judged.problems.isEmpty {
      complain("nothing is written")
      throw ExitCode.problemsFound
    }
    for line in judged.lines { complain("\(line)") }
    return revision
  }

  /// Only people can tell some renamed units from new ones; until they do nothing is written.
  private func refuseDoubts(of update: FrameworkUpdate) throws {
    if update.doubts.isEmpty { return }
    for doubt in update.doubts { complain("\(doubt)") }
    complain(
      "nothing is written; say --renamed if they are, so that ids and judgements stay, or "
        + "--no-renamed if they are new")
    throw ExitCode.problemsFound
  }

  private func importCatalogue(into folder: ImportFolder) throws {
    let imported: CatalogueImport
    do {
      imported = try ImportSource(file, kind: kind ?? .csv, sheets: sheet)
        .readCatalogue(id: id)
    } catch let error as ImportError {
      throw FileError(path: file, reason: error.text(advice: ImportAdvice.words))
    }
    complain(ofAll: imported.problems.map { "\(file): \($0)" })
    for heading in imported.unusedHeadings {
      complain("\(file): the column '\(heading)' is not used")
    }
    complain("wrote \(try folder.create(imported.catalogue))")
    if !imported.problems.isEmpty { throw ExitCode.problemsFound }
  }

  private func importOntology(into folder: ImportFolder) throws {
    let imported: SKOSOntology
    do {
      imported = try ImportSource(file, kind: .skos).readOntology(id: id)
    } catch let problem as Problem {
      complain("\(problem)")
      throw ExitCode(2)
    } catch let error as ImportError {
      throw FileError(path: file, reason: error.text(advice: ImportAdvice.words))
    }
    for remark in imported.remarks { complain("\(file): note: \(remark)") }
    if !preview { complain("wrote \(try folder.create(imported.ontology))") }
    for line in imported.summary { complain("\(line)") }
    if preview { complain("nothing is written: this is a preview") }
  }

  private var kind: ImportKind? { from ?? ImportKind(ofName: file) }

  /// What an option says that cannot be understood is misuse.
  private func refusing(_ option: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      throw ValidationError("\(option): \(error)")
    }
  }

  private var headerRange: ClosedRange<Int>? {
    ImportSource.headerRows(headerRows ?? "")
  }

  /// The framework, with what was open settled as far as somebody is there to settle it.
  private func read(over old: Framework?) throws -> (ImportedFramework, ImportSource) {
    do {
      var source = ImportSource(
        file, kind: kind ?? .csv, map: try ImportMap(map),
        levels: try ImportSource.levels(levels), sheets: sheet, headerRows: headerRange)
      source.former = old?.scale
      var imported = try source.read(id: id)
      // What is chosen may open another question; there are only so many.
      for _ in 0..<20 {
        guard let doubt = imported.doubts.first,
          let choice = yes ? doubt.choices.first : ImportQuestion.ask(doubt)
        else { break }
        if yes { complain("\(file): \(doubt.question): taken: \(choice.words)") }
        source = source.with(choice.says, isGuess: yes)
        imported = try source.read(id: id)
      }
      return (imported, source)
    } catch let error as ImportError {
      throw FileError(path: file, reason: error.text(advice: ImportAdvice.words))
    }
  }
}

extension ImportKind: ExpressibleByArgument {}

extension ImportCommand {
  /// Prints the first statements as they would be read.
  private func show(_ imported: ImportedFramework) throws {
    var sink = try OutputSink(path: nil)
    try sink.write(imported.preview(of: 12).text())
    try sink.finish()
    for line in imported.summary(of: kind ?? .csv) { complain("\(line)") }
    complain("nothing is written: this is a preview")
    if imported.report.problemCount > 0 { throw ExitCode.problemsFound }
  }
}
