import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

extension CurriculumReport {
  /// A row for each activity of each person, as CSV.
  package var csv: String {
    var rows: [[Table.Cell]] = []
    let modules = Dictionary(
      answer.modules.map { ($0.activity, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, person) in answer.plan.people.enumerated() {
      for place in person.activities {
        let activity = activity(place)
        let months = modules[place]?.months
        rows.append([
          .text(answer.gaps[index].ratings.person), .text(activity.id), .text(activity.title),
          .text(activity.mode.rawValue), .number(activity.hours),
          .init(months.map { answer.month($0.lowerBound) }),
          .init(months.map { answer.month($0.upperBound) }),
          .init(months.map(check)),
          .text(
            modules[place]?.concepts.map(\.concept).filter {
              answer.problem.works(place, on: $0, for: index)
            }.joined(separator: " ") ?? ""), .init(activity.evidence),
        ])
      }
    }
    return Table(
      [
        "person", "activity", "title", "mode", "hours", "from", "to", "check", "concepts",
        "evidence",
      ], rows: rows
    ).csv
  }
}
