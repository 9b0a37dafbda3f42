import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Pages about reviews: queues, sheets, and blind readings.
enum ReviewRoutes {
  static let all: [PageRoute] = [
    PageRoute("/review") { .page(ReviewPage(context: $0.context).html) },
    PageRoute("/review/:framework") {
      .page(try ReviewQueuePage($0.context, $0.capture("framework")).html)
    },
    PageRoute("/review/:framework/review.xlsx") { ask in
      let (sheet, name) = try asked(ask)
      return .file(try sheet.workbook(), contentType: Self.workbook, name: "\(name).xlsx")
    },
    PageRoute("/review/:framework/review.csv") { ask in
      let (sheet, name) = try asked(ask)
      return .download(
        sheet.csv, contentType: "text/csv; charset=utf-8", name: "\(name).csv")
    },
    PageRoute("/review/readings/:reading") { ask in
      let folder = try folder(ask)
      return .page(try page(ask, try folder.entry(ask.capture("reading")), in: folder))
    },
    PageRoute("/review/readings/:reading/sheet.csv") { ask in
      let entry = try folder(ask).entry(ask.capture("reading"))
      return .download(
        entry.review.csv, contentType: "text/csv; charset=utf-8", name: "\(entry.id).csv")
    },
    PageRoute("/review/readings/:reading/first.csv") { ask in
      let folder = try folder(ask)
      let entry = try folder.entry(ask.capture("reading"))
      return .download(
        try folder.first(of: entry).csv, contentType: "text/csv; charset=utf-8",
        name: "\(entry.id).first.csv")
    },
    PageRoute("/review/readings", method: "POST") { try open($0) },
    PageRoute("/review/:framework/apply", method: "POST", isSlow: true, takesFiles: true, apply),
    PageRoute("/review/sheets", method: "POST", isSlow: true, takesFiles: true) { ask in
      let folder = try folder(ask)
      let text = Array((ask.fields?.last(named: "sheet") ?? "").utf8)
      let file = ask.files.last { $0.name == "file" }
      let seed = try ReadingAsk(ask.fields ?? []).sample.seed
      let id = try folder.take(file?.bytes ?? text, seed: seed, in: ask.context.catalog)
      return .moved(to: ReadingAddress.reading(id).source)
    },
    PageRoute("/review/readings/:reading/answer", method: "POST") { try answer($0) },
    PageRoute("/review/readings/:reading/close", method: "POST") { ask in
      let folder = try folder(ask)
      try folder.close(ask.capture("reading"))
      return .moved(to: ReadingAddress.reading(ask.capture("reading")).source)
    },
  ]

  private static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  private static func folder(_ ask: PageAsk) throws -> ReadingFolder {
    guard let folder = ask.context.readings else {
      throw ReadingRefusal("the program was started without a folder to write into")
    }
    return folder
  }

  private static func page(
    _ ask: PageAsk, _ entry: ReadingFolder.Entry, in folder: ReadingFolder, problems: [String] = []
  ) throws -> HTML {
    entry.isOpen
      ? try OpenReadingPage(
        ask.context, entry, statement: ask.value("statement"), typed: ask.fields,
        problems: problems
      ).html
      : try ClosedReadingPage(ask.context, entry, in: folder).html
  }

  // MARK: Sheets

  /// The sheet that somebody asks for: what is open, or a sample, or everything, without what was decided.
  private static func asked(_ ask: PageAsk) throws -> (ReviewSheet, name: String) {
    let (catalog, id) = (ask.context.catalog, ask.capture("framework"))
    let aligned = try catalog.framework(id)
    let all = aligned.framework.statements.map(\.statement.id)
    let sample = try ReadingAsk(ask.query).sample
    let decided = aligned.alignment.decidedStatements
    let open = all.filter { !decided.contains($0) }
    let wanted: [String]
    let name: String
    switch ask.value("which") ?? (open.isEmpty ? "sample" : "open") {
    case "open": (wanted, name) = (open, "\(id)-open")
    case "all": (wanted, name) = (all, "\(id)-all")
    default:
      wanted = StatementSample.draw(sample.count, of: aligned.framework, seed: sample.seed)
      name = "\(id)-\(sample.seed)"
    }
    if wanted.isEmpty { throw ReadingRefusal("there is no statement that nobody has decided on") }
    return (try ReadingFolder.sheet(of: wanted, aligned, in: catalog), name)
  }

