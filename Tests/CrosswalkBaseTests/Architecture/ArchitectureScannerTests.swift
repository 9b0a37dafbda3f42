import Testing

/// That the tests of the architecture can fail.
@Suite("What the tests of the architecture see")
struct ArchitectureScannerTests {
  @Test("Comments and what strings hold are no code, but what they compute is")
  func scanning() {
    let source = SwiftText(
      ##"""
      let a = "x { \(f("}") { y }) z" // { "
      /* { /* { */ " */ let b = """
        { "quoted" \" \(1)
        """
      let c = #"\(no) " \#(yes)"# // plain
      """##)
    #expect(source.code.count == 5)
    #expect(source.code[0].contains("{ y })") && !source.code[0].contains("x {"))
    #expect(source.code[1].hasSuffix("let b = \"\"\"") && !source.code[1].contains("{"))
    #expect(!source.code[2].contains("{") && source.code[2].contains("\(1)"))
    #expect(source.code[4].contains("yes") && !source.code[4].contains("no"))
    #expect(source.uncommented[0].contains("x { ") && !source.uncommented[0].contains("//"))
    #expect(source.strings.map(\.line) == [0, 0, 1, 4])
    #expect(source.strings[1].text == "}")
    #expect(source.strings[3].text == #"\(no) " "#)
  }

  @Test("Imports are found, whatever stands before them")
  func imports() {
    let source = SwiftText(
      """
      @_exported import CrosswalkModel
      #if canImport(Glibc)
        import Glibc
      #endif
      // import CrosswalkCLI
      @preconcurrency import struct CrosswalkReports.HTML
      let text = "import CrosswalkCLI"
      """)
    #expect(
      Arrows.imports(in: source).map(\.module) == ["CrosswalkModel", "Glibc", "CrosswalkReports"])
    #expect(Arrows.imports(in: source).map(\.line) == [1, 3, 6])
  }

  @Test(
    "An arrow that points up is a violation",
    arguments: [
      ("CrosswalkKit", "CrosswalkReports", 1), ("CrosswalkBase", "CrosswalkModel", 1),
      ("CrosswalkReports", "CrosswalkExchange", 1), ("CrosswalkReports", "CrosswalkDocuments", 1),
      ("framework-compiler", "CrosswalkKit", 1), ("CrosswalkExchange", "ArgumentParser", 1),
      ("CrosswalkKit", "Foundation", 1), ("CrosswalkModel", "Glibc", 1), ("Unheard", "Swift", 1),
      ("CrosswalkReports", "CrosswalkKit", 0), ("CrosswalkBase", "Foundation", 0),
      ("CrosswalkModel", "Synchronization", 0),
    ])
  func violations(target: String, module: String, count: Int) {
    let source = SwiftText("import \(module)\n")
    #expect(Arrows.violations(in: source, of: target).count == count)
  }

  @Test("Functions have their length, whatever stands in them")
  func functions() {
    let source = SwiftText(
      """
      protocol P {
        func asked(_ a: Int)
        var also: Int { get }
      }
      struct S: P {
        var stored = [1, 2]
        let closure = { 1 }
        init(_ a: Int = { 2 }()) {
          self.init("}")
        }
        func one<T>(
          _ a: T
        ) -> [T] where T: P {
          let text = "{ \\(a) {"
          return []
        }
        static func + (a: S, b: S) -> S { a }
        var computed: Int {
          var inner: Int { 1 }
          return inner
        }
      }
      """)
    let found = SwiftFunction.all(in: source)
    #expect(
      found.map(\.name) == [
        "var also", "init", "func one", "func +", "var computed", "var inner",
      ])
    #expect(found.map(\.lines.count) == [1, 3, 6, 1, 4, 1])
  }

  @Test("A plain comment above or at the top of the body explains, documentation does not")
  func explanations() throws {
    func isExplained(_ before: String, _ inside: String) throws -> Bool {
      let source = SwiftText("\(before)\nfunc f(\n) {\n\(inside)\n}")
      return try #require(SwiftFunction.all(in: source).first).isExplained(in: source)
    }
    #expect(try isExplained("// One table, to be read at a glance.", "a()"))
    #expect(try isExplained("/// What it does.", "// A switch over all kinds.\na()"))
    #expect(try isExplained("", "guard a else { return }\n// Why.\nb()"))
    #expect(try !isExplained("/// What it does.", "a()"))
    #expect(try !isExplained("// MARK: Part", "a()"))
    #expect(try !isExplained("", "a()\nb()\nc()\n// Too late.\nd()"))
  }

  @Test("Ten equal lines are a copy, nine are not, and what is trivial does not count")
  func copies() {
    func text(_ count: Int, from start: Int = 0, _ rest: String = "") -> SwiftText {
      SwiftText(
        "import Foundation\n"
          + (start..<start + count).map { "  let a\($0) = \($0) // \(rest)\n}\n\n" }.joined())
    }
    #expect(CopiedBlock.all(in: [("a", text(9)), ("b", text(9))]).isEmpty)
    #expect(CopiedBlock.all(in: [("a", text(12)), ("b", text(12, from: 3))]).isEmpty)
    let ten = CopiedBlock.all(in: [("a", text(10)), ("b", text(12, from: 0, "other"))])
    #expect(
      ten == [CopiedBlock(first: .init(file: "a", line: 2), second: .init(file: "b", line: 2))])
    // A longer copy is told once.
    #expect(CopiedBlock.all(in: [("a", text(30)), ("b", text(30))]).count == 1)
  }
}
