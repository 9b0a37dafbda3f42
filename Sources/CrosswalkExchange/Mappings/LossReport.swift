import CrosswalkKit
import CrosswalkModel

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

  /// An empty report on one exchange, such as `cpm as sssom`.
  public init(title: String) { self.title = title }

  /// A report on all that is there and that the format does not keep.
  ///
  /// What is wholly lost of one kind of thing is one entry, such as `bands of tenure`; else fields
  /// that are lost alike, as often as each other, are: `titles and notes of units`.
  package init(title: String, of values: ModelValues, keeping kept: KeptFields) {
    self.init(title: title)
    for part in ModelPart.allCases {
      let found = ModelField.allCases.filter { $0.part == part }
        .map { (field: $0, fate: kept.fate(of: $0), count: $0.values(in: values).count) }
        .filter { $0.count > 0 }
      if let fate = found.first?.fate ?? nil, found.allSatisfy({ $0.fate == fate }) {
        add(part.words, part.count(in: values), fate)
        continue
      }
      var rest = found[...]
      while let first = rest.popFirst() {
        guard let fate = first.fate else { continue }
        let isAlike = { (other: (field: ModelField, fate: Fate?, count: Int)) in
          other.fate == fate && other.count == first.count
        }
        let words = ([first] + rest.filter(isAlike)).map(\.field.words)
        rest.removeAll(where: isAlike)
        let list = (words.count > 1 ? words.dropLast().joined(separator: ", ") + " and " : "")
        add("\(list)\(words[words.count - 1]) of \(part.words)", first.count, fate)
      }
    }
  }

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

extension KeptFields {
  /// What becomes of a field; nil if it is kept where it belongs.
  fileprivate func fate(of field: ModelField) -> LossReport.Fate? {
    if kept.contains(field) { return nil }
    return aside.first { $0.fields.contains(field) }.map { .keptAside($0.place) } ?? .leftOut
  }
}
