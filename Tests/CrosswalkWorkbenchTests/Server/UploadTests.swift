import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

/// Files that are sent to the workbench.
@Suite(.serialized) struct UploadTests {
  private static let table = Array("person,unit,level\nZyxq,CM,acquired\n".utf8)

  @Test func takesFilesWhereTheyAreAskedFor() throws {
    let visitor = try Visitor(.bundled)
    let file = FormBody.Part("file", fileName: "ratings.csv", Self.table)
    let fields = [(name: "from", value: "sf-2940"), (name: "to", value: "cpm")]
    #expect(try visitor.upload("/translate/people", fields, files: [file]).status == 303)
    let elsewhere = try visitor.upload("/translate?from=sf-2940&to=cpm", fields, files: [file])
    #expect(elsewhere.status == 415)
    #expect(
      String(decoding: elsewhere.body, as: UTF8.self).contains("application/x-www-form-urlencoded")
    )
    let foreign = try visitor.upload(
      "/translate/people", fields, files: [file], token: String(repeating: "0", count: 32))
    #expect(foreign.status == 403)
  }

  @Test func saysWhatIsNoForm() throws {
    let visitor = try Visitor(.bundled)
    for (type, body) in [
      ("multipart/form-data", "x"), ("multipart/form-data; boundary=B", "--B\r\n"),
      ("multipart/form-data; boundary=B; boundary=C", "--B--\r\n"),
    ] {
      let request = try #require(
        Request(
          "POST", "/translate/people",
          headers: [
            ("Host", "127.0.0.1:8040"), ("Origin", "http://127.0.0.1:8040"),
            ("Cookie", "crosswalk-8040=\(visitor.workbench.key)"), ("Content-Type", type),
          ], body: Array(body.utf8)))
      let answer = visitor.workbench.answer(request).response
      #expect(answer.status == 400)
      #expect(
        String(decoding: answer.body, as: UTF8.self).contains("This form cannot be read: "))
    }
  }

  // MARK: On the wire

  private func post(
    _ target: String, _ port: Int, _ key: String, bytes: Int, more: String = ""
  ) throws -> String {
    let parts = [
      FormBody.Part("from", Array("sf-2940".utf8)), FormBody.Part("to", Array("cpm".utf8)),
      FormBody.Part(
        "file", fileName: "r.csv",
        Self.table + [UInt8](repeating: 0x20, count: max(0, bytes - Self.table.count))),
    ]
    let body = FormBody(parts)
    guard let connection = RawConnection(port: port) else {
      Issue.record("no connection")
      return ""
    }
    connection.send(
      "POST \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(key)\r\n"
        + "Content-Type: \(body.contentType)\r\nContent-Length: \(body.bytes.count)\r\n\(more)"
        + "Connection: close\r\n\r\n" + String(decoding: body.bytes, as: UTF8.self))
    return connection.rest()
  }

  @Test func takesMoreOfFilesThanOfForms() throws {
    try serving({ ($0.body, $0.upload) = (2_000, 20_000) }) { port, key in
      #expect(
        try post("/translate/people", port, key, bytes: 10_000).hasPrefix("HTTP/1.1 303 "))
      // Who has no key, or sends it elsewhere, gets no more than a form.
      let stranger = try post("/translate/people", port, "0", bytes: 10_000)
      #expect(stranger.hasPrefix("HTTP/1.1 413 "))
      let elsewhere = try post("/translate", port, key, bytes: 10_000)
      #expect(elsewhere.hasPrefix("HTTP/1.1 413 "))
    }
  }

  /// A browser hears an answer only once it has sent everything.
  @Test func saysThatAFileIsTooLong() throws {
    try serving({ ($0.body, $0.upload) = (2_000, 1 << 20) }) { port, key in
      let answer = try post("/translate/people", port, key, bytes: 5 << 20)
      #expect(answer.hasPrefix("HTTP/1.1 413 "), "\(answer.prefix(40))")
      #expect(answer.contains("This file is too long: at most 1 MiB are taken."))
      // Nor is more of it a reason to say nothing, whoever sends it where.
      for (target, key) in [("/translate/people", key), ("/translate/people", "0"), ("/list", key)]
      {
        let longer = try post(target, port, key, bytes: 40 << 20)
        #expect(longer.hasPrefix("HTTP/1.1 413 "), "\(longer.prefix(40))")
      }
      #expect(
        try post("/translate/people", port, key, bytes: 1_000).hasPrefix("HTTP/1.1 303 "))
    }
  }
}
