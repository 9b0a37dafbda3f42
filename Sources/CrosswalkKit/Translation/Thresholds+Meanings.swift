extension Thresholds {
  /// A threshold as whoever moves it has to know it.
  package struct Entry: Sendable, Hashable {
    /// What the command line and results call it.
    package let name: String
    /// What it is now.
    package let value: Double
    /// What it is unless somebody moves it.
    package let usual: Double
    /// What it does, as a sentence without full stop.
    package let meaning: String
  }

  /// All thresholds, in the order of ``names``.
  package var entries: [Entry] {
    let usual = Thresholds()
    return Self.names.map { name, path in
      Entry(
        name: name, value: self[keyPath: path], usual: usual[keyPath: path],
        meaning: Self.meanings[name] ?? "")
    }
  }

  private static let meanings = [
    "abstainCoverage": "no answer below this coverage",
    "answerCoverage": "indicative below this coverage",
    "focus": "indicative where less of what the ratings are about lies in the unit",
    "sameActorCoverage":
      "indicative below this coverage by statements about the same kind of person",
    "levelCoverageRatio":
      "indicative where statements at or below the rated levels make less of the coverage",
    "sharedFacets": "a pair is weak whose scales speak to fewer things in common",
    "silentWeight":
      "indicative where rated levels that are silent on all that the scales share weigh more",
    "intervalLevels": "indicative where the 80 % interval spans more of the levels",
    "closeLevel":
      "indicative if another level comes so near to the answer's probability, or is likelier",
    "unspokenFacets":
      "indicative where the ratings are silent on more of what the answer's level claims",
    "unevenSides": "uneven where ratings of this weight lie on either side of a level",
    "unevenMiddle":
      "uneven where those at that level weigh less than this part of the lighter side",
    "unevenGap": "uneven where the two sides lie so far apart, in reference points",
    "conceptSpread":
      "how far a person ordinarily stands, in what is not covered, from what is rated: a standard "
      + "deviation in reference points",
    "personSpread": "the same where the person as a whole is rated",
  ]
}
