/// What two texts have in common at their start and at their end.
///
/// - Returns: How many bytes, which do not lie over each other.
package func commonEnds(of one: [UInt8], and other: [UInt8]) -> (head: Int, tail: Int) {
  let least = min(one.count, other.count)
  var (head, tail) = (0, 0)
  while head < least, one[head] == other[head] { head += 1 }
  while tail < least - head, one[one.count - 1 - tail] == other[other.count - 1 - tail] {
    tail += 1
  }
  return (head, tail)
}
