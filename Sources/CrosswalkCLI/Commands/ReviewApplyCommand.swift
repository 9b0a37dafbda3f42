import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

struct ReviewApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Write what reviewers have decided into the framework's alignment, or its matches.",
    discussion: """
      Reads reviews as 'review export' writes them, filled in, and writes the alignment.yaml of the \
      framework's folder, or for reviews against another framework the file of its folder \
      'matches', keeping comments and order. A value that is not known is refused with \
      its cell, and then nothing is written. What another reviewer has decided stays unless \
      --overrule is given, and is named either way; so are statements on which the reviewers of \
      these files disagree.

      What is filled in on the sheets 'Cuts' and 'Facets' of a workbook is written as the scale; \
      what is left empty there stays as it is.

      Where no share is given it is what the other concepts of a statement leave, in equal parts. \
      Where no relation is given it stays not said: the statement counts for the topic, and no \
      counterpart follows from it. --relation says one for all such rows.

        crosswalk review apply review.xlsx --frameworks my-county
      """)

  @Argument(help: "The reviews: workbooks or CSV files.")
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "Refuse the reviews unless they are against this framework.", valueName: "framework"))
  var to: String?

  @Option(help: "Whose decisions they are where a row does not say it.")
  var reviewer: String?

  @Option(help: "How sure reviewers are who do not say it, 0 to 1.")
  var confidence = ReviewFile.Defaults().confidence

  @Option(
    help: ArgumentHelp(
      "What statements are to concepts where a row does not say it: "
        + Relation.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "relation"))
  var relation: Relation?

  @Flag(help: "Put decisions in the place of what others have decided.")
  var overrule = false

  @Flag(help: "Say what would be done, and write nothing.")
  var check = false

  @OptionGroup var target: ReviewTargetOptions

  func validate() throws {
    if !(confidence >= 0 && confidence <= 1) {
      throw ValidationError("a confidence is between 0 and 1, not \(confidence)")
    }
    if let reviewer, reviewer.allSatisfy(\.isWhitespace) {
      throw ValidationError("--reviewer needs a name")
    }
  }

  func run() throws {
    var defaults = ReviewFile.Defaults(reviewer: reviewer)
    defaults.confidence = confidence
    defaults.relation = relation
    let workspace = try target.catalogOptions.workspace()
    if try to != nil || MatchReviewFile.areReviews(files) {
      return try applyMatches(workspace, defaults)
    }
    let reviews = try ReviewFileSet(files, catalog: workspace.catalog(), defaults: defaults)
    let scale = try ReviewScale(files, catalog: workspace.catalog())
    reviews.complainOfProblems()
    complain(ofAll: scale.problems.map { "\($0)" })
    try refuse(reviews.problems + scale.problems, nameless: reviews.nameless)
    if let framework = scale.framework, let other = reviews.framework, framework != other {
      throw FileError(
        path: files[0],
        reason:
          "cuts or facets are filled in for '\(framework)', and statements decided of '\(other)'")
    }
    let first = reviews.decisions.first?.reviewer
    guard let framework = reviews.framework ?? scale.framework else {
      return complainOfNone(reviews.undecided)
    }
    var target = try target.target(
      of: framework, in: workspace, author: first ?? reviewer ?? Skeleton.author)
    complainOfNamesAlike(target.aligned.alignment.people.union(reviews.decisions.map(\.reviewer)))
    let misplaced = scale.misplacedCuts(over: target.aligned.alignment.scale)
    complain(ofAll: misplaced.map { "\($0)" })
    try refuse(misplaced, nameless: 0)
    let levels = newScale(scale, over: target)
    let reviewed = target.reviewed(with: reviews.decisions, overrules: overrule)
    for entry in reviewed.entries { tell(entry.line, isRefused: entry.outcome == .refused) }
    for concept in reviewed.nowUsed {
      complain("the concept '\(concept)' is used now, and not listed under 'unused' any more")
    }
    if check {
      try target.check(reviewed, scale: levels)
    } else {
      for line in try target.save(reviewed, scale: levels) { complain("\(line)") }
    }
    if levels != nil {
      complain("\(check ? "would write" : "wrote") \(target.path): cuts and facets")
    }
    if reviews.decisions.isEmpty { return complainOfNone(reviews.undecided) }
    if reviewed.isChanged {
      for line in reviewed.additions(confidence: confidence) { complain("\(line)") }
      if reviewed.entries.contains(where: { $0.decision.unsaid > 0 }) {
        complain("--relation says one for all of them")
      }
    }
    complainOfFile(target.path, isChanged: reviewed.isChanged, reviews.counts(of: reviewed))
    if reviewed.entries.contains(where: { [.refused, .disputed].contains($0.outcome) }) {
      throw ExitCode.problemsFound
    }
  }

  /// Where the levels lie and what they speak to, if reviewers have filled in something new; told.
  private func newScale(
    _ scale: ReviewScale, over target: ReviewTarget
  ) -> Alignment.ScaleAlignment? {
    let old = target.aligned.alignment.scale
    guard scale.framework != nil, let new = scale.laid(over: old), new != old else { return nil }
    for line in new.lines(before: old, on: target.aligned.framework.scale) { complain("\(line)") }
    return new
  }

  /// Reviews of statements against those of another framework.
  private func applyMatches(_ workspace: Workspace, _ defaults: ReviewFile.Defaults) throws {
    let reviews = try MatchReviewFile(files, catalog: workspace.catalog(), defaults: defaults)
    complain(ofAll: reviews.problems.map { "\($0)" })
    try refuse(reviews.problems, nameless: reviews.nameless)
    complain(ofAll: reviews.remarks.map { "\($0)" })
    guard let (source, other) = reviews.frameworks, let first = reviews.decisions.first else {
      return complainOfNone(reviews.undecided)
    }
    if let to, to != other {
      throw FileError(path: files[0], reason: "this is a review against '\(other)', not '\(to)'")
    }
    var target = try target.target(of: source, to: other, in: workspace, author: first.reviewer)
    complainOfNamesAlike(target.people.union(reviews.decisions.map(\.reviewer)))
    let reviewed = target.reviewed(with: reviews.decisions, overrules: overrule)
    for entry in reviewed.entries { tell(entry.line, isRefused: entry.outcome == .refused) }
    if check {
      _ = try target.revision(to: reviewed)
    } else {
      for line in try target.save(reviewed) { complain("\(line)") }
    }
    let confidencesGiven = reviewed.entries.count {
      [.decided, .changed, .overruled].contains($0.outcome)
        && $0.decision.open.contains(.confidence)
    }
    if confidencesGiven > 0 {
      complain(
        "\(counted(confidencesGiven, "decision")) had no confidence and got \(confidence)")
    }
    complainOfFile(target.path, isChanged: reviewed.isChanged, reviews.counts(of: reviewed))
    if reviewed.entries.contains(where: {
      [.refused, .disputed, .unsayable].contains($0.outcome)
    }) {
      throw ExitCode.problemsFound
    }
  }

  private func refuse(_ problems: [String], nameless: Int) throws {
    if problems.isEmpty { return }
    if nameless > 0 { complain("--reviewer names one for all decisions that name none") }
    complain("nothing was written")
    throw ExitCode.problemsFound
  }

  private func tell(_ line: String?, isRefused: Bool) {
    if let line { complain("\(line)\(isRefused ? " (--overrule takes it)" : "")") }
  }

  private func complainOfNone(_ undecided: Int) {
    complain("no row has a decision; rows left undecided: \(undecided)")
  }

  private func complainOfFile(_ path: String, isChanged: Bool, _ counts: String) {
    let verb = check ? "would write" : "wrote"
    complain("\(isChanged ? verb : "nothing new for") \(path): \(counts)")
  }
}
