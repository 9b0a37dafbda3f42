import CrosswalkBase
import CrosswalkModel

/// Ontologies, frameworks, alignments, catalogues and prompts that were read together, with where
/// each stands, so that what is wrong with their meaning can be placed.
public struct DocumentSet: Sendable {
  /// One file's text and the path that messages show.
  public struct File: Sendable, Hashable {
    /// Shown in messages as it stands; nothing is read from it.
    public var path: String
    /// The whole file, in UTF-8.
    public var bytes: [UInt8]
    /// Whether what others say of the same two frameworks lies over what this one says.
    package var isUnderneath = false

    /// A file of bytes that were read already.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// A value, the file it stands in, and the nodes it was made of.
  public struct Located<Value: Sendable>: Sendable {
    /// The file as it was read.
    public let source: File
    /// What the file says, in the right form; its meaning may still be wrong.
    public let value: Value
    let root: YAMLNode

    /// The path of the file, as the caller gave it.
    public var file: String { source.path }

    /// The path of a file in the same folder, or below it.
    package func beside(_ name: String) -> String {
      let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      return (folder.map(String.init) + [name]).joined(separator: "/")
    }

    /// A problem at the value of a key of the file.
    package func problem(
      _ message: String, at key: String, severity: Problem.Severity = .error
    ) -> Problem {
      problem(message, at: [.key(key)], severity: severity)
    }

    /// A problem at a value of the file.
    package func problem(
      _ message: String, at path: [PathStep], severity: Problem.Severity = .error
    ) -> Problem {
      Problem(file: file, mark: root.mark(at: path), severity: severity, message: message)
    }
  }

  /// In the order of reading, without those whose form is wrong.
  public private(set) var ontologies: [Located<Ontology>] = []
  /// In the order of reading, without those whose form is wrong.
  public private(set) var frameworks: [Located<Framework>] = []
  /// In the order of reading, without those whose form is wrong.
  public private(set) var alignments: [Located<Alignment>] = []
  /// In the order of reading, without those whose form is wrong.
  public private(set) var matches: [Located<MatchSet>] = []
  /// In the order of reading, without those whose form is wrong.
  public private(set) var catalogues: [Located<ActivityCatalogue>] = []
  /// In the order of reading, without those whose form is wrong.
  public private(set) var prompts: [Located<PromptSet>] = []
  private var formProblems: [Problem] = []
  /// Ids of frameworks whose form is wrong, so that nothing is said against their alignments.
  var brokenFrameworks: Set<String> = []

  /// A set without documents.
  public init() {}

  /// The set of one file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - limits: How much it may ask for.
  ///   - earlier: What the same file said before, from which is taken what it still says.
  init(_ file: File, limits: YAMLLimits, after earlier: DocumentSet? = nil) {
    // What was wrong is told anew, each at its place.
    let earlier = earlier.flatMap { $0.formProblems.isEmpty ? $0 : nil }
    read(file, limits: limits, after: earlier ?? DocumentSet())
  }

  /// Takes all documents of another set in, after those that are here.
  mutating func append(_ other: DocumentSet) {
    ontologies += other.ontologies
    frameworks += other.frameworks
    alignments += other.alignments
    matches += other.matches
    catalogues += other.catalogues
    prompts += other.prompts
    formProblems += other.formProblems
    brokenFrameworks.formUnion(other.brokenFrameworks)
  }

  /// The frameworks that alignments and matches are about.
  var referredFrameworks: [String] {
    alignments.map(\.value.framework) + matches.flatMap { [$0.value.from, $0.value.to] }
  }

  /// The paths of the files whose form is right.
  var understood: Set<String> {
    Set(
      ontologies.map(\.file) + frameworks.map(\.file) + alignments.map(\.file)
        + matches.map(\.file) + catalogues.map(\.file) + prompts.map(\.file))
  }

  /// Whether nothing but alignments is in the files, as far as their form tells.
  var holdsOnlyAlignments: Bool {
    ontologies.isEmpty && frameworks.isEmpty && matches.isEmpty && catalogues.isEmpty
      && prompts.isEmpty && brokenFrameworks.isEmpty
  }

  /// Reads one more file; its kind is told from its `format` key.
  public mutating func read(_ file: File, limits: YAMLLimits = YAMLLimits()) {
    read(file, limits: limits, after: DocumentSet())
  }

  private mutating func read(_ file: File, limits: YAMLLimits, after earlier: DocumentSet) {
    let (root, problems) = YAMLReader(limits: limits).read(file.bytes, file: file.path)
    guard let root else {
      formProblems += problems
      return
    }
    var list = ProblemList(file: file.path)
    for problem in problems { list.add(problem) }
    func read<Value>(_ shape: Shape<Value>, after earlier: [Located<Value>]) -> [Located<Value>] {
      let value =
        if let before = earlier.first {
          shape.decodeAgain(root, .init(node: before.root, value: before.value), &list)
        } else {
          shape.decode(root, &list)
        }
      return value.map { [Located(source: file, value: $0, root: root)] } ?? []
    }
    switch root.node(at: [.key("format")])?.text {
    case OntologyFile.format:
      ontologies += read(OntologyFile.shape, after: earlier.ontologies)
    case FrameworkFile.format:
      let found = read(FrameworkFile.shape, after: earlier.frameworks)
      frameworks += found
      if found.isEmpty, let id = root.node(at: [.key("id")])?.text { brokenFrameworks.insert(id) }
    case AlignmentFile.format:
      alignments += read(AlignmentFile.shape, after: earlier.alignments)
    case MatchFile.format:
      matches += read(MatchFile.shape, after: earlier.matches)
    case CatalogueFile.format:
      catalogues += read(CatalogueFile.shape, after: earlier.catalogues)
    case PromptsFile.format:
      prompts += read(PromptsFile.shape, after: earlier.prompts)
    case let format: list.add(Self.objection(to: format), at: root.mark(at: [.key("format")]))
    }
    formProblems += list.sorted
  }

