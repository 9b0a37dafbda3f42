/// What stands in the body of a Word document, as far as people read it.
struct WordBody {
  /// In the order of the document.
  var blocks: [Block] = []

  /// A piece of a body or of a cell.
  indirect enum Block {
    case paragraph(Paragraph)
    case table(Table)
  }

  struct Paragraph {
    /// What shows: without what is struck out, hidden or deleted; breaks are line ends.
    var text = ""
    /// From 1; 0 for a document's title; nil for what is no heading.
    var heading: Int?
    /// How deep it stands in a list, from 0; nil outside of lists.
    var item: Int?
    /// Whether all that shows is bold.
    var isBold = false
    /// What does not show, and so is left out.
    var hidden: [HiddenText] = []
    /// What cannot be read, such as a picture.
    var unread: [String] = []
    /// What stands in text boxes that hang on it.
    var boxes: [Block] = []

    /// Whether there is nothing to read or to tell.
    var isEmpty: Bool { text.allSatisfy(\.isWhitespace) && hidden.isEmpty && unread.isEmpty }
  }

  /// Words that the document holds but does not show.
  struct HiddenText: Hashable {
    enum Reason: String {
      case struck = "struck out"
      case hidden = "hidden"
      case deleted = "deleted in a tracked change"
    }

    var reason: Reason
    var text: String
  }

  struct Table {
    var rows: [Row] = []
  }

  struct Row {
    /// How many columns of the grid are empty before the first cell.
    var before = 0
    var cells: [Cell] = []
    /// Why the row does not show, if it does not.
    var hidden: HiddenText.Reason?
  }

  struct Cell {
    /// How many columns of the grid it spans.
    var columns = 1
    /// Whether it goes on with the cell above.
    var continuesAbove = false
    var blocks: [Block] = []
  }
}
