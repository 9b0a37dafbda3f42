import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// The kinds of link between two statements, which pages never mix: by word, and by the look of a line.
enum LinkKind: String, CaseIterable {
  case judged, denied, computed, suggested

  var words: HTML {
    switch self {
    case .judged: "judged"
    case .denied: "judged: no match"
    case .computed: "computed"
    case .suggested: "suggested"
    }
  }

  var meaning: HTML {
    switch self {
    case .judged: "somebody read both and decided"
    case .denied: "somebody read both and found that they do not match"
    case .computed: "it follows from what both are about"
    case .suggested:
      "their wording is alike, or both stand beside the same statements; nobody has decided"
    }
  }

  init(_ match: StatementMatches.Match) {
    if match.curated {
      self = match.relation == nil ? .denied : .judged
    } else {
      self = match.relation == nil ? .suggested : .computed
    }
  }

  /// A line of the kind: whole, crossed, dashed or dotted.
  private var line: HTML {
    let cross: HTML = self == .denied ? "M14 1l8 10M22 1l-8 10" : ""
    return """
      <svg class="line" viewBox="0 0 36 12" aria-hidden="true"><path class="\(rawValue)" d="M1 6H35\(cross)"/></svg>
      """
  }

  /// The line and the word.
  var html: HTML { "<span class=\"kind \(rawValue)\">\(line) \(words)</span>" }

  /// What the kinds are, for the head of a page.
  static var legend: HTML {
    let lines = allCases.map { kind -> HTML in "<li>\(kind.html): \(kind.meaning)</li>\n" }
    return "<ul class=\"legend\" aria-label=\"Kinds of link\">\n\(lines)</ul>\n"
  }
}

extension StatementMatches.Match {
  /// What the pair is, why, and how sure, as pages show it.
  func facts(in framework: String, _ context: PageContext) -> HTML {
    let kind = LinkKind(self)
    var facts: [HTML] = []
    if isOpen {
      facts.append("<strong>relation not said</strong>")
    } else if let relation {
      let (words, term) = (relation.wordsOfOther, relation.rawValue)
      facts.append("<strong>\(words)</strong>\(words == term ? "" : " (\(term))")")
    }
    if share > 0 { facts.append("shares \(unbrokenPercent(share))") }
    if curated || relation != nil { facts.append("confidence \(decimals(confidence))") }
    var lines: HTML = """
      <p class="pair">\(kind.html) \(HTML.link(Address.statement(id, of: framework), "<bdi>\(framework):\(id)</bdi>")) \
      <bdi>\(text)</bdi></p>
      <p class="facts">\((facts + ["\(who)"] + (level.map { ["level <bdi>\($0)</bdi>"] } ?? [])).joined(separator: "; "))</p>

      """
    for reason in reasons(naming: { "'\(context.label(of: $0))'" }) {
      lines += "<p class=\"facts\"><bdi>\(reason)</bdi></p>\n"
    }
    if let note { lines += "<p class=\"facts\">Why: <bdi>\(note)</bdi></p>\n" }
    if let settled { lines += "<p class=\"facts\">Settled: <bdi>\(settled)</bdi></p>\n" }
    if !twins.isEmpty {
      let also = twins.map { twin -> HTML in
        HTML.link(Address.statement(twin.id, of: framework), "<bdi>\(twin.level)</bdi>")
      }
      lines += "<p class=\"facts\">Also at level \(also.joined(separator: ", "))</p>\n"
    }
    return lines
  }
}
