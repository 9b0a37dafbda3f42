import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// The judgements that updates have set aside, as the list in the framework's folder has them.
///
/// A workbook that was exported before still holds them: without the list, a second import of it would
/// take them for new ones and lay them over words that nobody has judged.
struct SetAsideList {
  /// One judgement, by all that its row says of it, so that one that is edited is another.
  struct Judgement: Hashable {
    enum Kind: String {
      case link, rejection, act, evidence, facet, cut, match, fit, panel, placing
      case locationError = "location error"
    }

    var statement: String
    var kind: Kind
    /// What the list's other columns say, in their order.
    private(set) var fields: [String]

    static let columns = [
      "about", "share", "relation", "confidence", "justification", "author", "note",
    ]

    init(
      _ statement: String, _ kind: Kind, about: String?, share: Double? = nil,
      relation: String? = nil, confidence: Double? = nil, justification: String? = nil,
      author: String? = nil, note: String? = nil
    ) {
      self.init(
        statement, kind,
        fields: [
          about ?? "", share?.description ?? "", relation ?? "", confidence?.description ?? "",
          justification ?? "", author ?? "", note ?? "",
        ])
    }

    /// A program that has saved the list may have written a number, or a space, in another way.
    init(_ statement: String, _ kind: Kind, fields: [String]) {
      (self.statement, self.kind) = (statement, kind)
      self.fields = zip(Self.columns, fields).map { column, field in
        let number = ["share", "confidence"].contains(column) ? Double(field) : nil
        return number?.description ?? field.trimmed
      }
    }
  }

  /// For each judgement the wordings, folded, that it was made of.
  private var wordings: [Judgement: Set<String>] = [:]
  /// The names of all that is listed, in lower case.
  private var names: Set<String> = []
  /// The statement that each wording was one of, folded; the first of several.
  private var statements: [String: String] = [:]

  /// An empty list.
  init() {}

  /// Reads the list; a row that cannot be understood is none, since people may write into it too.
  init(_ bytes: [UInt8]) {
    var (encoding, csv) = (TextEncoding(), CSVReader())
    var rows: [CSVReader.Row] = []
    csv.read(encoding.utf8(bytes)) { rows.append($0) }
    csv.read(encoding.finish()) { rows.append($0) }
    csv.finish { rows.append($0) }
    let headings = rows.first?.fields.map(CellText.folded) ?? []
    for row in rows.dropFirst() where row.defect == nil {
      func field(_ heading: String) -> String {
        guard let place = headings.firstIndex(of: heading), place < row.fields.count else {
          return ""
        }
        return CSVWriter.unguarded(row.fields[place])
      }
      guard let kind = Judgement.Kind(rawValue: field("kind")) else { continue }
      let judgement = Judgement(field("statement"), kind, fields: Judgement.columns.map(field))
      let wording = TextLikeness(field("text before")).folded
      wordings[judgement, default: []].insert(wording)
      names.insert(judgement.statement.lowercased())
      if !wording.isEmpty, statements[wording] == nil { statements[wording] = judgement.statement }
    }
  }

  var isEmpty: Bool { wordings.isEmpty }

  /// Whether a judgement was set aside, and the statement, whose text is nil if it is gone, does not
  /// say again what it said then.
  func holds(_ judgement: Judgement, of text: String?) -> Bool {
    guard let wordings = wordings[judgement] else { return false }
    return text.map { !wordings.contains(TextLikeness($0).folded) } ?? true
  }

  /// Whether a judgement was set aside that was made of these very words, so that it holds for them.
  func has(_ judgement: Judgement, of text: String?) -> Bool {
    guard let text, let wordings = wordings[judgement] else { return false }
    return wordings.contains(TextLikeness(text).folded)
  }

  /// Whether anything was set aside under an id.
  func names(_ id: String) -> Bool { names.contains(id.lowercased()) }

  /// The statement that was set aside when it said this; nil for what none has said.
  func statement(saying text: String) -> String? { statements[TextLikeness(text).folded] }

  // MARK: Scales

  /// Whether such a cut was set aside; the name of its level is not asked for, since a workbook counts
  /// cuts by their places.
  func hasCut(at: Double, spread: Double?, reason: String?) -> Bool {
    let place = "at \(at.plain), spread "
    return wordings.keys.contains {
      $0.kind == .cut && $0.fields[6] == (reason ?? "").trimmed
        && (spread.map { place + $0.plain } == $0.fields[2]
          || spread == nil && $0.fields[2].hasPrefix(place))
    }
  }

  /// Whether a facet of a level that is gone was set aside, as a sheet has it.
  func hasFacet(_ facet: String, ofLevel level: String, strength: Int?) -> Bool {
    // What a level is silent on is in no list.
    guard let strength else { return wordings.keys.contains { $0.kind == .cut } }
    return wordings.keys.contains {
      $0.kind == .facet && $0.statement == level && $0.fields[0] == facet
        && $0.fields[2] == "strength \(strength)"
    }
  }

  /// Whether a statement that is gone showed a facet of a level.
  func hasEvidence(_ statement: String, of facet: String, ofLevel level: String) -> Bool {
    wordings.keys.contains {
      $0.kind == .evidence && $0.statement == statement && $0.fields[0] == "\(level) \(facet)"
    }
  }
}

extension Alignment {
  /// What is judged of statements: links, what was turned down, and kinds of act that are overruled.
  var judgements: [SetAsideList.Judgement] {
    links.flatMap { entry in entry.links.map { judgement($0, of: entry.statement) } }
      + rejected.flatMap { entry in entry.rejections.map { judgement($0, of: entry.statement) } }
      + acts.map(judgement)
  }

  func judgement(_ link: ConceptLink, of statement: String) -> SetAsideList.Judgement {
    .init(
      statement, .link, about: link.concept, share: link.share, relation: link.relation?.rawValue,
      confidence: link.confidence, justification: link.justification ?? justification,
      author: link.author ?? author, note: link.note)
  }

  func judgement(_ rejection: Rejection, of statement: String) -> SetAsideList.Judgement {
    .init(
      statement, .rejection, about: rejection.concept, author: rejection.author ?? author,
      note: rejection.reason)
  }

  func judgement(_ act: StatementAct) -> SetAsideList.Judgement {
    .init(
      act.statement, .act, about: act.act.rawValue, author: act.author ?? author, note: act.reason)
  }
}
