import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// A file of people rated in two frameworks, read whole.
package struct PairsFile {
  /// What the file holds.
  package let pairs: PairsReader.Pairs
  /// What messages call the file.
  package let name: String
  /// The content hash of the file, as hexadecimal digits.
  package let digest: String
  private let basis: Basis

  /// Reads the file, `-` for standard input.
  ///
  /// - Parameters:
  ///   - path: Where the table is.
  ///   - source: The framework that is translated from.
  ///   - target: The framework that is translated into.
  ///   - role: For rows that give none.
  ///   - basis: The one basis that counts, and that of rows that give none.
  ///   - namesPeople: Whether remarks say who they are about, besides the line.
  /// - Throws: `FileError`, also if the first row does not name the columns.
  package init(
    path: String, from source: Framework, to target: Framework, role: Role?, basis: Basis,
    namesPeople: Bool
  ) throws {
    name = DataFiles.name(of: path)
    self.basis = basis
    let bytes = try DataFiles.read(path)
    var hash = SHA256()
    hash.add(bytes)
    digest = hash.hexDigest
    var reader = PairsReader(
      from: source, to: target, role: role, basis: basis, namesPeople: namesPeople)
    do {
      try reader.read(bytes)
      pairs = try reader.finish()
    } catch let error as RatingsError {
      throw FileError(path: name, reason: "\(error)")
    }
  }

  /// What people are to be told of the file, a line each.
  package var remarks: [PlainText] {
    let counts = [
      (pairs.leftOut.count, "people left out"), (pairs.blankRows, "rows without a level, left out"),
      (pairs.otherBasis, "ratings that are not \(basis.rawValue), left out"),
    ]
    return pairs.problems.map { "\(name):\($0.line): error: \($0.message)" }
      + pairs.leftOut.map { "\(name):\($0.line): warning: \($0.message)" }
      + pairs.unusedColumns.map { "\(name): the column '\($0)' is not used" }
      + counts.filter { $0.0 > 0 }.map { "\(name): \($0.1): \($0.0)" }
  }
}
