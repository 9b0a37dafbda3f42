/// Lines that stand in two places.
struct CopiedBlock: Equatable, CustomStringConvertible {
  /// A file's name and a line, from 1.
  struct Place: Equatable {
    var file: String
    var line: Int
  }

  var first: Place
  var second: Place

  var description: String {
    "\(first.file):\(first.line) stands again at \(second.file):\(second.line)"
  }

  /// So many lines one after the other are a block.
  static let size = 10

  /// The beginnings of blocks that are equal but for their indentation, comments and lines without
  /// a word, such as `}`. Imports are no copies.
  static func all(in sources: [(file: String, text: SwiftText)]) -> [CopiedBlock] {
    var places: [[String]: Place] = [:]
    var found: [CopiedBlock] = []
    for (file, text) in sources {
      let lines = text.uncommented.enumerated().compactMap { number, line -> (Int, String)? in
        let words = line.split(separator: " ").joined(separator: " ")
        guard words.contains(where: { $0.isLetter || $0.isNumber }), !words.contains("import ")
        else { return nil }
        return (number + 1, words)
      }
      // A block longer than the least is told once.
      var last: Int?
      for start in 0..<max(0, lines.count - size + 1) {
        let block = lines[start..<start + size].map(\.1)
        let place = Place(file: file, line: lines[start].0)
        guard let other = places[block] else {
          places[block] = place
          continue
        }
        if last.map({ start > $0 + 1 }) ?? true {
          found.append(CopiedBlock(first: other, second: place))
        }
        last = start
      }
    }
    return found
  }
}
