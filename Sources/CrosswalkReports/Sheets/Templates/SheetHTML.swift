/// What all pages have in common: head, style, the person's line, and the foot.
enum SheetHTML {
  static func head(_ kind: SheetKind) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>{{title}}{{#role}}: {{role}}{{/role}}</title>
    <style>
    \(SheetStyle.css)\(kind.isOnePage ? SheetStyle.onePage : "")</style>
    </head>
    <body\(kind == .onePager ? onePagerClass : kind.isOnePage ? " class=\"one\"" : "")>
    <header>
    <h1>{{title}}</h1>
    <p class="about">{{#role}}Whose work: {{role}}. {{/role}}{{#framework}}Document: {{framework}}{{/framework}}</p>
    {{#notes}}
    <p class="note">{{.}}</p>
    {{/notes}}
    \(kind.isOnePage || kind == .selectionKit ? "" : source)</header>
    <main>

    """
  }

  /// Small letters only where there is much to say.
  private static let onePagerClass = #" class="one{{^hasRoom}} dense{{/hasRoom}}""#

  /// Where words and questions come from. It begins a sheet of several pages: at the end it could
  /// stand alone on the last.
  static let source = """
    <p class="small">{{#source}}{{source}} {{/source}}The small print after each statement is its \
    place in the document.{{#promptsNote}} {{promptsNote}}{{/promptsNote}}</p>

    """

  static func foot(_ kind: SheetKind) -> String {
    """
    </main>
    \(kind.isOnePage ? "<footer>\n\(source)</footer>\n" : "")</body>
    </html>

    """
  }

  /// Who and when, to be filled in by hand; the name only where it is wanted.
  static let people = """
    <p class="fill wide"><span>Name: {{#name}}{{name}}{{/name}}{{^name}}<span class="blank">\
    </span>{{/name}}</span> <span>Supervisor: <span class="blank"></span></span> \
    <span class="day">Date: <span class="blank"></span></span></p>

    """

  /// A unit's definition, which opens what is said of it.
  static let definition = """
    {{#definition}}
    <p class="definition">{{text}} <span class="locator">{{locator}}</span></p>
    {{#note}}
    <p class="small">{{note}}</p>
    {{/note}}
    {{/definition}}
    {{#lacksDefinition}}
    <p class="small">The document gives no definition of it.</p>
    {{/lacksDefinition}}

    """

  static let statement = """
    {{#role}}<b>{{role}}:</b> {{/role}}{{text}} <span class="locator">{{locator}}</span>
    """

  /// Units with their statements, and nothing else.
  static let units = """
    {{#parts}}
    {{#units}}
    <h3>{{title}}</h3>
    <ul>
    {{#statements}}
    <li>\(statement)</li>
    {{/statements}}
    </ul>
    {{/units}}
    {{/parts}}

    """

  /// A box before each statement, and what levels say of it.
  static let boxes = """
    <ul class="boxes">
    {{#statements}}
    <li><span class="box"></span>\(statement)
    {{#levels}}
    {{#words}}
    <br>{{title}}: {{text}}
    {{/words}}
    {{/levels}}
    </li>
    {{/statements}}
    </ul>

    """

  /// What the county's own document says.
  static let local = """
    {{#localName}}
    <section aria-labelledby="local">
    <h2 id="local">In our own document: {{localName}}</h2>
    {{#local}}
    {{#units}}
    <h3>{{title}}{{#locator}} <span class="locator">{{locator}}</span>{{/locator}}</h3>
    <ul>
    {{#statements}}
    <li>\(statement)</li>
    {{/statements}}
    </ul>
    {{/units}}
    {{/local}}
    {{^local}}
    <p>It says nothing about this.</p>
    {{/local}}
    </section>
    {{/localName}}

    """

  static let lines = "<div class=\"line\"></div>\n"
}
