import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel

/// What a form has sent, read field by field; what was typed is kept as it was, for the form to show again.
struct FormFields {
  private let fields: [(name: String, value: String)]

  init(_ ask: PageAsk) { fields = ask.fields ?? [] }

  /// What was typed into a field; empty for nothing.
  func text(_ name: String) -> String { fields.last(named: name) ?? "" }

  /// The same of a field that is there several times, in order.
  func texts(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// Words as files can hold them: on one line, without what does not show.
  static func cleaned(_ text: String) -> String { CellText.cleaned(text).text }

  /// A number from 0 to 1, also as a percentage; nil where nothing was typed.
  ///
  /// - Throws: ``EditRefusal``.
  static func part(_ text: String, _ name: String) throws(EditRefusal) -> Double? {
    var words = cleaned(text).replacing(",", with: ".")
    if words.isEmpty { return nil }
    var scale = 1.0
    if words.hasSuffix("%") {
      words = cleaned(String(words.dropLast()))
      scale = 100
    }
    guard let number = Double(words).map({ $0 / scale }), number >= 0, number <= 1 else {
      throw EditRefusal(400, "a \(name) is from 0 to 1, not '\(text)'")
    }
    return number
  }

  /// Whose decision it is.
  ///
  /// - Throws: ``EditRefusal`` where nobody is named.
  static func reviewer(_ text: String) throws(EditRefusal) -> String {
    let name = cleaned(text)
    if name.isEmpty { throw EditRefusal(400, "say your name: whose decision it is") }
    return name
  }

  /// What a name stands for.
  ///
  /// - Throws: ``EditRefusal`` that names the nearest.
  static func id(
    of name: String, as kind: String, in names: NameLookup
  ) throws(EditRefusal) -> String {
    do {
      return try names.id(of: cleaned(name), as: kind)
    } catch {
      throw EditRefusal(400, "\(error)")
    }
  }

  /// What a statement is said to be to something; nil where nothing is said.
  ///
  /// - Throws: ``EditRefusal`` for what is no relation.
  static func relation(_ text: String) throws(EditRefusal) -> Relation? {
    if text.isEmpty { return nil }
    guard let relation = Relation(rawValue: text) else {
      throw EditRefusal(400, "there is no relation '\(text)'")
    }
    return relation
  }

  /// Where to go back to: a page of this server, and nothing else.
  static func address(_ text: String, else other: String) -> String {
    let isOurs =
      text.hasPrefix("/") && !text.hasPrefix("//")
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
    return isOurs ? text : other
  }

  /// An address with the number of a notice.
  static func address(_ address: String, telling notice: Int) -> String {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let mark = parts[0].contains("?") ? "&" : "?"
    return "\(parts[0])\(mark)done=\(notice)" + (parts.count > 1 ? "#\(parts[1])" : "")
  }
}
