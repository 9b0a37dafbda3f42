import CrosswalkCLI
import Foundation
import Testing

@Suite struct AgreementCommandTests {
  private func agree(
    _ first: String, _ second: String, _ more: String...
  ) throws -> Program.Result {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(["a.csv": first, "b.csv": second], to: folder)
      return try Program.run(["agreement", "a.csv", "b.csv"] + more, in: folder)
    }
  }

  private let first = """
    framework,statement,concept,share
    f,1,rapport,0.6
    f,1,feedback,0.4
    f,2,teamwork,1
    f,3,rapport,1
    f,4,rapport,1

    """

  @Test func `figures, what differs, and what one has left out, in every form`() throws {
    let second = first.replacing("f,2,teamwork", with: "f,2,feedback").replacing("f,4", with: "f,5")
    let text = try agree(first, second)
    #expect(text.status == 0 && text.stderr.isEmpty)
    #expect(text.text.hasPrefix("3 statements read by both; 2 have the same main concept\n"))
    #expect(text.text.contains("\nOther main concepts\n  f:2  teamwork | feedback\n"))
    #expect(text.text.contains("Read by one of them only: f:4, f:5"))
    #expect(
      try agree(first, second, "--format", "csv").text
        == "statement,first,second\nf:2,teamwork,feedback\n")
    let json = try agree(first, second, "--format", "json")
    #expect(json.status == 0 && json.text.contains("\"sameMain\" : 2"))
    #expect(try agree(first, second, "--format", "json").stdout == json.stdout)
  }

  @Test func `equal readings agree fully`() throws {
    let text = try agree(first, first).text
    #expect(text.contains("1.00, 95 % interval"))
    #expect(!text.contains("Other main concepts"))
    let nothing = try agree(first, "framework,statement,concept,share\n").text
    #expect(nothing.contains("nothing can be told"))
  }

  @Test func `a table that cannot be read is refused with its line`() throws {
    for (input, words) in [
      ("", "b.csv: line 1: the file is empty"),
      (
        "framework,statement,concept\nf,1,rapport\n",
        "line 1: the first row names no column 'share'"
      ),
      (first + "f,6,,1\n", "line 7: the row lacks its framework, statement or concept"),
      (first + "f,6,rapport,2\n", "line 7: the share '2' is not over 0 and at most 1"),
      (first + "f,6,rapport,nan\n", "line 7: the share 'nan'"),
    ] {
      let result = try agree(first, input)
      #expect(result.status == 2 && result.stdout.isEmpty)
      #expect(result.stderr.contains(words), "\(result.stderr)")
    }
    let missing = try Program.run("agreement", "/no/such.csv", "/no/such.csv")
    #expect(missing.status == 2 && missing.stderr.hasPrefix("error: /no/such.csv: "))
    #expect(try Program.run("agreement", "one.csv").status == 64)
  }
}
