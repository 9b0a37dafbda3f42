import CrosswalkBase
import CrosswalkDocuments
import Foundation

/// Texts and a shape that several tests read.
enum YAMLTexts {
  enum Colour: String, CaseIterable, Sendable { case red, green, blue }

  struct Sample: Sendable, Equatable {
    var id = ""
    var size = 0.0
    var count: Int?
    var isOpen = false
    var colour = Colour.red
    var tags: [String] = []
    var names: [Name] = []
  }

  struct Name: Sendable, Equatable {
    var language = ""
    var name: String
  }

  static let name = Shape<String>.text.map({ Name(name: $0) }, back: \.name)

  /// Uses every combinator.
  static let sample: Shape<Sample> = .record(
    "sample",
    field("id", .identifier, \.id, "What others call it."),
    field("size", .number(in: 0...100), \.size, "How large it is."),
    optional("count", .integer(in: 1...9), \.count, "How many there are."),
    withDefault("open", .boolean, \.isOpen, false, "Whether it is open."),
    withDefault("colour", .oneOf, \.colour, .red, "What colour it has."),
    withDefault("tags", .list(of: .text).inline, \.tags, [], "What it is about."),
    withDefault(
      "names", .dictionary(of: name, key: \.language), \.names, [], isAlwaysWritten: true,
      "What it is called elsewhere.")
  ) {
    Sample(id: $0, size: $1, count: $2, isOpen: $3, colour: $4, tags: $5, names: $6)
  }

  /// A list of samples, written in as many ways as YAML has.
  static let samples = """
    %YAML 1.2
    ---
    # Everything at once.
    - id: first
      size: 12.5
      count: 3
      open: true
      colour: green
      tags: [plain, 'single ''quoted''', "double \\"quoted\\" \\u00e9", 10.10, no, ~]
      names: {nl: een, fr: "un", "de": eins}
    - id: "second"
      size: 0x10
      tags:
      - |
        literal
          block
      - >-
        folded
        block
      - &anchor text that is
        continued
      - *anchor
      names: &names
        ? nl
        : twee
        fr : deux
    - !!map
      id: !!str 3
      size: !!int 7
      names: *names
      colour: blue
    ...

    """

  /// Every YAML file of the folder `frameworks`, or of `CROSSWALK_YAML_FOLDER` if that is set.
  static func filesOnDisk() throws -> [URL] {
    let folder =
      ProcessInfo.processInfo.environment["CROSSWALK_YAML_FOLDER"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).appending(path: "../../../../frameworks").standardized
    let enumerator = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (enumerator?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "yaml" }
      .sorted { $0.path < $1.path }
  }
}
