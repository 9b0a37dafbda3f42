#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's calls for reading and writing, made whole: interrupted calls go on, short ones are
/// continued.
package enum SystemIO {
  /// Writes all bytes to an open file; the error number, or 0.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// The next bytes of an open file, none at its end; nil and an error number if it cannot be read.
  package static func read(_ descriptor: Int32, _ buffer: inout [UInt8]) -> (
    bytes: [UInt8]?, error: Int32
  ) {
    while true {
      let count = systemRead(descriptor, &buffer, buffer.count)
      if count >= 0 { return (Array(buffer[..<count]), 0) }
      if errno != EINTR { return (nil, errno) }
    }
  }
}

#if canImport(Glibc)
  private let systemRead = Glibc.read
  private let systemWrite = Glibc.write
#elseif canImport(Musl)
  private let systemRead = Musl.read
  private let systemWrite = Musl.write
#else
  private let systemRead = Darwin.read
  private let systemWrite = Darwin.write
#endif
