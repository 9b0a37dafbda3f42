import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// The form that takes a table of people's ratings, as a file or pasted.
struct PeopleForm {
  let context: PageContext
  /// Where the form leads.
  let address: HTML
  /// What is asked first.
  let first: HTML
  /// Whether it asks what ratings rest on.
  var hasBasis = false

  var html: HTML {
    let roles = [("", "not stated")] + Role.ofPersons.map { ($0.rawValue, $0.rawValue) }
    let bases = Basis.allCases.map {
      ($0.rawValue, $0 == .own ? "the person's own view" : $0.rawValue)
    }
    return """
      <p>A table has a row for each rating: person, unit, level, and where there are such columns role, \
      basis, date, rater, tenure. It stays in the memory of this program until you forget it or the \
      program ends; no name stands in an address, a title or a file.</p>
      <form method="post" action="\(address)" enctype="\(FormData.contentType)">
      <input type="hidden" name="token" value="\(context.token)">
      <div class="choices">
      \(first)\(choice("role", "Role of those without one", roles))\
      \(hasBasis ? choice("basis", "What the ratings rest on, if not said", bases) : "")</div>
      <p><label for="people-file">A file, as CSV</label><br>
      <input id="people-file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv"></p>
      <p><label for="ratings">Or the table, pasted</label><br>
      <textarea id="ratings" name="ratings" rows="8" cols="72" spellcheck="false" autocomplete="off"></textarea></p>
      <p><button>Take the table</button></p>
      </form>

      """
  }

  /// A choice whose name another form of the page has too.
  private func choice(_ name: HTML, _ label: HTML, _ options: [(String, String)]) -> HTML {
    HTML.choice(name, label, options, chosen: nil, id: "people-\(name)")
  }
}
