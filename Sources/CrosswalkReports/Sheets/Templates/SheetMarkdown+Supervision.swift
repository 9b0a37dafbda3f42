/// Sheets in Markdown for those who supervise, coach, select and train.
extension SheetMarkdown {
  private static let focus = """
    ## The behavior in focus

    {{#hasParts}}
    Tick the one that this talk is about.

    {{/hasParts}}
    \(level){{#parts}}
    {{#units}}
    ### {{title}}{{#locator}} ({{locator}}){{/locator}}

    \(definition)\(checklist){{/units}}
    {{/parts}}
    {{^parts}}
    {{lacksParts}} Write down the behavior that this talk is about: \(line)

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

    {{^level}}
    Choose the part that fits the work as you have seen it. It is no rating.

    {{/level}}
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

    Without names of families: \(line)

    {{#elements}}
    ## Scaling: {{title}}

    {{^level}}
    Ask the one that fits the work as you have seen it. It is no rating.

    {{/level}}
    {{#coaching}}
    - **{{levels}}:** {{scaling}}
    {{/coaching}}

    Answer: ________ What would make it one higher? ________________

    Evidence (what was seen, read or told): \(line)

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
    {{#hasTools}}
    ## Tools of Safety Organized Practice that serve it

    {{#tools}}
    - {{.}}
    {{/tools}}

    {{/hasTools}}
    {{^hasTools}}
    ## Tools of our own that serve it

    \(line)

    {{/hasTools}}
    {{/localName}}
    {{/elements}}
    \(local)## {{#isOwn}}What the document asks of you as a supervisor{{/isOwn}}{{^isOwn}}Behaviors \
    to look for{{/isOwn}}

    {{#marked}}
    {{marked}}

    {{/marked}}
    {{#parts}}
    {{#units}}
    ### {{title}}

    \(statements){{/units}}
    {{/parts}}
    {{^parts}}
    {{lacksParts}} Write down what you will look for: \(line)

    {{/parts}}
    ## For whom, what I will do, and when I look again

    \(line)

    """

  static let selectionKit = """
    ## A realistic look at the work

    To be read by applicants before they decide.

    {{#preview}}
    {{.}}

    {{/preview}}
    ## What the work asks for

    {{#parts}}
    {{#units}}
    - **{{title}}**{{#locator}} ({{locator}}){{/locator}}{{#definition}}: {{text}}{{/definition}}
    {{/units}}
    {{/parts}}
    {{^hasParts}}
    {{lacksParts}} Write down what it asks for: \(line)
    {{/hasParts}}

    No level is asked of applicants.

    ## Interview questions

    Choose as many as there is time for, and ask every applicant the same.

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

    Applicant: ________________ Panel: ________________ Date: __________

    Write down what was said; there are no points to give.

    \(source)    {{#elements}}
    ### {{title}}

    {{#interview}}
    **{{question}}**

    {{#listenFor}}
    - ☐ {{.}}
    {{/listenFor}}

    {{#beware}}
    - Take care: {{.}}
    {{/beware}}

    What was said: \(line)

    {{/interview}}
    {{#rolePlay}}
    **Role play, for the one who acts:** {{actor}}

    {{#lookFor}}
    - ☐ {{.}}
    {{/lookFor}}

    What was seen: \(line)

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

    {{#definesUnits}}
    ## What these mean

    {{#needs}}
    {{#unit}}
    ### {{title}}{{#locator}} ({{locator}}){{/locator}}

    \(definition){{/unit}}
    {{/needs}}
    {{/definesUnits}}
    ## What is needed, how it is learned, and who models it

    Courses and coaching come from the catalogue of activities, which a county replaces by its own.\
    {{#hasModels}} The last column tells what a leader does that shows it: the document puts both under \
    one heading, or readers have joined them.{{/hasModels}}

    {{#documents}}
    {{.}}

    {{/documents}}
    | What is needed | Training | Coaching and practice |{{#hasModels}} What a leader does that shows it |{{/hasModels}}
    | --- | --- | --- |{{#hasModels}} --- |{{/hasModels}}
    {{#needs}}
    | {{#unit}}{{title}}{{#locator}} ({{locator}}){{/locator}}{{/unit}} | {{#training}}{{title}} ({{hours}}). {{/training}}{{^training}}________{{/training}} | {{#coaching}}{{title}} ({{hours}}). {{/coaching}}{{^coaching}}________{{/coaching}} |{{#hasModels}} {{#models}}{{role}}: {{text}} ({{#document}}{{document}} {{/document}}{{locator}}) {{/models}}{{#modelNote}}{{modelNote}} {{/modelNote}}{{^models}}________{{/models}} |{{/hasModels}}
    {{/needs}}

    \(local)
    """
}
