import CrosswalkExchange

extension ReviewFileSet {
  /// Says all that is wrong with the files.
  func complainOfProblems() {
    complain(ofAll: notes.map { "\($0)" })
    complain(ofAll: problems.map { "\($0)" })
  }
}

/// Complains of names that may be of one person, who is taken for several.
func complainOfNamesAlike(_ names: some Sequence<String>) {
  for names in Reviewers.alike(names) {
    let list = names.map { "'\($0)'" }.joined(separator: " and ")
    complain("note: \(list) are taken for different people")
  }
}
