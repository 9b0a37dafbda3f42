import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A file beside what it is read as: what is open, what the columns mean, what was left out, and what saving
/// it would change.
struct UploadPage {
  let context: PageContext
  let upload: Uploads.Upload
  let look: ImportLook
  /// Why what was asked last was not done.
  private let refusal: EditRefusal?
  /// Where it would go; nil where nothing can be saved, or the id cannot be had.
  private let target: ImportTarget?
  /// Why the id cannot be had.
  private let objection: EditRefusal?

  init(
    _ context: PageContext, _ upload: Uploads.Upload, refusal: EditRefusal? = nil
  ) throws {
    (self.context, self.upload, self.refusal) = (context, upload, refusal)
    var (target, objection): (ImportTarget?, EditRefusal?) = (nil, nil)
    if let desk = context.editing?.desk, upload.saved == nil {
      do {
        target = try desk.importTarget(upload.choices.id)
      } catch let refusal as EditRefusal {
        objection = refusal
      }
    }
    (self.target, self.objection) = (target, objection)
    look = context.uploads.look(at: upload, over: target?.former)
  }

  var html: HTML {
    get throws {
      PageLayout(
        context: context, title: "Import <bdi>\(upload.fileName)</bdi>", place: .imports,
        lede: "Nothing is written before you save. Each choice reads the same file anew.",
        path: [("Import", "/import")],
        body: EditParts.complaint(refusal) + (try saved) + form + result + problems + (try saving)
          + forget
      ).html
    }
  }

  private var address: HTML { ImportAddress.upload(upload.id) }

  // MARK: Choices

  private var form: HTML {
    if upload.saved != nil { return "" }
    let button: HTML = "<p><button>Read it so</button></p>\n"
    let parts = ImportChoiceParts(look: look, choices: upload.choices)
    let questions = parts.questions
    let failure: HTML =
      if case .failure(let error) = look.outcome {
        """
        <p class="care" role="status">It cannot be read so: \
        <bdi>\(error.text(advice: ImportWords.advice))</bdi>.</p>

        """
      } else { "" }
    return """
      <form id="choices" method="post" action="\(address)">
      <input type="hidden" name="token" value="\(context.token)">
      \(failure)\(questions)\(questions.isEmpty ? "" : button)\
      \(ImportTablesPart(look: look).html)\(parts.rows)\(button)\
      \(parts.levels)\(parts.about(isUpdate: isUpdate, objection: objection))\
      \(renaming)\(button)\
      <p><button class="quiet" name="act" value="guess">Guess anew, and forget what was chosen</button></p>
      </form>

      """
  }

  private var isUpdate: Bool { if case .update = target { true } else { false } }

  // MARK: What comes of it

  private var result: HTML {
    guard let imported = look.imported else { return "" }
    let table = imported.preview(of: 12)
    let rows = table.rows.map { row in row.map { "<bdi>\($0.words)</bdi>" as HTML } }
    let ledger = imported.report.ledger
    let balance: HTML = ledger.total == 0 ? "" : self.balance(ledger)
    return HTML.section(
      "result", "What it is read as",
      HTMLTable(
        id: "preview-caption", caption: "The first statements, as they would be saved.",
        columns: table.columns.map { .init("\($0.heading)") }, rows: rows
      ).html
        + HTML.list(
          imported.summary(of: look.source.kind).map { "<bdi>\($0)</bdi>" }, "facts")
        + balance)
  }

  private func balance(_ ledger: ImportLedger) -> HTML {
    let (left, lost) = ledger.entries.reduce(into: (0, 0)) { sums, entry in
      switch entry.fate {
      case .imported: break
      case .leftOut: sums.0 += entry.count
      case .notRead: sums.1 += entry.count
      }
    }
    let rows = ledger.entries.map { entry -> [HTML] in
      ["<bdi>\(ImportWords.words(entry.fate))</bdi>", "\(entry.count)"]
    }
    return """
      <p id="balance">Of \(ledger.total) \(ledger.noun): \(ledger.imported) read, \(left) left out, \
      \(lost) not read\(ledger.sum == ledger.total ? "; that is all of them" : "").</p>
      <details>
      <summary>What became of each kind of cell</summary>
      \(HTMLTable(
        id: "balance-caption", caption: "All \(ledger.noun) of the file.",
        columns: [.init("What became of them"), .init("How many", isNumber: true)], rows: rows
      ).html)</details>

      """
  }

  /// So many are listed.
  private static let shownNotes = 200

  private var problems: HTML {
    guard let report = look.imported?.report, !report.notes.isEmpty else { return "" }
    let sorted = report.notes.filter(\.isProblem) + report.notes.filter { !$0.isProblem }
    let lines = sorted.prefix(Self.shownNotes).map { note -> HTML in
      let kind: HTML = note.isProblem ? "<strong>Problem</strong>" : "Note"
      let place: HTML = note.place.isEmpty ? "" : ", <bdi>\(note.place)</bdi>"
      return """
          \(kind)\(place): \
          <bdi>\(note.message)\(note.remedy.flatMap(ImportWords.advice).map { "; " + $0 } ?? "")</bdi>
        """
    }
    let more = report.notes.count + report.uncountedNotes - lines.count
    return HTML.section(
      "problems", "What to look at",
      "<p>\(counted(report.problemCount, "problem")).</p>\n"
        + HTML.list(lines + (more > 0 ? ["and \(more) more"] : []), "problems"))
  }

  // MARK: Saving

