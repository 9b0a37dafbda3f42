import CrosswalkExchange
import CrosswalkModel
import CrosswalkTables

/// Pages that make a framework of a file. Nothing is written before somebody saves.
enum ImportRoutes {
  static let all: [PageRoute] = [
    PageRoute("/import") { .page(ImportPage(context: $0.context).html) },
    PageRoute("/import", method: "POST", takesFiles: true, take),
    PageRoute("/import/:upload", isSlow: true) { ask in
      .page(try UploadPage(ask.context, try upload(ask)).html)
    },
    PageRoute("/import/:upload", method: "POST", isSlow: true, choose),
    PageRoute("/import/:upload/save", method: "POST", isSlow: true, save),
    PageRoute("/import/:upload/forget", method: "POST") { ask in
      ask.context.uploads.forget(ask.capture("upload"))
      return .moved(to: "/import")
    },
  ]

  private static func upload(_ ask: PageAsk) throws -> Uploads.Upload {
    try ask.context.uploads.upload(ask.capture("upload"))
  }

  private static let take: @Sendable (PageAsk) throws -> PageAnswer = { ask in
    do {
      guard let file = ask.files.last(where: { $0.name == "file" }) else {
        throw EditRefusal(400, "choose a file first")
      }
      let said = ask.fields?.given("kind")
      guard let kind = said.map(ImportKind.init(rawValue:)) ?? ImportKind(ofName: file.fileName)
      else {
        throw EditRefusal(
          400, "the name '\(file.fileName)' does not tell what the file is; say what kind it is of")
      }
      if kind == .skos {
        throw EditRefusal(
          400, "a concept scheme holds no framework; the command 'import' makes an ontology of it")
      }
      let id = try ask.context.uploads.keep(file, kind)
      return .moved(to: ImportAddress.upload(id).source)
    } catch let refusal as EditRefusal {
      return .refusal(
        ImportPage(context: ask.context, refusal: refusal).html, status: refusal.status)
    }
  }

  private static let choose: @Sendable (PageAsk) throws -> PageAnswer = { ask in
    let upload = try upload(ask)
    let page = try UploadPage(ask.context, upload)
    do {
      let choices = try ImportForm(ask).choices(over: upload.choices, page.look)
      ask.context.uploads.choose(choices, for: upload.id)
      return .moved(to: ImportAddress.upload(upload.id).source + "#result")
    } catch let refusal as EditRefusal {
      return .refusal(
        try UploadPage(ask.context, upload, refusal: refusal).html, status: refusal.status)
    }
  }

  private static let save: @Sendable (PageAsk) throws -> PageAnswer = { ask in
    guard let editing = ask.context.editing else { throw EditRefusal.readsOnly }
    let upload = try upload(ask)
    do {
      let saved = try editing.desk.save(
        upload, in: ask.context.uploads, basis: ask.fields?.last(named: "basis") ?? "")
      ask.context.uploads.note(saved, for: upload.id)
      return .moved(to: ImportAddress.upload(upload.id).source + "#saved")
    } catch let refusal as EditRefusal {
      let context = editing.desk.context(as: ask.context)
      return .refusal(
        try UploadPage(context, upload, refusal: refusal).html, status: refusal.status)
    }
  }
}

/// Where the pages of an import are.
enum ImportAddress {
  static func upload(_ id: String) -> HTML { "/import/\(Address.step(id))" }
}

/// What a form of an import has sent, held against what its page showed.
struct ImportForm {
  private let fields: [(name: String, value: String)]
  private let values: [String: String]

