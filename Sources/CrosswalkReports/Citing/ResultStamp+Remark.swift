import CrosswalkKit

extension ResultStamp {
  /// What whoever cites the result has to know of the data at hand.
  package func remark(_ standing: Standing) -> String {
    switch standing {
    case .same:
      "The data at hand are those that the result came from: they make the same hash."
    case .other:
      "The data at hand are not those that the result came from, since they make another hash: the "
        + "versions given here may differ from the result's."
    case .unknown:
      "Whether the data at hand are those that the result came from cannot be told from its hash, "
        + "which is over more than a result of the form '\(format)' tells."
    }
  }
}
