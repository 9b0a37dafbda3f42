import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel

/// Whose answers are looked at in two versions of a framework.
struct RevisedPeopleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Tell what becomes of the answers of the people in this CSV file "
        + "(person,unit,level[,role,basis,date,rater,tenure]).", valueName: "file"))
  var ratings: String?

  @Option(
    help: ArgumentHelp(
      "The ratings are of this framework, which is translated into both versions.",
      valueName: "framework"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Translate the ratings into this framework alone; can be given again. Without it, into all "
        + "others.", valueName: "framework"))
  var to: [String] = []

  @Option(help: "The role of people whose rows give none.")
  var role: Role?

  @Option(
    help: ArgumentHelp(
      "Only what the target says of this role counts; people's own statements follow their own "
        + "role.", valueName: "role"))
  var targetRole: Role?

  @Option(
    help: ArgumentHelp(
      "A threshold of the version after, as in translate; can be given again.",
      valueName: "name=number"))
  var threshold: [String] = []

  @Option(
    help: ArgumentHelp(
      "A threshold of the version before; can be given again.", valueName: "name=number"))
  var oldThreshold: [String] = []

  func validate() throws {
    if ratings == nil,
      from != nil || !to.isEmpty || role != nil || targetRole != nil
        || !(threshold + oldThreshold).isEmpty
    {
      throw ValidationError(
        "--from, --to, --role, --target-role and thresholds go with --ratings")
    }
    if from != nil, !to.isEmpty { throw ValidationError("give --from or --to, not both") }
    _ = try refusingSettings {
      try (Thresholds(settings: threshold), Thresholds(settings: oldThreshold))
    }
  }

  /// Adds what becomes of people's answers, if there are any people; tells what is wrong with the
  /// table.
  ///
  /// - Returns: Whether all of the table could be read.
  func addAnswers(
    to revision: inout Revision, _ old: FrameworkVersion, _ new: FrameworkVersion,
    in catalog: Catalog
  ) throws -> Bool {
    guard let ratings else { return true }
    let versions = [old.aligned.framework, new.aligned.framework]
    let others = from.map { [$0] } ?? to
    for id in others where versions.contains(where: { $0.id == id }) {
      throw ValidationError("'\(id)' is the framework whose versions are compared")
    }
    let rated = try from.map { [try catalog.framework($0).framework] } ?? versions
    let file = try self.file(ratings, of: rated)
    // Each person once, whose groups follow each other: few people must not seem to be many.
    var people = RatedProfiles(of: file.framework)
    var counted: RatingGroup?
    try file.file.forEachGroup { group in
      guard let known = counted, known.person == group.person else {
        if let counted { people.add(counted) }
        counted = group
        return
      }
      if group.isCounted(before: known) { counted = group }
    }
    if let counted { people.add(counted) }
    file.file.remarks.forEach(complain)
    complain(file.file.summary())
    let beside =
      others.isEmpty
      ? catalog.frameworkIDs.filter { id in !versions.contains { $0.id == id } } : others
    revision.answers = try beside.compactMap {
      try catalog.ratingShift(
        of: people, from: old, to: new, beside: $0, targetRole: targetRole,
        thresholds: (Thresholds(settings: oldThreshold), Thresholds(settings: threshold)))
    }
    return file.file.problems.isEmpty
  }

  /// The table in the names of that version which more of it is in; the one before, if both know all.
  private func file(
    _ path: String, of versions: [Framework]
  ) throws -> (file: RatingsFile, framework: Framework) {
    var best: (file: RatingsFile, framework: Framework)?
    for framework in versions {
      let file = try RatingsFile(path: path, framework: framework, role: role, basis: .observed)
      if file.problems.count < best?.file.problems.count ?? .max { best = (file, framework) }
      // A pipe can be read once.
      if path == "-" || file.problems.isEmpty { break }
    }
    return best!
  }
}
