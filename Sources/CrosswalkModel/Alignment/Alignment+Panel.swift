extension Alignment {
  /// How far a whole scale may lie off: what all its cuts share, whoever places them.
  ///
  /// Readers who see one wording alike still read it by their own yardstick, and move every cut
  /// with it. A cut's spread does not hold this, since it is of that cut alone.
  public struct LocationError: Sendable, Codable, Hashable {
    /// The standard deviation in reference points, 0 or more.
    public var points: Double
    /// Where the figure comes from, as a sentence.
    public var reason: String?

    /// `points` is a standard deviation in reference points.
    public init(points: Double, reason: String? = nil) {
      self.points = points
      self.reason = reason
    }
  }

  /// The people, or other readers, who placed a scale's cuts, and where each put them.
  public struct Panel: Sendable, Codable, Hashable {
    /// Where one reader put the cuts.
    public struct Placing: Sendable, Codable, Hashable {
      /// The reader's name, unique in the round.
      public var reader: String
      /// As many as the scale has cuts, ascending, in reference points.
      public var cuts: [Double]

      /// As many cuts as the scale has, ascending, in reference points.
      public init(reader: String, cuts: [Double]) {
        self.reader = reader
        self.cuts = cuts
      }
    }

    /// One round: in the first, readers see nothing of each other; in the next, the others' cuts.
    public struct Round: Sendable, Codable, Hashable {
      /// The names of the filled in sheets, without folders.
      public var sheets: [String]
      /// One a reader.
      public var placings: [Placing]

      /// One placing a reader; the names of the sheets are without folders.
      public init(sheets: [String] = [], placings: [Placing]) {
        self.sheets = sheets
        self.placings = placings
      }
    }

    /// What the readings are: `desk reading`, or whatever the panel did.
    public var kind: String
    /// Who read, and what that does not show.
    public var note: String?
    /// How far readers agree on the first round's cuts, ICC(2,1), at most 1.
    public var agreement: Estimate?
    /// The standard deviation of the readers' shifts in the first round, in reference points.
    public var readerShift: Double?
    /// The independent round first.
    public var rounds: [Round]

    /// The independent round comes first.
    public init(
      kind: String, note: String? = nil, agreement: Estimate? = nil, readerShift: Double? = nil,
      rounds: [Round] = []
    ) {
      self.kind = kind
      self.note = note
      self.agreement = agreement
      self.readerShift = readerShift
      self.rounds = rounds
    }
  }
}
