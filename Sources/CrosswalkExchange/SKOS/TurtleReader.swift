import CrosswalkBase

/// Reads RDF in Turtle (the W3C's recommendation of 2014) into triples. What has no name, as things in
/// brackets and the links of lists, gets one that begins with `_:`.
struct TurtleReader {
  /// In the order of the file, each as often as it stands there.
  private(set) var triples: [RDFTriple] = []

  private var scanner: TurtleScanner
  private var prefixes: [String: String] = [:]
  private var base = ""
  /// The names of things that the file itself calls by `_:`, and how many things have no name.
  private var labels: [String: String] = [:]
  private var unnamed = 0

  /// Larger files are refused; brackets stand in each other so deep at most.
  static let (maxBytes, maxTriples, maxDepth) = (32 << 20, 1_000_000, 64)

  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  private static let xsd = "http://www.w3.org/2001/XMLSchema#"

  /// - Parameter bytes: UTF-8.
  /// - Throws: ``TurtleError`` for the first thing that is no Turtle, or is beyond the limits.
  init(_ bytes: [UInt8]) throws(TurtleError) {
    guard bytes.count <= Self.maxBytes else {
      throw TurtleError(
        mark: .start,
        reason: "the file is larger than \(Self.maxBytes >> 20) MiB, more than an ontology needs")
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: content, as: UTF8.self) else {
      throw TurtleError(mark: .start, reason: "the file is not UTF-8")
    }
    scanner = TurtleScanner(text)
    scanner.skipSpace()
    while !scanner.isAtEnd {
      if try !directive() { try statement() }
      scanner.skipSpace()
    }
  }

  // MARK: Sentences

  /// Reads a prefix or base, if one stands here.
  private mutating func directive() throws(TurtleError) -> Bool {
    for (word, isPrefix) in [("prefix", true), ("base", false)] {
      let isOld = scanner.take(word: "@\(word)")
      guard isOld || scanner.take(word: word, anyCase: true) else { continue }
      scanner.skipSpace()
      var prefix = ""
      if isPrefix {
        prefix = try scanner.prefix()
        scanner.skipSpace()
      }
      guard scanner.next == "<" else {
        throw scanner.error("expected a name between angle brackets, found \(scanner.found)")
      }
      let iri = resolved(try scanner.iri())
      if isPrefix { prefixes[prefix] = iri } else { base = iri }
      if isOld { try scanner.expect(".", "'.' at the end of the line that names a \(word)") }
      return true
    }
    return false
  }

  private mutating func statement() throws(TurtleError) {
    let isBracket = scanner.next == "["
    let subject = try self.subject()
    scanner.skipSpace()
    // Brackets may say all there is to say.
    if !(isBracket && scanner.next == ".") { try predicates(of: subject, depth: 0) }
    try scanner.expect(".", "'.' at the end of what is said of a thing")
  }

  private mutating func subject() throws(TurtleError) -> String {
    if let unnamed = try unnamedTerm(depth: 0) { return unnamed }
    switch scanner.next {
    case "<"?, ":"?: return try name()
    case let scalar? where TurtleScanner.isNameScalar(scalar): return try name()
    default: throw scanner.error("expected a name, found \(scanner.found)")
    }
  }

  /// Reads what is said of a subject.
  private mutating func predicates(of subject: String, depth: Int) throws(TurtleError) {
    repeat {
      scanner.skipSpace()
      // Semicolons may stand at the end too.
      if scanner.next == ";" { continue }
      if scanner.next == "." || scanner.next == "]" { return }
      let predicate = scanner.take(word: "a") ? Self.rdf + "type" : try name()
      repeat {
        scanner.skipSpace()
        try say(subject, predicate, try object(depth: depth))
        scanner.skipSpace()
      } while scanner.take(",")
      scanner.skipSpace()
    } while scanner.take(";")
  }

  private mutating func say(
    _ subject: String, _ predicate: String, _ object: RDFTerm
  ) throws(TurtleError) {
    guard triples.count < Self.maxTriples else {
      throw scanner.error("more than \(Self.maxTriples) things are said")
    }
    triples.append(RDFTriple(subject: subject, predicate: predicate, object: object))
  }

  // MARK: Terms

  private mutating func object(depth: Int) throws(TurtleError) -> RDFTerm {
    if let unnamed = try unnamedTerm(depth: depth) { return .name(unnamed) }
    guard let next = scanner.next else {
      throw scanner.error("expected what is said, found the end of the file")
    }
    if next == "\"" || next == "'" { return try text() }
    if let number = scanner.number() { return .text(number.text, type: Self.xsd + number.type) }
    for word in ["true", "false"] where scanner.take(word: word) {
      return .text(word, type: Self.xsd + "boolean")
    }
    return .name(try name())
  }

