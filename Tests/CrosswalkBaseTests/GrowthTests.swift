import CrosswalkTestSupport
import Testing

@Suite struct GrowthTests {
  @Test func `what grows with the square is not taken for linear, nor the other way round`() {
    let numbers = (0..<8_000).map { $0 &* 2_654_435_761 % 1_000_003 }
    let sums = Growth.eightfold(to: numbers.count * 500) { count in
      #expect((0..<count).reduce(0) { $0 &+ numbers[$1 % numbers.count] } > 0)
    }
    #expect(Growth.linear.contains(sums))
    let pairs = Growth.eightfold(to: numbers.count) { count in
      var smaller = 0
      for one in numbers[..<count] {
        for other in numbers[..<count] where one < other { smaller += 1 }
      }
      #expect(smaller == count * (count - 1) / 2)
    }
    #expect(!Growth.linear.contains(pairs))
  }
}
