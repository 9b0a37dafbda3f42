import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel

/// What a table of ratings says of one person.
enum PersonFile {
  /// The person's ratings, by role and basis; what is wrong with the rows of others is not told.
  ///
  /// - Throws: `FileError` if the table cannot be read, or has no such person; it names nobody else.
  static func profiles(
    of person: String, in path: String, of framework: Framework
  ) throws -> [Profile] {
    var reader = RatingsReader(framework: framework, role: nil, basis: .observed, only: person)
    do {
      try DataFiles.forEachChunk(of: path) { try reader.read($0) }
      let profiles = try reader.finish()
      complain(
        ofAll: reader.problems.map { "\(path):\($0.line): error: \($0.message)" })
      guard !profiles.isEmpty else {
        throw FileError(path: path, reason: "there is no rating of such a person")
      }
      return profiles
    } catch let error as RatingsError {
      throw FileError(path: path, reason: "\(error)")
    }
  }
}
