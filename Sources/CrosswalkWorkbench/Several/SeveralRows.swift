/// What a form of check boxes has sent: rows with as many fields each, and which of them are checked.
///
/// Browsers send no box that is not checked, so each box says the place of its row.
struct SeveralRows {
  /// A row: a statement, what is offered for it, and what it is said to be to that.
  struct Row: Sendable, Hashable {
    let statement: String
    /// A concept, or a statement of the other framework.
    let offered: String
    var relation: String
    /// What is decided of the statement as the form was made.
    var basis: String
  }

  /// Those that are checked.
  var taken: [Row]

  init(_ fields: FormFields) {
    let columns = ["statement", "offered", "relation", "basis"].map(fields.texts)
    taken = Set(fields.texts("take").compactMap { Int($0) }).sorted().compactMap { place in
      guard columns.allSatisfy({ $0.indices.contains(place) }) else { return nil }
      return Row(
        statement: columns[0][place], offered: columns[1][place], relation: columns[2][place],
        basis: columns[3][place])
    }
  }

  /// The rows by statement, in order.
  var byStatement: [(statement: String, rows: [Row])] {
    var result: [(statement: String, rows: [Row])] = []
    var places: [String: Int] = [:]
    for row in taken {
      if let place = places[row.statement] {
        result[place].rows.append(row)
      } else {
        places[row.statement] = result.count
        result.append((row.statement, [row]))
      }
    }
    return result
  }

  /// - Throws: ``EditRefusal`` where nothing is checked.
  func check() throws(EditRefusal) {
    if taken.isEmpty { throw EditRefusal(400, "check what is to be accepted") }
  }
}

/// Decides what is checked of several statements.
protocol SeveralDeciding: EditDraft {
  var rows: SeveralRows { get set }

  /// What is decided of a statement now.
  ///
  /// - Throws: `CatalogError`.
  func basis(of statement: String, in context: PageContext) throws -> String
}

extension SeveralDeciding {
  func isMade(on context: PageContext) throws -> Bool {
    try rows.byStatement.allSatisfy { statement, rows in
      let now = try basis(of: statement, in: context)
      return rows.allSatisfy { $0.basis == now }
    }
  }

  func made(on context: PageContext) throws -> Self {
    var anew = self
    for place in rows.taken.indices {
      anew.rows.taken[place].basis = try basis(of: rows.taken[place].statement, in: context)
    }
    return anew
  }
}
