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
  /// The kinds of file that can be imported.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case csv, docx, xlsx, `case`

    /// What names of such files end with.
    var endings: [String] {
      switch self {
      case .csv: [".csv", ".tsv", ".txt"]
      case .docx: [".docx"]
      case .xlsx: [".xlsx"]
      case .case: [".json"]
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a framework of the tables in a Word, Excel or CSV file, or of a CASE package.",
    discussion: """
      Writes a folder with framework.yaml and alignment.yaml, to be read and edited by people. A \
      table has one row a statement (columns unit, level, statement; also id, actor, \
      subcompetency, unit-id, title, definition, group), or one row a unit with a column a level, \
      whose bullets are the statements. Usual headings are recognised in any case; --map says what \
      others mean, and 'ignore' leaves a column out. In a package of CASE (JSON) what the criteria \
      of a rubric are about are the units, and the texts of their levels the statements; without \
      such criteria what items without children hang under. --levels names the levels where the \
      file does not.

      No text is changed but white space. What could not be understood is listed by place on \
      standard error; the exit code is then 1. Word files need the program pandoc.

        crosswalk import anchors.docx --id my-county
        crosswalk import anchors.csv --id my-county --map 'Practice=unit,Observed at=level'
        crosswalk import package.json --id my-county --levels 'Emerging,Proficient'
        crosswalk import anchors-2027.docx --id my-county --update
      """)

  @Argument(help: "The file; '-' is standard input, but not for Word documents.")
  var file: String

  @Option(help: "The framework's id: letters, digits and hyphens.")
  var id: String

  @Option(help: "csv, docx, xlsx or case; by default what the file's name ends with.")
  var from: Kind?

  @Option(
    help: ArgumentHelp(
      "What headings mean, separated by commas; can be given again.",
      valueName: "heading=column,..."))
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      "The titles of all levels, lowest first, separated by commas; by default as the file names "
        + "them.", valueName: "title,..."))
  var levels: String?

  @Option(help: ArgumentHelp("The sheet of a workbook; by default the first.", valueName: "name"))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      "The folder to make; by default one with the framework's id.", valueName: "folder"))
  var out: String?

  @Flag(
    help: """
      Read a new version into a folder that is there: statements whose text is the same or close \
      keep their ids. alignment.yaml stays as it is.
      """)
  var update = false

  func validate() throws {
    var new = NewCommand()
    new.id = id
    try new.validate()
    do {
      _ = try ImportMap(map)
    } catch {
      throw ValidationError("--map: \(error)")
    }
    guard from != nil || ending != nil else {
      throw ValidationError("the name '\(file)' does not tell what the file is; --from does")
    }
    if kind == .case, !map.isEmpty {
      throw ValidationError("--map goes with tables, not with CASE")
    }
    if let levels {
      let titles = Set(levelTitles.map { $0.lowercased() })
      if titles.count != levels.split(separator: ",", omittingEmptySubsequences: false).count {
        throw ValidationError("--levels has a title twice, or none between two commas")
      }
      if levelTitles.count > ImportLimits().maxLevels {
        throw ValidationError("--levels has more than \(ImportLimits().maxLevels) titles")
      }
    }
    if sheet != nil, kind != .xlsx { throw ValidationError("--sheet goes with a workbook (XLSX)") }
  }

  func run() throws {
    let folder = out ?? id
    let old = update ? try existing(folder) : nil
    if !update, FileManager.default.fileExists(atPath: folder) {
      throw FileError(
        path: folder,
        reason: "there is such a file or folder already; --update reads a new version into it")
    }
    let imported = try read()
    let report = imported.report
    for note in report.notes {
      complain("\(file): \(note.isProblem ? "" : "note: ")\(note)")
    }
    if report.uncountedNotes > 0 {
      complain("\(file): \(report.uncountedNotes) more are not shown")
    }
    if let old {
      try write(FrameworkUpdate(of: old.framework, by: imported, avoiding: old.ids), old, folder)
    } else {
      try write(imported.framework, folder)
    }
    tell(imported)
    if report.problemCount > 0 { throw ExitCode.problemsFound }
  }

  // MARK: Reading

  private var ending: Kind? {
    let name = file.lowercased()
    return Kind.allCases.first { $0.endings.contains(where: name.hasSuffix) }
  }

  /// The titles of ``levels``, without those that are empty.
  private var levelTitles: [String] {
    (levels ?? "").split(separator: ",").map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  private var kind: Kind { from ?? ending ?? .csv }

  /// The file's name without folder and ending, for want of a title.
  private var title: String {
    let name = file.split(separator: "/").last ?? "-"
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return stem.isEmpty || stem == "-" ? id : String(stem)
  }

  private func read() throws -> ImportedFramework {
    do {
      var importer = FrameworkImporter(map: try ImportMap(map), levels: levelTitles)
      switch kind {
      case .case:
        return try CASEImport.read(
          DataFiles.read(file, limit: ImportLimits().maxJSONBytes), id: id, title: title,
          levels: levelTitles)
      case .csv:
        try importer.read(
          ImportTable(csv: DataFiles.read(file, limit: ImportLimits().maxBytes)))
      case .docx:
        let document = try document()
        for table in document.tables { try importer.read(table) }
        if document.paragraphsOutside > 0 {
          importer.leaveOut(
            "\(counted(document.paragraphsOutside, "paragraph")) outside of tables "
              + "\(document.paragraphsOutside == 1 ? "is" : "are") left out", at: "")
        }
      case .xlsx:
        let workbook = try WorkbookReader(DataFiles.read(file, limit: ImportLimits().maxBytes))
        let tab = try sheet.map { try workbook.tab(named: $0) } ?? workbook.tab(at: 1)
        let sheet = try workbook.sheet(tab)
        if sheet.hiddenRowCount + sheet.hiddenCellCount > 0 {
          importer.leaveOut(
            "\(counted(sheet.hiddenRowCount, "hidden row")) and "
              + "\(counted(sheet.hiddenCellCount, "hidden cell")) are left out",
            at: "sheet '\(sheet.name)'")
        }
        try importer.read(ImportTable(sheet))
      }
      return try importer.finish(id: id, title: title)
    } catch let error as ImportError {
      throw FileError(path: file, reason: error.description)
    } catch let error as SpreadsheetError {
      throw FileError(path: file, reason: error.description)
    } catch let error as ExternalProgram.Failure {
      throw FileError(path: file, reason: error.description)
    }
  }

  private func document() throws -> PandocDocument {
    // pandoc would take a name for an address or an option; a path it takes for nothing else.
    guard file != "-", FileManager.default.fileExists(atPath: file) else {
      throw FileError(
        path: file,
        reason: file == "-"
          ? "a Word document cannot be standard input" : "there is no such file or folder")
    }
    // What it would ask of pandoc is looked at first.
    try WordArchive.check(DataFiles.read(file, limit: ImportLimits().maxBytes))
    let path = file.hasPrefix("/") ? file : "./" + file
    let pandoc = ExternalProgram(
      name: "pandoc",
      advice: "Word documents are read with it (Debian and Ubuntu: apt install pandoc)")
    // The document comes from anywhere: it may name no other file, and not fill the memory.
    let (output, errors) = try pandoc.run([
      "--sandbox", "--from=docx", "--to=json", path, "+RTS", "-M1G", "-RTS",
    ])
    if !errors.isEmpty { complain("\(file): pandoc says: \(lines: errors)") }
    return try PandocDocument(json: output)
  }

  /// What stands in a folder that is to be brought up to date.
  private struct Existing {
    var framework: Framework
    /// The file that it stands in.
    var bytes: [UInt8]
    var alignment: Alignment?
    /// All ids that judgements use.
    var ids: [String] {
      (alignment?.links.map(\.statement) ?? []) + (alignment?.rejected.map(\.statement) ?? [])
    }
  }

  private func existing(_ folder: String) throws -> Existing {
    let workspace = try Workspace([folder], over: .bundled)
    let documents = workspace.documents
    guard let found = documents.frameworks.first(where: { $0.value.id == id }),
      found.file == framework(folder)
    else {
      if !documents.frameworks.contains(where: { $0.file == framework(folder) }) {
        try workspace.throwErrors()
      }
      throw FileError(
        path: framework(folder), reason: "there is no framework '\(id)' in it to be updated")
    }
    // An alignment that cannot be read could lose links without anybody being told.
    let path = alignment(folder)
    if FileManager.default.fileExists(atPath: path),
      !workspace.alignments.contains(where: { $0.file == path })
    {
      try workspace.throwErrors()
    }
    return Existing(
      framework: found.value, bytes: found.source.bytes,
      alignment: documents.alignments.first { $0.value.framework == id }?.value)
  }

  // MARK: Writing

  private func framework(_ folder: String) -> String { path("framework.yaml", folder) }

  private func alignment(_ folder: String) -> String { path("alignment.yaml", folder) }

  private func path(_ name: String, _ folder: String) -> String {
    (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + "/" + name
  }

  private var comment: [String] {
    [
      "The facts of one document, imported from \(file.split(separator: "/").last ?? "-").",
      "What its statements are about stands in alignment.yaml. To be filled in by hand: title,",
      "publisher, version, jurisdiction, date, source, and what the scale measures (construct).",
      "'crosswalk check' on this folder reports every problem with its line.",
    ]
  }

  private func write(_ framework: Framework, _ folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw FileError(path: folder, reason: "the folder cannot be made")
    }
    try WholeFile.write(
      Array(FrameworkWriter.text(framework, comment: comment).utf8), to: self.framework(folder))
    try WholeFile.write(
      Array(Skeleton.alignment(for: framework).utf8), to: alignment(folder))
    complain("wrote \(self.framework(folder)) and \(alignment(folder))")
  }

  private func write(_ update: FrameworkUpdate, _ old: Existing, _ folder: String) throws {
    for title in update.addedUnits { complain("added unit '\(title)'") }
    for title in update.removedUnits { complain("removed unit '\(title)'") }
    for statement in update.added { complain("added \(statement.id): \(statement.text)") }
    for change in update.changed {
      complain(
        "changed \(change.id) (\(change.parts.joined(separator: ", ")))"
          + (change.isReworded ? ": '\(change.before)' is now '\(change.after)'" : ""))
    }
    for statement in update.removed { complain("removed \(statement.id): \(statement.text)") }
    if update.isRough {
      complain("there is too much to compare; only statements with the same text keep their ids")
    }
    let stale = old.alignment.map(update.staleJudgements) ?? []
    for entry in stale {
      complain(
        "stale: \(counted(entry.judgements, "judgement")) of \(entry.statement) in \(alignment(folder)), which "
          + (entry.isGone ? "is gone" : "is worded anew"))
    }
    if update.hasOtherLevels {
      complain("stale: the cuts and facets in \(alignment(folder)), since the levels are others")
    }
    if update.framework == old.framework {
      complain("nothing has changed; \(framework(folder)) stays as it is")
    } else {
      let revision = FrameworkWriter.revision(
        of: old.bytes, from: old.framework, to: update.framework)
      try WholeFile.write(Array(revision.text.utf8), to: framework(folder))
      for comment in revision.lostComments { complain("lost comment: \(comment)") }
      complain(
        "wrote \(framework(folder)): "
          + "\(update.added.count) added, \(update.changed.count) changed, "
          + "\(update.removed.count) removed, \(stale.reduce(0) { $0 + $1.judgements }) judgements stale"
      )
    }
  }

  private func tell(_ imported: ImportedFramework) {
    let (framework, report) = (imported.framework, imported.report)
    if report.spacedTexts > 0 {
      complain(
        "white space was made single in \(counted(report.spacedTexts, "text")); no other text was "
          + "changed")
    }
    if report.repeatedStatements > 0 {
      complain(
        "\(counted(report.repeatedStatements, "row")) repeat a statement with its id; each statement "
          + "is read once")
    }
    let subcompetencies = framework.units.reduce(0) { $0 + $1.subcompetencies.count }
    let source =
      kind == .case
      ? "\(counted(report.items, "item")) with "
        + "\(report.criteria) \(report.criteria == 1 ? "criterion" : "criteria")"
      : "\(counted(report.tables, "table")) with \(counted(report.rows, "row"))"
    complain(
      "read \(source) and \(counted(report.statementsRead, "statement")); imported "
        + "\(counted(framework.units.count, "unit")), \(counted(framework.scale.levels.count, "level")), "
        + "\(subcompetencies) \(subcompetencies == 1 ? "subcompetency" : "subcompetencies"), "
        + "\(counted(report.statementsImported, "statement")); left out "
        + "\(counted(report.statementsRead - report.statementsImported, "statement")); "
        + "\(counted(report.problemCount, "problem"))")
  }
}
