import CrosswalkBase
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

@Suite struct FormDataTests {
  private static let boundary = "--Bx"

  private static func read(_ text: String, boundary: String = "B") throws -> FormData {
    try FormData(
      Array(text.replacing("\n", with: "\r\n").utf8),
      contentType: "multipart/form-data; boundary=\(boundary)")
  }

  /// Bytes that look like boundaries and parts of them, and hold no whole one.
  private static func content(_ random: inout SplitMix64) -> [UInt8] {
    let mark = "\r\n--\(boundary)"
    let pieces = [
      "\r", "\n", "\r\n", "-", "--", "--\(boundary)", "\r\n--", mark + "x", mark + "-x",
      mark + "\r", mark + "\n", "Content-Disposition: form-data; name=\"a\"\r\n\r\n", "\u{0}", "é",
      "",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      bytes += pieces.randomElement(using: &random)!.utf8
      if Bool.random(using: &random) { bytes.append(UInt8.random(in: 0...255, using: &random)) }
    }
    // A piece may by chance go on with what makes a boundary whole.
    let whole = [mark + "\r\n", mark + "--"].map { Array($0.utf8) }
    let isWhole = whole.contains { ends in
      // The line before ends where it begins, and one ends after it.
      let lines = Array("\r\n".utf8) + bytes + Array("\r\n".utf8)
      return lines.indices.contains { lines[$0...].starts(with: ends) }
    }
    return isWhole ? [] : bytes
  }

  private static func parts(_ random: inout SplitMix64) -> [FormBody.Part] {
    let names = ["token", "a b", "é", "x\"y", "column.1", "--\(boundary)"]
    let files = ["anchors.csv", "é \"2026\".xlsx", "C:\\x\\a.csv", "--\(boundary)--"]
    return (0..<Int.random(in: 0...6, using: &random)).map { _ in
      let name = names.randomElement(using: &random)!
      if Bool.random(using: &random) {
        return FormBody.Part(
          name, fileName: files.randomElement(using: &random)!, content(&random))
      }
      let text = String(decoding: content(&random), as: UTF8.self).filter { $0 != "\u{0}" }
      // What is no UTF-8 was replaced, which may have joined the ends of a boundary.
      let lines = "\r\n\(text)\r\n"
      let isSafe =
        !lines.contains("\r\n--\(boundary)\r\n") && !lines.contains("--\(boundary)--")
      return FormBody.Part(name, isSafe ? Array(text.utf8) : [])
    }
  }

  /// Whatever stands in fields and files comes out as it went in.
  @Test func readsWhatWasWritten() throws {
    var random = SplitMix64(seed: 1)
    for round in 0..<2_000 {
      let parts = Self.parts(&random)
      let body = FormBody(parts, boundary: Self.boundary)
      let form = try FormData(body.bytes, contentType: body.contentType)
      let texts = parts.filter { $0.fileName == nil }
      let files = parts.filter { $0.fileName != nil }
      #expect(form.fields.map(\.name) == texts.map(\.name), "round \(round)")
      #expect(form.fields.map { Array($0.value.utf8) } == texts.map(\.bytes), "round \(round)")
      #expect(form.files.map(\.name) == files.map(\.name), "round \(round)")
      #expect(form.files.map(\.bytes) == files.map(\.bytes), "round \(round)")
      #expect(form.files.allSatisfy { !$0.fileName.contains("\\") })
    }
  }

