import CrosswalkBase

// Results whose JSON has left out what is absent since its first version.

extension FrameworkStatistics: LeavesOutAbsent {}
extension FrameworkStatistics.UnusedConcept: LeavesOutAbsent {}
extension ReadingAgreement: LeavesOutAbsent {}
extension ReviewAgreement: LeavesOutAbsent {}
extension ReviewAgreement.Pair: LeavesOutAbsent {}
extension Revision.Change: LeavesOutAbsent {}
extension StatementMatches.Subject: LeavesOutAbsent {}
extension SuggestionBasis: LeavesOutAbsent {}

// Few overrule a kind of act, and where nobody does nothing is said of it.

extension StatementMatches.Match: LeavesOutAbsent {
  package static func leavesOut(_ key: String) -> Bool { key == "actBy" }
}
extension BehaviourReport.Entry: LeavesOutAbsent {
  package static func leavesOut(_ key: String) -> Bool { key == "actBy" }
}