  /// Takes in a sheet that was filled in elsewhere.
  private static let apply: @Sendable (PageAsk) throws -> PageAnswer = { ask in
    guard let editing = ask.context.editing else { throw EditRefusal.readsOnly }
    let id = ask.capture("framework")
    let home = ReadingAddress.framework(id).source
    func refusal(_ lines: [String], _ status: Int) throws -> PageAnswer {
      let context = editing.desk.context(as: ask.context)
      return .refusal(
        try ReviewQueuePage(context, id, complaints: lines).html, status: status)
    }
    do {
      switch try editing.desk.decide(FilledSheet(ask)) {
      case .told(let notice): return .moved(to: FormFields.address(home, telling: notice))
      case .asks:
        return try refusal(["something was decided since; send the sheet again"], 409)
      }
    } catch let error as FilledSheet.Refusal {
      return try refusal(error.lines, error.status)
    } catch let error as EditRefusal {
      return try refusal([error.description], error.status)
    }
  }

  // MARK: Readings

  private static func open(_ ask: PageAsk) throws -> PageAnswer {
    let folder = try folder(ask)
    let asked = ReadingAsk(ask.fields ?? [])
    let aligned = try ask.context.catalog.framework(asked.framework)
    let id = try folder.open(aligned, in: ask.context.catalog, try asked.sample)
    return .moved(to: ReadingAddress.reading(id).source)
  }

  private static func answer(_ ask: PageAsk) throws -> PageAnswer {
    let folder = try folder(ask)
    let (id, asked) = (ask.capture("reading"), AnswerAsk(ask.fields ?? []))
    let problems =
      try asked.problem.map { [$0] }
      ?? folder.answer(id, asked.statement, with: asked.answers, in: ask.context.catalog)
    let entry = try folder.entry(id)
    if !problems.isEmpty { return .page(try page(ask, entry, in: folder, problems: problems)) }
    let next = entry.review.entries.first { $0.answers.isEmpty }?.statement
    return .moved(to: ReadingAddress.reading(id, statement: next ?? asked.statement).source)
  }
}

/// Where readings are.
enum ReadingAddress {
  static func reading(_ id: String, statement: String? = nil) -> HTML {
    "/review/readings/\(Address.step(id))\(Address.query([("statement", statement)]))"
  }
  static func framework(_ id: String) -> HTML { "/review/\(Address.step(id))" }
}

/// What somebody asks for who wants a sample.
struct ReadingAsk {
  let framework: String
  private let count: String
  private let seed: String
  private let reviewer: String

  init(_ fields: [(name: String, value: String)]) {
    func value(_ name: String) -> String { fields.last(named: name) ?? "" }
    (framework, count) = (value("framework"), value("sample"))
    (seed, reviewer) = (value("seed"), value("reviewer"))
  }

  /// What is asked for where nothing is said.
  static let usualCount = 30

  /// - Throws: ``ReadingRefusal`` for what is no number.
  var sample: ReadingFolder.Sample {
    get throws {
      let count = count.isEmpty ? Self.usualCount : Int(count.trimmed) ?? 0
      guard (1...10_000).contains(count) else {
        throw ReadingRefusal("a sample has from 1 to 10000 statements, not '\(self.count)'")
      }
      guard let seed = seed.isEmpty ? 1 : UInt64(seed.trimmed) else {
        throw ReadingRefusal("a seed is a whole number of 0 or more, not '\(self.seed)'")
      }
      return .init(count: count, seed: seed, reviewer: reviewer)
    }
  }
}

/// What the form of an open reading sends.
struct AnswerAsk {
  let statement: String
  let answers: [FilledReview.Answer]
  /// Why nothing follows from it, as a sentence without capital and full stop.
  let problem: String?

  /// How many concepts a statement can be about.
  static let most = 4

  init(_ fields: [(name: String, value: String)]) {
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value.trimmed) }
    func value(_ name: String) -> String { all(name).last ?? "" }
    statement = value("statement")
    let (shares, relations) = (all("share"), all("relation"))
    let (confidence, reason) = (value("confidence"), value("reason"))
    var answers = all("concept").enumerated().compactMap { place, concept -> FilledReview.Answer? in
      let share = shares.indices.contains(place) ? shares[place] : ""
      let relation = relations.indices.contains(place) ? relations[place] : ""
      if concept.isEmpty { return nil }
      return .init(
        decision: "change", concept: concept, share: share, relation: relation,
        confidence: confidence, reason: reason)
    }
    let fitsNone = value("none") == "yes"
    if fitsNone { answers.append(.init(decision: "reject", reason: reason)) }
    let isTakenBack = value("act") == "clear"
    self.answers = isTakenBack ? [] : answers
    // A share or a relation without a concept is a slip, and is not dropped in silence.
    let stray = zip(all("concept"), zip(shares, relations)).contains { concept, rest in
      concept.isEmpty && !(rest.0.isEmpty && rest.1.isEmpty)
    }
    problem =
      isTakenBack
      ? nil
      : stray
        ? "a share or a relation stands where no concept is chosen"
        : answers.isEmpty ? "choose a concept, or say that none fits" : nil
  }
}
