import CrosswalkKit

/// What `translate --format json` prints, as far as tests look at it.
struct Answer: Decodable {
  struct Outcome: Decodable {
    var level: String
    var p: Double
  }
  struct Caution: Decodable {
    var code: String
    var message: String
  }
  struct Contribution: Decodable {
    var unit: String
    var concept: String
    var weight: Double
  }
  struct Unit: Decodable {
    var unit: String
    var status: String
    var reason: String?
    var answer: String?
    var interval: [String]?
    var distribution: [Outcome]?
    var coverage: Double
    var cautions: [Caution]
    var contributions: [Contribution]
    var rateNext: [String]
  }

  struct Pair: Decodable {
    var standing: String
    var cautions: [Caution]
  }

  var format: String
  var pair: Pair
  var person: String?
  var role: String?
  var basis: String
  var hash: String
  var thresholds: [String: Double]
  var results: [Unit]
}