  /// Asks whether units and levels are old ones under a new name, where that is in doubt.
  private var renaming: HTML {
    guard let doubts = try? revision?.update.doubts,
      !doubts.isEmpty || upload.choices.isRenamed != nil
    else { return "" }
    let options = [
      ("", "not said"), ("yes", "they are: ids and judgements stay"), ("no", "they are new"),
    ]
    return HTML.section(
      "renamed", "Old ones under new names",
      HTML.list(doubts.map { "<bdi>\($0)</bdi>" })
        + HTML.choice(
          "renamed", "Units and levels that may be old ones", options,
          chosen: upload.choices.isRenamed.map { $0 ? "yes" : "no" } ?? ""))
  }

  private var revision: ImportRevision? {
    get throws {
      guard case .update(let folder, let old) = target, let imported = look.imported,
        imported.doubts.isEmpty
      else { return nil }
      return try upload.revision(of: imported, from: look, in: folder, over: old)
    }
  }

  private var saving: HTML {
    get throws {
      if upload.saved != nil { return "" }
      guard let editing = context.editing else {
        return HTML.section(
          "save", "Save",
          "<p>This workbench only reads. Begin it with a folder to edit, and what you import is saved there.</p>\n"
        )
      }
      guard let imported = look.imported else { return "" }
      var reasons = objection.map { [$0.description] } ?? []
      reasons += imported.doubts.prefix(1).map { "a question is open: \($0.question)" }
      var changes: HTML = ""
      do {
        if let revision = try revision {
          changes = self.changes(revision)
          reasons += revision.objections.prefix(1)
        }
      } catch let refusal as EditRefusal { reasons.append(refusal.description) }
      guard reasons.isEmpty, let target else {
        return changes
          + HTML.section(
            "save", "Save",
            "<p>Before it can be saved:</p>\n"
              + HTML.list(reasons.map { "<bdi>\(GapHTML.sentence($0))</bdi>" }, "problems"))
      }
      let words: HTML =
        isUpdate
        ? "The new version is laid over <bdi>\(upload.choices.id)</bdi>; what stays the same keeps its id and its links."
        : "A folder <code>\(editing.folder)/\(upload.choices.id)</code> is made, whole or not at all."
      return changes
        + HTML.section(
          "save", "Save",
          """
          <p>\(words)\(imported.report.problemCount > 0 ? " What has problems is left out." : "")</p>
          <form method="post" action="\(address)/save">
          <input type="hidden" name="token" value="\(context.token)">
          <input type="hidden" name="basis" value="\(upload.basis(target))">
          <p><button>Save</button></p>
          </form>

          """)
    }
  }

  private func changes(_ revision: ImportRevision) -> HTML {
    let update = revision.update
    func list(_ title: HTML, _ lines: [HTML]) -> HTML {
      if lines.isEmpty { return "" }
      let more = lines.count - Self.shownNotes
      return "<h3>\(title) (\(lines.count))</h3>\n"
        + HTML.list(
          Array(lines.prefix(Self.shownNotes)) + (more > 0 ? ["and \(more) more"] : []))
    }
    let others =
      update.renamed + update.changedLevels + update.addedUnits.map { "added unit '\($0)'" }
      + update.removedUnits.map { "removed unit '\($0)'" } + update.changedUnits
    let body =
      list("Units and levels", others.map { "<bdi>\($0)</bdi>" })
      + list("Added", update.added.map { HTML.name($0.id, $0.text) })
      + list(
        "Changed",
        update.changed.map { change in
          let words: HTML =
            change.before == change.after
            ? ""
            : ": <del><bdi>\(change.before)</bdi></del> is now <ins><bdi>\(change.after)</bdi></ins>"
          return "<bdi>\(change.id)</bdi> (\(change.parts.joined(separator: ", ")))\(words)"
        })
      + list("Removed", update.removed.map { HTML.name($0.id, $0.text) })
      + list(
        "Judgements to be made again", revision.setAside.map { "<bdi>\($0)</bdi>" })
    return HTML.section(
      "changes", "What changes in <bdi>\(upload.choices.id)</bdi>",
      body.isEmpty ? "<p>Nothing changes.</p>\n" : body)
  }

  // MARK: Afterwards

  /// So many statements are named that nobody has linked yet.
  private static let shownOpen = 20

  private var saved: HTML {
    get throws {
      guard let saved = upload.saved else { return "" }
      guard let index = try? context.index(of: saved.framework) else {
        return HTML.section(
          "saved", "Saved",
          "<p role=\"status\">It stands in <code>\(saved.folder)</code>, which cannot be read now.</p>\n"
        )
      }
      let framework = try context.catalog.framework(saved.framework).framework
      let open = framework.units.flatMap(\.statements).filter {
        (index.links[$0.id] ?? []).isEmpty
      }
      let links = open.prefix(Self.shownOpen).map { statement -> HTML in
        HTML.link(
          Address.statement(statement.id, of: framework.id),
          HTML.name(statement.id, statement.text))
      }
      let more = open.count - links.count
      return HTML.section(
        "saved", "Saved",
        """
        <p role="status">\(HTML.link(Address.framework(framework.id), "<bdi>\(framework.title)</bdi>")) \
        stands in <code>\(saved.folder)</code>.</p>
        \(HTML.list(saved.lines.map { "<bdi>\($0)</bdi>" }, "facts"))\
        <h3>Statements that are not linked yet (\(open.count))</h3>
        \(HTML.list(links + (more > 0 ? ["and \(more) more"] : [])))
        """)
    }
  }

  private var forget: HTML {
    HTML.section(
      "forget", "Forget the file",
      """
      <p>It is gone from memory then; what was saved stays.</p>
      <form method="post" action="\(address)/forget">
      <input type="hidden" name="token" value="\(context.token)">
      <p><button class="quiet">Forget</button></p>
      </form>

      """)
  }
}
