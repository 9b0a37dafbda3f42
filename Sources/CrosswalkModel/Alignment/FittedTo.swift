extension Alignment {
  /// What a scale's cuts were fitted to, where they are not judged.
  public struct FittedTo: Sendable, Codable, Hashable {
    /// How many people rated in both frameworks the fit rests on.
    public var people: Int
    /// How many of their ratings in this framework.
    public var ratings: Int
    /// The id of the other framework.
    public var other: String
    /// The name of the file of ratings, without folders.
    public var file: String
    /// The SHA-256 digest of that file, as hexadecimal digits.
    public var digest: String
    /// Who fitted them.
    public var author: String
    /// When, as whoever fitted them says.
    public var date: String

    /// Names the evidence of fitted cuts.
    public init(
      people: Int, ratings: Int, other: String, file: String, digest: String, author: String,
      date: String
    ) {
      self.people = people
      self.ratings = ratings
      self.other = other
      self.file = file
      self.digest = digest
      self.author = author
      self.date = date
    }
  }
}
