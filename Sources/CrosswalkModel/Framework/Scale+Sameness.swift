extension Scale {
  /// Whether two frameworks rate on one scale: the same id and the same levels.
  ///
  /// The checker refuses one id for scales with other levels; where such values meet all the same,
  /// they are two scales.
  package func isSame(as other: Scale) -> Bool {
    id == other.id && levels.map(\.id) == other.levels.map(\.id)
  }
}
