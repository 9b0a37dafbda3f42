/// Sheets in Markdown of what a document asks for.
extension SheetMarkdown {
  static let tenureColumn = """
    \(people)\(level)Boxes are filled in by people who have seen the work. Nobody counts them up, \
    and a box is no rating.

    {{#parts}}
    ## {{#title}}{{title}}{{/title}}{{^title}}What is expected{{/title}}

    {{#units}}
    ### {{title}}{{#locator}} ({{locator}}){{/locator}}

    \(definition){{#subcompetencies}}
    Its parts: {{subcompetencies}}

    {{/subcompetencies}}
    \(checklist)Evidence and notes: \(line)

    {{/units}}
    {{/parts}}
    \(shortcomings){{#apartLevel}}
    ## Apart: {{title}}

    No time of service leads to this level. Nobody is measured against it for having served long.

    {{#definition}}
    {{text}} ({{locator}})

    {{/definition}}
    {{#apart}}
    {{#units}}
    ### {{title}}{{#locator}} ({{locator}}){{/locator}}

    \(statements){{/units}}
    {{/apart}}
    {{/apartLevel}}
    \(local)
    """

  static let smartGoals = """
    \(people)\(level){{#goals}}
    ## Goal {{number}}{{#unit}}: {{unit}}{{/unit}}

    {{#statement}}
    **The statement:** {{text}} ({{locator}})

    {{#levels}}
    {{#words}}
    - {{title}}: {{text}}
    {{/words}}
    {{/levels}}

    {{/statement}}
    {{^statement}}
    **The statement**, with its place in the document: \(line)

    {{/statement}}
    **Where I am now:** {{now}}{{^now}}\(line){{/now}}

    **What shows it** (a case, a note, a visit that somebody saw): \(line)

    **What I will do**, and who helps: \(line)

    **How we will see that it worked** (what can be counted, read or watched): \(line)

    **By when:** ________________ **Looked at again on:** ________________

    {{/goals}}
    \(local)
    """

  static let scaling = """
    Own scaling: {{#scale}}☐ {{title}} {{/scale}}

    Supervisor's: {{#scale}}☐ {{title}} {{/scale}}


    """

  static let practiceProfile = """
    \(people)## The levels

    {{#scale}}
    **{{title}}**{{#tenure}} ({{tenure}}){{/tenure}}{{#definition}}: {{text}} ({{locator}}){{/definition}}{{^definition}}: the document gives no definition.{{/definition}}

    {{#definition.note}}
    {{definition.note}}

    {{/definition.note}}
    {{/scale}}
    First each of you ticks a level alone, and then you talk. Boxes stay as people fill them in; \
    nobody adds them up.

    {{#ratesPerson}}
    The document gives a grade to the person, and not to each unit.

    \(scaling){{/ratesPerson}}
    {{#parts}}
    ## {{#title}}{{title}}{{/title}}{{^title}}Behaviors{{/title}}

    {{#units}}
    ### {{title}}{{#locator}} ({{locator}}){{/locator}}

    \(definition)\(statements){{#levels}}
    #### {{title}}

    {{#words}}
    - {{text}} ({{locator}})
    {{/words}}

    {{/levels}}
    {{^ratesPerson}}
    \(scaling){{/ratesPerson}}
    Evidence (what was seen, read or told): \(line)

    Next step, and by when: \(line)

    {{/units}}
    {{/parts}}
    \(shortcomings)\(local)
    """

  static let onePager = """
    \(level)## Behaviors

    {{#marked}}
    {{marked}}

    {{/marked}}
    {{#parts}}
    {{#units}}
    ### {{title}}

    \(statements){{/units}}
    {{/parts}}
    \(local)\(leftOut)## A focus for each month

    {{#months}}
    - **Month {{number}}, {{element}}:** {{focus}}
    {{/months}}

    """
}
