import CrosswalkCLI
import Foundation
import Testing

@Suite struct CatalogOptionsTests {
  private func answer(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Answer {
    let result = try Program.run(
      ["translate"] + arguments + ["--format", "json"], environment: environment)
    #expect(result.status == 0, "\(result.stderr)")
    return try result.json()
  }

  @Test func `a stranger's framework joins the bundled ones`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.writeFramework(to: folder)
      let there = ["stranger", "--to", "cpm", "all=no", "talk=Always"]
      let option = try answer(there + ["--frameworks", folder.path])
      #expect(option.results.contains { $0.status != "abstained" })
      let variable = try answer(
        there, environment: ["CROSSWALK_FRAMEWORKS": ":/tmp/../\(folder.path):"])
      #expect(variable.hash == option.hash)
      let both = try Program.run(
        ["list", "--frameworks", folder.path], environment: ["CROSSWALK_FRAMEWORKS": folder.path])
      #expect(both.status == 0, "\(both.stderr)")
      let back = try answer(
        ["cpm", "--to", "stranger", "all=accomplished", "--frameworks", folder.path])
      #expect(back.results.map(\.unit) == ["talk", "twin-a", "twin-b"])
      #expect(
        try answer([
          "stranger", "--to", "cpm", "talks = listens=always", "--frameworks", folder.path,
        ])
        .results.contains { $0.status != "abstained" })
      let twin = try Program.run(
        "translate", "stranger", "--to", "cpm", "Twin=No", "--frameworks", folder.path)
      #expect(
        twin.stderr == "error: the unit 'Twin' can be any of twin-a, twin-b; give the id\n")
    }
  }

  @Test func `an id that is taken names both places`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(
        ["a.yaml": StrangersFiles.framework.replacing("id: stranger\n", with: "id: cpm\n")],
        to: folder)
      let result = try Program.run("list", "--frameworks", folder.path)
      #expect(result.status == 2)
      #expect(
        result.stderr.contains(
          "a.yaml:2:5: error: framework 'cpm' is there twice; first used at bundled:frameworks/cpm/framework.yaml:"
        ),
        "\(result.stderr)")
    }
  }

  @Test func `one's own alignment changes results, and they say so`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(["b.yaml": StrangersFiles.overlay], to: folder)
      let ratings = ["sf-2940", "--to", "cpm", "all=acquired"]
      let own = try answer(ratings + ["--alignment", folder.path + "/b.yaml"])
      let usual = try answer(ratings)
      #expect(own.hash != usual.hash)
      #expect(
        own.results[0].contributions.map(\.concept)
          != usual.results[0].contributions.map(\.concept))
      #expect(
        own.pair.cautions.contains { $0.code == "override" && $0.message.contains("Reader B") })
      #expect(!usual.pair.cautions.contains { $0.code == "override" })
      let misplaced = try Program.run("list", "--frameworks", folder.path)
      #expect(misplaced.status == 2 && misplaced.stderr.contains("--alignment"))
      #expect(misplaced.stderr.contains("a folder named 'overlays'"))
      try StrangersFiles.writeFramework(to: folder.appending(path: "f"))
      let wrong = try Program.run("list", "--alignment", folder.path + "/f/framework.yaml")
      #expect(wrong.status == 2 && wrong.stderr.contains("the file is no alignment"))
    }
  }

  @Test func `overlays and matches in a folder are read by every command`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.writeFramework(to: folder.appending(path: "own/stranger"))
      try StrangersFiles.write(
        [
          "overlay.yaml": StrangersFiles.overlay, "own/overlays/cpm.yaml": StrangersFiles.overlay,
          "own/matches/stranger--cpm.yaml": StrangersFiles.matches,
        ], to: folder)
      let there = ["--frameworks", folder.path + "/own"]
      // A folder's overlay is what --alignment lays.
      let ratings = ["sf-2940", "--to", "cpm", "all=acquired"]
      let named = try answer(ratings + ["--alignment", folder.path + "/overlay.yaml"])
      #expect(try answer(ratings + there).hash == named.hash)
      let list = try Program.run(["list", "--format", "json"] + there)
      #expect(list.text.contains(#""overriddenBy" : ["#) && list.text.contains("Reader B"))
      let match = try Program.run(
        ["match", "stranger:talk.1", "--to", "cpm", "--format", "json"] + there)
      #expect(match.text.contains("The same words."), "\(match.text)\(match.stderr)")
      // What is not in the folder changes nothing.
      let diff = try Program.run(["diff", "cpm", folder.path + "/overlay.yaml"] + there)
      #expect(diff.status == 0, "\(diff.stderr)")
    }
  }

  @Test func `what strangers write cannot drive the terminal`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(
        [
          "\u{1B}[31mred.yaml": "a: b",
          "f.yaml": StrangersFiles.framework.replacing("Always", with: #""\e[31mAlways\a""#),
        ], to: folder)
      for arguments in [["check", folder.path], ["list", "--frameworks", folder.path]] {
        let result = try Program.run(arguments)
        #expect(result.status != 0)
        #expect(!(result.text + result.stderr).contains("\u{1B}"))
      }
    }
  }
}
