/// What two texts have in common at their start and at their end.
///
/// - Returns: How many bytes, which do not lie over each other.
package func commonEnds(of one: [UInt8], and other: [UInt8]) -> (head: Int, tail: Int) {
  commonEnds(of: one.count, and: other.count) { one[$0] == other[$1] }
}

/// What two lists have in common at their start and at their end.
///
/// - Parameters:
///   - one: How many elements the first has.
///   - other: How many the second has.
///   - areSame: Whether an element of the first, by its place, is the same as one of the second.
/// - Returns: How many elements, which do not lie over each other.
package func commonEnds(
  of one: Int, and other: Int, where areSame: (Int, Int) -> Bool
) -> (head: Int, tail: Int) {
  let least = min(one, other)
  var (head, tail) = (0, 0)
  while head < least, areSame(head, head) { head += 1 }
  while tail < least - head, areSame(one - 1 - tail, other - 1 - tail) { tail += 1 }
  return (head, tail)
}
