import CrosswalkBase

/// Vectors that were computed before, a file for each model.
///
/// A vector is found by the SHA-256 of the model's content hash and the text, and by nothing else. A
/// file is `crosswalk.vectors/1` and a line end, the model's hash in hexadecimal digits, the length of
/// a vector and the number of entries (32 bits each), the entries (32 bytes of hash, then the
/// numbers, in the order of the hashes), and the SHA-256 of all that; numbers are little-endian.
package struct VectorCache: Sendable {
  /// A file that is not as it was written.
  struct Damage: Error {
    var path: String
  }

  typealias Key = [UInt8]

  /// When a file would have more entries, only those in use are kept.
  static let maxEntries = 50_000

  private static let mark = Array("crosswalk.vectors/1\n".utf8)
  private static let hashSize = 32

  private let folder: String

  /// Names a folder, which is made when there is something to put there.
  package init(folder: String) { self.folder = folder }

  static func key(of text: String, model: String) -> Key {
    var hash = SHA256()
    hash.add(Array("\(model)\n\(text)".utf8))
    return hash.digest()
  }

  private func path(_ model: String) -> String { "\(folder)/\(model).vectors" }

  /// What is kept of a model; nothing if there is no file.
  ///
  /// - Throws: ``Damage``, `FileError` if the file cannot be read.
  func vectors(of model: String) throws -> [Key: [Float]] {
    let path = path(model)
    guard DataFiles.isThere(path) else { return [:] }
    // Reading a pipe could wait for ever.
    guard DataFiles.isFile(path) else { throw Damage(path: path) }
    let bytes = try DataFiles.read(path)
    let start = Self.mark.count + model.utf8.count + 8
    guard bytes.count >= start + Self.hashSize, bytes.starts(with: Self.mark + Array(model.utf8))
    else { throw Damage(path: path) }
    var hash = SHA256()
    hash.add(Array(bytes.dropLast(Self.hashSize)))
    guard hash.digest() == Array(bytes.suffix(Self.hashSize)) else { throw Damage(path: path) }
    return try bytes.withUnsafeBytes { raw in
      func number(_ place: Int) -> UInt32 {
        UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      }
      let (dimension, count) = (Int(number(start - 8)), Int(number(start - 4)))
      let size = Self.hashSize + 4 * dimension
      let (total, isOver) = size.multipliedReportingOverflow(by: count)
      guard !isOver, total == bytes.count - start - Self.hashSize else { throw Damage(path: path) }
      // Vectors have the length 1, but for texts of which a model knows no word.
      func isVector(_ numbers: [Float]) -> Bool {
        let square = numbers.reduce(0) { $0 + Double($1) * Double($1) }
        return square == 0 || abs(square - 1) < 1e-3
      }
      var vectors: [Key: [Float]] = [:]
      vectors.reserveCapacity(count)
      for place in stride(from: start, to: start + total, by: size) {
        let numbers = (0..<dimension).map {
          Float(bitPattern: number(place + Self.hashSize + 4 * $0))
        }
        guard isVector(numbers) else { throw Damage(path: path) }
        vectors[Array(bytes[place..<place + Self.hashSize])] = numbers
      }
      return vectors
    }
  }

  /// Keeps vectors instead of those that were kept before.
  ///
  /// - Throws: `FileError` and other errors of the file system.
  func keep(_ vectors: [Key: [Float]], of model: String, dimension: Int) throws {
    var bytes = Self.mark + Array(model.utf8)
    func append(_ number: UInt32) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes.reserveCapacity(bytes.count + vectors.count * (Self.hashSize + 4 * dimension) + 64)
    append(UInt32(dimension))
    append(UInt32(vectors.count))
    for (key, vector) in vectors.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      bytes += key
      for number in vector { append(number.bitPattern) }
    }
    var hash = SHA256()
    hash.add(bytes)
    try NewFolder.makeParents(folder)
    if DataFiles.isThere(path(model)), !DataFiles.isFile(path(model)) {
      throw FileError(path: path(model), reason: "this is no file")
    }
    try WholeFile.write(bytes + hash.digest(), to: path(model))
  }
}
