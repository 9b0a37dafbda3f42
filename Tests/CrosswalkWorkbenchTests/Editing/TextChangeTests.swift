import CrosswalkBase
import Testing

@testable import CrosswalkWorkbench

@Suite struct TextChangeTests {
  private func result(_ change: TextChange, _ text: [UInt8]?) -> [UInt8]?? {
    switch change.applied(to: text) {
    case .text(let text): .some(.some(text))
    case .nothing: .some(nil)
    case .unfit: nil
    }
  }

  /// Texts of few letters, so that changes lie next to what looks like them.
  @Test(arguments: 0..<200) func `a change leads there and back, and fits no other text`(seed: Int)
  {
    var random = SplitMix64(seed: UInt64(seed))
    func text() -> [UInt8]? {
      if random.next() % 8 == 0 { return nil }
      return (0..<Int(random.next() % 12)).map { _ in UInt8(random.next() % 2) }
    }
    let (old, new, other) = (text(), text(), text())
    let change = TextChange(from: old, to: new)
    #expect(result(change, old) == .some(new))
    #expect(result(change.reversed, new) == .some(old))
    if other != old { #expect(result(change, other) == nil) }
    if other != new { #expect(result(change.reversed, other) == nil) }
  }
}
