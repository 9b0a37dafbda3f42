import Testing

@testable import CrosswalkBase

@Suite("Numbers as people read them")
struct DecimalTextTests {
  @Test("Decimals are rounded and filled up")
  func decimalPlaces() {
    #expect(
      [0, 0.005, 0.07, 0.5, 1, 12.345].map { decimals($0) }
        == ["0.00", "0.01", "0.07", "0.50", "1.00", "12.35"])
    #expect([-2.5, 0, 3.04, -0.04].map { decimals($0, 1) } == ["-2.5", "0.0", "3.0", "0.0"])
    #expect([-0.0316, 0.9996, 0].map { decimals($0, 3) } == ["-0.032", "1.000", "0.000"])
  }

  @Test("Decimals are within half a last place of the number, and rise with it", arguments: 1...9)
  func closeness(places: Int) throws {
    var random = SplitMix64(seed: places)
    var last = -1_001.0
    for number in (0..<200).map({ _ in Double.random(in: -1_000...1_000, using: &random) }).sorted()
    {
      let text = decimals(number, places)
      #expect(text.split(separator: ".")[1].count == places)
      let read = try #require(Double(text))
      let half = (0..<places).reduce(0.5) { half, _ in half / 10 }
      #expect(abs(read - number) <= half * 1.000_001)
      #expect(read >= last)
      last = read
    }
  }

  @Test("A whole number has no decimals, and a share no more than it needs")
  func plainNumbers() {
    #expect([100, 0.1, -3, 2.5].map(\.plain) == ["100", "0.1", "-3", "2.5"])
    #expect([0, 0.001, 0.5, 0.999, 1].map(percent) == ["0 %", "<1 %", "50 %", ">99 %", "100 %"])
  }
}
