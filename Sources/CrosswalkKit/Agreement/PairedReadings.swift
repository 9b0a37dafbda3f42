import CrosswalkModel

/// The statements that two coders have both read, in the order of their names.
struct PairedReadings {
  let names: [String]
  let readings: [(first: [String], second: [String])]

  init(_ first: ReadingAgreement.Reading, _ second: ReadingAgreement.Reading) {
    let names = first.keys.filter { second[$0] != nil }.sorted()
    self.names = names
    readings = names.map { (first[$0]!, second[$0]!) }
  }

  /// How many have the same main concept in both.
  var sameMain: Int { readings.count { $0.first.first == $0.second.first } }

  /// Cohen's kappa for the main concept; nil where nothing can be told.
  func kappa(samples: Int, seed: UInt64) -> Estimate? {
    Estimate(
      kappaOf: readings.map { ($0.first.first ?? "", $0.second.first ?? "") }, samples: samples,
      seed: seed)
  }
}
