import CrosswalkBase
import CrosswalkTables

extension BatchCounts {
  /// What became of all rows, in numbers that add up, without capital or full stop.
  ///
  /// - Parameters:
  ///   - writesLines: Whether the lines of people went anywhere.
  ///   - tellsPeople: Whether it says how many people there are and what their answers are; beside a table that
  ///     does not tell of a few people their number would follow from it.
  /// - Returns: One line.
  func words(writesLines: Bool, tellsPeople: Bool = true) -> String {
    var parts = ["\(used) used"]
    let others = [
      (rejected, "that cannot be used"),
      (repeated, repeated == 1 ? "that repeats another" : "that repeat another"),
      (older, "of which a later day says more"), (blank, "without a level"),
      (
        marks,
        "\(marks == 1 ? "that marks a single statement" : "that mark single statements"), which gaps reads"
      ),
    ]
    parts += others.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    var words = "\(counted(rows, "row")): \(parts.joined(separator: ", "))"
    if tellsPeople { words += people == 1 ? "; 1 person" : "; \(people) people" }
    if joined > 0 {
      words += "; \(counted(joined, "row")) without a role took the person's only other one"
    }
    if tellsPeople, statuses.total > 0 { words += "; \(statuses.words)" }
    return words + (writesLines ? "; \(counted(lines, "line")) written" : "")
  }
}
