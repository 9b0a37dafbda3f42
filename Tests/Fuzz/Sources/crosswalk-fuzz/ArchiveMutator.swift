import CrosswalkBase
import CrosswalkTables

/// Changes the parts of an archive and packs them anew, with lengths and checksums that are right:
/// otherwise everything would be refused at the door.
struct ArchiveMutator {
  let parts: TokenMutator

  /// An archive with one part changed, left out, doubled or renamed; nothing if it is no archive.
  func mutated(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
    guard let archive = try? ZipReader(bytes, limits: SpreadsheetLimits()),
      var files = try? archive.entries.map({ ($0.name, try Self.content(of: $0, in: archive)) }),
      let chosen = files.indices.randomElement(using: &random)
    else { return [] }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: files.remove(at: chosen)
    case 1: files.append(("word/header\(chosen).xml", files[chosen].1))
    case 2: files[chosen].1 = files[files.indices.randomElement(using: &random) ?? chosen].1
    default: files[chosen].1 = parts.mutated(files[chosen].1, using: &random)
    }
    var writer = ZipWriter()
    for (name, data) in files where (try? writer.add(name, data)) == nil { return [] }
    return writer.finish()
  }

  private static func content(of entry: ZipEntry, in archive: ZipReader) throws -> [UInt8] {
    var reader = try archive.open(entry)
    var bytes: [UInt8] = []
    while let piece = try reader.next() { bytes += piece }
    return bytes
  }
}
