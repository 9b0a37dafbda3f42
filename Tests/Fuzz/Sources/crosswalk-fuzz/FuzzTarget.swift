import CFuzzer
import CrosswalkBase

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What libFuzzer calls: it has the program's beginning and end, and chooses what is tried next by
/// which lines an input has reached.
enum FuzzTarget {
  /// Set once, before anything is tried; libFuzzer has one thread.
  nonisolated(unsafe) fileprivate static var run: FuzzRun?
}

/// Reads our command line and hands libFuzzer its own.
@_cdecl("LLVMFuzzerInitialize")
public func fuzzerInitialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  let options: FuzzOptions
  do {
    options = try FuzzOptions(Array(CommandLine.arguments.dropFirst()))
    FuzzTarget.run = try FuzzRun(options)
  } catch {
    print("\(error)")
    exit(64)
  }
  let words = [CommandLine.arguments[0]] + options.libFuzzerWords
  let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
  for (index, word) in words.enumerated() { list[index] = strdup(word) }
  list[words.count] = nil
  arguments.pointee = list
  count.pointee = CInt(words.count)
  atexit {
    let isSound = FuzzTarget.run?.finish() ?? true
    fflush(nil)
    if !isSound { _exit(1) }
  }
  return 0
}

/// Reads one input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzerTestOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.run?.take([UInt8](UnsafeBufferPointer(start: data, count: count)))
  return 0
}

/// Makes the next input of one that is there.
@_cdecl("LLVMFuzzerCustomMutator")
public func fuzzerCustomMutator(
  _ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ maximum: Int, _ seed: UInt32
) -> Int {
  guard let run = FuzzTarget.run else { return count }
  var random = SplitMix64(seed: Int(seed))
  // Bytes as libFuzzer changes them find what no structure foresees.
  if Int.random(in: 0..<10, using: &random) < 4 { return LLVMFuzzerMutate(data, count, maximum) }
  let bytes = [UInt8](UnsafeBufferPointer(start: data, count: count))
  let changed = run.reader.mutated(bytes, upTo: maximum, using: &random)
  if changed.isEmpty || changed.count > maximum { return LLVMFuzzerMutate(data, count, maximum) }
  _ = UnsafeMutableBufferPointer(start: data, count: changed.count).update(fromContentsOf: changed)
  return changed.count
}
