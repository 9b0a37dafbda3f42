import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@Suite("Pairs of ratings") struct PairsReaderTests {
  private let one = RandomCatalog.plain(
    "one", levels: ["lo", "hi"], units: [("A", []), ("B", [])])
  private let two = RandomCatalog.plain(
    "two", levels: ["first", "second"], rates: .person, units: [("X", [])])

  private func read(
    _ text: String, basis: Basis = .observed, namesPeople: Bool = true
  ) throws -> PairsReader.Pairs {
    var reader = PairsReader(
      from: one, to: two, role: nil, basis: basis, namesPeople: namesPeople)
    // In two parts, as files come.
    let bytes = Array(text.utf8)
    try reader.read(Array(bytes.prefix(bytes.count / 2)))
    try reader.read(Array(bytes.dropFirst(bytes.count / 2)))
    return try reader.finish()
  }

  private func lines(_ notes: [RatingsReader.Note]) -> [String] {
    notes.map { "\($0.line): \($0.message)" }
  }

  @Test("Rows of two frameworks make pairs, in whatever order they stand")
  func pairs() throws {
    let pairs = try read(
      """
      Person,unit,Level,FRAMEWORK,rater
      Bo,,second,two,R1
      Ana,A,lo,one,R1
      Bo,b,HI,One,R2
      Ana,,first,two,R1
      Bo,A,lo,one,R1

      """)
    #expect(pairs.problems == [] && pairs.leftOut == [] && pairs.unusedColumns == [])
    #expect(pairs.raters == .told(2))
    #expect(
      pairs.people == [
        PairedProfile(
          source: Profile(person: "Ana", levels: ["A": "lo"]),
          target: Profile(person: "Ana", levels: ["all": "first"])),
        PairedProfile(
          source: Profile(person: "Bo", levels: ["A": "lo", "B": "hi"]),
          target: Profile(person: "Bo", levels: ["all": "second"])),
      ])
  }

  @Test("Every row that cannot be used is told with its line")
  func badRows() throws {
    let pairs = try read(
      """
      framework,person,unit,level,role,basis
      one,Ana,A,lo,,
      one,Ana,C,lo,,
      one,Ana,B,best,,
      three,Ana,A,lo,,
      ,Ana,A,lo,,
      two,Ana,,first,,
      one,Ana,A,hi,,
      two,Ana,,first,,
      one,,A,lo,,
      one,Ana,"B"x,lo,,
      ,,,,,
      one,Ana,B,,,

      """)
    #expect(pairs.people == [])
    #expect(pairs.blankRows == 2)
    let told = lines(pairs.problems)
    #expect(told.map { $0.prefix { $0 != ":" } } == ["3", "4", "5", "6", "8", "10", "11"])
    #expect(told[0] == "3: unknown unit 'C'; there is A, B")
    #expect(told[2] == "5: the framework is 'three', neither 'one' nor 'two'")
    #expect(told[3] == "6: the row names no framework")
    #expect(told[4] == "8: 'A' of Ana is 'hi' here and 'lo' on line 2; neither counts")
  }

  @Test("People in one framework only, and people of several roles, are named and left out")
  func leftOut() throws {
    let pairs = try read(
      """
      framework,person,unit,level,role
      one,Ana,A,lo,worker
      two,Bo,,first,
      one,Cy,A,lo,worker
      one,Cy,B,lo,manager
      two,Cy,,first,
      one,Di,A,lo,worker
      two,Di,,second,

      """)
    #expect(pairs.people.map(\.source.person) == ["Di"])
    #expect(
      lines(pairs.leftOut) == [
        "2: Ana is rated in 'one' only and is left out",
        "3: Bo is rated in 'two' only and is left out",
        "4: Cy has several roles in 'one' (manager, worker) and is left out",
      ])
    let nameless = try read(
      """
      framework,person,unit,level
      one,Ana,A,lo
      two,Bo,,first
      two,Bo,,second

      """, namesPeople: false)
    #expect(lines(nameless.leftOut) == ["2: the person is rated in 'one' only and is left out"])
    #expect(nameless.problems.count == 1)
    #expect(!nameless.problems.contains { $0.message.contains("Bo") })
  }

  @Test("Ratings on another basis do not count")
  func basis() throws {
    let text = """
      framework,person,unit,level,basis
      one,Ana,A,lo,
      one,Ana,A,hi,self
      two,Ana,,first,observed
      two,Ana,,second,self

      """
    let observed = try read(text)
    #expect(observed.people.map(\.source.levels) == [["A": "lo"]])
    #expect(observed.otherBasis == 2 && observed.problems == [])
    #expect(observed.raters == .notTold)
  }

  @Test("A table without the column is refused in words")
  func header() {
    func refusal(_ text: String) -> String? {
      do { _ = try read(text) } catch { return "\(error)" }
      return nil
    }
    #expect(refusal("person,unit,level\n") == "the first row names no column 'framework'")
    #expect(
      refusal("person,unit,level,framwork\n")
        == "the first row names no column 'framework'; is it 'framwork'?")
    #expect(
      refusal("framework,person,unit,level,framework\n")
        == "the first row names the column 'framework' twice")
    #expect(refusal("") == "there is no first row that names the columns person, unit, level")
  }
}
