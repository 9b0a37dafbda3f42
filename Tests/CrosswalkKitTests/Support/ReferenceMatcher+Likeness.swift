import Foundation

@testable import CrosswalkModel

extension ReferenceMatcher {
  typealias Place = (unit: Framework.Unit, statement: Statement)

  /// BM25 as its authors write it, as the part that it is of what the query's own words would get.
  func likeness(_ a: Place, _ b: Place, among texts: [[String]]) -> Double {
    let total = Double(texts.count)
    let mean = Double(texts.map(\.count).reduce(0, +)) / total
    func score(_ query: [String], _ text: [String]) -> Double {
      query.map { word in
        let n = Double(texts.count { $0.contains(word) })
        let f = Double(text.count { $0 == word })
        let norm = 1.2 * (0.25 + 0.75 * (mean > 0 ? Double(text.count) / mean : 1))
        return log(1 + (total - n + 0.5) / (n + 0.5)) * f * 2.2 / (f + norm)
      }.reduce(0, +)
    }
    let query = Self.words(a)
    let own = score(query, query)
    return own > 0 ? min(1, score(query, Self.words(b)) / own) : 0
  }

  /// How like another statement of one framework is to one, in what it concerns and in wording.
  func nearness(_ a: Place, _ b: Place, in side: AlignedFramework, _ texts: [[String]])
    -> Double
  {
    if a.statement.id == b.statement.id { return 0 }
    var shared = 0.0
    for link in links(a.statement.id, side) {
      for other in links(b.statement.id, side) where other.concept == link.concept {
        shared += min(link.share, other.share)
      }
    }
    return shared > 0 ? shared * (likeness(a, b, among: texts) + 0.2) : 0
  }

  func weight(_ relation: String, _ confidence: Double) -> Double {
    let told = [
      "exact": 1, "close": 0.8, "narrower": 0.6, "broader": 0.6, "counterpart": 0.5, "related": 0.3,
    ]
    return told[relation]! * confidence
  }

  /// How like an object is to those that the subject is judged beside, and the subject to those that
  /// are judged beside the object.
  func nearby(_ subject: Place, _ object: Place) -> (likeJudged: Double, ofLike: Double) {
    var (likeJudged, ofLike) = (0.0, 0.0)
    for other in target.framework.statements {
      let found = judged(subject.statement.id).last { $0.object == other.statement.id }
      if let relation = found?.relation {
        likeJudged +=
          weight(relation, found!.confidence) * nearness(other, object, in: target, targetWords)
      }
    }
    for other in source.framework.statements {
      let found = judged(other.statement.id).last { $0.object == object.statement.id }
      if let relation = found?.relation {
        ofLike +=
          weight(relation, found!.confidence) * nearness(subject, other, in: source, sourceWords)
      }
    }
    return (likeJudged, ofLike)
  }
}
