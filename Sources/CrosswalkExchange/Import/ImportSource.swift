import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// A file that a framework is to be made of, with what somebody says of it who knows it.
package struct ImportSource: Equatable, Sendable {
  /// `-` is standard input.
  package var path: String
  package var kind: ImportKind
  /// What headings of tables mean.
  package var map: ImportMap
  /// Titles of all levels, lowest first; empty: as the file names them.
  package var levels: [String]
  /// How the order of those is known.
  package var levelOrder = Scale.Order.confirmed
  /// The sheets of a workbook that are read, or the tables of a document; empty: those that hold
  /// statements.
  package var sheets: [String]
  /// The rows of headings, by their numbers in the file; nil: those that look like it.
  package var headerRows: ClosedRange<Int>?
  package var limits = ImportLimits()
  /// The scale of the framework that is brought up to date: an exported workbook names its levels by
  /// id, and what people have said of their order holds.
  package var former: Scale?

  /// Names a file.
  package init(
    _ path: String, kind: ImportKind, map: ImportMap = ImportMap(), levels: [String] = [],
    sheets: [String] = [], headerRows: ClosedRange<Int>? = nil
  ) {
    self.path = path
    self.kind = kind
    self.map = map
    self.levels = levels
    self.sheets = sheets
    self.headerRows = headerRows
  }

  /// The file's name without its folder.
  package var name: String { path.split(separator: "/").last.map(String.init) ?? "-" }

  /// The file's name without folder and ending, for want of a title; nil if nothing is left.
  private var stem: String? {
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return stem.isEmpty || stem == "-" ? nil : stem
  }

  /// Reads the file.
  ///
  /// - Parameter id: What to call the framework.
  /// - Returns: The framework. Where the file leaves something open, it is made by the first choice
  ///   of each doubt, and the doubts have previews.
  /// - Throws: ``ImportError`` if nothing can be made of it, `FileError` if it cannot be read.
  package func read(id: String) throws -> ImportedFramework {
    let bytes = try bytes()
    var imported = try read(bytes, id: id)
    preview(&imported, of: bytes, id: id)
    return imported
  }

  /// Shows of each choice that a file leaves open what comes of it.
  func preview(_ imported: inout ImportedFramework, of bytes: [UInt8], id: String) {
    for doubt in imported.doubts.indices {
      for choice in imported.doubts[doubt].choices.indices {
        let says = imported.doubts[doubt].choices[choice].says
        imported.doubts[doubt].choices[choice].preview = with(says).preview(of: bytes, id: id)
      }
    }
  }

  /// Reads what the file holds, without previews.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - id: What to call the framework.
  /// - Returns: The framework, made by the first choice of each doubt.
  /// - Throws: ``ImportError`` if nothing can be made of it.
  package func read(_ bytes: [UInt8], id: String) throws(ImportError) -> ImportedFramework {
    try read(bytes, id: id, trace: nil) { _ in }
  }

  /// The same, followed cell by cell.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - id: What to call the framework.
  ///   - trace: Is told what becomes of each cell; nil: nobody is.
  ///   - names: Is told the names of the tables in the order of the file.
  /// - Returns: The framework, made by the first choice of each doubt.
  /// - Throws: ``ImportError`` if nothing can be made of it.
  func read(
    _ bytes: [UInt8], id: String, trace: ImportTrace?, names: ([String]) -> Void
  ) throws(ImportError) -> ImportedFramework {
    let title = stem ?? id
    func framework(_ content: ImportContent) throws(ImportError) -> ImportedFramework {
      names(content.tables.map(\.name))
      return try self.framework(content, id: id, title: title, trace)
    }
    do {
      switch kind {
      case .case:
        var imported = try CASEImport.read(
          bytes, id: id, title: title, levels: levels, levelOrder: levelOrder, former: former,
          limits: limits)
        imported.fileTitle = imported.framework.title
        return imported
      case .csv:
        let table = try ImportTable(csv: bytes, limits: limits)
        var content = ImportContent()
        content.total = table.rows.reduce(0) { $0 + $1.cells.count(where: \.isFilled) }
        content.tables = [table]
        return try framework(content)
      case .docx: return try framework(ImportContent(word: bytes))
      case .skos: throw ImportError("a concept scheme holds no framework")
      case .xlsx: return try framework(ImportContent(workbook: bytes))
      }
    } catch let error as ImportError {
      throw error
    } catch {
      throw ImportError("\(error)")
    }
  }

  /// The first statements as they would be read, in lines for people.
  private func preview(of bytes: [UInt8], id: String) -> [String] {
    do {
      let framework = try read(bytes, id: id).framework
      let lines = framework.statements.prefix(3).map { unit, statement in
        let level = statement.level.map { framework.scale.title(of: $0) } ?? "every level"
        return "\(visible(unit.title, atMost: 30)) | \(visible(level, atMost: 20)) | "
          + visible(statement.text, atMost: 60)
      }
      let levels = framework.scale.levels.map { visible($0.title, atMost: 20) }
      return ["levels, lowest first: " + levels.joined(separator: ", ")] + lines
    } catch {
      return ["cannot be read so: \(error)"]
    }
  }

  private func bytes() throws -> [UInt8] {
    try DataFiles.read(path, limit: kind == .case ? limits.maxJSONBytes : limits.maxBytes)
  }

  /// Reads what a file holds: which tables, in which order, and what is left out.
  private func framework(
    _ content: ImportContent, id: String, title: String, _ trace: ImportTrace?
  ) throws(ImportError) -> ImportedFramework {
    var importer = FrameworkImporter(map: map, limits: limits, levels: levels)
    importer.trace = trace
    importer.headerRows = headerRows
    importer.givenOrder = levelOrder
    (importer.former, importer.ownOrder) = (former, content.ownOrder)
    importer.passages = content.passages
    importer.report.ledger.total = content.total
    importer.report.ledger.noun = content.noun
    for remark in content.remarks { importer.remark(remark.message, at: remark.place) }
    for part in content.leftOut {
      importer.remark("\(counted(part.count, "paragraph")) \(part.what) left out", at: "")
      importer.report.ledger.count(.leftOut(because: part.what), part.count)
    }
    var tables: [ImportTable] = []
    for table in content.tables {
      if content.isOwnWorkbook, sheets.isEmpty,
        WorkbookJudgements.sheets.contains(table.sheet ?? "")
      {
        importer.leaveOut(
          table,
          because:
            "sheets of judgements and facts, which hold no statements and are read for what they say"
        )
      } else if let levels = levelTable(table), sheets.isEmpty || !isNamed(table) {
        importer.take(levels: table, levels)
      } else {
        tables.append(table)
      }
    }
    importer.areSheetsNamed = tables.count(where: { !$0.rows.isEmpty }) > 1
    let choice = try TableChoice(tables, named: sheets, for: importer)
    importer.areSheetsNamed = choice.read.count > 1
    importer.sharedTitles = Self.sharedTitles(choice.read)
    importer.documentBanners = FrameworkImporter.banners(above: choice.read)
    importer.doubts = choice.doubts
    // Told first, so that they are known where nothing can be made of those that are read.
    for (table, reason) in choice.leftOut { trace?.leaveOut(table, because: reason) }
    importer.report.tell(evidence: choice.evidence, at: "")
    for table in choice.read { try importer.read(table) }
    for (table, reason) in choice.leftOut { importer.leaveOut(table, because: reason) }
    if !importer.isAnyTableRead { try importer.read(outlineOf: content.passages) }
    let own = importer.takeTitle()
    importer.closePassages()
    var imported = try importer.finish(id: id, title: own ?? title)
    imported.fileTitle = content.isOwnWorkbook ? nil : imported.framework.title
    return imported
  }

  /// Titles at the top of more than one sheet.
  private static func sharedTitles(_ tables: [ImportTable]) -> Set<String> {
    var counts: [String: Int] = [:]
    for table in tables where table.sheet != nil {
      let top = table.rows.filter { !$0.isEmpty }.prefix {
        $0.defect == nil && TableReading.isTitle($0)
      }
      let texts = top.compactMap { $0.cells.first(where: \.isFilled)?.lines.first?.text }
      for text in Set(texts.map(CellText.folded)) { counts[text, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  private func isNamed(_ table: ImportTable) -> Bool {
    sheets.contains { $0.lowercased() == (table.sheet ?? table.name).lowercased() }
  }

  private func levelTable(_ table: ImportTable) -> LevelTable? {
    for (index, row) in table.rows.enumerated().prefix(5) {
      if let columns = LevelTable.columns(row.cells.map(\.text)) {
        return LevelTable(table, header: index, columns: columns, former: former?.levels ?? [])
      }
    }
    return nil
  }
}

extension FrameworkImporter {
  /// Reads a document whose statements stand in lists under headings, if it is one.
  fileprivate mutating func read(outlineOf passages: [ImportPassage]) throws(ImportError) {
    let known = Set(draft.levels.map(CellText.folded))
    guard let outline = DocumentOutline(passages, levels: known) else { return }
    report.tell(
      evidence: ["no table of statements; headings are read as units, and lists as statements"],
      at: "")
    try read(outline.table)
    guard isAnyTableRead else { return }
    for (index, fate) in outline.fates where self.passages[index].fate == nil {
      self.passages[index].fate = fate
    }
  }

  /// What the document calls itself in a paragraph whose style says so; nil where it does not, or twice.
  fileprivate mutating func takeTitle() -> String? {
    let titles = passages.indices.filter { passages[$0].heading == 0 && passages[$0].fate == nil }
    guard titles.count == 1, let title = titles.first, !passages[title].text.isEmpty else {
      return nil
    }
    passages[title].fate = .imported(as: "titles")
    let text = passages[title].text
    report.tell(evidence: ["\(quoted(text)) is read as the document's title"], at: "")
    return text
  }

  /// Counts the paragraphs outside of tables, and tells how many nobody has used.
  fileprivate mutating func closePassages() {
    let open = passages.filter { $0.fate == nil }
    let left = open.count
    for passage in passages {
      report.ledger.count(passage.fate ?? .leftOut(because: "outside of tables"))
    }
    if left > 0 {
      remark(
        "\(counted(left, "paragraph")) outside of tables \(left == 1 ? "is" : "are") left out: "
          + open.prefix(5).map { quoted($0.text) }.joined(separator: ", ")
          + (left > 5 ? " and more" : ""), at: "")
    }
    let (sum, total) = (report.ledger.sum, report.ledger.total)
    if sum != total {
      problem("\(total) \(report.ledger.noun) have text, and \(sum) are accounted for", at: "")
    }
  }
}

extension ImportContent {
  /// Reads all sheets of a workbook; hidden ones are counted, and left out, as are words that are struck
  /// out.
  init(workbook bytes: [UInt8]) throws(SpreadsheetError) {
    var workbook = try WorkbookReader(bytes)
    isOwnWorkbook = try WorkbookJudgements.framework(of: workbook) != nil
    if isOwnWorkbook { ownOrder = try WorkbookJudgements.order(of: workbook) }
    workbook.keepsStruck = false
    for name in workbook.placelessTabs {
      remarks.append(
        ("the workbook lists it, but it is nowhere in the file", "sheet \(quoted(name))"))
    }
    for tab in workbook.tabs {
      let sheet = try workbook.sheet(tab)
      let filled = sheet.rows.reduce(0) { sum, row in
        sum
          + row.cells.count {
            $0.isUncomputed || !$0.struck.isEmpty || !$0.text.allSatisfy(\.isWhitespace)
          }
      }
      let cells = filled + sheet.hiddenRowCellCount + sheet.hiddenCellCount
      total += cells
      if tab.isHidden {
        leftOut.append(("in hidden sheets", cells))
        remarks.append(("the sheet is hidden and left out", "sheet \(quoted(tab.name))"))
      } else {
        tables.append(ImportTable(sheet))
      }
    }
  }
}

extension ImportSource {
  /// Reads the file as a SKOS concept scheme.
  ///
  /// - Parameter id: What to call the ontology.
  /// - Returns: The ontology, with what is not in it.
  /// - Throws: `Problem` with its place if it is no Turtle, ``ImportError`` if there is no concept in it,
  ///   `FileError` if it cannot be read.
  package func readOntology(id: String) throws -> SKOSOntology {
    do {
      return try SKOSOntology(DataFiles.read(path, limit: TurtleReader.maxBytes), id: id)
    } catch let error as TurtleError {
      throw Problem(file: path, mark: error.mark, message: error.reason)
    }
  }

  /// Reads the file as a table of activities.
  ///
  /// - Parameter id: What to call the catalogue.
  /// - Returns: The catalogue, with what could not be read.
  /// - Throws: ``ImportError`` if it is no such table, `FileError` if it cannot be read.
  package func readCatalogue(id: String) throws -> CatalogueImport {
    do {
      var hidden = 0
      let table: ImportTable
      switch kind {
      case .csv: table = try ImportTable(csv: bytes(), limits: limits)
      case .xlsx:
        let workbook = try WorkbookReader(bytes())
        let tab = try sheets.first.map { try workbook.tab(named: $0) } ?? workbook.tab(at: 1)
        let content = try workbook.sheet(tab)
        hidden = content.hiddenRowCount + content.hiddenCellCount
        table = ImportTable(content)
      case .docx, .case, .skos:
        throw ImportError("a catalogue of activities is read from CSV or a workbook (XLSX)")
      }
      if let objection = limits.objection(to: table, after: 0) { throw ImportError(objection) }
      var catalogue = try CatalogueImport(table, id: id, title: stem ?? id)
      if hidden > 0 { catalogue.leaveOut("\(counted(hidden, "hidden row or cell")) left out") }
      return catalogue
    } catch let error as SpreadsheetError {
      throw ImportError(error.description)
    }
  }
}
