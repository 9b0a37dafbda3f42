import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// One side of a crosswalk as a tree: units, one of them open, its levels or subcompetencies, and statements.
///
/// A script makes a tree of it that is gone through by arrow keys. It opens units by their links too: the
/// pages allow no script to make a page of text, so a part of a page cannot be fetched.
struct CrosswalkTree {
  let context: PageContext
  let view: CrosswalkView
  let side: CrosswalkSide
  /// The open unit.
  let open: String?
  /// The id of the other framework.
  let other: String
  /// The statement of the left side that is looked at.
  let chosen: ChosenStatement?
  /// What finds the links of the left side; nil where too many would have to be looked for.
  let matcher: StatementMatcher?

  /// So many statements of an open unit are shown at a time, and so many units, so that a page stays small.
  static let size = 40
  private static let units = 80
  /// So many links of each statement are shown before somebody asks for all.
  private static let links = 3

  private var framework: Framework { side.framework }
  private var name: HTML { side.isLeft ? "left" : "right" }

  private func address(_ change: (inout CrosswalkView) -> Void = { _ in }) -> HTML {
    let ids = side.isLeft ? (framework.id, other) : (other, framework.id)
    return Address.crosswalk(ids.0, ids.1, view.with(change).query)
  }

  var html: HTML {
    let branches = side.branches
    if branches.isEmpty { return nothing }
    let at = branches.firstIndex { $0.unit.id == open } ?? 0
    let part = ListPart(branches, page: "\(at / Self.units + 1)", size: Self.units)
    let lines = part.items.map { branch -> HTML in
      branch.unit.id == open ? opened(branch) : closed(branch)
    }
    let ways = part.further("units") { number in
      let first = branches[(number - 1) * Self.units]
      return "\(opening(first.unit.id))#\(name)-\(first.place)"
    }
    return """
      <ul class="tree" data-keys>
      \(ways.before)\(lines)\(ways.after)</ul>

      """
  }

  /// Why there is nothing to see: the filters, or the document itself.
  private var nothing: HTML {
    guard let concept = view.concept, view.isLens else {
      return "<p>Nothing of <bdi>\(framework.id)</bdi> passes the filters.</p>\n"
    }
    let absence = side.index.aligned.alignment.absence(of: concept, context.catalog.hierarchy)
    let why: HTML = absence.map { " <bdi>\($0.reason)</bdi>" } ?? ""
    return """
      <p>No statement of <bdi>\(framework.id)</bdi> speaks of <bdi>\(context.label(of: concept))</bdi>.\(why)</p>

      """
  }

  // MARK: Units

  private func opening(_ unit: String) -> HTML {
    address { view in
      if side.isLeft {
        (view.unit, view.statement, view.part) = (unit, nil, nil)
      } else {
        (view.other, view.otherPart) = (unit, nil)
      }
    }
  }

  private func counts(_ statements: [Statement]) -> HTML {
    var facts: [HTML] = ["\(counted(statements.count, "statement"))"]
    if side.standings.isWhole {
      facts.append("\(statements.count { side.standings[$0.id]?.standing == .served }) served")
    }
    let judged = statements.count { side.standings.judged.contains($0.id) }
    let open = statements.count { side.undecided.contains($0.id) }
    if judged > 0 { facts.append("\(judged) judged") }
    if open > 0 { facts.append("\(open) open") }
    return "<span class=\"count\">\(facts.joined(separator: ", "))</span>"
  }

  /// A closed unit of the right side says how many links lead into it, and of which kind the first is.
  private func closed(_ branch: CrosswalkSide.Branch) -> HTML {
    let inside = side.isLeft ? [] : branch.statements.compactMap { chosen?.marks[$0.id] }
    let kinds = LinkKind.allCases.filter { kind in inside.contains { $0.kind == kind } }
    let line: HTML = kinds.first.map { " data-line=\"\($0.rawValue)\"" } ?? ""
    let said = kinds.map { kind -> HTML in
      "\(kind.html): \(inside.count { $0.kind == kind })"
    }
    let joined: HTML =
      said.isEmpty ? "" : "<p class=\"facts joined\">\(said.joined(separator: ", "))</p>\n"
    return """
      <li id="\(name)-\(branch.place)"\(line)><a class="closed" href="\(opening(branch.unit.id))#\(name)-\(branch.place)">\
      \(HTML.name(branch.unit.id, branch.unit.title))</a> \(counts(branch.statements))
      \(joined)</li>

      """
  }

  private func opened(_ branch: CrosswalkSide.Branch) -> HTML {
    var unit = branch.unit
    unit.statements = branch.statements
    let groups = StatementGroup.of(unit, scale: framework.scale)
    // A part is one of the unit as it stands here: level by level.
    let shown = groups.flatMap(\.statements)
    let looked =
      side.isLeft
      ? shown.firstIndex { $0.id == view.statement }
      : shown.firstIndex { chosen?.marks[$0.id] != nil }
    let asked = side.isLeft ? view.part : view.otherPart
    let part = ListPart(
      shown, page: asked ?? "\((looked ?? 0) / Self.size + 1)", size: Self.size)
    let ways = part.further("statements") { number in
      let to = address { view in
        if side.isLeft { view.part = "\(number)" } else { view.otherPart = "\(number)" }
      }
      return "\(to)#\(name)-\(branch.place)"
    }
    return """
      <li id="\(name)-\(branch.place)"><details open><summary>\(HTML.name(branch.unit.id, branch.unit.title)) \
      \(counts(shown))</summary>
      <ul class="tree">
      \(ways.before)\(self.groups(groups, part.items))\(ways.after)</ul>
      </details></li>

      """
  }

