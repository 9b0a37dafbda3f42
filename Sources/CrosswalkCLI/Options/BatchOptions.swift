import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkReports
import CrosswalkTables
import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How a file of many people's ratings is translated.
struct BatchOptions: ParsableArguments {
  @Flag(
    help: """
      The rows of a person may stand anywhere in the file, and people come out sorted; else they \
      stand together.
      """)
  var unsorted = false

  @Flag(help: "Write the probability of each outcome, as csv on a line for each.")
  var distribution = false

  @Flag(help: "Write the content hash of what the answers came from on each line.")
  var hash = false

  @Option(
    help: ArgumentHelp(
      "Write the rows that cannot be used to this file, with line and reason, and not to standard "
        + "error.", valueName: "file"))
  var rejects: String?

  @Flag(
    help: """
      Print how answers are distributed over people; the lines of people are then written only \
      where --out says.
      """)
  var summary = false

  @Option(
    help: ArgumentHelp(
      "Print that for each value of this column of the file, such as an office or a year, as the "
        + "latest of a person's rows says; nothing of under five people.", valueName: "column"))
  var by: String?

  @Flag(
    help: """
      Print for each of these groups the share of every level with its 80 % interval: apart what all \
      people share, such as where cuts lie, which more people do not make surer; and what shares \
      would be under other assumptions.
      """)
  var doubt = false

  @Option(
    help: ArgumentHelp(
      "An alignment by another reader, of one of the two frameworks, as one of those assumptions.",
      valueName: "file"))
  var secondReader: String?

  @Option(help: ArgumentHelp("Hold about so much in memory, in MiB.", valueName: "mib"))
  var memory = 256

  @Option(
    help: ArgumentHelp(
      "Work on so many pieces of the file at a time; without it, one a processor.",
      valueName: "number"))
  var threads: Int?

  private static var activeProcessors: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  func validate() throws {
    if memory < 32 { throw ValidationError("--memory is at least 32, not \(memory)") }
    if secondReader != nil, !doubt {
      throw ValidationError("--second-reader goes with --doubt")
    }
    if let threads, threads < 1 {
      throw ValidationError("--threads is at least 1, not \(threads)")
    }
  }

  /// Whether answers are counted.
  var countsAnswers: Bool { summary || by != nil || doubt }

  /// Whether anything is asked for that only a table of people has.
  var isAsked: Bool {
    unsorted || distribution || hash || countsAnswers || rejects != nil
  }

  func options(namesPeople: Bool) -> BatchTranslation.Options {
    var options = BatchTranslation.Options()
    options.threads = threads ?? max(1, Self.activeProcessors)
    options.memory = memory << 20
    options.isUnsorted = unsorted
    options.namesPeople = namesPeople
    options.countsAnswers = countsAnswers
    options.groupColumn = by
    options.keepsRatings = doubt
    return options
  }
}

/// Shows on a terminal how far a long reading is.
final class ReadingProgress {
  private let start = ContinuousClock.now
  private var shown = ContinuousClock.now
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var isShown = false

  /// Is told, many times, how many rows and bytes were read, of how many bytes if that is known.
  func tell(rows: Int, bytes: Int, size: Int?) {
    guard isTerminal, ContinuousClock.now - shown > .milliseconds(500) else { return }
    shown = .now
    isShown = true
    let seconds = Double((shown - start).components.seconds) + 0.5
    var text = "\(rows) rows, \(Int(Double(rows) / seconds)) a second"
    if let size, bytes > 0 {
      let left = seconds * Double(size - bytes) / Double(bytes)
      text += ", \(Int(left.rounded(.up))) s left"
    }
    _ = SystemIO.write(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
  }

  /// Takes away what is shown.
  func end() {
    if isShown { _ = SystemIO.write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
    isShown = false
  }
}
