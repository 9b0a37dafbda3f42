import CrosswalkExchange
import CrosswalkTables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Asks whoever sits at the terminal how a file is to be read.
enum ImportQuestion {
  /// The choice that is taken; nil if nobody is there, or none is wanted.
  static func ask(_ doubt: ImportDoubt) -> ImportDoubt.Choice? {
    guard isatty(STDIN_FILENO) != 0, isatty(STDERR_FILENO) != 0 else { return nil }
    for line in doubt.lines(ImportAdvice.words) { complain("\(line)") }
    while true {
      complain("Which? 1 to \(doubt.choices.count), or nothing to stop:")
      guard let line = readLine()?.filter({ !$0.isWhitespace }), !line.isEmpty else { return nil }
      if let number = Int(line), doubt.choices.indices.contains(number - 1) {
        return doubt.choices[number - 1]
      }
    }
  }
}
