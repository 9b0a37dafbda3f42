import CrosswalkModel

extension Statement.Flag {
  /// What is noted of a statement, in words.
  var words: String {
    switch self {
    case .deficit: "worded as a lack"
    case .sourceDefect: "a slip in the document"
    case .suspect: "reads as if something else was meant"
    }
  }
}
