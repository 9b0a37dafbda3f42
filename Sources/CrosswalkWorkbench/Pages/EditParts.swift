import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// Fields that both decision forms have.
enum EditParts {
  static func text(
    _ id: HTML, _ name: HTML, _ label: HTML, _ value: String, isRequired: Bool = false
  ) -> HTML {
    """
    <p class="field"><label for="\(id)">\(label)</label>
    <input id="\(id)" name="\(name)" value="\(value)"\(isRequired ? " required" : "") autocomplete="off"></p>

    """
  }

  static func reviewer(_ id: HTML, _ name: String) -> HTML {
    text(id, "reviewer", "Your name: whose decision it is", name, isRequired: true)
  }

  /// Why something that was asked for was not done; nothing where all is well.
  static func complaint(_ refusal: EditRefusal?) -> HTML {
    refusal.map { "<p class=\"care\" role=\"alert\">\(GapHTML.sentence($0.description))</p>\n" }
      ?? ""
  }

  /// What a form sends where something holds, and else not at all.
  static func flag(_ name: HTML, _ holds: Bool) -> HTML {
    holds ? "<input type=\"hidden\" name=\"\(name)\" value=\"yes\">\n" : ""
  }

  /// A choice of a relation, with words for it.
  static func relations(
    _ name: HTML, _ label: HTML, chosen: String, none: HTML, more: [(String, HTML)] = [],
    isRequired: Bool = false
  ) -> HTML {
    let all = [("", none)] + Relation.allCases.map { ($0.rawValue, words($0)) } + more
    let options = all.map { value, title -> HTML in
      "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(title)</option>\n"
    }
    return
      "<select name=\"\(name)\" aria-label=\"\(label)\"\(isRequired ? " required" : "")>\n\(options)</select>"
  }

  /// What the left side is to the right.
  private static func words(_ relation: Relation) -> HTML {
    switch relation {
    case .exact: "exact: the same as"
    case .close: "close: nearly the same as"
    case .narrower: "narrower: a part or a case of"
    case .broader: "broader: more than"
    case .related: "related: touches"
    case .counterpart: "counterpart: the other side of"
    }
  }

  /// A form of one button.
  static func button(
    _ context: PageContext, _ address: HTML, _ words: HTML, step: Int, back: String,
    leaves: Bool = false
  ) -> HTML {
    """
    <form class="act" method="post" action="\(address)">
    <input type="hidden" name="token" value="\(context.token)">
    <input type="hidden" name="step" value="\(step)">
    <input type="hidden" name="back" value="\(back)">
    \(flag("leave", leaves))\
    <button class="quiet">\(words)</button>
    </form>

    """
  }
}
