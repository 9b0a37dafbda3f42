/// Where one reader puts the levels of a scale on the reference scale, by their wording alone.
public struct LevelPlacing: Sendable, Codable, Hashable {
  /// What the reader says of one level.
  public struct Level: Sendable, Codable, Hashable {
    /// How strongly the wording speaks to a facet, 0 to 4, by the facet's id; a facet that is not
    /// there is silent.
    public var strengths: [String: Int]
    /// Why the level begins where it does.
    public var reason: String?

    /// Makes what a reader says of a level.
    public init(strengths: [String: Int] = [:], reason: String? = nil) {
      self.strengths = strengths
      self.reason = reason
    }
  }

  /// The reader's name.
  public var reader: String
  /// Where the levels begin, the lowest first, and where the highest ends: one more than there are
  /// levels, ascending, 0 to 100.
  public var cuts: [Double]
  /// One a level, the lowest first.
  public var levels: [Level]

  /// For n levels n + 1 cuts, ascending, 0 to 100; `levels` is lowest first.
  public init(reader: String, cuts: [Double], levels: [Level] = []) {
    self.reader = reader
    self.cuts = cuts
    self.levels = levels
  }
}