  private mutating func text() throws(TurtleError) -> RDFTerm {
    let text = try scanner.string()
    if scanner.take("@") {
      var language = ""
      while let scalar = scanner.next, scalar.isASCII, TurtleScanner.isNameScalar(scalar) {
        language.unicodeScalars.append(scalar)
        _ = scanner.take(scalar)
      }
      guard let first = language.unicodeScalars.first, first.properties.isAlphabetic else {
        throw scanner.error("expected a language, found \(scanner.found)")
      }
      return .text(text, language: language.lowercased())
    }
    if scanner.next == "^", scanner.peek(1) == "^" {
      _ = (scanner.take("^"), scanner.take("^"))
      scanner.skipSpace()
      let type = try name()
      return .text(text, type: type == Self.xsd + "string" ? nil : type)
    }
    return .text(text)
  }

  private mutating func name() throws(TurtleError) -> String {
    if scanner.next == "<" { return resolved(try scanner.iri()) }
    let start = scanner.position
    let prefix = try scanner.prefix()
    guard let iri = prefixes[prefix] else {
      throw scanner.error(
        "unknown prefix '\(prefix)'" + suggestion(for: prefix, in: prefixes.keys.sorted()),
        at: start)
    }
    return iri + (try scanner.localName())
  }

  private mutating func newName() -> String {
    unnamed += 1
    return "_:\(unnamed)"
  }

  /// Reads a thing without a name, and what its brackets say of it; nil if none stands here.
  private mutating func unnamedTerm(depth: Int) throws(TurtleError) -> String? {
    let start = scanner.next
    guard start == "[" || start == "(" || start == "_" && scanner.peek(1) == ":" else { return nil }
    guard depth < Self.maxDepth else {
      throw scanner.error("brackets stand more than \(Self.maxDepth) deep in each other")
    }
    if scanner.take("[") {
      let name = newName()
      try predicates(of: name, depth: depth + 1)
      try scanner.expect("]", "']'")
      return name
    }
    if scanner.take("(") { return try list(depth: depth + 1) }
    _ = (scanner.take("_"), scanner.take(":"))
    let label = try scanner.localName()
    if label.isEmpty { throw scanner.error("expected a name behind '_:', found \(scanner.found)") }
    if labels[label] == nil { labels[label] = newName() }
    return labels[label]
  }

  /// Reads the items of a list behind its bracket: a chain of things without names.
  private mutating func list(depth: Int) throws(TurtleError) -> String {
    var (first, last) = (Self.rdf + "nil", nil as String?)
    scanner.skipSpace()
    while !scanner.take(")") {
      let link = newName()
      if let last { try say(last, Self.rdf + "rest", .name(link)) } else { first = link }
      try say(link, Self.rdf + "first", try object(depth: depth))
      last = link
      scanner.skipSpace()
    }
    if let last { try say(last, Self.rdf + "rest", .name(Self.rdf + "nil")) }
    return first
  }

  // MARK: Names

  /// A name as it is meant where a base is in force: RFC 3986, section 5.2.
  private func resolved(_ iri: String) -> String {
    if base.isEmpty || isAbsoluteIRI(iri) { return iri }
    let whole = base.prefix { $0 != "#" }
    if iri.isEmpty { return String(whole) }
    if iri.hasPrefix("#") { return whole + iri }
    let scheme = whole.prefix { $0 != ":" }
    if iri.hasPrefix("//") { return "\(scheme):\(iri)" }
    let path = whole.prefix { $0 != "?" }
    if iri.hasPrefix("?") { return path + iri }
    let afterScheme = path.dropFirst(scheme.count + 1)
    let authority = afterScheme.hasPrefix("//") ? afterScheme.dropFirst(2).prefix { $0 != "/" } : ""
    let root = afterScheme.hasPrefix("//") ? "\(scheme)://\(authority)" : "\(scheme):"
    let tail = iri.drop { $0 != "?" && $0 != "#" }
    let steps = iri.prefix { $0 != "?" && $0 != "#" }
    var merged = ""
    if !steps.hasPrefix("/") {
      let folder = path.dropFirst(root.count)
      merged = folder.lastIndex(of: "/").map { String(folder[...$0]) } ?? "/"
    }
    merged += steps
    var kept: [Substring] = []
    let parts = merged.split(separator: "/", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() {
      let isLast = place == parts.count - 1
      switch part {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(part)
      }
    }
    return root + kept.joined(separator: "/") + tail
  }
}