  /// A body that is broken off anywhere is none, and nothing of it is taken for whole.
  @Test func refusesCutBodies() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<60 {
      let body = FormBody(Self.parts(&random), boundary: Self.boundary)
      // Without the last line end it is whole still.
      for count in 0..<body.bytes.count - 2 {
        #expect(throws: FormData.Fault.self) {
          try FormData(Array(body.bytes[..<count]), contentType: body.contentType)
        }
      }
    }
  }

  /// A byte that is other than it was is refused or read, and nothing crashes.
  @Test func standsRandomBytes() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2_000 {
      let body = FormBody(Self.parts(&random), boundary: Self.boundary)
      var bytes = body.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      if let form = try? FormData(bytes, contentType: body.contentType) {
        #expect(form.files.reduce(0) { $0 + $1.bytes.count } < bytes.count)
      }
    }
  }

  private static let head = "Content-Disposition: form-data; name=\"a\""

  @Test(arguments: [
    "", "B", "--B", "--B\n", "--B--x", "x\n--B\n\(head)\n\nt\n--B--\n",
    "--B\n\(head)\n\nt\n--B--\nx", "--B\n\(head)\n\nt\n--B-- \n", "--B\n\(head)\n\nt\n",
    "--B\n\nt\n--B--\n", "--B\nt\n--B--\n", "--B\n\(head)\n\(head)\n\nt\n--B--\n",
    "--B\n\(head)\nContent-Transfer-Encoding: base64\n\nt\n--B--\n",
    "--B\n\(head)\nContent-Type: multipart/mixed; boundary=C\n\nt\n--B--\n",
    "--B\n\(head)\nX-Else: 1\n\nt\n--B--\n",
    "--B\nContent-Disposition: attachment; name=\"a\"\n\nt\n--B--\n",
    "--B\nContent-Disposition: form-data\n\nt\n--B--\n",
    "--B\nContent-Disposition: form-data; name=a\n\nt\n--B--\n",
    "--B\nContent-Disposition: form-data; name=\"\"\n\nt\n--B--\n",
    "--B\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\n\nt\n--B--\n",
    "--B\nContent-Disposition: form-data; name=\"a\"; filename*=UTF-8''a\n\nt\n--B--\n",
    "--B\n\(head)\n\nt\u{0}\n--B--\n",
  ])
  func refusesWhatNoBrowserWrites(body: String) {
    #expect(throws: FormData.Fault.self) { try Self.read(body) }
  }

  @Test(arguments: [
    "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
    "multipart/form-data; boundary=B; boundary=C", "multipart/form-data; boundary=B; charset=x",
    "multipart/form-data; boundary=a b", "multipart/form-data; boundary=B\u{E9}",
    "multipart/form-data; boundary=\(String(repeating: "B", count: 71))",
  ])
  func refusesBoundariesThatAreNone(type: String) {
    #expect(throws: FormData.Fault.self) {
      try FormData(Array("--B\r\n\(Self.head)\r\n\r\nt\r\n--B--\r\n".utf8), contentType: type)
    }
  }

  @Test func takesQuotedBoundariesAndEmptyForms() throws {
    let text = "--B\n\(Self.head)\n\nt\n--B--\n"
    #expect(try Self.read(text, boundary: "\"B\"").fields.map(\.value) == ["t"])
    #expect(try Self.read("--B--\n").fields.isEmpty)
    #expect(try Self.read("--B\n\(Self.head)\n\n\n--B--").fields.map(\.value) == [""])
    // A field in which no file was chosen.
    let none = "--B\n\(Self.head); filename=\"\"\n\n\n--B--\n"
    #expect(try Self.read(none).files.isEmpty)
  }

  @Test func keepsNoFoldersAndNoLineEndsInNames() throws {
    for (sent, name) in [
      ("../../etc/passwd", "passwd"), ("C:\\temp\\a.csv", "a.csv"), ("a%0Ab.csv", "a b.csv"),
      ("a%22b.csv", "a\"b.csv"),
    ] {
      let form = try Self.read("--B\n\(Self.head); filename=\"\(sent)\"\n\nt\n--B--\n")
      #expect(form.files.map(\.fileName) == [name])
    }
  }

  @Test func refusesTooManyPartsAndTooLongTexts() {
    let many = FormBody((0...2_000).map { FormBody.Part("a\($0)", []) })
    #expect(throws: FormData.Fault.self) {
      try FormData(many.bytes, contentType: many.contentType)
    }
    let long = FormBody([.init("a", [UInt8](repeating: 0x61, count: 1 << 21))])
    #expect(throws: FormData.Fault.self) {
      try FormData(long.bytes, contentType: long.contentType)
    }
  }
}
