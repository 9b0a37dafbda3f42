/// What takes the usable rows of a piece, one after the other.
protocol RowTaker {
  /// Takes a row of the person of the row before.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - group: What people are counted by, as the row says; good until it returns.
  mutating func take(_ row: BatchRow, group: UnsafeBufferPointer<UInt8>)

  /// Takes a row of any person.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - person: Whose it is, perhaps that of the row before.
  ///   - group: What people are counted by; good until it returns.
  mutating func take(
    _ row: BatchRow, of person: borrowing PersonKey, group: UnsafeBufferPointer<UInt8>)
}
