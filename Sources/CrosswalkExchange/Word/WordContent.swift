import CrosswalkBase
import CrosswalkTables

extension ImportContent {
  /// Reads a Word document: its tables, laid out in columns, and its paragraphs.
  ///
  /// - Parameters:
  ///   - bytes: The whole document.
  ///   - limits: How much it may ask for.
  /// - Throws: ``ImportError`` if it is no Word document, is damaged or locked, or goes over a limit.
  init(
    word bytes: [UInt8], limits: SpreadsheetLimits = SpreadsheetLimits()
  ) throws(ImportError) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw ImportError(
        "this is an old Word document (.doc), or one that is locked with a password; save it as "
          + "'Word Document (.docx)' without one")
    }
    if !bytes.isEmpty, !bytes.starts(with: [0x50, 0x4B]) {
      throw ImportError(
        "the file is \(FileSignature.name(of: bytes)), not a Word document (.docx); save it as "
          + "'Word Document (.docx)'")
    }
    do {
      let archive = try ZipReader(bytes, limits: limits)
      if archive["xl/workbook.xml"] != nil {
        throw ImportError("this is a workbook, not a Word document (.docx)", remedy: .nameKind)
      }
      if archive["content.xml"] != nil, archive["mimetype"] != nil {
        throw ImportError(
          "this is an OpenDocument text (.odt), not a Word document; save it as 'Word Document "
            + "(.docx)'")
      }
      guard let main = archive[try Self.mainPart(of: archive)] else {
        throw ImportError("the archive holds no Word document (.docx)")
      }
      let styles = try archive["word/styles.xml"].map { (entry) throws(SpreadsheetError) in
        try WordStyles(archive.open(entry))
      }
      var reader = try WordReader(archive.open(main), styles: styles ?? WordStyles())
      noun = "cells and paragraphs"
      take(try reader.read())
      markTitle()
      for (prefix, what) in Self.parts {
        var count = 0
        for entry in archive.entries
        where entry.name.hasPrefix("word/" + prefix) && entry.name.hasSuffix(".xml") {
          var reader = try WordReader(archive.open(entry), styles: styles ?? WordStyles())
          count += try reader.read().reduce(0) { $0 + $1.paragraphs }
        }
        total += count
        if count > 0 { leftOut.append((what, count)) }
      }
    } catch let error as SpreadsheetError {
      throw ImportError(error.part == "workbook" ? error.reason : error.description)
    } catch let error as ImportError {
      throw error
    } catch {
      throw ImportError("\(error)")
    }
  }

  /// Parts of a document that stand beside its text.
  private static let parts = [
    ("header", "in page headers"), ("footer", "in page footers"), ("footnotes", "in footnotes"),
    ("endnotes", "in endnotes"), ("comments", "in comments"),
  ]

  private static func mainPart(of archive: ZipReader) throws(SpreadsheetError) -> String {
    guard let entry = archive["_rels/.rels"] else { return "word/document.xml" }
    var xml = try XMLReader(archive.open(entry))
    while let event = try xml.next() {
      guard case .start = event, xml["Type"]?.hasSuffix("/officeDocument") == true,
        let target = xml["Target"]
      else { continue }
      return target.hasPrefix("/") ? String(target.dropFirst()) : target
    }
    return "word/document.xml"
  }

  private mutating func take(_ blocks: [WordBody.Block]) {
    var above: [Int] = []
    var headings: [Int] = []
    for block in blocks {
      switch block {
      case .paragraph(let paragraph):
        guard !paragraph.isEmpty else { continue }
        total += 1
        let text = paragraph.passage
        let place = "paragraph \(passages.count + 1)"
        for hidden in paragraph.hidden { remarks.append((hidden.words + " is left out", place)) }
        for unread in paragraph.unread { remarks.append((unread + " is left out", place)) }
        var passage = ImportPassage(
          place: place, text: text, heading: paragraph.heading, item: paragraph.item,
          isBold: paragraph.isBold)
        if text.isEmpty { passage.fate = .leftOut(because: "of which nothing is seen") }
        if let level = paragraph.heading, !text.isEmpty {
          headings.removeAll { (passages[$0].heading ?? 0) >= level }
          headings.append(passages.count)
        }
        above.append(passages.count)
        passages.append(passage)
      case .table(let table):
        add(table, above: above, headings: headings)
        above = []
      }
    }
  }

  /// Takes a heading over all others for the document's title, where no paragraph has the style of one.
  /// A unit with its levels under it has none beside it either.
  private mutating func markTitle() {
    let headings = passages.indices.filter { passages[$0].heading != nil }
    guard let first = headings.first, let top = passages[first].heading, top > 0 else { return }
    let others = headings.dropFirst().filter { !LevelWords.isLevel(passages[$0].text) }
    let next = others.compactMap { passages[$0].heading }.min() ?? 0
    guard next > top, others.count(where: { passages[$0].heading == next }) > 1 else { return }
    passages[first].heading = 0
  }

  /// Adds a table, and those inside of its cells after it.
  private mutating func add(
    _ table: WordBody.Table, above: [Int], headings: [Int], isInner: Bool = false
  ) {
    let layout = WordLayout(table, number: tables.count + 1)
    total += layout.total
    var result = layout.table
    result.isInner = isInner
    result.above = above
    result.headings = headings
    // Where no style says so, a short bold line right above a table is its heading.
    if let last = above.last, headings.last.map({ $0 < last }) ?? true, passages[last].isBold,
      passages[last].item == nil, passages[last].text.unicodeScalars.count <= 100
    {
      result.headings.append(last)
    }
    result.heading = result.headings.last.flatMap { passages[$0].text }
    tables.append(result)
    for inner in layout.inner {
      remarks.append(("a table inside of a cell is read as a table of its own", result.name))
      add(inner, above: [], headings: headings, isInner: true)
    }
  }
}

extension WordBody.Block {
  /// How many paragraphs have anything in them, those of tables among them.
  var paragraphs: Int {
    switch self {
    case .paragraph(let paragraph): paragraph.isEmpty ? 0 : 1
    case .table(let table):
      table.rows.flatMap(\.cells).flatMap(\.blocks).reduce(0) { $0 + $1.paragraphs }
    }
  }
}

extension WordBody.Paragraph {
  /// Its text in one line; an item of a list keeps the line ends after which something else begins.
  fileprivate var passage: String {
    let whole = CellText.cleaned(text).text
    if item == nil { return whole }
    let lines = CellText.lines(ofParagraph: text, isBullet: true)
    if lines.count < 2 { return whole }
    return lines.map { CellText.cleaned($0.mark + $0.text).text }.joined(separator: "\n")
  }
}

extension WordBody.HiddenText {
  /// For people, what does not show and why.
  var words: String { "\(quoted(CellText.cleaned(text).text)), which is \(reason.rawValue)," }
}
