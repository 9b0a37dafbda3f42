import CrosswalkModel

extension LossReport {
  /// What ``StatementTable`` leaves out of a framework.
  public init(_ aligned: AlignedFramework, asTableOf format: String) {
    self.init(title: "\(aligned.framework.id) as \(format)")
    let framework = aligned.framework
    leaveOut("titles of units, with groups and notes", framework.units.count)
    leaveOut("subcompetencies", framework.units.reduce(0) { $0 + $1.subcompetencies.count })
    leaveOut("levels of the scale, with titles and tenures", framework.scale.levels.count)
    let statements = framework.statements.map(\.statement)
    leaveOut("notes of statements", statements.count { $0.note != nil })
    leaveOut("grades of statements", statements.reduce(0) { $0 + $1.grades.count })
    leaveOutJudgements(of: aligned)
  }

  /// What ``FrameworkReport`` leaves out of a framework.
  public init(_ aligned: AlignedFramework, asReportOf format: String) {
    self.init(title: "\(aligned.framework.id) as \(format)")
    leaveOut("headings of groups", aligned.framework.groups.count)
    leaveOut("frameworks it was drafted from", aligned.framework.draftedFrom.count)
    leaveOutJudgements(of: aligned)
  }

  private mutating func leaveOutJudgements(of aligned: AlignedFramework) {
    let links = aligned.alignment.links.flatMap(\.links)
    leaveOut(
      "authors and justifications of single links",
      links.count { $0.author != nil || $0.justification != nil })
    leaveOut("notes of links", links.count { $0.note != nil })
    leaveOut(
      "concepts that no statement is about, and why",
      aligned.alignment.unused.reduce(0) { $0 + $1.concepts.count })
    leaveOutRejections(of: aligned)
    leaveOutScales(of: [aligned])
  }

  /// What somebody has judged statements not to be about.
  mutating func leaveOutRejections(of aligned: AlignedFramework) {
    leaveOut(
      "concepts that are turned down for a statement, and why",
      aligned.alignment.rejected.reduce(0) { $0 + $1.rejections.count })
  }
}
