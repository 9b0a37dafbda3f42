import CrosswalkTables

/// What the styles of a Word document say of paragraphs: which are headings, and which are items of
/// lists.
struct WordStyles {
  private struct Style {
    var name = ""
    var base: String?
    var outline: Int?
    var isItem: Bool?
  }

  private var styles: [String: Style] = [:]

  /// No styles.
  init() {}

  /// Reads `styles.xml`.
  init(_ source: ZipPartReader) throws(SpreadsheetError) {
    var xml = try XMLReader(source)
    var open: String?
    while let event = try xml.next() {
      guard case .start = event else { continue }
      if xml.name == "style" {
        open = xml.prefixed("styleId")
        if let open { styles[open] = Style() }
      }
      guard let open else { continue }
      switch xml.name {
      case "name": styles[open]?.name = (xml.prefixed("val") ?? "").lowercased()
      case "basedOn": styles[open]?.base = xml.prefixed("val")
      case "outlineLvl": styles[open]?.outline = xml.prefixed("val").flatMap { Int($0) }
      case "numId": styles[open]?.isItem = xml.prefixed("val") != "0"
      default: break
      }
    }
  }

  /// From 1 for the highest; 0 for the document's title; nil for what is no heading.
  func heading(_ id: String) -> Int? {
    for style in chain(id) {
      if style.name == "title" { return 0 }
      if style.name.hasPrefix("heading "), let level = Int(style.name.dropFirst(8)) {
        return level
      }
      if let outline = style.outline { return outline < 9 ? outline + 1 : nil }
    }
    return nil
  }

  /// Whether paragraphs of the style are items of a list.
  func isItem(_ id: String) -> Bool {
    for style in chain(id) {
      if let isItem = style.isItem { return isItem }
      if ["list bullet", "list number"].contains(where: style.name.hasPrefix) { return true }
    }
    return false
  }

  /// The style and those that it is based on.
  private func chain(_ id: String) -> [Style] {
    var result: [Style] = []
    var next: String? = id
    // A ring must not run on.
    while let id = next, let style = styles[id], result.count < 20 {
      result.append(style)
      next = style.base
    }
    return result
  }
}
