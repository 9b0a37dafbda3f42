import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase

@Suite("SHA-256")
struct SHA256Tests {
  @Test("The examples of the standard")
  func examples() {
    let digests = [
      "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq":
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ]
    for (text, digest) in digests { #expect(SHA256.hexDigest(of: text) == digest) }
  }

  @Test("A million times the letter a")
  func million() {
    #expect(
      SHA256.hexDigest(of: String(repeating: "a", count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("Parts of any length give what the whole gives", arguments: 0..<20)
  func parts(seed: Int) {
    var random = RandomCatalog(seed: seed)
    let bytes = (0..<random.int(0...700)).map { _ in UInt8(random.int(0...255)) }
    var (whole, parts) = (SHA256(), SHA256())
    whole.add(bytes)
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = rest.prefix(random.int(0...150))
      parts.add(Array(part))
      // Asking in between changes nothing.
      _ = parts.hexDigest
      rest = rest.dropFirst(part.count)
    }
    #expect(parts.hexDigest == whole.hexDigest)
    #expect(parts.digest() == whole.digest() && whole.digest().count == 32)
  }

  @Test("The digests that Python computes, at all lengths around a block", .enabled(if: hasPython))
  func python() throws {
    var catalog = RandomCatalog(seed: 256)
    var texts = [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 121, 127, 128, 129].map {
      String(repeating: "x", count: $0)
    }
    while texts.count < 215 {
      texts.append((0..<catalog.int(1...12)).map { _ in catalog.text() }.joined())
    }
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = [
      "python3", "-c",
      """
      import hashlib, sys
      for line in sys.stdin.read().split():
          print(hashlib.sha256(bytes.fromhex(line[1:])).hexdigest())
      """,
    ]
    let (input, output) = (Pipe(), Pipe())
    python.standardInput = input
    python.standardOutput = output
    try python.run()
    let lines = texts.map { text in
      // The mark keeps the line of an empty text from being blank.
      "x" + text.utf8.map { String(format: "%02x", $0) }.joined() + "\n"
    }
    input.fileHandleForWriting.write(Data(lines.joined().utf8))
    try input.fileHandleForWriting.close()
    let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    let digests = answer.split(separator: "\n").map(String.init)
    try #require(digests.count == texts.count)
    for (text, digest) in zip(texts, digests) { #expect(SHA256.hexDigest(of: text) == digest) }
  }

  private static var hasPython: Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/python3")
    }
  }
}
