import CrosswalkBase
import CrosswalkModel

/// A new version of a framework that stands in a folder: what would become of it, before anything is written.
package struct ImportRevision {
  private let folder: ImportFolder
  private let old: ImportFolder.Content
  private let aside: JudgementsSetAside
  /// What has become of units, levels and statements.
  package let update: FrameworkUpdate
  /// What an exported workbook says besides statements and levels; nil for other files.
  package let judged: WorkbookJudgements?

  /// What a damaged file would take out of the folder, without full stop; nil where it is read whole, or
  /// nothing is gone.
  package let loss: String?

  /// Lays what was imported over what stands in the folder.
  ///
  /// - Parameters:
  ///   - imported: The new version.
  ///   - folder: Where the old one stands.
  ///   - old: What stands there.
  ///   - isRenamed: Whether units and levels that may be old ones under a new name are; nil: nobody has said.
  ///   - judgements: What the new version says besides, where it was exported from the folder.
  /// - Throws: What `judgements` throws. It is asked for only where nothing is in doubt.
  package init(
    of imported: ImportedFramework, in folder: ImportFolder, over old: ImportFolder.Content,
    isRenamed: Bool?, judgements: () throws -> WorkbookJudgements?
  ) throws {
    (self.folder, self.old) = (folder, old)
    var update = FrameworkUpdate(of: old, by: imported, isRenamed: isRenamed)
    let (unread, hidden) = (imported.report.ledger.notRead, imported.report.ledger.hidden)
    let unseen = [
      unread > 0 ? "\(counted(unread, "cell")) could not be read" : nil,
      hidden > 0 ? "\(counted(hidden, "cell")) \(hidden == 1 ? "is" : "are") hidden" : nil,
    ].compactMap { $0 }
    loss =
      !unseen.isEmpty && !update.removed.isEmpty
      ? "\(unseen.joined(separator: ", ")), and "
        + "\(counted(update.removed.count, "statement")) of the folder would be taken for gone"
      : nil
    var judged = update.doubts.isEmpty ? try judgements() : nil
    judged?.settle(of: update.framework)
    judged?.refuseStrangers(to: update.framework)
    if let judged, judged.problems.isEmpty { update.take(judged) }
    aside = JudgementsSetAside(by: update, from: old, judged: judged)
    (self.update, self.judged) = (update, judged)
  }

  /// Why it cannot be written: what only people can tell, what a damaged file does not say, and what is
  /// wrong with judgements; empty where it can.
  package var objections: [String] {
    update.doubts + (loss.map { [$0] } ?? []) + (judged?.problems.map { "\($0)" } ?? [])
  }

  /// Judgements that would be set aside, to be looked at again, in lines for people.
  package var setAside: [String] { aside.lines }

  /// The files of judgements between frameworks that would be changed.
  package var matchFiles: [String] { aside.matches.map(\.file.file) }

  /// Writes it.
  ///
  /// - Returns: What there is to say, in lines for people.
  /// - Throws: As ``ImportFolder/write(_:over:judged:)``.
  package func write() throws -> [String] {
    try folder.write(update, over: old, aside, isJudged: judged != nil)
  }
}
