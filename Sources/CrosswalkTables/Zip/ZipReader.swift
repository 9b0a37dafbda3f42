/// Reads a ZIP archive that is wholly in memory. Nothing is inflated until it is asked for, and
/// nothing is ever written to disk.
package struct ZipReader {
  /// All files, folders left out, as the directory orders them.
  package private(set) var entries: [ZipEntry] = []
  private let bytes: [UInt8]
  private let limits: SpreadsheetLimits
  /// Where each entry is, by its name in lower case: names differ in more than case.
  private var places: [String: Int] = [:]

  private static let endSignature: UInt32 = 0x0605_4B50
  private static let entrySignature: UInt32 = 0x0201_4B50
  private static let headerSignature: UInt32 = 0x0403_4B50
  private static let endCount = 22
  private static let entryCount = 46
  private static let headerCount = 30

  /// Reads the directory and the header of each file, and refuses the archive if any of them is
  /// damaged, locked, uncommon or too large.
  package init(_ bytes: [UInt8], limits: SpreadsheetLimits) throws(SpreadsheetError) {
    self.bytes = bytes
    self.limits = limits
    if bytes.count > limits.maxBytes {
      throw SpreadsheetError(
        .limit(.bytes),
        "the file has \(bytes.count) bytes, more than the limit of \(limits.maxBytes)")
    }
    if let objection = FileSignature.objection(to: bytes) { throw objection }
    let (count, directory) = try findDirectory()
    try readDirectory(count, in: directory)
  }

  /// The entry of this name, whatever the case.
  package subscript(name: String) -> ZipEntry? { places[name.lowercased()].map { entries[$0] } }

  /// A reader of the data of an entry.
  ///
  /// - Throws: A limit, if it is compressed more tightly than any honest file.
  package func open(_ entry: ZipEntry) throws(SpreadsheetError) -> ZipPartReader {
    let ratio = entry.inflatedCount / max(entry.range.count, 1)
    if entry.inflatedCount > SpreadsheetLimits.ratioFloor, ratio > limits.maxRatio {
      throw SpreadsheetError(
        .limit(.ratio), part: entry.name,
        "inflates to \(ratio) times its size, more than the limit of \(limits.maxRatio):"
          + " it looks like a ZIP bomb")
    }
    return ZipPartReader(entry, of: bytes)
  }

  private func findDirectory() throws(SpreadsheetError) -> (count: Int, range: Range<Int>) {
    var end = bytes.count - Self.endCount
    let last = max(0, end - 0xFFFF)
    while end >= last, number32(end) != Self.endSignature { end -= 1 }
    guard end >= last else {
      throw SpreadsheetError(
        .truncated, "the file ends too early: the directory at the end of the archive is missing")
    }
    let (count, size) = (number16(end + 10), Int(number32(end + 12)))
    let offset = Int(number32(end + 16))
    let isZip64 = end >= 20 && number32(end - 20) == 0x0706_4B50
    if isZip64 || count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      throw SpreadsheetError(
        .unsupported, "the archive is in the ZIP64 form, for files above 4 GiB, which is not read")
    }
    guard number16(end + 4) == 0, number16(end + 6) == 0, number16(end + 8) == count else {
      throw SpreadsheetError(.unsupported, "the archive is split over several files")
    }
    guard end + Self.endCount + number16(end + 20) <= bytes.count else {
      throw SpreadsheetError(.truncated, "the file ends within the archive's comment")
    }
    guard offset <= end, size <= end - offset else {
      throw SpreadsheetError(.damaged, "the archive's directory is not where its end says")
    }
    return (count, offset..<offset + size)
  }

  private mutating func readDirectory(
    _ count: Int, in range: Range<Int>
  ) throws(SpreadsheetError) {
    if count > limits.maxEntries {
      throw SpreadsheetError(
        .limit(.entries),
        "the archive holds \(count) files, more than the limit of \(limits.maxEntries)")
    }
    var position = range.lowerBound
    var total = 0
    var extents: [Range<Int>] = []
    for index in 0..<count {
      guard position + Self.entryCount <= range.upperBound,
        number32(position) == Self.entrySignature
      else {
        throw SpreadsheetError(
          .damaged, "the archive's directory breaks off before file \(index + 1) of \(count)")
      }
      let nameEnd = position + Self.entryCount + number16(position + 28)
      let next = nameEnd + number16(position + 30) + number16(position + 32)
      guard next <= range.upperBound else {
        throw SpreadsheetError(
          .damaged, "the archive's directory breaks off within file \(index + 1) of \(count)")
      }
      let (entry, extent) = try readEntry(
        at: position, name: position + Self.entryCount..<nameEnd, dataEnd: range.lowerBound)
      extents.append(extent)
      position = next
      if entry.name.hasSuffix("/") { continue }
      total += entry.inflatedCount
      if total > limits.maxInflatedBytes {
        throw SpreadsheetError(
          .limit(.inflatedBytes),
          "the archive inflates to more than the limit of \(limits.maxInflatedBytes) bytes")
      }
      guard places.updateValue(entries.count, forKey: entry.name.lowercased()) == nil else {
        throw SpreadsheetError(.damaged, part: entry.name, "is twice in the archive")
      }
      entries.append(entry)
    }
    guard position == range.upperBound else {
      throw SpreadsheetError(.damaged, "the archive's directory holds more than its end says")
    }
    extents.sort { $0.lowerBound < $1.lowerBound }
    for (one, other) in zip(extents, extents.dropFirst())
    where one.upperBound > other.lowerBound {
      throw SpreadsheetError(.unsafe, "two files of the archive overlap: it looks like a ZIP bomb")
    }
  }

  /// The entry, and all that it takes up in the archive.
  private func readEntry(
    at position: Int, name nameRange: Range<Int>, dataEnd: Int
  ) throws(SpreadsheetError) -> (ZipEntry, Range<Int>) {
    let name = try Self.name(bytes[nameRange])
    let flags = number16(position + 8)
    if flags & 0x2041 != 0 {
      throw SpreadsheetError(.encrypted, part: name, "is locked with a password")
    }
    let method = number16(position + 10)
    guard method == 0 || method == 8 else {
      throw SpreadsheetError(
        .unsupported, part: name,
        "is compressed by method \(Self.method(method)); only 'stored' and 'deflated' are read")
    }
    let (count, inflated) = (Int(number32(position + 20)), Int(number32(position + 24)))
    let header = Int(number32(position + 42))
    if count == 0xFFFF_FFFF || inflated == 0xFFFF_FFFF || header == 0xFFFF_FFFF {
      throw SpreadsheetError(
        .unsupported, part: name, "is in the ZIP64 form, for files above 4 GiB, which is not read")
    }
    guard header + Self.headerCount <= dataEnd, number32(header) == Self.headerSignature else {
      throw SpreadsheetError(.damaged, part: name, "is not where the archive's directory says")
    }
    let start = header + Self.headerCount + number16(header + 26) + number16(header + 28)
    guard start <= dataEnd, count <= dataEnd - start else {
      throw SpreadsheetError(.truncated, part: name, "runs over the end of the archive's data")
    }
    let innerName = header + Self.headerCount
    guard bytes[innerName..<innerName + number16(header + 26)].elementsEqual(bytes[nameRange]),
      number16(header + 8) == method
    else {
      throw SpreadsheetError(
        .damaged, part: name, "its own header disagrees with the archive's directory")
    }
    if method == 0, count != inflated {
      throw SpreadsheetError(
        .damaged, part: name, "is stored as it is, but with two different lengths")
    }
    let entry = ZipEntry(
      name: name, range: start..<start + count, isDeflated: method == 8, inflatedCount: inflated,
      checksum: number32(position + 16))
    return (entry, header..<start + count)
  }

  private static func name(_ bytes: ArraySlice<UInt8>) throws(SpreadsheetError) -> String {
    // Some old writers separate folders as Windows does.
    let name = String(decoding: bytes.map { $0 == 0x5C ? 0x2F : $0 }, as: UTF8.self)
    let folders = name.split(separator: "/", omittingEmptySubsequences: false)
    if name.isEmpty || name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      throw SpreadsheetError(.damaged, part: name, "is no name for a file of an archive")
    }
    let hasDrive = name.utf8.dropFirst().first == UInt8(ascii: ":")
    if folders[0].isEmpty || hasDrive || folders.contains("..") || folders.contains(".") {
      throw SpreadsheetError(
        .unsafe, part: name, "a name in the archive that leads out of it is refused")
    }
    return name
  }

  private static func method(_ number: Int) -> String {
    let names = [
      1: "shrunk", 6: "imploded", 9: "deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard",
      95: "XZ", 98: "PPMd",
    ]
    return names[number].map { "\(number) (\($0))" } ?? String(number)
  }

  private func number16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }

  private func number32(_ at: Int) -> UInt32 {
    UInt32(number16(at)) | UInt32(number16(at + 2)) << 16
  }
}