  /// The statements under the levels or subcompetencies that they stand under; by themselves where all stand
  /// under one.
  private func groups(_ whole: [StatementGroup], _ part: ArraySlice<Statement>) -> HTML {
    let ids = Set(part.map(\.id))
    return whole.map { group -> HTML in
      let leaves = group.statements.filter { ids.contains($0.id) }.map(leaf)
      if leaves.isEmpty || whole.count == 1 { return leaves.joined() }
      return """
        <li><details open><summary><bdi>\(group.title)</bdi> \(counts(group.statements))</summary>
        <ul class="tree">
        \(leaves)</ul>
        </details></li>

        """
    }.joined()
  }

  // MARK: Statements

  private func leaf(_ statement: Statement) -> HTML {
    let isChosen = side.isLeft && statement.id == chosen?.statement.id
    let mark = side.isLeft ? nil : chosen?.marks[statement.id]
    let current: HTML = isChosen ? " aria-current=\"true\"" : ""
    let line: HTML = mark.map { " data-line=\"\($0.kind.rawValue)\"" } ?? ""
    let standing: HTML =
      side.standings[statement.id].map { "<span class=\"count\">\($0.standing.words)</span>" } ?? ""
    let about = (side.index.links[statement.id] ?? []).map { link -> HTML in
      HTML.link(
        address { $0.concept = link.concept }, "<bdi>\(context.label(of: link.concept))</bdi>")
    }
    let spoken: HTML =
      about.isEmpty ? "" : "<p class=\"facts\">About \(about.joined(separator: ", "))</p>\n"
    return """
      <li class="leaf" id="\(side.isLeft ? "a" : "b")-\(Address.step(statement.id))"\(current)\(line)>
      <p>\(HTML.link(Address.statement(statement.id, of: framework.id), "<bdi>\(statement.id)</bdi>")) \
      <bdi>\(statement.text)</bdi> \(standing)</p>
      \(mark.map(said) ?? "")\(spoken)\(side.isLeft ? links(of: statement) : matching(statement))</li>

      """
  }

  /// What a statement of the right side is to the chosen one, as the line to it says.
  private func said(_ mark: ChosenStatement.Mark) -> HTML {
    let relation: HTML = mark.relation.map { ": \($0.wordsOfOther)" } ?? ""
    return """
      <p class="joined">\(mark.kind.html)\(relation)\
      <span class="unseen"> for <bdi>\(chosen?.statement.id ?? "")</bdi></span></p>

      """
  }

  /// What joins a statement to the other side, the most useful first. Where one is chosen, the panel has its
  /// links, and the lines between the trees would be lost among those of others.
  private func links(of statement: Statement) -> HTML {
    let found = chosen == nil ? matcher?.matches(of: statement.id, limit: Self.links) : nil
    let words: HTML =
      context.editing == nil ? "All links, and why" : "All links, and what is suggested"
    let note: HTML =
      (found?.note).map { "<p class=\"facts\">Why none: <bdi>\($0)</bdi></p>\n" } ?? ""
    return """
      \(note)\(HTML.list((found?.matches ?? []).map(short), "pairs"))\
      <p class="facts"><a class="open" href="\(address { $0.statement = statement.id })#panel">\(words)\
      <span class="unseen"> of <bdi>\(statement.id)</bdi></span></a></p>

      """
  }

  private func short(_ match: StatementMatches.Match) -> HTML {
    let relation: HTML = match.relation.map { " \($0.wordsOfOther):" } ?? ":"
    return """
      <p>\(LinkKind(match).html)\(relation) \
      \(HTML.link(Address.statement(match.id, of: other), "<bdi>\(match.id)</bdi>")) <bdi>\(match.text)</bdi></p>
      """
  }

  /// The way to judge a statement of the right side beside the chosen one.
  private func matching(_ statement: Statement) -> HTML {
    guard let chosen, context.editing != nil, !context.hides(chosen.statement.id, of: other),
      !context.hides(statement.id, of: framework.id), !chosen.judged.contains(statement.id)
    else { return "" }
    let query = view.query + [("object", statement.id)]
    return """
      <p class="facts"><a class="open" href="\(Address.crosswalk(other, framework.id, query))#match-pair-heading">Match it\
      <span class="unseen"> <bdi>\(statement.id)</bdi></span> with <bdi>\(chosen.statement.id)</bdi></a></p>

      """
  }
}

extension ListPart {
  /// The ways to what stands before and after, as lines of the list itself; none for one that is shown whole.
  ///
  /// - Parameters:
  ///   - what: What the list holds, in the plural.
  ///   - address: Where a part is.
  /// - Returns: Lines for the head and the end of the list.
  func further(_ what: HTML, _ address: (Int) -> HTML) -> (before: HTML, after: HTML) {
    func line(_ number: Int) -> HTML {
      """
      <li class="leaf"><p><a class="open" href="\(address(number))">Part \(number) of \(count) of the \(what)</a></p></li>

      """
    }
    return (number > 1 ? line(number - 1) : "", number < count ? line(number + 1) : "")
  }
}
