/// What a format could not hold of what was written to it, or a file of what it was read into.
///
/// No format holds all that we know, so every exchange says what stayed behind.
public struct LossReport: Sendable, Hashable {
  /// What became of something that has no place of its own.
  public enum Fate: Sendable, Hashable {
    /// It is not there.
    case leftOut
    /// It is there in a place of general use, named here, where other programs will not look.
    case keptAside(String)
  }

  /// One kind of thing that was lost.
  public struct Entry: Sendable, Hashable {
    /// In the plural, such as `shares of links`.
    public var what: String
    /// How many, at least 1.
    public var count: Int
    /// What became of them.
    public var fate: Fate
  }

  /// What was written or read, and in which format.
  public let title: String
  /// In the order of reporting.
  public private(set) var entries: [Entry] = []

  /// Makes an empty report on one exchange, such as `cpm as sssom`.
  public init(title: String) { self.title = title }

  /// Says that `count` of something are not there; none is nothing to say.
  public mutating func leaveOut(_ what: String, _ count: Int) { add(what, count, .leftOut) }

  /// Says that `count` of something stand in a place where other programs will not look.
  public mutating func keepAside(_ what: String, _ count: Int, in place: String) {
    add(what, count, .keptAside(place))
  }

  private mutating func add(_ what: String, _ count: Int, _ fate: Fate) {
    if count > 0 { entries.append(Entry(what: what, count: count, fate: fate)) }
  }

  /// One line an entry under a first line, each with its line end.
  public var text: String {
    var text = "\(title): \(entries.isEmpty ? "nothing is lost" : "what is lost")\n"
    for entry in entries {
      switch entry.fate {
      case .leftOut: text += "  left out: \(entry.what) (\(entry.count))\n"
      case .keptAside(let place):
        text += "  kept in \(place) only: \(entry.what) (\(entry.count))\n"
      }
    }
    return text
  }
}
