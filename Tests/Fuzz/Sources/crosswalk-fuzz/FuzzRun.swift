import CFuzzer
import CrosswalkBase

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Inputs that one reader reads, each with the time and the memory that it takes.
final class FuzzRun {
  let reader: Reader
  private let options: FuzzOptions
  private let work: (_ bytes: [UInt8]) -> Void
  private let memory = PeakMemory()
  private var count = 0
  private var failures = 0
  private var longest = (seconds: 0.0, input: [UInt8]())
  private var largest = (bytes: 0, input: [UInt8]())
  private let begun = Processor.seconds

  init(_ options: FuzzOptions) throws {
    reader = options.reader
    self.options = options
    // As the program itself has it by default.
    ResourceLimits.current.bytes = options.maxMemory << 20
    work = try reader.work()
  }

  /// Reads an input and measures it.
  func take(_ input: [UInt8]) {
    memory.begin()
    let start = Processor.seconds
    work(input)
    let seconds = Processor.seconds - start
    let bytes = memory.growth
    count += 1
    if seconds > longest.seconds { longest = (seconds, input) }
    if bytes > largest.bytes { largest = (bytes, input) }
    if seconds > options.maxSeconds { fail(input, "slow", "\(Self.rounded(seconds)) s") }
    if bytes > options.maxMemory << 20 { fail(input, "large", "\(bytes >> 20) MiB") }
  }

  private func fail(_ input: [UInt8], _ kind: String, _ words: String) {
    failures += 1
    print("\(reader.rawValue): \(kind): \(words): \(keep(input, kind))")
  }

  /// Tells what came of all inputs.
  ///
  /// - Returns: Whether all were read within the limits.
  func finish() -> Bool {
    let seconds = Processor.seconds - begun
    print(
      "| \(reader.rawValue) | \(count) | \(Self.rounded(seconds)) | "
        + "\(Self.rounded(longest.seconds)) s: \(keep(longest.input, "longest")) | "
        + "\(Self.rounded(Double(largest.bytes) / 1_048_576)) MiB: "
        + "\(keep(largest.input, "largest")) | \(failures) |")
    return failures == 0
  }

  /// Writes an input under a name of its own.
  private func keep(_ input: [UInt8], _ kind: String) -> String {
    let hash = SHA256.hexDigest(of: String(decoding: input, as: UTF8.self)).prefix(12)
    let name = "\(reader.rawValue)-\(kind)-\(hash)"
    guard let file = fopen("\(options.keep)/\(name)", "wb") else { return name }
    fwrite(input, 1, input.count, file)
    fclose(file)
    return name
  }

  /// With three decimals.
  private static func rounded(_ number: Double) -> String {
    let thousandths = Int((number * 1000).rounded())
    let rest = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(rest)"
  }
}

/// The time that this program has had the processor, so that others on the machine do not count.
enum Processor {
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// By how much the program grows while something is done.
final class PeakMemory {
  private let reset: Int32
  private var before = 0

  init() {
    crosswalk_return_freed_memory()
    #if os(Linux)
      reset = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    #else
      reset = -1
    #endif
  }

  /// Forgets what the program has grown to before.
  func begin() {
    if reset >= 0 { _ = pwrite(reset, "5", 1, 0) }
    before = Self.highest
  }

  /// In bytes, since ``begin()``.
  var growth: Int { Self.highest - before }

  private static var highest: Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    #if os(Linux)
      return usage.ru_maxrss << 10
    #else
      return usage.ru_maxrss
    #endif
  }
}
