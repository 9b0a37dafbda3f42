import CLibYAML
import CrosswalkBase

/// The events of a YAML stream in memory, one at a time: libyaml's parser behind a safe door.
///
/// It holds no more than the event at hand, so a caller that stops early, at a limit, pays for
/// nothing after it.
package struct YAMLEvents: ~Copyable {
  private let file: String
  // On the heap, because libyaml keeps a pointer from the parser to itself.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Parses bytes; the body asks for as many events as it wants.
  ///
  /// - Throws: a ``Problem`` if the bytes are not UTF-8 text, or whatever the body throws.
  package static func parse<Result>(
    _ bytes: [UInt8], file: String,
    _ body: (inout YAMLEvents) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    // The parser reads the bytes where they are, so it lives only while they are lent.
    try bytes.withUnsafeBufferPointer { (buffer) throws(Problem) -> Result in
      if let (mark, message) = YAMLEncoding.firstObjection(in: buffer) {
        throw Problem(file: file, mark: mark, message: message)
      }
      var events = try YAMLEvents(buffer, file: file)
      return try body(&events)
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(Problem) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw Problem(file: file, mark: .start, message: "out of memory")
    }
    // libyaml wants an address even for no bytes; it will not read there.
    let nowhere = UnsafeRawPointer(parser).assumingMemoryBound(to: UInt8.self)
    yaml_parser_set_input_string(parser, bytes.baseAddress ?? nowhere, bytes.count)
    self.file = file
    self.parser = parser
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; nil after the end of the stream or after an error.
  ///
  /// - Throws: a ``Problem`` where the text stops being YAML.
  package mutating func next() throws(Problem) -> YAMLEvent? {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { throw problem }
    return YAMLEvent(raw)
  }

  /// libyaml's error: what it is, where, and what was being read at the time.
  private var problem: Problem {
    let state = parser.pointee
    let mark = TextMark(state.problem_mark)
    guard state.error != YAML_MEMORY_ERROR, let problem = state.problem else {
      return Problem(file: file, mark: mark, message: "out of memory")
    }
    var message = Self.reworded(String(cString: problem), at: state.buffer.pointer?.pointee)
    if let context = state.context {
      message += " " + String(cString: context)
      let contextMark = TextMark(state.context_mark)
      if contextMark != mark { message += " that begins at \(contextMark)" }
    }
    return Problem(file: file, mark: mark, message: message)
  }

  /// Says the two errors people meet most in words that tell them what to do.
  private static func reworded(_ problem: String, at byte: UInt8?) -> String {
    switch problem {
    case "found character that cannot start any token" where byte == 0x09:
      "found a tab where YAML wants spaces"
    case "found incompatible YAML document":
      "the %YAML directive asks for a version other than 1.1 or 1.2"
    default: problem
    }
  }
}
