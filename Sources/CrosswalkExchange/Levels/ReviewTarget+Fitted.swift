import CrosswalkKit
import CrosswalkModel

extension ReviewTarget {
  /// Writes cuts that were fitted to people, keeping the file's comments, order and facets.
  ///
  /// - Parameters:
  ///   - calibration: What was fitted.
  ///   - calibrator: Which has fitted it.
  ///   - file: The people.
  ///   - author: Who fitted the cuts.
  ///   - date: When, in words of the author's.
  /// - Returns: What there is to say to people, such as comments that were lost.
  /// - Throws: As for decisions.
  package mutating func save(
    _ calibration: CutCalibration, of calibrator: CutCalibrator, fittedTo file: PairsFile,
    author: String, date: String
  ) throws -> [String] {
    var scale = calibrator.scale(
      of: calibration,
      fittedTo: .init(
        people: calibration.people, ratings: calibration.ratings,
        other: calibration.from.framework,
        // Where the file lies is nobody else's business.
        file: file.name.split(separator: "/").last.map(String.init) ?? file.name,
        digest: file.digest, author: author, date: date))
    scale.levels = ownLevels
    return try save(scale)
  }
}
