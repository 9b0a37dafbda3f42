import CrosswalkBase
import Testing

@Suite struct ResourceLimitsTests {
  @Test func `a row too many is told before it is kept, also one that is filled up`() {
    let limits = ResourceLimits.current
    var measure = TableMeasure()
    let width = limits.cells / 4
    for _ in 0..<4 { #expect(measure.objection(toRow: ["a"], width: width) == nil) }
    #expect(
      measure.objection(toRow: []) == nil
        && measure.objection(toRow: ["", ""])
          == "more than \(limits.cells) cells, which is what \(limits.bytes >> 20) MiB hold"
    )
    var texts = TableMeasure()
    let text = String(repeating: "é", count: limits.textBytes / 4)
    #expect(texts.objection(toRow: [text, text]) == nil)
    #expect(texts.objection(toRow: ["a"])?.hasPrefix("more than \(limits.textBytes) bytes") == true)
  }

  @Test func `half of the memory holds half`() {
    let (small, large) = (ResourceLimits(bytes: 1 << 27), ResourceLimits(bytes: 1 << 28))
    #expect(2 * small.cells == large.cells && 2 * small.values == large.values)
    #expect(
      ResourceLimits(names: .init(memory: "MORE")).objection(to: 5, "cells")
        == "more than 5 cells, which is what 256 MiB hold; MORE lifts the limit")
  }
}
