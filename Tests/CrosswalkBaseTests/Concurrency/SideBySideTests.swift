import CrosswalkBase
import Testing

/// Work side by side gives what work one after the other gives.
@Suite struct SideBySideTests {
  private struct Wrong: Error, Equatable { let place: Int }

  @Test func `runs hold every element once, in order, and as many as they should`() {
    for count in [0, 1, 2, 3, 7, 499, 500, 999, 1_000, 1_001, 4_321] {
      for most in [1, 2, 4, 64, 5_000] {
        // A slice, whose places do not begin with zero.
        let elements = Array(0..<count + 5)[5...]
        let runs = elements.runsSideBySide(atMost: most) { Array($0) }
        #expect(runs.flatMap { $0 } == Array(elements))
        #expect((1...most).contains(runs.count))
        #expect(runs.count == 1 || !runs.contains([]))
      }
    }
  }

  @Test func `the first error of all is thrown`() {
    let places = [7, 3, 99, 41]
    #expect(throws: Wrong(place: 3)) {
      try (0..<100).sideBySide { place in
        if places.contains(place) { throw Wrong(place: place) }
      }
    }
    #expect(throws: Wrong(place: 3)) {
      try (0..<100).runsSideBySide { run in
        for place in run where places.contains(place) { throw Wrong(place: place) }
      }
    }
  }

  @Test func `two things are worked out, whoever asks`() {
    let (text, number) = sideBySide({ "a" }, { 1 })
    #expect(text == "a" && number == 1)
    // Many at once, within each other.
    let sums = (0..<200).sideBySide { place in
      let (a, b) = sideBySide({ place }, { (0..<3).sideBySide { $0 }.count })
      return a + b
    }
    #expect(sums == (0..<200).map { $0 + 3 })
  }
}
