import CrosswalkBase

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The tables of a document that pandoc has read: its JSON, with all that framework tables can have
/// in them.
public struct PandocDocument: Sendable {
  /// In the order of the document.
  public private(set) var tables: [ImportTable] = []
  /// Paragraphs, headings and lists outside of tables.
  public private(set) var paragraphsOutside = 0

  /// Reads what `pandoc -t json` prints.
  ///
  /// - Throws: ``ImportError`` if it is no such JSON, or of a pandoc before 2.10, whose tables were
  ///   other ones.
  public init(json bytes: [UInt8]) throws(ImportError) {
    let document: PandocFile
    do {
      document = try JSONDecoder().decode(PandocFile.self, from: Data(bytes))
    } catch {
      throw ImportError("what pandoc printed cannot be read; 2.10 or a later version is needed")
    }
    var heading: String?
    read(document.blocks, &heading)
  }

  private mutating func read(_ blocks: [PandocBlock], _ heading: inout String?) {
    for block in blocks {
      switch block {
      case .table(let table):
        tables.append(Self.table(table, number: tables.count + 1, heading: heading))
        heading = nil
      case .header(let text):
        paragraphsOutside += 1
        heading = CellText.cleaned(text).text
        if heading == "" { heading = nil }
      case .group(let blocks): read(blocks, &heading)
      case .paragraph(let text, _):
        if !CellText.cleaned(text).text.isEmpty { paragraphsOutside += 1 }
      case .list(let items):
        for item in items { read(item, &heading) }
      case .unread, .nothing: paragraphsOutside += 1
      }
    }
  }

  /// Lays the cells out in columns: the file leaves out what a cell that spans rows covers.
  private static func table(
    _ table: PandocTable, number: Int, heading: String?
  ) -> ImportTable {
    let name = "table \(number)"
    var result = ImportTable(name: name, heading: heading)
    // What cells that span rows still cover, by column.
    var open: [Int: (cell: ImportTable.Cell, rows: Int)] = [:]
    for (index, row) in table.rows.enumerated() {
      var cells: [ImportTable.Cell] = []
      func cover() {
        while let covered = open[cells.count] {
          open[cells.count] = covered.rows > 1 ? (covered.cell, covered.rows - 1) : nil
          cells.append(covered.cell)
        }
      }
      for cell in row {
        cover()
        let columns = min(max(1, cell.columns), 1_000)
        let content = Self.cell(cell.blocks, columns: columns)
        if cell.rows > 1 {
          var covered = content
          covered.continuesAbove = true
          open[cells.count] = (covered, cell.rows - 1)
          for next in 1..<max(2, columns) where columns > 1 {
            open[cells.count + next] = (ImportTable.Cell(), cell.rows - 1)
          }
        }
        cells.append(content)
        cells += repeatElement(ImportTable.Cell(), count: columns - 1)
      }
      cover()
      result.rows.append(ImportTable.Row(place: "\(name), row \(index + 1)", cells: cells))
    }
    return result
  }

  private static func cell(_ blocks: [PandocBlock], columns: Int) -> ImportTable.Cell {
    var cell = ImportTable.Cell(columns: columns)
    fill(&cell, blocks, isItem: false)
    return cell
  }

  private static func fill(
    _ cell: inout ImportTable.Cell, _ blocks: [PandocBlock], isItem: Bool
  ) {
    for (index, block) in blocks.enumerated() {
      switch block {
      case .paragraph(let text, let unread):
        var lines = CellText.lines(ofParagraph: text, isBullet: isItem)
        // A second paragraph of an item of a list goes on with it.
        if isItem, index > 0, let last = cell.lines.last, let first = lines.first {
          cell.lines[cell.lines.count - 1].text = last.text + "\n" + first.text
          lines.removeFirst()
        }
        cell.lines += lines
        cell.unread += unread
      case .header(let text): cell.lines += CellText.lines(ofParagraph: text, isBullet: false)
      case .list(let items):
        for item in items { fill(&cell, item, isItem: true) }
      case .group(let blocks): fill(&cell, blocks, isItem: isItem)
      case .table: cell.unread.append("a table inside the cell is left out")
      case .unread(let what): cell.unread.append("\(what) is left out")
      case .nothing: break
      }
    }
  }
}

// MARK: - JSON

private struct PandocFile: Decodable {
  let blocks: [PandocBlock]
}

private struct PandocCell: Decodable {
  let rows: Int
  let columns: Int
  let blocks: [PandocBlock]

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    try parts.skip(2)
    rows = try parts.decode(Int.self)
    columns = try parts.decode(Int.self)
    blocks = try parts.decode([PandocBlock].self)
  }
}

/// The cells of a row, or the rows of a table's head or foot: a list after an attribute that says
/// nothing here.
private struct PandocList<Element: Decodable>: Decodable {
  let elements: [Element]

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    try parts.skip(1)
    elements = try parts.decode([Element].self)
  }
}

