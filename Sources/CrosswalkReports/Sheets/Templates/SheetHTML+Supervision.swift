/// Pages for those who supervise, coach and select.
extension SheetHTML {
  /// The behavior in focus.
  private static let focus = """
    <section aria-labelledby="focus">
    <h2 id="focus">The behavior in focus</h2>
    {{#hasParts}}
    <p class="small">Tick the one that this talk is about.</p>
    {{/hasParts}}
    {{#level}}
    <p>Level: <b>{{title}}</b>{{#definition}}. {{text}}{{/definition}}</p>
    {{/level}}
    {{#parts}}
    {{#units}}
    <div class="head">
    <h3>{{title}}{{#locator}} <span class="locator">{{locator}}</span>{{/locator}}</h3>
    \(definition)</div>
    \(boxes){{/units}}
    {{/parts}}
    {{^parts}}
    <p>{{lacksParts}} Write down the behavior that this talk is about:</p>
    \(lines){{/parts}}
    {{#leftOut}}
    <p class="small">No room here, but in the practice profile: {{leftOut}}.</p>
    {{/leftOut}}
    </section>

    """

  private static let rowToAgree =
    "<tr><td class=\"write\"></td><td class=\"write\"></td><td class=\"write\"></td></tr>\n"

  /// What is agreed, on one page with the evidence if it is written down here.
  private static func agreed(rows: Int, evidence: String = "") -> String {
    """
    <section class="keep" aria-labelledby="agreed">
    <h2 id="agreed">What is agreed</h2>
    \(evidence)<table>
    <thead><tr><th scope="col">What will be done</th><th scope="col">By whom</th>\
    <th scope="col">By when</th></tr></thead>
    <tbody>
    \(String(repeating: rowToAgree, count: rows))</tbody>
    </table>
    <p class="fill">We look at this again on: <span class="blank"></span></p>
    </section>

    """
  }

  /// An answer from 0 to 10, and what would make it higher.
  private static let scaled = """
    <p class="fill wide"><span class="day">Answer: <span class="blank"></span></span> \
    <span>What would make it one higher? <span class="blank"></span></span></p>

    """

  private static let evidence =
    "<div class=\"room tall\">Evidence: what was seen, read or told</div>\n"

  static let coachingGuide = """
    \(people)\(focus)<section class="keep" aria-labelledby="case">
    <h2 id="case">A case to talk through</h2>
    <p class="small">Without names of families.</p>
    \(lines)\(lines)</section>
    {{#elements}}
    <section aria-labelledby="talk">
    <div class="head">
    <h2 id="talk">Scaling and questions: {{title}}</h2>
    <p>{{meaning}}</p>
    {{^level}}
    <p class="small">Choose the part that fits the work as you have seen it. It is no rating.</p>
    {{/level}}
    </div>
    {{#coaching}}
    <div class="keep">
    <h3>{{levels}}</h3>
    <p><b>Scale:</b> {{scaling}}</p>
    \(scaled)<ul>
    {{#questions}}
    <li>{{.}}</li>
    {{/questions}}
    </ul>
    </div>
    <div class="keep">
    <p><b>What one would see:</b> {{evidence}}</p>
    <p><b>A next step:</b> {{step}}</p>
    </div>
    {{/coaching}}
    </section>
    {{/elements}}
    \(agreed(rows: 2, evidence: evidence))\(local)
    """

  static let coachingGuideShort = """
    \(people)\(focus)<section class="grow" aria-labelledby="case">
    <h2 id="case">A case to talk through</h2>
    <div class="room">Without names of families</div>
    </section>
    {{#elements}}
    <section class="grow" aria-labelledby="talk">
    <h2 id="talk">Scaling: {{title}}</h2>
    {{^level}}
    <p class="small">Ask the one that fits the work as you have seen it. It is no rating.</p>
    {{/level}}
    <ul>
    {{#coaching}}
    <li><b>{{levels}}:</b> {{scaling}}</li>
    {{/coaching}}
    </ul>
    \(scaled)\(evidence)</section>
    {{/elements}}
    \(agreed(rows: 3))
    """

