import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

/// The alignment file that reviewers' decisions go into.
package struct ReviewTarget {
  /// Why nothing can be decided on a framework.
  package enum Refusal: Error, Sendable, Hashable {
    /// Its alignment is the catalog's and no file of the workspace, and stays as it is; a file can be
    /// laid over it.
    case isNoFile(framework: String)
  }

  /// The framework as it is with all that was decided before.
  package private(set) var aligned: AlignedFramework
  private var file: EditedFile<Alignment>
  private let catalog: Catalog
  /// What a new file says.
  private let empty: Alignment
  /// What stands in the file; the framework's whole alignment, or what lies over a bundled one.
  private var own: Alignment { file.value ?? empty }
  private let isOverlay: Bool

  /// Finds the file.
  ///
  /// - Parameters:
  ///   - id: The framework's id.
  ///   - workspace: The frameworks that are at hand, and the files they stand in.
  ///   - into: A file that lies over the framework's alignment; nil: the alignment itself, which
  ///     then must be in the workspace.
  ///   - author: Whose a new file is.
  ///   - date: Of a new file.
  /// - Throws: ``Refusal``, `CatalogError`, `DataProblems`, `FileError`.
  package init(
    framework id: String, in workspace: Workspace, into: String?, author: String,
    date: String = "unknown"
  ) throws {
    let catalog = try workspace.catalog()
    let aligned = try catalog.framework(id)
    self.catalog = catalog
    empty = Alignment(framework: id, author: author, version: "1", date: date, links: [])
    if let into {
      isOverlay = true
      if DataFiles.isThere(into) {
        let read = try workspace.reading(into, over: catalog)
        let found = read.alignments.first
        if found?.value.framework == id || found == nil { try read.throwErrors() }
        guard let found, found.value.framework == id else {
          throw FileError(path: into, reason: "the file is no alignment of '\(id)'")
        }
        file = EditedFile(
          .alignment, path: into, content: (found.source.bytes, found.value),
          reading: workspace.reading)
      } else {
        file = EditedFile(.alignment, path: into, content: nil, reading: workspace.reading)
      }
      self.aligned = aligned
      lay()
      return
    }
    guard let framework = workspace.documents.frameworks.first(where: { $0.value.id == id }) else {
      throw Refusal.isNoFile(framework: id)
    }
    isOverlay = false
    if let found = workspace.documents.alignments.first(where: { $0.value.framework == id }) {
      file = EditedFile(
        .alignment, path: found.file, content: (found.source.bytes, found.value),
        reading: workspace.reading)
    } else {
      let path = framework.beside("alignment.yaml")
      file = EditedFile(.alignment, path: path, content: nil, reading: workspace.reading)
      if DataFiles.isThere(path) {
        throw FileError(
          path: path, reason: "there is such a file, and it is no alignment of '\(id)'")
      }
    }
    self.aligned = AlignedFramework(
      framework: aligned.framework, alignment: file.value ?? empty)
  }

  private mutating func lay() {
    aligned = AlignedFramework(
      framework: aligned.framework, alignment: aligned.alignment.overlaid(with: own))
  }

  /// The alignment with decisions laid into it, without writing anything.
  package func reviewed(with decisions: [ReviewDecision], overrules: Bool) -> ReviewedAlignment {
    ReviewedAlignment(
      aligned.alignment, with: decisions,
      order: aligned.framework.statements.map(\.statement.id), overrules: overrules)
  }

  /// The file.
  package var path: String { file.path }

  /// The file as it was read or written last.
  package var edited: EditedFile<Alignment> { file }

  /// What statements can be about.
  package var ontology: Ontology { catalog.ontology }

  /// What a target was before something was written, to go back to.
  package struct Memory {
    fileprivate var aligned: AlignedFramework
    fileprivate var file: EditedFile<Alignment>.Memory
  }

  /// As it is now.
  package var memory: Memory { Memory(aligned: aligned, file: file.memory) }

  /// Writes what was decided, keeping the file's comments and order.
  ///
  /// - Parameters:
  ///   - reviewed: Decisions on statements.
  ///   - scale: Where the levels lie, if that was decided with them: both are written, or neither.
  /// - Returns: What there is to say to people, such as comments that were lost.
  /// - Throws: `FileError`, also if somebody else has changed the same statements meanwhile;
  ///   ``DataProblems`` if the result would have errors. Then nothing is written.
  package mutating func save(
    _ reviewed: ReviewedAlignment, scale: Alignment.ScaleAlignment? = nil
  ) throws -> [String] {
    try save(new(reviewed, scale), over: reviewed.alignment)
  }

  /// Whether it could be saved; the parameters are those of saving it. Nothing is written.
  ///
  /// - Throws: ``DataProblems`` if the result would have errors.
  package func check(
    _ reviewed: ReviewedAlignment, scale: Alignment.ScaleAlignment? = nil
  ) throws {
    let new = new(reviewed, scale)
    if new != own { _ = try file.revision(to: new) { try Self.check($0, over: catalog) } }
  }

  private func new(
    _ reviewed: ReviewedAlignment, _ scale: Alignment.ScaleAlignment?
  ) -> Alignment {
    var new = isOverlay ? overlay(reviewed) : reviewed.alignment
    if let scale { new.scale = scale }
    return new
  }

  private static func check(_ text: RevisedText, over catalog: Catalog) throws {
    try text.workspace(over: catalog).throwErrors()
  }

  /// The facets of levels that stand in the file itself.
  package var ownLevels: [Alignment.LevelFacets] { own.scale?.levels ?? [] }

  /// Writes where the levels lie, keeping the file's comments and order.
  ///
  /// - Returns: What there is to say to people, such as comments that were lost.
  /// - Throws: As for decisions.
  package mutating func save(_ scale: Alignment.ScaleAlignment) throws -> [String] {
    var new = own
    new.scale = scale
    return try save(new, over: aligned.alignment)
  }

  /// Writes what the file is to say; with what lies under it if it lies over another.
  private mutating func save(_ new: Alignment, over under: Alignment) throws -> [String] {
    var lines: [String] = []
    if new != own {
      lines = try file.save(new) { [catalog] in try Self.check($0, over: catalog) }.lines
    }
    aligned = AlignedFramework(
      framework: aligned.framework, alignment: isOverlay ? under.overlaid(with: own) : own)
    return lines
  }

  /// Writes the file as it was.
  package mutating func restore(_ memory: Memory) throws {
    try file.restore(memory.file)
    aligned = memory.aligned
  }

  /// What lies over the framework's alignment, with the statements that were decided now.
  private func overlay(_ reviewed: ReviewedAlignment) -> Alignment {
    var result = own
    let decided = Set(
      reviewed.entries.filter { [.linked, .rejected, .changed, .overruled].contains($0.outcome) }
        .map(\.decision.statement))
    let known = Set(own.links.map(\.statement) + own.rejected.map(\.statement)).union(decided)
    // Who is not named is the author of the framework's alignment, and here that of the file.
    func named(_ author: String?) -> String? {
      let name = author ?? reviewed.alignment.author
      return name == own.author ? nil : name
    }
    func justified(_ link: ConceptLink) -> ConceptLink {
      var link = link
      link.author = named(link.author)
      let justification = link.justification ?? reviewed.alignment.justification
      link.justification = justification == own.justification ? nil : justification
      return link
    }
    let ownLinks = Dictionary(own.links.map { ($0.statement, $0) }, uniquingKeysWith: { a, _ in a })
    result.links = reviewed.alignment.links.compactMap { entry in
      guard known.contains(entry.statement) else { return nil }
      if !decided.contains(entry.statement) { return ownLinks[entry.statement] }
      return Alignment.StatementLinks(
        statement: entry.statement, links: entry.links.map(justified))
    }
    // What lies under the file would count again where it had links that are taken back.
    let linked = Set(result.links.map(\.statement))
    result.links += own.links.filter {
      decided.contains($0.statement) && !linked.contains($0.statement)
    }
    .map { Alignment.StatementLinks(statement: $0.statement, links: []) }
    let ownRejected = Dictionary(
      own.rejected.map { ($0.statement, $0) }, uniquingKeysWith: { a, _ in a })
    result.rejected = reviewed.alignment.rejected.compactMap { entry in
      guard known.contains(entry.statement) else { return nil }
      if !decided.contains(entry.statement) { return ownRejected[entry.statement] }
      var entry = entry
      for index in entry.rejections.indices {
        entry.rejections[index].author = named(entry.rejections[index].author)
      }
      return entry
    }
    return result
  }
}
