import CrosswalkBase

/// Takes a gzip file apart (RFC 1952) as its bytes come, in constant memory, and checks the length
/// and checksum of each of its members.
package final class Gunzip {
  private let name: String
  private var inflate: Inflate
  private let source: Source
  private var sum = CRC32()
  private var count = 0
  private var isInside = false

  /// Where the bytes come from. An error waits here, since nothing can be thrown through ``Inflate``.
  private final class Source {
    var next: () throws -> [UInt8]?
    var error: (any Error)?

    init(_ next: @escaping () throws -> [UInt8]?) { self.next = next }
  }

  /// Whether bytes begin as a gzip file does.
  package static func recognises(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// - Parameters:
  ///   - name: What messages call the file.
  ///   - next: The next bytes of the file; nil at the end.
  package init(_ name: String, _ next: @escaping () throws -> [UInt8]?) {
    self.name = name
    let source = Source(next)
    self.source = source
    inflate = Inflate(
      reading: {
        do {
          return try source.next()
        } catch {
          source.error = error
          return nil
        }
      }, part: name)
  }

  /// The next bytes of what was compressed, never none; nil at the end.
  ///
  /// - Throws: `FileError` if the file is damaged or ends early, and what its bytes throw.
  package func next() throws -> [UInt8]? {
    while true {
      if !isInside {
        guard try beginMember() else { return nil }
      }
      do {
        if let piece = try inflate.next() {
          sum.add(piece)
          count += piece.count
          return piece
        }
      } catch {
        throw source.error ?? FileError(path: name, reason: error.reason)
      }
      try endMember()
    }
  }

  private func beginMember() throws -> Bool {
    guard let first = inflate.plainByte() else {
      if let error = source.error { throw error }
      return false
    }
    guard first == 0x1F, try byte() == 0x8B, try byte() == 8 else {
      // Some programs fill the last block of a tape with zeros.
      if first == 0 { return false }
      throw damaged("what follows is no gzip data")
    }
    let flags = try byte()
    for _ in 0..<6 { _ = try byte() }
    if flags & 4 != 0 {
      let length = Int(try byte()) | Int(try byte()) << 8
      for _ in 0..<length { _ = try byte() }
    }
    // The name of the file, and a comment.
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      while try byte() != 0 {}
    }
    if flags & 2 != 0 { _ = (try byte(), try byte()) }
    inflate.restart()
    (sum, count, isInside) = (CRC32(), 0, true)
    return true
  }

  private func endMember() throws {
    var numbers: [UInt32] = []
    for _ in 0..<2 {
      var number: UInt32 = 0
      for place in 0..<4 { number |= UInt32(try byte()) << UInt32(8 * place) }
      numbers.append(number)
    }
    guard numbers[0] == sum.value, numbers[1] == UInt32(truncatingIfNeeded: count) else {
      throw damaged("its checksum (CRC-32) or length is wrong")
    }
    isInside = false
  }

  private func byte() throws -> UInt8 {
    guard let byte = inflate.plainByte() else {
      throw source.error ?? damaged("it ends too early")
    }
    return byte
  }

  private func damaged(_ what: String) -> FileError {
    FileError(path: name, reason: "the compressed file is damaged: \(what)")
  }
}
