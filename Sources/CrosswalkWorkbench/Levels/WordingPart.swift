import CrosswalkBase
import CrosswalkReports
import CrosswalkTables

/// The wording of levels as a page shows it: its Markdown, which has headings, lists in lists, and lines.
struct WordingPart {
  /// As ``LevelSheet`` gives it.
  let reading: String

  var html: HTML {
    var html: HTML = ""
    var depth = 0
    func climb(to wanted: Int) {
      while depth > wanted {
        html += "</li>\n</ul>\n"
        depth -= 1
      }
    }
    for line in reading.split(separator: "\n") {
      let words = line.drop { $0 == " " }
      if words.hasPrefix("- ") {
        let wanted = words.count < line.count ? 2 : 1
        climb(to: wanted)
        html += depth == wanted ? "</li>\n" : "<ul>\n"
        depth = wanted
        html += "<li>\(item(words.dropFirst(2)))"
      } else {
        climb(to: 0)
        html += heading(words)
      }
    }
    climb(to: 0)
    return html
  }

  /// What stands on a line of its own.
  private func heading(_ line: Substring) -> HTML {
    let rank = line.prefix { $0 == "#" }.count
    let words = String(line.dropFirst(rank)).trimmed
    return switch rank {
    case 2: "<h3><bdi>\(words)</bdi></h3>\n"
    case 3: "<h4><bdi>\(words)</bdi></h4>\n"
    default: "<p><strong><bdi>\(words)</bdi></strong></p>\n"
    }
  }

  /// A line of a list, which can begin with a name between stars.
  private func item(_ line: Substring) -> HTML {
    guard line.hasPrefix("**"), let end = line.dropFirst(2).firstRange(of: "**") else {
      return "<bdi>\(String(line))</bdi>"
    }
    let name = String(line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound])
    return "<strong>\(name)</strong>\(String(line[end.upperBound...]))"
  }
}
