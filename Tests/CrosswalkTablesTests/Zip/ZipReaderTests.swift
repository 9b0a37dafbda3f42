import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkTables

@Suite struct ZipReaderTests {
  private typealias Kind = SpreadsheetError.Kind

  @Test func `what is written is read`() throws {
    var writer = ZipWriter()
    try writer.add("a.txt", Array("hello".utf8))
    try writer.add("folder/ä.txt", [])
    let reader = try ZipReader(writer.finish(), limits: SpreadsheetLimits())
    #expect(reader.entries.map(\.name) == ["a.txt", "folder/ä.txt"])
    #expect(try contents(of: "A.TXT", in: reader) == Array("hello".utf8))
    #expect(try contents(of: "folder/ä.txt", in: reader) == [])
    #expect(reader["b.txt"] == nil)
  }

  @Test func `a file that is no archive is called by its name`() throws {
    let encrypted: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 100)
      + "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let cases: [([UInt8], Kind, String)] = [
      ([], .truncated, "empty"), ([0x50, 0x4B], .truncated, "only 2 bytes"),
      (Array(repeating: 0, count: 30), .damaged, "zero bytes"),
      (
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .notAWorkbook, "old Excel workbook (.xls)"
      ),
      (encrypted, .encrypted, "password"),
      ([0x09, 0x08, 0x10, 0x00], .notAWorkbook, "very old Excel"),
      (Array("\u{FEFF}\n<!DOCTYPE html><html>".utf8), .notAWorkbook, "web page"),
      (Array("<table border=1>".utf8), .notAWorkbook, "web page"),
      (
        Array(
          "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"
            .utf8), .notAWorkbook, "Excel 2003"
      ),
      (Array("%PDF-1.7".utf8), .notAWorkbook, "PDF"),
      (Array("a;b;c\r\n1;2;3\r\n".utf8), .notAWorkbook, "CSV"),
      (Array("{\"a\": 1}".utf8), .notAWorkbook, "JSON"),
      ([0xFF, 0xFE, 0x61, 0x00], .notAWorkbook, "UTF-16"),
      ([0x1F, 0x8B, 0x08], .notAWorkbook, "gzip"), ([0x7F, 0x45, 0x00], .notAWorkbook, "unknown"),
    ]
    for (bytes, kind, reason) in cases {
      let error = try #require(SpreadsheetParts.error(bytes))
      #expect(error.kind == kind, "\(error)")
      #expect(error.reason.contains(reason), "\(error)")
    }
  }

  @Test(arguments: [
    ("xl/workbook.bin", "xlsb"), ("word/document.xml", "docx"), ("ppt/presentation.xml", "pptx"),
    ("Index/Document.iwa", "Numbers"), ("readme.txt", "holds no Excel workbook"),
  ])
  func `an archive of another program is called by its name`(
    _ path: String, _ reason: String
  ) throws {
    var writer = ZipWriter()
    try writer.add(path, [])
    let error = try #require(SpreadsheetParts.error(writer.finish()))
    #expect(error.kind == .notAWorkbook)
    #expect(error.reason.contains(reason), "\(error)")
  }

  @Test func `an archive that ends anywhere is refused`() throws {
    let bytes = try SpreadsheetParts(rows: "<row><c><v>1</v></c></row>").bytes
    for count in stride(from: 2, to: bytes.count, by: 7) {
      let error = try #require(SpreadsheetParts.error(Array(bytes.prefix(count))))
      #expect(error.kind == .truncated, "\(count): \(error)")
    }
    #expect(SpreadsheetParts.error(bytes) == nil)
  }

  @Test func `a wrong checksum is found`() throws {
    var bytes = try SpreadsheetParts(rows: "<row><c><v>1</v></c></row>").bytes
    let place = try #require(bytes.firstRange(of: Array("<v>1".utf8)))
    bytes[place.upperBound - 1] = UInt8(ascii: "2")
    let error = try #require(SpreadsheetParts.error(bytes))
    #expect(error.kind == .damaged)
    #expect(
      error.description == "xl/worksheets/sheet1.xml: its checksum (CRC-32) is wrong", "\(error)")
  }

  @Test func `what the directory says is checked`() throws {
    // Where in the last entry of the directory; the bytes put there; what comes of it.
    let cases: [(Int, [UInt8], Kind, String)] = [
      (8, [0x01, 0x08], .encrypted, "password"),
      (10, [12, 0], .unsupported, "12 (bzip2)"), (10, [99, 0], .unsupported, "99"),
      (20, [0xFF, 0xFF, 0xFF, 0xFF], .unsupported, "ZIP64"),
      (20, [0xFF, 0xFF, 0x0F, 0x00], .truncated, "end of the archive's data"),
      (24, [0x01, 0x00, 0x00, 0x00], .damaged, "two different lengths"),
      (42, [0x01, 0x00, 0x00, 0x00], .damaged, "not where"),
      (42, [0x00, 0x00, 0x00, 0x00], .damaged, "disagrees"),
      (46, Array("../".utf8), .unsafe, "refused"), (46, Array("/xl".utf8), .unsafe, "refused"),
      (46, Array("C:\\".utf8), .unsafe, "refused"), (46, [0x00], .damaged, "no name"),
      (46, Array("..\\".utf8), .unsafe, "refused"),
    ]
    let sound = try SpreadsheetParts().bytes
    let entry = try #require(lastRange(of: [0x50, 0x4B, 0x01, 0x02], in: sound))
    for (offset, patch, kind, reason) in cases {
      var bytes = sound
      bytes.replaceSubrange(entry + offset..<entry + offset + patch.count, with: patch)
      let error = try #require(SpreadsheetParts.error(bytes))
      #expect(error.kind == kind, "\(error)")
      #expect(error.reason.contains(reason), "\(error)")
    }
  }

  @Test func `what the end says is checked`() throws {
    let cases: [(Int, [UInt8], Kind, String)] = [
      (4, [1], .unsupported, "split"), (8, [0xFF, 0xFF, 0xFF, 0xFF], .unsupported, "ZIP64"),
      (8, [5, 0, 5, 0], .damaged, "more than its end says"),
      (8, [7, 0, 7, 0], .damaged, "breaks off"),
      (16, [0xFF, 0xFF, 0xFF, 0x7F], .damaged, "not where"),
      (20, [1, 0], .truncated, "comment"),
    ]
    let sound = try SpreadsheetParts().bytes
    for (offset, patch, kind, reason) in cases {
      var bytes = sound
      let start = bytes.count - 22 + offset
      bytes.replaceSubrange(start..<start + patch.count, with: patch)
      let error = try #require(SpreadsheetParts.error(bytes))
      #expect(error.kind == kind, "\(error)")
      #expect(error.reason.contains(reason), "\(error)")
    }
  }

  @Test func `a name that comes twice is refused, in whatever case`() throws {
    var parts = SpreadsheetParts()
    parts.parts.append(("XL/Workbook.xml", "<workbook/>"))
    let error = try #require(try parts.error())
    #expect(error.description == "XL/Workbook.xml: is twice in the archive")
  }

  @Test func `files that overlap are refused`() throws {
    // The data of the first file is a file of its own, to which the second entry points.
    var inner = ZipWriter(compresses: false)
    try inner.add("bbbb", Array("some text".utf8))
    var writer = ZipWriter(compresses: false)
    try writer.add("aaaa", Array(inner.finish().prefix(30 + 4 + 9)))
    try writer.add("bbbb", Array("some text".utf8))
    var bytes = writer.finish()
    let second = try #require(lastRange(of: [0x50, 0x4B, 0x01, 0x02], in: bytes))
    bytes.replaceSubrange(second + 42..<second + 46, with: [34, 0, 0, 0])
    let error = try #require(throws: SpreadsheetError.self) {
      try ZipReader(bytes, limits: SpreadsheetLimits())
    }
    #expect(error.kind == .unsafe)
    #expect(error.reason.contains("overlap"))
  }

  @Test func `bytes, entries and inflated bytes have limits`() throws {
    let bytes = try SpreadsheetParts().bytes
    var limits = SpreadsheetLimits()
    limits.maxBytes = bytes.count - 1
    #expect(SpreadsheetParts.error(bytes, limits: limits)?.kind == .limit(.bytes))
    limits = SpreadsheetLimits(maxEntries: 5)
    #expect(SpreadsheetParts.error(bytes, limits: limits)?.kind == .limit(.entries))
    limits = SpreadsheetLimits(maxInflatedBytes: 1_000)
    #expect(SpreadsheetParts.error(bytes, limits: limits)?.kind == .limit(.inflatedBytes))
  }

  @Test(.enabled(if: Oracle.mayAskPython, "python3 is missing"))
  func `ZIP bombs and sheets of ten million rows are refused`() throws {
    try Oracle.withFolder { folder in
      try Data(try SpreadsheetParts(rows: "ROWS").bytes)
        .write(to: folder.appending(path: "base.xlsx"))
      try Oracle.run(
        """
        import zipfile
        base = zipfile.ZipFile("base.xlsx")
        def make(name, rows, count):
          with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
            for info in base.infolist():
              before, mark, after = base.read(info).partition(b"ROWS")
              with archive.open(info.filename, "w") as part:
                part.write(before)
                for _ in range(count if mark else 0): part.write(rows)
                part.write(after)
        make("rows.xlsx", b"<row><c><v>1</v></c></row>" * 1000, 10000)
        make("large.xlsx", b" " * 1000000, 600)
        """, in: folder)
      let rows = try Oracle.bytes("rows.xlsx", in: folder)
      #expect(rows.count < 2 << 20)
      #expect(SpreadsheetParts.error(rows)?.kind == .limit(.ratio))
      var limits = SpreadsheetLimits(maxRatio: .max, maxRows: 20_000)
      #expect(SpreadsheetParts.error(rows, limits: limits)?.kind == .limit(.rows))
      limits = SpreadsheetLimits(maxRatio: .max, maxCells: 20_000)
      #expect(SpreadsheetParts.error(rows, limits: limits)?.kind == .limit(.cells))
      let large = try Oracle.bytes("large.xlsx", in: folder)
      #expect(SpreadsheetParts.error(large)?.kind == .limit(.inflatedBytes))
    }
  }

  @Test(.enabled(if: Oracle.mayAskPython, "python3 is missing"))
  func `archives of Python are read, with comments and data descriptors`() throws {
    try Oracle.withFolder { folder in
      try Oracle.run(
        """
        import zipfile, io
        class Stream(io.RawIOBase):
          def __init__(self, file): self.file = file
          def writable(self): return True
          def write(self, data): return self.file.write(data)
        with open("a.zip", "wb") as file:
          with zipfile.ZipFile(Stream(file), "w") as archive:
            archive.comment = b"a comment PK"
            archive.writestr("folder/", b"")
            for level in range(10):
              archive.writestr(f"folder/{level}.txt", b"text " * 40000, zipfile.ZIP_DEFLATED, level)
        """, in: folder)
      let archive = try ZipReader(
        Oracle.bytes("a.zip", in: folder), limits: SpreadsheetLimits())
      #expect(archive.entries.count == 10)
      for level in 0..<10 {
        let found = try contents(of: "folder/\(level).txt", in: archive)
        #expect(found == Array(String(repeating: "text ", count: 40_000).utf8))
      }
    }
  }

  private func contents(of name: String, in archive: ZipReader) throws -> [UInt8] {
    var part = try archive.open(#require(archive[name]))
    var result: [UInt8] = []
    while let piece = try part.next() { result += piece }
    return result
  }

  private func lastRange(of bytes: [UInt8], in all: [UInt8]) -> Int? {
    (0...all.count - bytes.count).last { all[$0...].starts(with: bytes) }
  }
}
