/// Sheets in Markdown of a curriculum.
extension SheetMarkdown {
  private static let months = """
    | Month | What is on | What shows that it worked | Done on |
    | --- | --- | --- | --- |
    {{#months}}
    {{#activities}}
    | {{label}}{{^label}}______{{/label}} | {{title}} ({{hours}}){{#provider}}, {{provider}}{{/provider}} | {{evidence}}{{#check}} Look for it {{check}}.{{/check}} | ________ |
    {{/activities}}
    {{/months}}
    {{^months}}
    | ________ | ____________________ | ____________________ | ________ |
    | ________ | ____________________ | ____________________ | ________ |
    {{/months}}


    """

  private static let goals = """
    ## What this is for

    {{#aim}}
    **It leads to:** {{aim}}

    {{/aim}}
    {{#goals}}
    - {{.}}
    {{/goals}}
    {{^goals}}
    \(line)
    {{/goals}}

    {{#documents}}
    {{.}}

    {{/documents}}

    """

  private static let plan = """
    {{#nothing}}
    {{nothing}}

    {{/nothing}}
    {{^nothing}}
    \(months){{/nothing}}

    """

  static let individualPlan = """
    \(people){{#plan}}
    \(goals)## Month by month{{^nothing}} ({{hours}} in all){{/nothing}}

    \(plan){{#observesFirst}}
    ## Observe first

    Too little is known of these to plan for them. Look in the first month.

    {{#observe}}
    - ☐ {{about}}{{#advice}} ({{advice}}){{/advice}}
    {{/observe}}

    {{#observesMore}}
    And {{observesMore}} more: rate again when these have been looked at, and plan anew.

    {{/observesMore}}

    {{/observesFirst}}
    {{/plan}}
    ## Agreed

    Signed by the person: ________________ Supervisor: ________________ Date: __________

    We look at the evidence together on: \(line)

    """

  static let unitPlan = """
    {{#plan}}
    \(goals)## Month by month{{^nothing}} (the courses below together: {{hours}}){{/nothing}}

    {{#nothing}}
    {{nothing}}

    What all agree on may stand here:

    {{/nothing}}
    \(months){{#hidesFew}}
    Courses for under 5 people stand on the learning plans of those who attend.

    {{/hidesFew}}
    {{/plan}}
    ## Who learns with whom

    Left to you: \(line)

    """
}