  init(_ ask: PageAsk) {
    fields = ask.fields ?? []
    values = Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  private func text(_ name: String) -> String { FormFields.cleaned(values[name] ?? "") }

  /// The choices with what was changed in the form.
  ///
  /// - Parameters:
  ///   - before: The choices that the page was made by.
  ///   - look: What it showed.
  /// - Returns: Choices by which the file is read anew.
  /// - Throws: ``EditRefusal`` for what cannot be understood.
  func choices(
    over before: ImportChoices, _ look: ImportLook
  ) throws(EditRefusal) -> ImportChoices {
    var choices = before
    if let id = values["id"] { choices.id = id.trimmed }
    if values["title"] != nil { choices.title = text("title") }
    if values["language"] != nil { choices.language = text("language") }
    if values["license"] != nil { choices.license = text("license") }
    if let renamed = values["renamed"] {
      choices.isRenamed = renamed.isEmpty ? nil : renamed == "yes"
    }
    if values["act"] == "guess" { return choices.guessing() }
    let source = choices.source
    try takeRows(into: &choices.source)
    takeSheets(into: &choices.source, look)
    let isOther =
      source.headerRows != choices.source.headerRows || source.sheets != choices.source.sheets
    // Menus and levels that were shown are of the rows and sheets that were read before.
    if isOther {
      (choices.source.map, choices.source.levels) = (ImportMap(), [])
    } else {
      takeColumns(into: &choices.source, look)
      try takeLevels(into: &choices.source, look)
    }
    choices.source = answering(choices.source, look)
    return choices
  }

  private func takeRows(into source: inout ImportSource) throws(EditRefusal) {
    guard let text = values["rows"]?.trimmed else { return }
    if text.isEmpty {
      source.headerRows = nil
      return
    }
    guard let rows = ImportSource.headerRows(text) else {
      throw EditRefusal(
        400, "the rows of the headings are a number such as 2, or two such as 2-3, not '\(text)'")
    }
    source.headerRows = rows
  }

  private func takeSheets(into source: inout ImportSource, _ look: ImportLook) {
    guard values["sheets"] != nil else { return }
    let known = look.view.tables
    let chosen = fields.filter { $0.name == "sheet" }.map(\.value)
    let wanted = known.map(\.sheet).filter(chosen.contains)
    if !wanted.isEmpty, Set(wanted) != Set(known.filter(\.isRead).map(\.sheet)) {
      source.sheets = wanted
    }
  }

  private func takeColumns(into source: inout ImportSource, _ look: ImportLook) {
    for (t, table) in look.view.tables.enumerated() {
      let chosen = table.columns.enumerated().map { c, column in
        let name = "\(t + 1).\(c + 1)"
        // A heading that the page did not show is not what somebody has looked at.
        let isSame = values["heading.\(name)"] == column.heading
        let said = isSame ? values["column.\(name)"] : nil
        return (
          heading: column.heading,
          column: said.map { ImportColumn(rawValue: $0) } ?? column.role
        )
      }
      if zip(chosen, table.columns).contains(where: { $0.column != $1.role }) {
        source = source.choosing(chosen)
      }
    }
  }

  private func takeLevels(
    into source: inout ImportSource, _ look: ImportLook
  ) throws(EditRefusal) {
    if let named = values["levels-named"], !named.trimmed.isEmpty {
      let titles = named.split(whereSeparator: \.isNewline)
        .map { FormFields.cleaned(String($0)) }.filter { !$0.isEmpty }
      guard Set(titles.map { $0.lowercased() }).count == titles.count else {
        throw EditRefusal(400, "a level is named twice")
      }
      (source.levels, source.levelOrder) = (titles, .confirmed)
      return
    }
    guard let imported = look.imported else { return }
    let known = imported.levels
    var placed: [(title: String, place: Int)] = []
    for (n, title) in known.enumerated() {
      guard values["level.\(n + 1)"] == title, let text = values["place.\(n + 1)"] else { return }
      guard let place = Int(text.trimmed), (1...known.count).contains(place) else {
        throw EditRefusal(
          400, "the place of a level is a number from 1 to \(known.count), not '\(text)'")
      }
      placed.append((title, place))
    }
    guard Set(placed.map(\.place)).count == placed.count else {
      throw EditRefusal(400, "two levels have the same place; give each its own, 1 is the lowest")
    }
    let titles = placed.sorted { $0.place < $1.place }.map(\.title)
    guard titles != known || values["levels"] == "yes" else { return }
    (source.levels, source.levelOrder) = (titles, .confirmed)
  }

  /// Takes the answers to what the file leaves open.
  private func answering(_ source: ImportSource, _ look: ImportLook) -> ImportSource {
    var source = source
    for (n, doubt) in (look.imported?.doubts ?? []).enumerated() {
      guard values["asks.\(n + 1)"] == doubt.question,
        let answer = values["question.\(n + 1)"].flatMap({ Int($0) }),
        doubt.choices.indices.contains(answer - 1)
      else { continue }
      source = source.with(doubt.choices[answer - 1].says)
    }
    return source
  }
}

extension ImportedFramework {
  /// Titles of levels by which another order is said, lowest first.
  var levels: [String] { levelTitles.isEmpty ? framework.scale.levels.map(\.title) : levelTitles }
}
