import CrosswalkExchange
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What can be said of a file besides what its columns hold.
struct ImportChoiceParts {
  let look: ImportLook
  let choices: ImportChoices

  /// What the file leaves open, with what each answer comes to.
  var questions: HTML {
    let doubts = look.imported?.doubts ?? []
    if doubts.isEmpty { return "" }
    let parts = doubts.enumerated().map { n, doubt -> HTML in
      let options = doubt.choices.enumerated().map { c, choice -> HTML in
        let id: HTML = "question-\(n + 1)-\(c + 1)"
        return """
          <p><input type="radio" id="\(id)" name="question.\(n + 1)" value="\(c + 1)"> \
          <label for="\(id)"><bdi>\(choice.words)</bdi></label></p>
          \(HTML.list(choice.preview.map { "<bdi>\($0)</bdi>" }, "facts"))
          """
      }
      return """
        <fieldset>
        <legend><bdi>\(doubt.place.isEmpty ? "" : doubt.place + ": ")\(doubt.question)</bdi></legend>
        <input type="hidden" name="asks.\(n + 1)" value="\(doubt.question)">
        \(options.joined())</fieldset>

        """
    }
    return HTML.section("questions", "What the file leaves open", parts.joined())
  }

  /// Which sheets are read, and which rows hold the headings.
  var rows: HTML {
    if look.source.kind == .case { return "" }
    let known = look.view.tables
    let boxes = known.enumerated().map { n, table -> HTML in
      """
      <p><input type="checkbox" id="sheet-\(n + 1)" name="sheet" value="\(table.sheet)"\
      \(table.isRead ? " checked" : "")> <label for="sheet-\(n + 1)"><bdi>\(table.sheet)</bdi>\
      <span class="facts">\(table.reason.map { ": left out, \($0)" } ?? "")</span></label></p>

      """
    }
    let sheets: HTML =
      known.count < 2
      ? ""
      : """
      <fieldset>
      <legend>Tables and sheets that are read</legend>
      <input type="hidden" name="sheets" value="shown">
      \(boxes.joined())</fieldset>

      """
    let rows = look.source.headerRows.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    return sheets + """
      <p class="field"><label for="rows">Rows of the headings, such as 2 or 2-3, if they are others</label>
      <input id="rows" name="rows" value="\(rows ?? "")" size="6" autocomplete="off"></p>

      """
  }

  // MARK: Levels

  /// The levels in their order, or a place to name them where the file does not.
  var levels: HTML {
    guard let imported = look.imported else { return named }
    let titles = imported.levels
    if titles.isEmpty { return named }
    let rows = titles.enumerated().map { n, title -> [HTML] in
      [
        "<label for=\"place-\(n + 1)\"><bdi>\(title)</bdi></label>",
        """
        <input type="hidden" name="level.\(n + 1)" value="\(title)">\
        <input id="place-\(n + 1)" name="place.\(n + 1)" value="\(n + 1)" inputmode="numeric" size="3" \
        autocomplete="off">
        """,
      ]
    }
    let isSure = imported.framework.scale.order == .confirmed
    return HTML.section(
      "levels", "Levels",
      HTMLTable(
        id: "levels-caption",
        caption:
          "Lowest first. To put them into another order, number them anew from 1, the lowest.",
        columns: [.init("Level"), .init("Place")], rows: rows
      ).html
        + """
        <p><input type="checkbox" id="levels-sure" name="levels" value="yes"\(isSure ? " checked" : "")> \
        <label for="levels-sure">I have looked at the document: these are the levels, in this order</label></p>

        """)
  }

  private var named: HTML {
    HTML.section(
      "levels", "Levels",
      """
      <p><label for="levels-named">All levels, lowest first, one a line</label><br>
      <textarea id="levels-named" name="levels-named" rows="5" cols="40" autocomplete="off">\
      \(lines: look.source.levels.joined(separator: "\n"))</textarea></p>

      """)
  }

  // MARK: About

  /// What the framework is called, and what of it no table says.
  ///
  /// - Parameters:
  ///   - isUpdate: Whether it is a new version of one that is there.
  ///   - objection: Why the id cannot be had.
  /// - Returns: A section of the form.
  func about(isUpdate: Bool, objection: EditRefusal?) -> HTML {
    let framework = look.imported?.framework
    let complaint: HTML =
      objection.map {
        "<p class=\"care\" id=\"id-problem\">\(GapHTML.sentence($0.description))</p>\n"
      } ?? ""
    let mark: HTML =
      objection == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"id-problem\""
    let id: HTML = """
      <p class="field"><label for="id">Id: letters, digits and hyphens</label>
      <input id="id" name="id" value="\(choices.id)" required autocomplete="off" spellcheck="false"\
      \(mark)></p>

      """
    let others: HTML =
      isUpdate
      ? "<p>Its title, language and license stay as they are in the folder.</p>\n"
      : EditParts.text(
        "title", "title", "Title", choices.title.isEmpty ? framework?.title ?? "" : choices.title)
        + EditParts.text(
          "language", "language", "Language, as a tag such as en or es-MX",
          choices.language.isEmpty ? framework?.language ?? "" : choices.language)
        + EditParts.text(
          "license", "license", "License, if the document has one",
          choices.license.isEmpty ? framework?.license ?? "" : choices.license)
    return HTML.section(
      "about", "The framework", complaint + "<div class=\"choices\">\n" + id + others + "</div>\n")
  }
}
