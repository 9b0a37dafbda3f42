import CrosswalkBase

// Parts of our files, which say nothing of what is absent; they are in JSON as they are in YAML.

extension Activity: LeavesOutAbsent {}
extension ActivityCatalogue: LeavesOutAbsent {}
extension Definition: LeavesOutAbsent {}
extension Framework.Group: LeavesOutAbsent {}
extension Framework.Source: LeavesOutAbsent {}
extension Framework.Subcompetency: LeavesOutAbsent {}
extension MatchSet.Match: LeavesOutAbsent {}
extension Scale: LeavesOutAbsent {}
extension Scale.Level: LeavesOutAbsent {}
extension Scale.Tenure: LeavesOutAbsent {}
