import CrosswalkBase
import CrosswalkExchange
import Foundation

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

  /// Pandoc's JSON of a document with one table a unit: its name, perhaps below a heading over
  /// units, then the names of the levels, then the texts.
  static let document: [UInt8] = {
    let head = ["Definition", "Early (Year 0<2)", "Late (Year 2+)", "Top"].map {
      Pandoc.cell([Pandoc.paragraph($0)])
    }
    let steady = Pandoc.table([
      [Pandoc.cell([Pandoc.paragraph("CORE")], columns: 4)],
      [Pandoc.cell([Pandoc.paragraph("Steady Work")], columns: 4)],
      head,
      [
        Pandoc.cell([
          Pandoc.paragraph("Keeps going."), Pandoc.paragraph("Subcompetencies:"),
          Pandoc.list([[Pandoc.paragraph("Order")], [Pandoc.paragraph("Calm")]]),
        ]),
        Pandoc.cell([
          Pandoc.list([
            [Pandoc.paragraph("Lists the tasks of the day.")],
            [Pandoc.paragraph("Asks what comes first.")],
          ])
        ]),
        Pandoc.cell([Pandoc.paragraph("· Plans, alone, for a week.")]),
        Pandoc.cell([Pandoc.paragraph("Plans for others.")]),
      ],
    ])
    let listening = Pandoc.table([
      [Pandoc.cell([Pandoc.paragraph("LISTENING")], columns: 4)],
      head,
      [
        Pandoc.cell([
          Pandoc.paragraph("Hears people out."), Pandoc.paragraph("Subcompetencies include:"),
          Pandoc.paragraph("· Patience"),
        ]),
        Pandoc.cell([Pandoc.paragraph("· Waits for the end of a sentence.")]),
        Pandoc.cell([Pandoc.paragraph("· Says back what was heard.")]),
        Pandoc.cell([
          Pandoc.paragraph("· Teaches how to listen.\n· Plans for others.")
        ]),
      ],
    ])
    return Pandoc.document([Pandoc.paragraph("A guide to this."), steady, listening])
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
    for table in try PandocDocument(json: bytes).tables { try importer.read(table) }
    return try importer.finish(id: "invented", title: "Invented")
  }
}

/// Pieces of pandoc's JSON.
enum Pandoc {
  static func paragraph(_ text: String) -> String {
    var inlines: [String] = []
    for (index, line) in text.split(separator: "\n").enumerated() {
      if index > 0 { inlines.append(#"{"t":"LineBreak"}"#) }
      for (position, word) in line.split(separator: " ").enumerated() {
        if position > 0 { inlines.append(#"{"t":"Space"}"#) }
        let quoted = String(decoding: try! JSONEncoder().encode(String(word)), as: UTF8.self)
        inlines.append(#"{"t":"Str","c":\#(quoted)}"#)
      }
    }
    return #"{"t":"Para","c":[\#(inlines.joined(separator: ","))]}"#
  }

  static func list(_ items: [[String]]) -> String {
    let items = items.map { "[\($0.joined(separator: ","))]" }
    return #"{"t":"BulletList","c":[\#(items.joined(separator: ","))]}"#
  }

  static func cell(_ blocks: [String], rows: Int = 1, columns: Int = 1) -> String {
    #"[["",[],[]],{"t":"AlignDefault"},\#(rows),\#(columns),[\#(blocks.joined(separator: ","))]]"#
  }

  static func table(_ rows: [[String]]) -> String {
    let rows = rows.map { #"[["",[],[]],[\#($0.joined(separator: ","))]]"# }
    return #"{"t":"Table","c":[["",[],[]],[null,[]],[],[["",[],[]],[]],"#
      + #"[[["",[],[]],0,[],[\#(rows.joined(separator: ","))]]],[["",[],[]],[]]]}"#
  }

  static func document(_ blocks: [String]) -> [UInt8] {
    Array(
      #"{"pandoc-api-version":[1,22,2,1],"meta":{},"blocks":[\#(blocks.joined(separator: ","))]}"#
        .utf8)
  }
}
