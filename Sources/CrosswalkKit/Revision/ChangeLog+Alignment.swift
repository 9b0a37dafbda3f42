import CrosswalkBase
import CrosswalkModel

/// What people have judged of a document. Every field of the model is compared.
extension ChangeLog {
  mutating func compareJudgements(_ was: Alignment, _ now: Alignment, scale: String) {
    compare(
      "alignment", now.framework,
      [
        ("framework", was.framework, now.framework), ("author", was.author, now.author),
        ("version", was.version, now.version), ("date", was.date, now.date),
        ("justification", was.justification, now.justification),
        ("complete", "\(was.isComplete)", "\(now.isComplete)"),
      ])
    compareLists("link", was.namedLinks, now.namedLinks, id: \.name, title: \.words) {
      [
        ("share", $0.link.share.plain, $1.link.share.plain),
        ("relation", $0.link.relationName, $1.link.relationName),
        ("confidence", $0.link.confidence.plain, $1.link.confidence.plain),
        ("justification", $0.link.justification, $1.link.justification),
        ("author", $0.link.author, $1.link.author), ("note", $0.link.note, $1.link.note),
      ]
    }
    compareLists(
      "rejection", was.namedRejections, now.namedRejections, id: \.name, title: \.reason
    ) { [("reason", $0.reason, $1.reason)] }
    compareLists("act", was.namedActs, now.namedActs, id: \.name, title: \.words) {
      [("act", $0.words, $1.words)]
    }
    compareLists(
      "concept without statement", was.namedUnused, now.namedUnused, id: \.concept,
      title: \.unused.reason
    ) {
      [
        ("kind", $0.unused.kind.rawValue, $1.unused.kind.rawValue),
        ("reason", $0.unused.reason, $1.unused.reason),
      ]
    }
    compareScales(was, now, scale: scale)
  }

  private mutating func compareScales(_ was: Alignment, _ now: Alignment, scale: String) {
    compareLists("cut", was.namedCuts, now.namedCuts, id: \.name, title: \.words) {
      [
        ("at", $0.cut.at.plain, $1.cut.at.plain),
        ("spread", $0.cut.spread.plain, $1.cut.spread.plain),
        ("reason", $0.cut.reason, $1.cut.reason),
      ]
    }
    let (old, new) = (was.scale, now.scale)
    compare(
      "scale", scale,
      [
        (
          "locationError", old?.locationError?.points.plain, new?.locationError?.points.plain
        ),
        ("reason of the location error", old?.locationError?.reason, new?.locationError?.reason),
      ])
    compareLists("facet", was.namedFacets, now.namedFacets, id: \.name, title: \.words) {
      [
        ("strength", $0.words, $1.words),
        ("evidence", Self.list($0.reading.evidence), Self.list($1.reading.evidence)),
        ("section", $0.reading.section, $1.reading.section),
        ("secondary", $0.reading.secondary, $1.reading.secondary),
        ("reason", $0.reading.reason, $1.reading.reason),
      ]
    }
    comparePanels(old?.panel, new?.panel, scale: scale)
    let (fit, fitted) = (old?.fitted, new?.fitted)
    compare(
      "fit", scale,
      [
        ("people", fit?.people.description, fitted?.people.description),
        ("ratings", fit?.ratings.description, fitted?.ratings.description),
        ("other", fit?.other, fitted?.other), ("file", fit?.file, fitted?.file),
        ("digest", fit?.digest, fitted?.digest), ("author", fit?.author, fitted?.author),
        ("date", fit?.date, fitted?.date),
      ])
  }

  private mutating func comparePanels(
    _ old: Alignment.Panel?, _ new: Alignment.Panel?, scale: String
  ) {
    func sheets(_ panel: Alignment.Panel?) -> String? {
      Self.list((panel?.rounds ?? []).flatMap(\.sheets))
    }
    compare(
      "panel", scale,
      [
        ("kind", old?.kind, new?.kind), ("note", old?.note, new?.note),
        ("agreement", old?.agreement?.value.plain, new?.agreement?.value.plain),
        ("lowest agreement", old?.agreement?.low.plain, new?.agreement?.low.plain),
        ("highest agreement", old?.agreement?.high.plain, new?.agreement?.high.plain),
        ("readerShift", old?.readerShift?.plain, new?.readerShift?.plain),
        ("sheets", sheets(old), sheets(new)),
      ])
    compareLists("placing", old.placings, new.placings, id: \.name, title: \.cuts) {
      [("cuts", $0.cuts, $1.cuts)]
    }
  }
}

extension Alignment.Panel? {
  fileprivate var placings: [(name: String, cuts: String)] {
    (self?.rounds ?? []).enumerated().flatMap { number, round in
      round.placings.map {
        ("round \(number + 1) \($0.reader)", $0.cuts.map(\.plain).joined(separator: ", "))
      }
    }
  }
}

extension Alignment {
  fileprivate var namedLinks: [(name: String, words: String, link: ConceptLink)] {
    links.flatMap { entry in
      entry.links.map {
        (
          "\(entry.statement) \($0.concept)", "\($0.relationName), share \($0.share.plain)", $0
        )
      }
    }
  }

  fileprivate var namedRejections: [(name: String, reason: String)] {
    rejected.flatMap { entry in
      entry.rejections.map {
        (
          "\(entry.statement) \($0.concept ?? "any concept") by \($0.author ?? author)", $0.reason
        )
      }
    }
  }

  fileprivate var namedActs: [(name: String, words: String)] {
    acts.map {
      ($0.statement, "\($0.act.rawValue), by \($0.author ?? author): \($0.reason)")
    }
  }

  fileprivate var namedUnused: [(concept: String, unused: Unused)] {
    unused.flatMap { entry in entry.concepts.map { ($0, entry) } }
  }

  fileprivate var namedCuts: [(name: String, words: String, cut: Cut)] {
    (scale?.cuts ?? []).enumerated().map {
      ("\($0)", "at \($1.at.plain), spread \($1.spread.plain)", $1)
    }
  }

  fileprivate var namedFacets: [(name: String, words: String, reading: FacetReading)] {
    (scale?.levels ?? []).flatMap { level in
      level.facets.map { ("\(level.level) \($0.facet)", "strength \($0.strength)", $0) }
    }
  }
}
