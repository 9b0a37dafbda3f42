import Foundation
import Testing

/// What holds for all sources of the package.
@Suite("Architecture")
struct ArchitectureTests {
  @Test("There are sources to look at")
  func sources() {
    #expect(SourceTree.files.count > 200)
    #expect(Set(SourceTree.files.map(\.target)).isSubset(of: Arrows.allowed.keys))
    #expect(SourceTree.files.allSatisfy { $0.text.lines.count > 1 })
  }

  @Test("Imports point down")
  func imports() {
    for file in SourceTree.files {
      let violations = Arrows.violations(in: file.text, of: file.target)
      #expect(violations.isEmpty, "\(file.path): \(violations.joined(separator: "; "))")
    }
    for (target, below) in Arrows.allowed {
      for other in below {
        #expect(Arrows.allowed[other]?.contains(target) != true, "\(target) and \(other) in a ring")
      }
    }
  }

  @Test("The manifest declares these arrows and no others")
  func manifest() throws {
    let manifest = try String(
      contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8)
    let text = SwiftText(manifest).uncommented.joined(separator: "\n")
    let target =
      /\.(?:target|executableTarget)\(\s*name: "([^"]+)"(?:,\s*dependencies: \[([^\]]*)\])?/
    var declared: [String: Set<String>] = [:]
    for match in text.matches(of: target) {
      let list = (match.2 ?? "").replacing(/package: "[^"]+"/, with: "")
      let names = list.matches(of: /(?:^|[\s\[,])"([^"]+)"|name: "([^"]+)"/)
      declared[String(match.1)] = Set(names.map { String($0.1 ?? $0.2 ?? "") })
    }
    declared["CrosswalkTestSupport"] = nil
    for (name, below) in declared {
      #expect(below == Arrows.allowed[name], "\(name) depends on \(below.sorted())")
    }
    #expect(Set(declared.keys) == Set(Arrows.allowed.keys))
  }

  /// Holds what breaks a rule against the list of what may break it for now.
  private func expect(
    _ broken: [String: String], isOn list: Set<String>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let new = broken.filter { !list.contains($0.key) }.values.sorted().joined(separator: "\n")
    #expect(new.isEmpty, "\(new)", sourceLocation: sourceLocation)
    let mended = list.subtracting(broken.keys).sorted().joined(separator: "\n")
    #expect(mended.isEmpty, "take off the list: \(mended)", sourceLocation: sourceLocation)
  }

  @Test("No file has more than 350 lines")
  func fileSizes() {
    var broken: [String: String] = [:]
    for file in SourceTree.files {
      // What follows the last line end is no line.
      let count = file.text.lines.count - 1
      if count > 350 { broken[file.path] = "\(file.path) has \(count) lines" }
    }
    expect(broken, isOn: NotYet.longFiles)
  }

  @Test("No function has more than 60 lines without saying why")
  func functionSizes() {
    var count = 0
    var broken: [String: String] = [:]
    for file in SourceTree.files {
      for function in SwiftFunction.all(in: file.text) {
        count += 1
        if function.lines.count > 60, !function.isExplained(in: file.text) {
          broken[file.path] =
            "\(file.path):\(function.lines.lowerBound + 1): \(function.name) has "
            + "\(function.lines.count) lines"
        }
      }
    }
    #expect(count > 1_000)
    expect(broken, isOn: NotYet.longFunctions)
  }

  @Test("No block of ten lines stands twice")
  func copies() {
    let copies = CopiedBlock.all(in: SourceTree.files.map { ($0.path, $0.text) })
    #expect(copies.isEmpty, "\(copies.map(\.description).joined(separator: "\n"))")
  }

  @Test("Only one folder writes files")
  func writing() {
    // Calls that change what is on a disk.
    let writing =
      /O_WRONLY|O_RDWR|O_CREAT|createDirectory|createFile|moveItem|copyItem|removeItem|forWritingTo|forUpdating|\.write\(to(?:File)?:|fopen|\b(?:mkdir|rename|unlink|rmdir|truncate|symlink|chmod|mkstemp)\(/
    var found: Set<String> = []
    for file in SourceTree.files {
      for (number, line) in file.text.code.enumerated() where line.contains(writing) {
        found.insert(file.target)
        #expect(
          file.path.hasPrefix("Sources/CrosswalkBase/Files/"),
          "\(file.path):\(number + 1) writes past WholeFile, GuardedFile and NewFolder")
      }
    }
    #expect(found.contains("CrosswalkBase"))
  }

  /// Programs are started while other threads have files open, and would keep locks and pipes as long as they run.
  @Test("No other program inherits what is open")
  func inheriting() {
    var count = 0
    for file in SourceTree.files {
      for (number, line) in file.text.code.enumerated()
      where line.contains(/\b(?:O_RDONLY|O_WRONLY|O_RDWR)\b|mkstemp\(/) {
        count += 1
        #expect(
          line.contains("O_CLOEXEC") || line.contains("posix_spawn_file_actions_addopen"),
          "\(file.path):\(number + 1) opens what other programs inherit")
      }
    }
    #expect(count > 5)
  }

  /// With these pandoc is called.
  private static let othersFlags: Set<String> = ["--sandbox", "--from=docx", "--to=json"]

  /// A page's style names a colour `--name: #hex`, and uses it as `var(--name)`.
  private static var colourNames: Regex<Substring> { /--[a-z][a-z-]*: #|\bvar\(--[a-z]/ }

  // The workbench stands beside the program, and shows the command that gives the same as a page.
  @Test("Libraries know no flag of the program")
  func flags() {
    var broken: [String: String] = [:]
    for file in SourceTree.files
    where !["CrosswalkCLI", "CrosswalkWorkbench", "framework-compiler"].contains(file.target) {
      for string in file.text.strings
      where string.text.replacing(Self.colourNames, with: "").contains(/(?:^|[\s'"(])--[a-z]/)
        && !Self.othersFlags.contains(string.text)
      {
        broken[file.path] = "\(file.path):\(string.line + 1): \(string.text)"
      }
    }
    expect(broken, isOn: NotYet.flags)
  }
}