private typealias PandocRow = PandocList<PandocCell>

private struct PandocBody: Decodable {
  let rows: [PandocRow]

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    try parts.skip(2)
    rows = try parts.decode([PandocRow].self) + parts.decode([PandocRow].self)
  }
}

private struct PandocTable: Decodable {
  let rows: [[PandocCell]]

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    try parts.skip(3)
    let head = try parts.decode(PandocList<PandocRow>.self).elements
    let bodies = try parts.decode([PandocBody].self).flatMap(\.rows)
    let foot = try parts.decode(PandocList<PandocRow>.self).elements
    // A table without head may have one without cells.
    rows = (head + bodies + foot).map(\.elements).filter { !$0.isEmpty }
  }
}

private enum Key: String, CodingKey { case t, c }

private indirect enum PandocBlock: Decodable {
  case paragraph(String, unread: [String])
  case header(String)
  case list([[PandocBlock]])
  case group([PandocBlock])
  case table(PandocTable)
  case unread(String)
  case nothing

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    let kind = try object.decode(String.self, forKey: .t)
    func parts(_ skipped: Int) throws -> any UnkeyedDecodingContainer {
      var parts = try object.nestedUnkeyedContainer(forKey: .c)
      try parts.skip(skipped)
      return parts
    }
    switch kind {
    case "Para", "Plain":
      let inlines = try object.decode([PandocInline].self, forKey: .c)
      self = .paragraph(inlines.map(\.text).joined(), unread: inlines.flatMap(\.unread))
    case "Header":
      var parts = try parts(2)
      self = .header(try parts.decode([PandocInline].self).map(\.text).joined())
    case "LineBlock":
      let lines = try object.decode([[PandocInline]].self, forKey: .c)
      self = .paragraph(
        lines.map { $0.map(\.text).joined() }.joined(separator: "\n"),
        unread: lines.flatMap { $0.flatMap(\.unread) })
    case "BulletList": self = .list(try object.decode([[PandocBlock]].self, forKey: .c))
    case "OrderedList":
      var parts = try parts(1)
      self = .list(try parts.decode([[PandocBlock]].self))
    case "BlockQuote": self = .group(try object.decode([PandocBlock].self, forKey: .c))
    case "Div":
      var parts = try parts(1)
      self = .group(try parts.decode([PandocBlock].self))
    case "Figure":
      var parts = try parts(2)
      self = .group(try parts.decode([PandocBlock].self))
    case "CodeBlock":
      var parts = try parts(1)
      self = .paragraph(try parts.decode(String.self), unread: [])
    case "Table": self = .table(try object.decode(PandocTable.self, forKey: .c))
    case "HorizontalRule", "Null": self = .nothing
    default: self = .unread("what pandoc calls \(quoted(kind))")
    }
  }
}

private struct PandocInline: Decodable {
  var text = ""
  var unread: [String] = []

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    let kind = try object.decode(String.self, forKey: .t)
    func parts(_ skipped: Int) throws -> any UnkeyedDecodingContainer {
      var parts = try object.nestedUnkeyedContainer(forKey: .c)
      try parts.skip(skipped)
      return parts
    }
    func take(_ inlines: [PandocInline]) {
      text = inlines.map(\.text).joined()
      unread = inlines.flatMap(\.unread)
    }
    switch kind {
    case "Str": text = try object.decode(String.self, forKey: .c)
    case "Space", "SoftBreak": text = " "
    case "LineBreak": text = "\n"
    case "Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps":
      take(try object.decode([PandocInline].self, forKey: .c))
    case "Span", "Cite", "Link":
      var parts = try parts(1)
      take(try parts.decode([PandocInline].self))
    case "Quoted":
      var parts = try object.nestedUnkeyedContainer(forKey: .c)
      let isSingle = try parts.nestedContainer(keyedBy: Key.self).decode(String.self, forKey: .t)
      take(try parts.decode([PandocInline].self))
      text = isSingle == "SingleQuote" ? "‘\(text)’" : "“\(text)”"
    case "Code", "Math":
      var parts = try parts(1)
      text = try parts.decode(String.self)
    case "Image": unread = ["a picture is left out"]
    case "Note": unread = ["a footnote or comment is left out"]
    case "RawInline": unread = ["a piece of another format is left out"]
    default: unread = ["what pandoc calls \(quoted(kind)) is left out"]
    }
  }
}

/// Any JSON value, passed over.
private struct Skipped: Decodable {
  init(from decoder: any Decoder) {}
}

extension UnkeyedDecodingContainer {
  fileprivate mutating func skip(_ count: Int) throws {
    for _ in 0..<count { _ = try decode(Skipped.self) }
  }
}
