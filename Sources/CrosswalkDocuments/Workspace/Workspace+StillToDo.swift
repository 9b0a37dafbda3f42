import CrosswalkBase
import CrosswalkModel

extension Workspace {
  /// What people have still to fill in of new and imported frameworks, by place: nothing of it is
  /// wrong, but answers say less, or say it in nobody's name, as long as it stands there.
  package var stillToDo: [Problem] {
    let facts = documents.frameworks.flatMap { file -> [Problem] in
      let framework = file.value
      // Some documents bear no date; only of a file that nobody has filled in it is to be asked.
      let isNew = [Skeleton.publisher, Skeleton.unknown].contains(framework.publisher)
      let values: [(String, placeholder: String, words: String, path: [PathStep])] = [
        (framework.title, Skeleton.title, "what the document is called", [.key("title")]),
        (isNew ? framework.date : "", Skeleton.unknown, "of when it is", [.key("date")]),
        (
          framework.source.title, Skeleton.sourceTitle, "what the source is called",
          [.key("source"), .key("title")]
        ),
        (
          framework.source.note ?? "", Skeleton.sourceNote, "which copy it was read from",
          [.key("source"), .key("note")]
        ),
        (framework.publisher, Skeleton.publisher, "who published it", [.key("publisher")]),
        (
          framework.jurisdiction, Skeleton.jurisdiction, "where it is in force",
          [.key("jurisdiction")]
        ),
        (
          framework.scale.construct, Skeleton.construct, "what the levels measure",
          [.key("scale"), .key("construct")]
        ),
      ]
      return values.filter { [$0.placeholder, Skeleton.unknown].contains($0.0) }.map {
        file.problem("say \($0.words)", at: $0.path, severity: .note)
      }
    }
    let aside = documents.frameworks.compactMap { Self.setAside(beside: $0.file) }
    return (facts + aside + documents.alignments.flatMap(Self.stillToDo)).sorted()
  }

  /// What a list is called of judgements that a new version of a document has outdated; it stands
  /// beside the framework.
  package static let setAsideName = "set-aside.csv"

  /// Where that list would stand beside a file; nil for what is no file.
  package static func setAsideList(beside file: String) -> String? {
    guard file.hasSuffix(".yaml") else { return nil }
    return (file.lastIndex(of: "/").map { String(file[...$0]) } ?? "") + setAsideName
  }

  private static func setAside(beside framework: String) -> Problem? {
    guard let path = setAsideList(beside: framework), DataFiles.isThere(path) else { return nil }
    return Problem(
      file: path, mark: .start, severity: .note,
      message: "judge again what an update has set aside here; once that is done the file can go")
  }

  private static func stillToDo(_ file: DocumentSet.Located<Alignment>) -> [Problem] {
    var todo: [Problem] = []
    func add(_ message: String, _ path: [PathStep]) {
      todo.append(file.problem(message, at: path, severity: .note))
    }
    if file.value.author == Skeleton.author {
      add("put in whose judgement this is, in place of '\(Skeleton.author)'", [.key("author")])
    }
    let unsaid = file.value.links.lazy.flatMap { entry in
      entry.links.indices.filter { entry.links[$0].relation == nil }.map { (entry.statement, $0) }
    }
    if let (statement, index) = unsaid.first {
      let count = file.value.unsaidLinks
      add(
        "say under 'relation' what statements are to concepts: \(counted(count, "link")) "
          + "\(count == 1 ? "does" : "do") not, so that no counterpart follows from them",
        [.key("links"), .key(statement), .index(index)])
    }
    guard let scale = file.value.scale else { return todo }
    let open = scale.cuts.indices.filter {
      scale.cuts[$0].reason?.hasPrefix(Skeleton.notJudged) ?? false
    }
    if let first = open.first {
      add(
        "judge where levels begin: \(counted(open.count, "cut")) of \(scale.cuts.count) "
          + (open.count == 1 ? "is" : "are") + " not judged yet",
        [.key("scale"), .key("cuts"), .index(first)])
    }
    if scale.locationError?.reason == Skeleton.notPlaced {
      add(
        "say how far the whole scale may lie off; nobody has placed the cuts yet",
        [.key("scale"), .key("locationError")])
    }
    if scale.levels.allSatisfy(\.facets.isEmpty) {
      add(
        "say what facets the levels speak to; until then no level is translated",
        [.key("scale"), .key("levels")])
    }
    return todo
  }
}
