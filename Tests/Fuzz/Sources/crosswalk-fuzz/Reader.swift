import CrosswalkBase

/// What reads files of strangers, each with the form that its files have.
enum Reader: String, CaseIterable {
  // YAML
  case ontology, framework, alignment, matches, catalogue
  // Tables
  case table, activities, ratings, profiles, pairs, review, levels, mappings
  // Archives
  case workbook, word, gzip
  // The rest
  case `case`, template

  /// Where the inputs stand that others are made of: a folder for each reader.
  static let corpus =
    #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 } + "/Corpus"

  private var grammar: Grammar {
    switch self {
    case .ontology, .framework, .alignment, .matches, .catalogue: .yaml
    case .table, .activities, .ratings, .profiles, .pairs, .review, .levels, .mappings: .table
    case .workbook, .word: .xml
    case .case: .json
    case .template: .template
    case .gzip: .bytes
    }
  }

  /// An input changed in a way that its form knows.
  func mutated(_ bytes: [UInt8], upTo limit: Int, using random: inout SplitMix64) -> [UInt8] {
    let tokens = TokenMutator(grammar: grammar, limit: limit)
    switch self {
    case .workbook, .word:
      return ArchiveMutator(parts: tokens).mutated(bytes, using: &random)
    case .gzip: return []
    default: return tokens.mutated(bytes, using: &random)
    }
  }
}
