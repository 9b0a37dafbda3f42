/// Writes a ZIP archive, the same bytes for the same files.
package struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0
  private let compresses: Bool

  /// An archive without a file.
  ///
  /// - Parameter compresses: Whether files are compressed, where that makes them shorter.
  package init(compresses: Bool = true) { self.compresses = compresses }

  /// Adds a file.
  ///
  /// - Throws: A limit, if the archive would need ZIP64.
  package mutating func add(_ name: String, _ data: [UInt8]) throws(SpreadsheetError) {
    let name = Array(name.utf8)
    let deflated = compresses ? Deflate.compressed(data) : data
    let isDeflated = deflated.count < data.count
    let packed = isDeflated ? deflated : data
    guard bytes.count + directory.count + packed.count + 4 * name.count < 0xF000_0000,
      data.count < 0xF000_0000, count < 0xFFFE, name.count < 0xFFFF
    else {
      throw SpreadsheetError(
        .limit(.format), "the workbook would be larger than the 4 GiB that the format allows")
    }
    // Version 2.0; names in UTF-8; deflated or stored; 1980-01-01, 00:00.
    var common = Self.number16(20) + Self.number16(0x0800) + Self.number16(isDeflated ? 8 : 0)
    common += Self.number16(0) + Self.number16(0x0021)
    common += Self.number32(Int(CRC32.of(data)))
    common += Self.number32(packed.count) + Self.number32(data.count)
    common += Self.number16(name.count) + Self.number16(0)
    directory += Self.number32(0x0201_4B50) + Self.number16(20) + common
    // No comment, first disk, no attributes.
    directory += [UInt8](repeating: 0, count: 10) + Self.number32(bytes.count) + name
    bytes += Self.number32(0x0403_4B50) + common + name
    bytes += packed
    count += 1
  }

  /// The whole archive.
  package func finish() -> [UInt8] {
    var end = Self.number32(0x0605_4B50) + Self.number32(0)
    end += Self.number16(count) + Self.number16(count)
    end += Self.number32(directory.count) + Self.number32(bytes.count) + Self.number16(0)
    return bytes + directory + end
  }

  private static func number16(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private static func number32(_ value: Int) -> [UInt8] {
    number16(value) + number16(value >> 16)
  }
}
