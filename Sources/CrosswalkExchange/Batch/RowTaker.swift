/// What takes the usable rows of a piece, one after the other.
protocol RowTaker {
  /// Takes a row of the person of the row before.
  mutating func take(_ row: BatchRow)

  /// Takes a row of any person.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - person: Whose it is, perhaps that of the row before.
  ///   - group: What people are counted by; good until it returns.
  mutating func take(
    _ row: BatchRow, of person: borrowing PersonKey, group: UnsafeBufferPointer<UInt8>)
}
