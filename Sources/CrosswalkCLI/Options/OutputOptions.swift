import ArgumentParser
import CrosswalkBase
import CrosswalkReports
import CrosswalkTables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OutputFormat: ExpressibleByArgument {}

/// Whoever read our output has stopped reading.
struct ClosedPipe: Error {}

/// Where an answer goes.
struct DestinationOptions: ParsableArguments {
  @Option(help: "Write the answer to this file, whole or not at all, and not to standard output.")
  var out: String?

  /// What the reader can be shown; files get no colour.
  var style: TextStyle { Self.style(isFile: out != nil) }

  /// What standard output can show, or a file.
  static func style(isFile: Bool = false) -> TextStyle {
    let isTerminal = !isFile && isatty(STDOUT_FILENO) == 1
    let isPlain = environment("NO_COLOR").map { !$0.isEmpty } ?? false
    let locale =
      [environment("LC_ALL"), environment("LC_CTYPE"), environment("LANG")]
      .compactMap { $0 }.first { !$0.isEmpty } ?? ""
    let isUnicode = locale.uppercased().contains("UTF-8") || locale.uppercased().contains("UTF8")
    return TextStyle(
      isUnicode: isUnicode, isColoured: isTerminal && !isPlain && environment("TERM") != "dumb")
  }

  /// Writes the whole answer to a person.
  func write(_ text: PlainText) throws {
    var sink = try sink()
    try sink.write(text)
    try sink.finish()
  }

  /// Writes the whole answer in a form for programs.
  func write(data: String) throws {
    var sink = try sink()
    try sink.write(data: data)
    try sink.finish()
  }

  /// Writes an answer as bytes; unless it is text, a terminal would make a mess of it.
  func write(bytes: [UInt8], isText: Bool = false) throws {
    var sink = try sink(isText: isText)
    try sink.write(bytes)
    try sink.finish()
  }

  /// Writes an answer in a form for programs that is handed on a piece at a time.
  func write(_ pieces: (_ take: @escaping ([UInt8]) throws -> Void) throws -> Void) throws {
    let sink = SharedSink(try sink())
    try pieces { bytes in try bytes.withUnsafeBytes { try sink.write($0) } }
    try sink.finish()
  }

  /// The form of an answer: as asked for, or as the name of its file ends.
  ///
  /// - Throws: `ValidationError` where the two contradict, or the command has no such form.
  func form<Form>(_ given: Form?, or usual: Form) throws -> Form
  where Form: RawRepresentable<String> & CaseIterable {
    guard let out, let ending = FileEnding(of: out) else { return given ?? usual }
    guard let form = ending.forms.lazy.compactMap(Form.init(rawValue:)).first else {
      if given != nil, !ending.isBinary { return given! }
      throw ValidationError(
        "this is not written as \(ending.name), but as "
          + Form.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if let given, !ending.forms.contains(given.rawValue) {
      throw ValidationError("--format \(given.rawValue) does not go with the name '\(out)'")
    }
    return given ?? form
  }

  /// For an answer that is written a part at a time.
  func sink(isText: Bool = true) throws -> OutputSink {
    if !isText, out == nil, isatty(STDOUT_FILENO) == 1 {
      throw ValidationError("a terminal cannot show such a file; --out names where it goes")
    }
    return try OutputSink(path: out)
  }
}

/// In which form, and where to.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: "Write the answer as text, json, csv or ndjson (a JSON object a row).")
  var givenFormat: OutputFormat?

  @OptionGroup var destination: DestinationOptions

  var format: OutputFormat { get throws { try destination.form(givenFormat, or: .text) } }

  var style: TextStyle { destination.style }

  func write(_ text: PlainText) throws { try destination.write(text) }

  func write(data: String) throws { try destination.write(data: data) }

  /// Writes an answer in the form that is asked for; only that one is made.
  func write(
    json: @autoclosure () throws -> some Encodable, table: @autoclosure () throws -> Table,
    text: @autoclosure () throws -> PlainText
  ) throws {
    switch try format {
    case .json: try write(data: JSONText.pretty(json()))
    case .csv: try write(data: table().csv)
    case .ndjson: try write(data: table().jsonLines())
    case .text: try write(text())
    }
  }

  func write(_ piece: OutputPiece) throws {
    var sink = try sink()
    try sink.write(piece)
    try sink.finish()
  }

  func sink() throws -> OutputSink { try destination.sink() }
}

/// The value of an environment variable, nil if it is not set.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// Writes a file whole or not at all, and says what could not be kept of one that was there.
func write(_ bytes: [UInt8], to path: String, mayReplace: Bool = true) throws {
  for remark in try WholeFile.write(bytes, to: path, mayReplace: mayReplace, isAnswer: true) {
    complain("\(remark)")
  }
}

/// Where an answer goes, a part at a time: standard output, or a file that appears once whole.
struct OutputSink: ~Copyable {
  private var buffer: [UInt8] = []
  private var file: WholeFile?
  private let isTerminal: Bool
  private let path: String?

  init(path: String?) throws {
    self.path = path
    file = try path.map { try WholeFile(path: $0, isAnswer: true) }
    isTerminal = path == nil && isatty(STDOUT_FILENO) == 1
  }

  mutating func write(_ text: PlainText) throws { try write(text.source.utf8) }

  /// Writes a piece of a form for programs, in which strings are as the data has them. A terminal
  /// is shown by number what would drive it or hide; whatever else reads them gets every byte.
  mutating func write(data: String) throws {
    try isTerminal ? write(Terminal.visible(data)) : write(data.utf8)
  }

  mutating func write(_ piece: OutputPiece) throws {
    switch piece {
    case .text(let text): try write(text)
    case .data(let data): try write(data: data)
    }
  }

  mutating func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Writes a large piece of a form for programs, past the buffer where that is safe.
  mutating func write(piece: UnsafeRawBufferPointer) throws {
    if isTerminal { return try write(data: String(decoding: piece, as: UTF8.self)) }
    if piece.count < 1 << 16 { return try write(piece) }
    try flush()
    try Self.put(piece, file)
  }

  mutating func finish() throws {
    try flush()
    try file?.finish()
    if let path { complain("wrote \(path)") }
    for remark in file?.remarks ?? [] { complain("\(remark)") }
  }

  private mutating func flush() throws {
    let file = file
    try buffer.withUnsafeBytes { try Self.put($0, file) }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func put(_ bytes: UnsafeRawBufferPointer, _ file: WholeFile?) throws {
    if let file { return try file.write(bytes) }
    let error = SystemIO.write(bytes, to: STDOUT_FILENO)
    if error == EPIPE { throw ClosedPipe() }
    if error != 0 { throw FileError(path: "standard output", errorNumber: error) }
  }
}

/// The same for whoever has to hand it on.
final class SharedSink {
  private var sink: OutputSink

  init(_ sink: consuming OutputSink) { self.sink = sink }

  func write(_ piece: UnsafeRawBufferPointer) throws { try sink.write(piece: piece) }

  func write(_ piece: OutputPiece) throws { try sink.write(piece) }

  func finish() throws { try sink.finish() }
}
