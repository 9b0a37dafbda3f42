import CrosswalkBase
import CrosswalkTestSupport
import Foundation
import Testing

/// What is written of many people does not depend on how they are read.
@Suite struct TranslateSameBytesTests {
  /// What is written and what cannot be used, for a file or what a pipe brings of it.
  private func translate(
    _ ratings: String, isPipe: Bool, _ more: [String], in folder: URL
  ) throws -> (output: Data, rejects: Data) {
    let arguments =
      [
        Program.url.path, "translate", "sf-2940", "--to", "cpm", "--format", "csv", "--rejects",
        "rejects", "--ratings", isPipe ? "-" : ratings,
      ] + more
    // The exit code is 1 where some rows cannot be used.
    let command = (isPipe ? "cat \(ratings) | \"$@\"" : "\"$@\"") + "; [ $? = 1 ]"
    try Oracle.run(["sh", "-c", command, "sh"] + arguments, in: folder, output: "output")
    return try (
      Data(Oracle.bytes("output", in: folder)), Data(Oracle.bytes("rejects", in: folder))
    )
  }

  /// Rows of people, each person's together, some of which cannot be used; more bytes than are worked
  /// on at a time.
  private func rows(_ people: Int) -> [String] {
    var random = SplitMix64(seed: 11)
    let levels = ["emerging", "developing", "acquired", "accomplished", "mastery"]
    return (0..<people).flatMap { person in
      ["PE", "RO", "CM", "CS", "PX", "CE", "WE"].map { unit in
        let level = levels.prefix(3 + person % 3).randomElement(using: &random)!
        let name = Int.random(in: 0..<150, using: &random) == 0 ? "none such" : unit
        return "person number \(100_000 + person),\(name),\(level),,\n"
      }
    }
  }

  @Test(
    "From a file and a pipe, compressed or not, with one thread and with two",
    .enabled(if: Oracle.mayAskPython, "python3 is missing"), arguments: [false, true])
  func sameBytes(isUnsorted: Bool) throws {
    try Oracle.withFolder { folder in
      var rows = rows(1400)
      let header = "person,unit,level,role,basis\n"
      try Data((header + rows.joined()).utf8).write(to: folder.appending(path: "sorted.csv"))
      var random = SplitMix64(seed: 12)
      if isUnsorted { rows.shuffle(using: &random) }
      let text = header + rows.joined()
      #expect(text.utf8.count > 1 << 18)
      try Data(text.utf8).write(to: folder.appending(path: "in.csv"))
      try Oracle.run(
        "import gzip; open('in.gz', 'wb').write(gzip.compress(open('in.csv', 'rb').read()))",
        in: folder)
      let first = try translate("sorted.csv", isPipe: false, [], in: folder)
      #expect(first.output.count > 1 << 18 && first.rejects.count > 100)
      for threads in ["1", "2"] {
        for file in ["in.csv", "in.gz"] {
          for isPipe in [false, true] {
            let other = try translate(
              file, isPipe: isPipe, ["--threads", threads] + (isUnsorted ? ["--unsorted"] : []),
              in: folder)
            // In any order the people come sorted; here they are that anyway.
            #expect(other.output == first.output, "\(file), \(threads), \(isPipe)")
            // Which rows cannot be used is told by line.
            #expect(isUnsorted ? !other.rejects.isEmpty : other.rejects == first.rejects)
          }
        }
      }
    }
  }
}
