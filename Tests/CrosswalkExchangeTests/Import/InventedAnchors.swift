import CrosswalkBase
import Foundation

@testable import CrosswalkExchange

/// One small invented framework in all the forms in which it can be imported.
enum InventedAnchors {
  /// One row a statement.
  static let rows = """
    Group,Competency,Definition,Sub-competency,Proficiency Level,Behavioral Indicator
    CORE,Steady Work,Keeps going.,Order,Early (Year 0<2),Lists the tasks of the day.
    CORE,Steady Work,Keeps going.,Calm,Early (Year 0<2),Asks what comes first.
    CORE,Steady Work,,,Late (Year 2+),"Plans, alone, for a week."
    CORE,Steady Work,,,Top,Plans for others.
    CORE,LISTENING,Hears people out.,Patience,Early (Year 0<2),Waits for the end of a sentence.
    CORE,LISTENING,,,Late (Year 2+),Says back what was heard.
    CORE,LISTENING,,,Top,Teaches how to listen.
    CORE,LISTENING,,,Top,Plans for others.

    """

  /// One row a unit, in the form of a spreadsheet that Excel saves in a country with commas.
  static let columns = """
    group;COMPETENCY;Definition;Subcompetencies;Early (Year 0<2);Late (Year 2+);Top
    CORE;Steady Work;Keeps going.;"- Order
    - Calm";"· Lists the tasks of the day.
    · Asks what comes first.";Plans, alone, for a week.;• Plans for others.
    CORE;LISTENING;Hears people out.;Patience;· Waits for the end of a sentence.;\
    ·\tSays back what was heard.;"* Teaches how to listen.

    * Plans for others."

    """

  /// A Word document with one table a unit: its name, perhaps below a heading over units, then the
  /// names of the levels, then the texts.
  static let document: [UInt8] = {
    let head = ["Definition", "Early (Year 0<2)", "Late (Year 2+)", "Top"].map {
      WordSample.cell([WordSample.paragraph($0)])
    }
    let steady = WordSample.table([
      [WordSample.cell([WordSample.paragraph("CORE")], columns: 4)],
      [WordSample.cell([WordSample.paragraph("Steady Work")], columns: 4)],
      head,
      [
        WordSample.cell([
          WordSample.paragraph("Keeps going."), WordSample.paragraph("Subcompetencies:"),
          WordSample.list([[WordSample.paragraph("Order")], [WordSample.paragraph("Calm")]]),
        ]),
        WordSample.cell([
          WordSample.list([
            [WordSample.paragraph("Lists the tasks of the day.")],
            [WordSample.paragraph("Asks what comes first.")],
          ])
        ]),
        WordSample.cell([WordSample.paragraph("· Plans, alone, for a week.")]),
        WordSample.cell([WordSample.paragraph("Plans for others.")]),
      ],
    ])
    let listening = WordSample.table([
      [WordSample.cell([WordSample.paragraph("LISTENING")], columns: 4)],
      head,
      [
        WordSample.cell([
          WordSample.paragraph("Hears people out."),
          WordSample.paragraph("Subcompetencies include:"),
          WordSample.paragraph("· Patience"),
        ]),
        WordSample.cell([WordSample.paragraph("· Waits for the end of a sentence.")]),
        WordSample.cell([WordSample.paragraph("· Says back what was heard.")]),
        WordSample.cell([
          WordSample.paragraph("· Teaches how to listen.\n· Plans for others.")
        ]),
      ],
    ])
    return WordSample.document([WordSample.paragraph("A guide to this."), steady, listening])
  }()

  static func imported(
    csv text: String, _ map: ImportMap = ImportMap()
  ) throws -> ImportedFramework {
    var importer = FrameworkImporter(map: map)
    try importer.read(ImportTable(csv: Array(text.utf8)))
    return try importer.finish(id: "invented", title: "Invented")
  }

  static func imported(document bytes: [UInt8]) throws -> ImportedFramework {
    var importer = FrameworkImporter()
    let content = try ImportContent(word: bytes)
    importer.passages = content.passages
    for table in content.tables { try importer.read(table) }
    return try importer.finish(id: "invented", title: "Invented")
  }
}
