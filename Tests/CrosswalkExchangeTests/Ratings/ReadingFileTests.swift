import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import Foundation
import Testing

@Suite struct ReadingFileTests {
  private func read(_ text: String) throws -> ReadingAgreement.Reading {
    try ReadingFile.reading(Array(text.utf8))
  }

  private func refusal(_ text: String) -> String {
    do {
      return "\(try read(text))"
    } catch {
      return "\(error)"
    }
  }

  private let head = "framework,statement,concept,share\n"

  @Test func `the concept of the greatest share comes first, of equal ones the first`() throws {
    let reading = try read(
      head + """
        f,1,a,0.2
        f,1,b,0.5
        f,1,c,0.3
        f,2,x,0.5
        g,2,z,1
        f,2,y,0.5

        """)
    #expect(reading == ["f:1": ["b", "c", "a"], "f:2": ["x", "y"], "g:2": ["z"]])
  }

  @Test func `columns stand in any order and case, others are left out`() throws {
    #expect(
      try read("note,Share,CONCEPT,Statement,framework\n\"a, b\",1,c,s,f\n") == ["f:s": ["c"]])
    #expect(try read(head) == [:])
  }

  @Test func `tables come as spreadsheets write them`() throws {
    let text = head + "f,1,a,1\n"
    let expected = ["f:1": ["a"]]
    #expect(try read("\u{FEFF}" + text) == expected)
    #expect(try read(text.replacing("\n", with: "\r\n")) == expected)
    #expect(try read(text.replacing(",", with: ";")) == expected)
    #expect(try read(String(text.dropLast())) == expected)
    let utf16 = ([0xFEFF] + Array(text.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try ReadingFile.reading(utf16) == expected)
  }

  @Test(
    arguments: [
      ("", "line 1: the file is empty"),
      ("framework,statement,share\nf,1,1\n", "line 1: the first row names no column 'concept'"),
      ("f,1,a,1\n", "line 1: the first row names no column 'framework'"),
    ])
  func `a file without the columns is refused`(text: String, words: String) {
    #expect(refusal(text) == words)
  }

  @Test(
    arguments: [
      ("f,,a,1", "line 3: the row lacks its framework, statement or concept"),
      (",1,a,1", "line 3: the row lacks its framework, statement or concept"),
      ("f,1", "line 3: the row lacks its framework, statement or concept"),
      ("f,1,a,", "line 3: the share '' is not over 0 and at most 1"),
      ("f,1,a,0", "line 3: the share '0' is not over 0 and at most 1"),
      ("f,1,a,1.01", "line 3: the share '1.01' is not over 0 and at most 1"),
      ("f,1,a,-0.5", "line 3: the share '-0.5' is not over 0 and at most 1"),
      ("f,1,a,nan", "line 3: the share 'nan' is not over 0 and at most 1"),
      ("f,1,a,inf", "line 3: the share 'inf' is not over 0 and at most 1"),
      ("f,1,a,half", "line 3: the share 'half' is not over 0 and at most 1"),
    ])
  func `a row that cannot be used is refused with its line`(row: String, words: String) {
    #expect(refusal(head + "f,1,b,1\n" + row + "\n") == words)
  }
}
