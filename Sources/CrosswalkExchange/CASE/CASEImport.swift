import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

/// Makes a framework of a package of CASE 1.1 or 1.0, whoever wrote it.
///
/// What a criterion of a rubric is about is a unit, and the texts of the criterion's levels are its
/// statements, unless items under it say the same: those then have the level. Where no criterion
/// names an item, an item without children is a statement, what statements hang under is a unit, and
/// what units hang under a group. What ``CASEExport`` keeps in `extensions` is taken from there.
///
/// No text is changed but white space; what has no place in a framework is told by kind, and what
/// cannot be read by its place, such as `CFItems[3]`.
public struct CASEImport {
  private let package: CASEPackage
  private let rubrics: CASERubrics
  private var report: ImportReport

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: JSON in UTF-8, at most 128 MiB, nested at most 100 deep, with 4 million values.
  ///   - id: What to call the framework.
  ///   - title: Its title, if the document has none.
  ///   - levels: Titles of all levels, lowest first, where somebody knows them; empty: as the
  ///     rubrics name them.
  ///   - levelOrder: How the order of those is known.
  ///   - former: The scale of the framework that is brought up to date.
  ///   - limits: What else is refused; an item counts as a row.
  /// - Returns: The framework, and what there is to tell.
  /// - Throws: ``ImportError`` if it is no package that can be read, has no statement or no levels,
  ///   or is over a limit.
  public static func read(
    _ bytes: [UInt8], id: String, title: String, levels: [String] = [],
    levelOrder: Scale.Order = .confirmed, former: Scale? = nil,
    limits: ImportLimits = ImportLimits()
  ) throws(ImportError) -> ImportedFramework {
    let value: JSONValue
    do {
      value = try JSONReader.value(
        of: bytes, limits: JSONReader.Limits(maxBytes: limits.maxJSONBytes))
    } catch {
      throw ImportError(error.description)
    }
    var report = ImportReport()
    let package = try CASEPackage(
      value.withoutRefused(&report), limits: limits, report: &report)
    let rubrics = try CASERubrics(
      of: package, levels: levels, levelOrder, former: former, limits: limits, report: &report)
    var work = CASEImport(package: package, rubrics: rubrics, report: report)
    return try work.framework(id: id, title: title)
  }

  private func text(_ key: String, in value: JSONValue?) -> String? {
    let text = CellText.cleaned(value?[key]?.words ?? "").text
    return text.isEmpty ? nil : text
  }

  private mutating func framework(
    id: String, title: String
  ) throws(ImportError) -> ImportedFramework {
    let documentTitle = text("title", in: package.document) ?? title
    let items = CASEDraft(package, rubrics, title: documentTitle, report)
    report = items.report
    guard report.statementsImported > 0 else {
      throw ImportError(
        "there is no statement in it", cause: report.notes.first(where: \.isProblem))
    }
    CASELosses.tell(package, &report)
    let framework = facts(id: id, title: title)
    var imported = items.draft.imported(into: framework, report)
    imported.doubts = rubrics.doubts
    let unlevelled = imported.framework.statements.count { $0.statement.level == nil }
    if unlevelled > 0, !package.isOurs {
      imported.report.add(
        unlevelled == 1
          ? "1 statement has no level; it holds at every level"
          : "\(unlevelled) statements have no level; they hold at every level", at: "",
        isProblem: false)
    }
    return imported
  }

  /// What stands in the document and the rubric; groups and units are added to it.
  private mutating func facts(id: String, title: String) -> Framework {
    let document = package.document
    // In a package of ours the description is the source's title, and all notes are the source's.
    let ours = document["extensions"]?["crosswalk"]
    let (creator, publisher) = (text("creator", in: document), text("publisher", in: document))
    if let creator, let publisher, creator != publisher {
      report.add(
        "the creator \(quoted(creator)) is not the publisher, and is left out", at: "CFDocument",
        isProblem: false)
    }
    let title = text("title", in: document) ?? title
    let description = text("description", in: document)
    let notes = [ours == nil ? description : nil, text("notes", in: document)].compactMap { $0 }
    let day = text("lastChangeDateTime", in: document).map { String($0.prefix(10)) }
    return Framework(
      id: id, title: title,
      publisher: text("publisher", in: ours) ?? publisher ?? creator ?? Skeleton.unknown,
      version: text("version", in: document) ?? "1",
      jurisdiction: text("jurisdiction", in: ours) ?? "unknown",
      date: text("date", in: ours) ?? day.flatMap { isCalendarDate($0) ? $0 : nil } ?? "unknown",
      language: text("language", in: document), license: license,
      wording: ours == nil
        ? .document : ours?["wording"]?.text.flatMap(Framework.Wording.init(rawValue:)),
      source: Framework.Source(
        title: ours == nil ? title : description ?? title,
        url: text("officialSourceURL", in: document) ?? text("source", in: ours),
        note: notes.isEmpty ? nil : notes.joined(separator: " ")),
      draftedFrom: (ours?["draftedFrom"]?.list ?? []).compactMap { entry in
        entry["framework"]?.text.map {
          Framework.Ancestor(framework: $0, note: entry["note"]?.text)
        }
      },
      scale: scale(id: id), units: [])
  }

  /// The address of the document's licence, or the words of one that our export has made a name for.
  private var license: String? {
    guard let address = text("uri", in: package.document["licenseURI"]) else { return nil }
    let words = (package.root["CFDefinitions"]?["CFLicenses"]?.list ?? []).first {
      $0["uri"]?.text == address
    }
    return package.isOurs ? text("licenseText", in: words) ?? address : address
  }

  private func scale(id: String) -> Scale {
    let ours = rubrics.rubric?["extensions"]?["crosswalk"]
    let hasTenure = rubrics.levels.contains { $0.tenure != nil }
    return Scale(
      id: ours?["id"]?.text.flatMap { ImportIDs.isID($0) ? $0 : nil } ?? "\(id)-levels",
      title: text("title", in: rubrics.rubric) ?? "Proficiency level",
      construct: ours == nil
        ? Skeleton.unknown : text("description", in: rubrics.rubric) ?? "unknown",
      measures: ours?["measures"]?.text,
      rates: ours?["rates"]?.text.flatMap(Scale.Subject.init(rawValue:)) ?? .units,
      basis: ours?["basis"]?.text.flatMap(Basis.init(rawValue:))
        ?? (hasTenure ? .expected : .observed),
      note: ours == nil ? text("description", in: rubrics.rubric) : ours?["note"]?.text,
      order: rubrics.order, levels: rubrics.levels)
  }
}
