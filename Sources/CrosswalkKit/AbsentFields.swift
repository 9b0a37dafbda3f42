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
