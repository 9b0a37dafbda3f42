import CrosswalkBase
import Testing

@Suite struct ProblemTests {
  private func problem(
    _ file: String, _ line: Int, _ column: Int, _ message: String = "m",
    _ severity: Problem.Severity = .error
  ) -> Problem {
    Problem(
      file: file, mark: TextMark(line: line, column: column), severity: severity, message: message)
  }

  @Test func `a problem reads like a compiler's`() {
    #expect(problem("a/b.yaml", 3, 5, "no").description == "a/b.yaml:3:5: error: no")
    #expect(problem("b", 1, 2, "hm", .warning).description == "b:1:2: warning: hm")
  }

  @Test func `problems sort by file, line, column and message`() {
    let sorted = [
      problem("a", 1, 9), problem("a", 2, 1), problem("a", 2, 10, "a"), problem("a", 2, 10, "b"),
      problem("a", 2, 10, "b", .warning), problem("b", 1, 1),
    ]
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test func `marks out of range are moved into it`() {
    #expect(TextMark(line: -1, column: 0) == TextMark.start)
    #expect(TextMark(line: .max, column: 1).line == Int(UInt32.max))
  }

  @Test func `the same problem is kept once`() {
    var list = ProblemList(file: "a")
    #expect(list.isEmpty)
    list.add("x", at: .start)
    list.add("x", at: .start)
    list.add(Problem(file: "a", mark: .start, message: "w"))
    #expect(list.sorted.map(\.message) == ["w", "x"])
  }
}