  static let supervisorOnePager = """
    {{#elements}}
    <p class="definition">{{meaning}}</p>
    <div class="three">
    <section aria-labelledby="before">
    <h2 id="before">Before the talk</h2>
    <ul class="boxes">
    {{#before}}
    <li><span class="box"></span>{{.}}</li>
    {{/before}}
    </ul>
    </section>
    <section aria-labelledby="during">
    <h2 id="during">In the talk</h2>
    <ul class="boxes">
    {{#during}}
    <li><span class="box"></span>{{.}}</li>
    {{/during}}
    </ul>
    </section>
    <section aria-labelledby="after">
    <h2 id="after">After the talk</h2>
    <ul class="boxes">
    {{#after}}
    <li><span class="box"></span>{{.}}</li>
    {{/after}}
    </ul>
    </section>
    </div>
    {{#localName}}
    <section aria-labelledby="tools">
    <h2 id="tools">In our own words: {{localName}}</h2>
    <ul>
    {{#local}}
    {{#units}}
    {{#statements}}
    <li>{{text}} <span class="locator">{{locator}}</span></li>
    {{/statements}}
    {{/units}}
    {{/local}}
    {{^local}}
    <li>It says nothing about this.</li>
    {{/local}}
    </ul>
    </section>
    {{/localName}}
    {{^localName}}
    <section aria-labelledby="tools">
    {{#hasTools}}
    <h2 id="tools">Tools of Safety Organized Practice that serve it</h2>
    <ul>
    {{#tools}}
    <li>{{.}}</li>
    {{/tools}}
    </ul>
    {{/hasTools}}
    {{^hasTools}}
    <h2 id="tools">Tools of our own that serve it</h2>
    \(lines)\(lines){{/hasTools}}
    </section>
    {{/localName}}
    {{/elements}}
    <section aria-labelledby="behaviors">
    <h2 id="behaviors">{{#isOwn}}What the document asks of you as a supervisor{{/isOwn}}\
    {{^isOwn}}Behaviors to look for{{/isOwn}}</h2>
    {{#marked}}
    <p class="small">{{marked}}</p>
    {{/marked}}
    \(units){{^parts}}
    <p>{{lacksParts}} Write down what you will look for:</p>
    \(lines)\(lines){{/parts}}
    </section>
    <section class="grow" aria-labelledby="own">
    <h2 id="own">For whom, what I will do, and when I look again</h2>
    <div class="room"></div>
    </section>

    """

  static let selectionKit = """
    <section aria-labelledby="preview">
    <h2 id="preview">A realistic look at the work</h2>
    <p class="small">To be read by applicants before they decide.</p>
    {{#preview}}
    <p>{{.}}</p>
    {{/preview}}
    </section>
    <section aria-labelledby="values">
    <h2 id="values">What the work asks for</h2>
    {{#hasParts}}
    <ul class="measured">
    {{#parts}}
    {{#units}}
    <li><b>{{title}}</b>{{#locator}} <span class="locator">{{locator}}</span>{{/locator}}{{#definition}}: \
    {{text}}{{/definition}}</li>
    {{/units}}
    {{/parts}}
    </ul>
    {{/hasParts}}
    {{^hasParts}}
    <p>{{lacksParts}} Write down what it asks for:</p>
    \(lines)\(lines)\(lines){{/hasParts}}
    <p class="small">No level is asked of applicants.</p>
    </section>
    <section class="page" aria-labelledby="interview">
    <h2 id="interview">Interview questions</h2>
    <p class="small">Choose as many as there is time for, and ask every applicant the same.</p>
    {{#elements}}
    <h3>{{title}}</h3>
    <ol>
    {{#interview}}
    <li>{{question}}</li>
    {{/interview}}
    </ol>
    {{/elements}}
    </section>
    {{#scenario}}
    <section class="page" aria-labelledby="sample">
    <h2 id="sample">Writing sample: {{title}}</h2>
    {{#text}}
    <p>{{.}}</p>
    {{/text}}
    <p><b>Your task:</b> {{task}}</p>
    <div class="room paper"></div>
    </section>
    {{/scenario}}
    <section class="page" aria-labelledby="play">
    <h2 id="play">Role play</h2>
    {{#elements}}
    <div class="keep">
    <h3>{{title}}</h3>
    {{#rolePlay}}
    <p>{{setting}}</p>
    <p><b>The applicant is told:</b> {{candidate}}</p>
    {{/rolePlay}}
    </div>
    {{/elements}}
    </section>
    <section class="page" aria-labelledby="guide">
    <h2 id="guide">Answer guide, for the panel only</h2>
    <p class="fill wide"><span>Applicant: <span class="blank"></span></span> <span>Panel: \
    <span class="blank"></span></span> <span class="day">Date: <span class="blank"></span></span></p>
    <p class="small">Write down what was said; there are no points to give.</p>
    \(source)    {{#elements}}
    <h3>{{title}}</h3>
    {{#interview}}
    <div class="keep">
    <p><b>{{question}}</b></p>
    <ul class="boxes">
    {{#listenFor}}
    <li><span class="box"></span>{{.}}</li>
    {{/listenFor}}
    </ul>
    {{#beware}}
    <p class="small">Take care: {{.}}</p>
    {{/beware}}
    <div class="room low">What was said</div>
    </div>
    {{/interview}}
    {{#rolePlay}}
    <div class="keep">
    <p><b>Role play, for the one who acts:</b> {{actor}}</p>
    <ul class="boxes">
    {{#lookFor}}
    <li><span class="box"></span>{{.}}</li>
    {{/lookFor}}
    </ul>
    <div class="room low">What was seen</div>
    </div>
    {{/rolePlay}}
    {{/elements}}
    {{#scenario}}
    <h3>Writing sample</h3>
    <ul class="boxes">
    {{#answerGuide}}
    <li><span class="box"></span>{{.}}</li>
    {{/answerGuide}}
    </ul>
    {{/scenario}}
    </section>
    \(local)
    """
}
