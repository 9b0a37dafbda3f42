/// What all sheets in Markdown have in common.
enum SheetMarkdown {
  static let head = """
    # {{title}}

    {{#role}}Whose work: {{role}}. {{/role}}{{#framework}}Document: {{framework}}{{/framework}}

    {{#notes}}
    > {{.}}

    {{/notes}}

    """

  /// Where words and questions come from.
  static let source = """
    {{#source}}{{source}} {{/source}}What stands in brackets after each statement is its place in the \
    document.{{#promptsNote}} {{promptsNote}}{{/promptsNote}}


    """

  /// A line to write on.
  static let line = "________________________________________"

  static let people = """
    Name: {{#name}}{{name}}{{/name}}{{^name}}________________{{/name}} Supervisor: ________________ \
    Date: __________


    """

  static let definition = """
    {{#definition}}
    {{text}} ({{locator}})

    {{#note}}
    {{note}}

    {{/note}}
    {{/definition}}
    {{#lacksDefinition}}
    The document gives no definition of it.

    {{/lacksDefinition}}

    """

  static let statement = "{{#role}}**{{role}}:** {{/role}}{{text}} ({{locator}})"

  static let statements = """
    {{#statements}}
    - \(statement)
    {{#levels}}
    {{#words}}
      - {{title}}: {{text}}
    {{/words}}
    {{/levels}}
    {{/statements}}


    """

  static let checklist = """
    {{#statements}}
    - ☐ \(statement)
    {{#levels}}
    {{#words}}
      - {{title}}: {{text}}
    {{/words}}
    {{/levels}}
    {{/statements}}


    """

  static let local = """
    {{#localName}}
    ## In our own document: {{localName}}

    {{#local}}
    {{#units}}
    ### {{title}}{{#locator}} ({{locator}}){{/locator}}

    \(statements){{/units}}
    {{/local}}
    {{^local}}
    It says nothing about this.

    {{/local}}
    {{/localName}}

    """

  static let shortcomings = """
    {{#hasShortcomings}}
    ## Worded as shortcomings

    The document words these as something that goes wrong. They are nobody's goal.

    {{#shortcomings}}
    - \(statement)
    {{/shortcomings}}

    {{/hasShortcomings}}

    """

  static let level = """
    {{#level}}
    **{{title}}**{{#tenure}} ({{tenure}}){{/tenure}}{{#definition}}: {{text}} ({{locator}}){{/definition}}

    {{/level}}

    """

  static let leftOut = """
    {{#leftOut}}
    No room here, but in the practice profile: {{leftOut}}.

    {{/leftOut}}

    """
}
