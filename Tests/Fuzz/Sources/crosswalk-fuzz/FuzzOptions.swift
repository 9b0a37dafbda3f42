#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The command line: `crosswalk-fuzz READER [--runs N] [--seed S] [--max-seconds N] [--max-memory MIB]
/// [--max-bytes N] [--keep FOLDER] [--found FOLDER] [FILE …]`.
struct FuzzOptions {
  struct Misuse: Error, CustomStringConvertible {
    let description: String
  }

  var reader: Reader
  /// How many inputs are tried.
  var runs = 10_000
  /// The same seed tries the same inputs, on the same program.
  var seed = 1
  /// An input that takes longer has failed, by the processor's time.
  var maxSeconds = 2.0
  /// In MiB; an input that makes the program grow more has failed.
  var maxMemory = 256
  /// The longest input.
  var maxBytes = 32_768
  /// Where inputs that have failed go, and the longest and the largest one.
  var keep = "."
  /// Where inputs that have reached something new go, and others are made of in the next run; empty: a
  /// folder beside those that are kept. libFuzzer writes into the first folder that it is given.
  var found = ""
  /// Inputs to try once each, instead of making new ones.
  var files: [String] = []

  init(_ words: [String]) throws(Misuse) {
    var words = words[...]
    let names = Reader.allCases.map(\.rawValue).joined(separator: ", ")
    guard let first = words.popFirst(), let reader = Reader(rawValue: first) else {
      throw Misuse(
        description: "usage: crosswalk-fuzz READER [OPTION …] [FILE …]; there is \(names)")
    }
    self.reader = reader
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else {
        files.append(word)
        continue
      }
      guard let value = words.popFirst() else { throw Misuse(description: "\(word) needs a value") }
      func number<Number: LosslessStringConvertible>() throws(Misuse) -> Number {
        guard let number = Number(value) else {
          throw Misuse(description: "\(word): '\(value)' is no number")
        }
        return number
      }
      switch word {
      case "--runs": runs = try number()
      case "--seed": seed = try number()
      case "--max-seconds": maxSeconds = try number()
      case "--max-memory": maxMemory = try number()
      case "--max-bytes": maxBytes = try number()
      case "--keep": keep = value
      case "--found": found = value
      default: throw Misuse(description: "unknown option \(word)")
      }
    }
    if found.isEmpty { found = "\(keep)/\(reader.rawValue)-found" }
    mkdir(found, 0o777)
  }

  /// What libFuzzer is to be told. Its own limits only end what would never end.
  var libFuzzerWords: [String] {
    let common = [
      "-verbosity=0", "-print_funcs=0", "-seed=\(seed)", "-timeout=\(Int(maxSeconds * 30))",
      "-rss_limit_mb=8192",
      "-detect_leaks=0", "-artifact_prefix=\(keep)/\(reader.rawValue)-",
    ]
    if !files.isEmpty { return common + files }
    return common + ["-runs=\(runs)", "-max_len=\(maxBytes)", "-len_control=0", "-reload=0"]
      + [found, Reader.corpus + "/" + reader.rawValue]
  }
}
