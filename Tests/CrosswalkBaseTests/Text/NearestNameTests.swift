import CrosswalkBase
import CrosswalkTestSupport
import Testing

@Suite struct NearestNameTests {
  private let names = ["title", "label", "scope", "concepts", "wellbeing"]

  @Test(arguments: [
    ("titel", "title"), ("tilte", "title"), ("Title", "title"), ("titles", "title"),
    ("lable", "label"), ("wellbieng", "wellbeing"), ("concept", "concepts"),
  ])
  func `slips of the pen find the right name`(name: String, expected: String) {
    #expect(nearest(name, in: names) == expected)
  }

  @Test(arguments: ["", "x", "abcde", "scale", "tie"])
  func `names that resemble nothing find nothing`(name: String) {
    #expect(nearest(name, in: names) == nil)
  }

  @Test func `of names equally close the first wins, of others the closest`() {
    #expect(nearest("cat", in: ["bat", "rat"]) == "bat")
    #expect(nearest("level-12", in: ["level-34", "level-13"]) == "level-13")
    #expect(nearest("ab", in: ["b", "xyz"]) == "b")
    #expect(nearest("a", in: ["b"]) == nil)
    #expect(nearest("a", in: []) == nil)
  }

  @Test func `long names and long lists cost little`() {
    let growth = Growth.eightfold(to: 1_000_000) { count in
      let long = String(repeating: "a", count: count)
      #expect(nearest(long, in: [long + "b"]) == nil)
      #expect(nearest("abc", in: [long]) == nil)
      #expect(nearest("abcdefghij", in: (0..<count).lazy.map { "name\($0)" }) == nil)
    }
    #expect(Growth.linear.contains(growth))
  }
}
