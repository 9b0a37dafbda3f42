import CrosswalkModel

/// A paragraph of a document that stands outside of tables.
struct ImportPassage {
  /// Where it stands, for people: `paragraph 4`.
  var place: String
  /// Its lines in one.
  var text: String
  /// From 1; 0 for the document's title; nil for what is no heading.
  var heading: Int?
  /// How deep it stands in a list; nil outside of lists.
  var item: Int?
  /// Whether all of it is bold.
  var isBold = false
  /// What became of it; nil as long as nothing has.
  var fate: ImportLedger.Fate?
}

/// What a file holds, before anybody has said what of it is a framework.
struct ImportContent {
  /// Tables or sheets, in the order of the file.
  var tables: [ImportTable] = []
  /// What stands outside of them, in the order of the file.
  var passages: [ImportPassage] = []
  /// Pieces that are left out from the start: `page headers`, with how many there are.
  var leftOut: [(what: String, count: Int)] = []
  /// What else there is to tell.
  var remarks: [(message: String, place: String)] = []
  /// How many cells and paragraphs with text the file has, counted apart from how they are read.
  var total = 0
  /// What those pieces are called.
  var noun = "cells"
  /// Whether it is a workbook that a framework was exported to.
  var isOwnWorkbook = false
  /// What such a workbook says of how the order of its levels is known.
  var ownOrder: OwnOrder?

  /// An answer that may be that nobody has said.
  struct OwnOrder {
    var order: Scale.Order?
  }
}
