import CrosswalkBase
import CrosswalkKit

/// A report by behavior as JSON, written a statement at a time: byte for byte as it is written whole.
package enum BehaviourJSON {
  /// Hands on the text.
  ///
  /// - Throws: What `take` throws, and `Abandoned` where nobody waits for it.
  package static func write(
    _ reporter: BehaviourReporter, _ take: @escaping ([UInt8]) throws -> Void
  ) throws {
    let json = JSONStream(take)
    let report = reporter.summary
    try json.begin(isObject: true)
    try json.write(report.cautions, key: "cautions")
    try json.write(BehaviourReport.format, key: "format")
    try json.write(report.hash, key: "hash")
    try json.write(report.judgements, key: "judgements")
    try write(.mine, of: reporter, to: json)
    try write(.target, of: reporter, to: json)
    try json.end()
  }

  private static func write(
    _ side: BehaviourReporter.Side, of reporter: BehaviourReporter, to json: JSONStream
  ) throws {
    let told = reporter.summary(of: side)
    try json.begin(isObject: true, key: side == .mine ? "mine" : "target")
    try json.write(told.behaviour, key: "behaviour")
    try json.write(told.framework, key: "framework")
    try json.write(told.isAligned, key: "isAligned")
    try json.write(told.title, key: "title")
    try json.write(told.topic, key: "topic")
    try json.begin(isObject: false, key: "units")
    var next = 0
    func begin() throws {
      try json.begin(isObject: true)
      try json.write(told.units[next].behaviour, key: "behaviour")
      try json.write(told.units[next].id, key: "id")
      try json.begin(isObject: false, key: "statements")
    }
    func end() throws {
      try json.end()
      try json.write(told.units[next].title, key: "title")
      try json.write(told.units[next].topic, key: "topic")
      try json.end()
      next += 1
    }
    if !told.units.isEmpty { try begin() }
    try reporter.forEach(of: side, .all) { unit, entry in
      // Units without statements are passed on the way.
      while next < unit {
        try end()
        try begin()
      }
      try json.write(entry)
    }
    while next < told.units.count {
      try end()
      if next < told.units.count { try begin() }
    }
    try json.end()
    try json.write(told.unsaidLinks, key: "unsaidLinks")
    try json.write(told.version, key: "version")
    try json.end()
  }
}