  private static let formats = [
    OntologyFile.format, FrameworkFile.format, AlignmentFile.format, MatchFile.format,
    CatalogueFile.format, PromptsFile.format,
  ]

  private static func objection(to format: String?) -> String {
    guard let format else {
      return "missing key 'format', which tells what the file is: "
        + formats.joined(separator: ", ")
    }
    let parts = format.split(separator: "/", maxSplits: 1)
    if parts.count == 2, let version = Int(parts[1]), version > 1,
      formats.contains("\(parts[0])/1")
    {
      return "the file has the form '\(format)', which is newer than this program: it reads "
        + "'\(parts[0])/1'"
    }
    let near = nearest(format, in: formats).map { "; did you mean '\($0)'?" }
    return "unknown format '\(format)'"
      + (near ?? "; known are " + formats.joined(separator: ", "))
  }

  /// All that is wrong with the files, in the order it is shown: form and meaning.
  ///
  /// - Parameters:
  ///   - ontology: What alignments are held against when no file brings an ontology.
  ///   - known: Frameworks that are not in the files, but may be aligned by them.
  ///   - activities: Those that the catalogues in the files are laid over.
  ///   - others: Ids of more frameworks, one of which may be meant where an id is misspelt.
  ///   - areOverlays: Whether the alignments are to be laid over others.
  /// - Returns: Errors and warnings, sorted by file and place; empty if all is well.
  public func problems(
    ontology: Ontology? = nil, known: [Framework] = [], activities: [Activity] = [],
    others: [String] = [], areOverlays: Bool = false
  ) -> [Problem] {
    let findings = Checker.findings(
      ontologies: ontologies.isEmpty ? ontology.map { [$0] } ?? [] : ontologies.map(\.value),
      frameworks: frameworks.map(\.value), known: known, alignments: alignments.map(\.value),
      matches: matches.map(\.value), catalogues: catalogues.map(\.value),
      prompts: prompts.map(\.value), activities: activities,
      others: others, areOverlays: areOverlays,
      underneath: matches.prefix { $0.source.isUnderneath }.count)
    return (formProblems + findings.filter(isOurs).map(problem)).sorted()
  }

  /// Whether a finding is about a file that was read, and not the echo of another problem.
  private func isOurs(_ finding: Finding) -> Bool {
    switch finding.place.document {
    case .ontology(let index): ontologies.indices.contains(index)
    case .framework(let index): frameworks.indices.contains(index)
    case .alignment(let index): !brokenFrameworks.contains(alignments[index].value.framework)
    case .matches(let index):
      brokenFrameworks.isDisjoint(with: [matches[index].value.from, matches[index].value.to])
    case .catalogue, .prompts: true
    }
  }

  private func problem(_ finding: Finding) -> Problem {
    let place = locate(finding.place)
    var message = finding.message
    if let first = finding.firstUse.map(locate) {
      message += "; first used at \(first.file):\(first.mark.line):\(first.mark.column)"
    }
    return Problem(
      file: place.file, mark: place.mark, severity: finding.severity == .error ? .error : .warning,
      message: message)
  }

  private func locate(_ place: DocumentPlace) -> (file: String, mark: TextMark) {
    func mark(_ file: String, _ root: YAMLNode) -> (String, TextMark) {
      // A value that stands under a free key is placed at the key, which is what a person reads.
      if case .key = place.path.last, root.node(at: place.path)?.kind != .scalar {
        return (file, root.keyMark(at: place.path))
      }
      return (file, root.mark(at: place.path))
    }
    switch place.document {
    case .ontology(let index): return mark(ontologies[index].file, ontologies[index].root)
    case .framework(let index): return mark(frameworks[index].file, frameworks[index].root)
    case .alignment(let index): return mark(alignments[index].file, alignments[index].root)
    case .matches(let index): return mark(matches[index].file, matches[index].root)
    case .catalogue(let index): return mark(catalogues[index].file, catalogues[index].root)
    case .prompts(let index): return mark(prompts[index].file, prompts[index].root)
    }
  }

  /// The frameworks with their alignments; one without gets an empty alignment, so that it can be
  /// shown and compared with nothing.
  public func alignedFrameworks() -> [AlignedFramework] { judgements().map(\.aligned) }

  /// The same without content hashes.
  func judgements() -> [Judgement] {
    let byFramework = Dictionary(
      alignments.map { ($0.value.framework, $0.value) }, uniquingKeysWith: { first, _ in first })
    return frameworks.map {
      Judgement(
        framework: $0.value,
        alignment: byFramework[$0.value.id]
          ?? Alignment(
            framework: $0.value.id, author: "nobody", version: "0", date: "unknown", links: []))
    }
  }
}
