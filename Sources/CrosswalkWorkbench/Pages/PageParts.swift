import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

// Pieces that several pages are made of.

extension HTML {
  /// A link.
  static func link(_ address: HTML, _ words: HTML) -> HTML { "<a href=\"\(address)\">\(words)</a>" }

  /// A thing by its id and name.
  static func name(_ id: String, _ title: String) -> HTML {
    id == title
      ? "<bdi>\(id)</bdi>" : "<span class=\"id\"><bdi>\(id)</bdi></span> <bdi>\(title)</bdi>"
  }

  /// A part of a page with a heading of its own.
  static func section(_ id: HTML, _ title: HTML, _ body: HTML) -> HTML {
    """
    <section id="\(id)" aria-labelledby="\(id)-heading">
    <h2 id="\(id)-heading">\(title)</h2>
    \(body)</section>

    """
  }

  /// A list, or nothing.
  static func list(_ items: [HTML], _ look: HTML = "") -> HTML {
    if items.isEmpty { return "" }
    let lines = items.map { item -> HTML in "<li>\(item)</li>\n" }
    let kind: HTML = look.isEmpty ? "" : " class=\"\(look)\""
    return "<ul\(kind)>\n\(lines)</ul>\n"
  }

  /// A picture of a share that stands beside it as a number.
  static func bar(_ share: Double) -> HTML {
    """
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
    <rect class="ground" width="100" height="8"/>\
    <rect class="fill" width="\(decimals(max(0, min(1, share)) * 100, 1))" height="8"/></svg>
    """
  }

  /// A form that lets statements through by what they say themselves.
  ///
  /// - Parameters:
  ///   - address: Of the page.
  ///   - kept: What the address says besides, and goes on to say.
  ///   - words: That were typed.
  ///   - actor: Whose statements are let through; nil: everybody's.
  ///   - level: What the levels are called, all of them, and the one that is chosen.
  ///   - more: Further fields.
  ///   - everything: Where nothing is left out.
  /// - Returns: The form, which is sent as an address.
  static func filters(
    _ address: HTML, keeping kept: [(String, String?)], words: String, actor: Role?,
    level: (label: HTML, all: [(String, String)], chosen: String?), more: HTML = "",
    everything: HTML
  ) -> HTML {
    let actors = [("", "everybody")] + Role.allCases.map { ($0.rawValue, $0.rawValue) }
    let hidden = kept.compactMap { name, value -> HTML? in
      value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">\n" }
    }
    return """
      <form class="choices filters" method="get" action="\(address)" aria-label="Filters">
      \(hidden)<p class="field"><label for="words">Words</label>
      <input id="words" name="words" value="\(words)" autocomplete="off"></p>
      \(choice("actor", "About", actors, chosen: actor?.rawValue ?? ""))\
      \(choice("level", level.label, [("", "every level")] + level.all, chosen: level.chosen ?? ""))\
      \(more)<p class="field"><button>Filter</button> \(link(everything, "Show everything"))</p>
      </form>

      """
  }

  /// A choice of one thing.
  ///
  /// - Parameters:
  ///   - name: Of the field.
  ///   - label: What is asked.
  ///   - options: Values and what they are called.
  ///   - chosen: The value that is chosen.
  ///   - id: Of the field, where another form of the page has one of the same name.
  /// - Returns: A field with its label.
  static func choice(
    _ name: HTML, _ label: HTML, _ options: [(String, String)], chosen: String?, id: HTML? = nil
  ) -> HTML {
    let id = id ?? "field-\(name)"
    let entries = options.map { value, title -> HTML in
      "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(title)</option>\n"
    }
    return """
      <p class="field"><label for="\(id)">\(label)</label>
      <select id="\(id)" name="\(name)">
      \(entries)</select></p>

      """
  }
}
