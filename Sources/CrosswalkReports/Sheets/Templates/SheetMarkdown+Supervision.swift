/// Sheets in Markdown for those who supervise, coach, select and train.
extension SheetMarkdown {
  private static let focus = """
    ## The behavior in focus

    \(level){{#parts}}
    {{#units}}
    ### {{title}} ({{locator}})

    \(definition)\(checklist){{/units}}
    {{/parts}}
    {{^parts}}
    Nobody has said yet which behaviors of the document belong here. Write down one: \(line)

    {{/parts}}
    \(leftOut)
    """

  private static let agreed = """
    ## What is agreed

    | What will be done | By whom | By when |
    | --- | --- | --- |
    | ____________________ | __________ | __________ |
    | ____________________ | __________ | __________ |

    We look at this again on: ________________


    """

  static let coachingGuide = """
    \(people)\(focus)## A case to talk through

    Without names of families: \(line)

    {{#elements}}
    ## Scaling and questions: {{title}}

    {{meaning}}

    Choose the row that fits the work as you have seen it; it is no rating.

    {{#coaching}}
    ### {{levels}}

    **Scale:** {{scaling}}

    Answer: ________ What would make it one higher? ________________

    {{#questions}}
    - {{.}}
    {{/questions}}

    **What one would see:** {{evidence}}

    **A next step:** {{step}}

    {{/coaching}}
    Evidence (what was seen, read or told): \(line)

    {{/elements}}
    \(agreed)\(local)
    """

  static let coachingGuideShort = """
    \(people)\(focus)## A case to talk through

    \(line)

    {{#elements}}
    ## Scaling: {{title}}

    {{#coaching}}
    - **{{levels}}:** {{scaling}}
    {{/coaching}}

    Answer: ________ What would make it one higher? ________________

    {{/elements}}
    \(agreed)
    """

  static let supervisorOnePager = """
    {{#elements}}
    {{meaning}}

    ## Before the talk

    {{#before}}
    - ☐ {{.}}
    {{/before}}

    ## In the talk

    {{#during}}
    - ☐ {{.}}
    {{/during}}

    ## After the talk

    {{#after}}
    - ☐ {{.}}
    {{/after}}

    {{^localName}}
    ## Tools of Safety Organized Practice that serve it

    {{#tools}}
    - {{.}}
    {{/tools}}

    {{/localName}}
    {{/elements}}
    \(local)## Behaviors to look for

    {{#parts}}
    {{#units}}
    ### {{title}}

    \(statements){{/units}}
    {{/parts}}
    {{^parts}}
    No behavior of the document is known to belong here.

    {{/parts}}
    ## For whom, and when I look again

    \(line)

    """

  static let selectionKit = """
    ## A realistic look at the work

    To be read by applicants before they decide.

    {{#preview}}
    {{.}}

    {{/preview}}
    ## What the work is measured by

    {{#parts}}
    {{#units}}
    - **{{title}}** ({{locator}}){{#definition}}: {{text}}{{/definition}}
    {{/units}}
    {{/parts}}

    No level is asked of applicants.

    ## Interview questions

    {{#elements}}
    ### {{title}}

    {{#interview}}
    - {{question}}
    {{/interview}}

    {{/elements}}
    {{#scenario}}
    ## Writing sample: {{title}}

    {{#text}}
    {{.}}

    {{/text}}
    **Your task:** {{task}}

    {{/scenario}}
    ## Role play

    {{#elements}}
    {{#rolePlay}}
    ### {{title}}

    {{setting}}

    **The applicant is told:** {{candidate}}

    {{/rolePlay}}
    {{/elements}}
    ## Answer guide, for the panel only

    Write down what was said; there are no points to give.

    {{#elements}}
    ### {{title}}

    {{#interview}}
    **{{question}}**

    {{#listenFor}}
    - ☐ {{.}}
    {{/listenFor}}

    {{#beware}}
    - Take care: {{.}}
    {{/beware}}

    {{/interview}}
    {{#rolePlay}}
    **Role play, for the one who acts:** {{actor}}

    {{#lookFor}}
    - ☐ {{.}}
    {{/lookFor}}

    {{/rolePlay}}
    {{/elements}}
    {{#scenario}}
    ### Writing sample

    {{#answerGuide}}
    - ☐ {{.}}
    {{/answerGuide}}

    {{/scenario}}
    \(local)
    """

  static let trainingMap = """
    ## Everybody begins with

    {{#orientation}}
    - **{{title}}** ({{hours}}){{#provider}}, {{provider}}{{/provider}}
    {{/orientation}}
    {{^orientation}}
    \(line)
    {{/orientation}}

    Local policy, forms and dates: \(line)

    ## From a need to who models it

    Courses and coaching come from the catalogue of activities, which a county replaces by its own. \
    What a leader does is the other side of the same activity, or the same among leaders.

    | Where it is needed | Training | Coaching and practice | What a leader does that shows it |
    | --- | --- | --- | --- |
    {{#needs}}
    | {{#unit}}{{title}} ({{locator}}){{/unit}} | {{#training}}{{title}} ({{hours}}). {{/training}} | {{#coaching}}{{title}} ({{hours}}). {{/coaching}} | {{#models}}{{role}}: {{text}} ({{locator}}{{#document}}, {{document}}{{/document}}) {{/models}} |
    {{/needs}}

    {{#definesUnits}}
    ## What these mean

    {{#needs}}
    {{#unit}}
    ### {{title}}

    \(definition){{/unit}}
    {{/needs}}
    {{/definesUnits}}
    \(local)
    """

  private static let months = """
    | Month | What is on | What shows that it worked | Done on |
    | --- | --- | --- | --- |
    {{#months}}
    {{#activities}}
    | {{label}}{{^label}}______{{/label}} | {{title}} ({{hours}}){{#provider}}, {{provider}}{{/provider}} | {{evidence}}{{#check}} Look {{check}}.{{/check}} | ________ |
    {{/activities}}
    {{/months}}


    """

  private static let goals = """
    ## What this is for

    {{#goals}}
    - {{.}}
    {{/goals}}
    {{^goals}}
    \(line)
    {{/goals}}


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
    \(goals)## Month by month ({{hours}} in all)

    \(plan){{#observesFirst}}
    ## Observe first

    Too little is known of these to plan for them. Look in the first month.

    {{#observe}}
    - ☐ {{about}}{{#advice}} ({{advice}}){{/advice}}
    {{/observe}}

    {{/observesFirst}}
    {{/plan}}
    ## Agreed

    Signed by the person: ________________ Supervisor: ________________ Date: __________

    We look at the evidence together on: \(line)

    """

  static let unitPlan = """
    {{#plan}}
    \(goals)## Month by month (the courses below together: {{hours}})

    \(plan){{#hidesFew}}
    Courses for under five people stand on the plans of those who attend.

    {{/hidesFew}}
    {{/plan}}
    ## Who learns with whom

    Left to you: \(line)

    """
}
