import CrosswalkKit

/// What the codes mean that an engine gives with an answer. The program says it with the numbers,
/// which here stand in columns of their own.
enum SQLCautions {
  static let meanings: [(code: Caution.Code, meaning: String)] = [
    (.actor, "statements behind this speak of other people than the one rated"),
    (.coverage, "the ratings cover little of this unit"),
    (.focus, "the ratings are mostly about other things than this unit"),
    (.level, "statements at or below the rated levels cover much less than all statements do"),
    (
      .silentLevel,
      "this rests in part on levels whose wording says nothing on what both scales share"
    ),
    (.likeliest, "another level than the answer is likelier"),
    (.close, "another level is nearly as likely as the answer"),
    (.width, "the interval is wide"),
    (.unspoken, "the answer's level asks for things on which the rated levels say nothing"),
    (.falseFriend, "a rated level and one that comes out sound alike and do not mean the same"),
    (.contradiction, "cuts and facets of levels contradict each other"),
    (.basis, "the rated levels are the person's own view or expected; nobody has observed them"),
  ]
}
