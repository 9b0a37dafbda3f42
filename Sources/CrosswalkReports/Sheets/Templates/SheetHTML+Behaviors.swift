/// Pages of what a document asks for.
extension SheetHTML {
  private static let shortcomings = """
    {{#hasShortcomings}}
    <section class="apart" aria-labelledby="shortcomings">
    <h2 id="shortcomings">Worded as shortcomings</h2>
    <p>The document words these as something that goes wrong. They are nobody's goal.</p>
    <ul>
    {{#shortcomings}}
    <li>\(statement)</li>
    {{/shortcomings}}
    </ul>
    </section>
    {{/hasShortcomings}}

    """

  private static let levelDefinition = """
    {{#level}}
    <p><b>{{title}}</b>{{#tenure}} ({{tenure}}){{/tenure}}{{#definition}}: {{text}} \
    <span class="locator">{{locator}}</span>{{/definition}}</p>
    {{/level}}

    """

  /// Units with a box before each statement.
  private static let checklist = """
    {{#units}}
    <div class="head">
    <h3>{{title}}{{#locator}} <span class="locator">{{locator}}</span>{{/locator}}</h3>
    \(definition){{#subcompetencies}}
    <p class="small">Its parts: {{subcompetencies}}</p>
    {{/subcompetencies}}
    </div>
    \(boxes)<div class="room">Evidence and notes</div>
    {{/units}}

    """

  static let tenureColumn = """
    \(people)\(levelDefinition)<p class="small">Boxes are filled in by people who have seen the \
    work. Nobody counts them up, and a box is no rating.</p>
    {{#parts}}
    <section>
    {{#title}}
    <h2>{{title}}</h2>
    {{/title}}
    {{^title}}
    <h2>What is expected</h2>
    {{/title}}
    \(checklist)</section>
    {{/parts}}
    \(shortcomings){{#apartLevel}}
    <section class="page" aria-labelledby="apart">
    <h2 id="apart">Apart: {{title}}</h2>
    <p>No time of service leads to this level. Nobody is measured against it for having served \
    long.</p>
    {{#definition}}
    <p>{{text}} <span class="locator">{{locator}}</span></p>
    {{/definition}}
    {{#apart}}
    {{#units}}
    <h3>{{title}}{{#locator}} <span class="locator">{{locator}}</span>{{/locator}}</h3>
    <ul>
    {{#statements}}
    <li>\(statement)</li>
    {{/statements}}
    </ul>
    {{/units}}
    {{/apart}}
    </section>
    {{/apartLevel}}
    \(local)
    """

  static let smartGoals = """
    \(people)\(levelDefinition){{#goals}}
    <section class="keep" aria-labelledby="goal-{{number}}">
    <h2 id="goal-{{number}}">Goal {{number}}{{#unit}}: {{unit}}{{/unit}}</h2>
    {{#statement}}
    <p><b>The statement:</b> {{text}} <span class="locator">{{locator}}</span></p>
    {{#levels}}
    {{#words}}
    <p class="grade">{{title}}: {{text}}</p>
    {{/words}}
    {{/levels}}
    {{/statement}}
    {{^statement}}
    <p><b>The statement</b>, with its place in the document:</p>
    \(lines){{/statement}}
    <p><b>Where I am now:</b> {{now}}</p>
    {{^now}}
    \(lines){{/now}}
    <p><b>What shows it</b> (a case, a note, a visit that somebody saw):</p>
    \(lines)<p><b>What I will do</b>, and who helps:</p>
    \(lines)\(lines)<p><b>How we will see that it worked</b> (what can be counted, read or watched):</p>
    \(lines)<p class="fill"><b>By when:</b> <span class="blank"></span> <b>Looked at again on:</b> \
    <span class="blank"></span></p>
    </section>
    {{/goals}}
    \(local)
    """

  private static let scaling = """
    <p class="choices"><span class="who">Own scaling</span> {{#scale}}<span class="choice">\
    <span class="box"></span>{{title}}</span>{{/scale}}</p>
    <p class="choices"><span class="who">Supervisor's</span> {{#scale}}<span class="choice">\
    <span class="box"></span>{{title}}</span>{{/scale}}</p>

    """

  static let practiceProfile = """
    \(people)<section aria-labelledby="levels">
    <h2 id="levels">The levels</h2>
    {{#scale}}
    <p><b>{{title}}</b>{{#tenure}} ({{tenure}}){{/tenure}}{{#definition}}: {{text}} \
    <span class="locator">{{locator}}</span>{{/definition}}{{^definition}}: the document gives no \
    definition.{{/definition}}</p>
    {{#definition.note}}
    <p class="small">{{definition.note}}</p>
    {{/definition.note}}
    {{/scale}}
    <p class="small">First each of you ticks a level alone, and then you talk. Boxes stay as people \
    fill them in; nobody adds them up.</p>
    {{#ratesPerson}}
    <p>The document gives a grade to the person, and not to each unit.</p>
    \(scaling){{/ratesPerson}}
    </section>
    {{#parts}}
    <section>
    {{#title}}
    <h2>{{title}}</h2>
    {{/title}}
    {{^title}}
    <h2>Behaviors</h2>
    {{/title}}
    {{#units}}
    <div class="unit">
    <div class="head">
    <h3>{{title}}{{#locator}} <span class="locator">{{locator}}</span>{{/locator}}</h3>
    \(definition)</div>
    <ul>
    {{#statements}}
    <li>\(statement)
    {{#levels}}
    {{#words}}
    <p class="grade"><b>{{title}}:</b> {{text}}</p>
    {{/words}}
    {{/levels}}
    </li>
    {{/statements}}
    </ul>
    {{#levels}}
    <h4>{{title}}</h4>
    <ul>
    {{#words}}
    <li>{{text}} <span class="locator">{{locator}}</span></li>
    {{/words}}
    </ul>
    {{/levels}}
    <div class="keep">
    {{^ratesPerson}}
    \(scaling){{/ratesPerson}}
    <div class="room">Evidence: what was seen, read or told</div>
    <div class="room">Next step, and by when</div>
    </div>
    </div>
    {{/units}}
    </section>
    {{/parts}}
    \(shortcomings)\(local)
    """

  static let onePager = """
    \(levelDefinition)<section aria-labelledby="behaviors">
    <h2 id="behaviors">Behaviors</h2>
    {{#marked}}
    <p class="small">{{marked}}</p>
    {{/marked}}
    <div class="columns">
    \(units){{#localName}}
    <h3>In our own words: {{localName}}</h3>
    {{#local}}
    {{#units}}
    <h3>{{title}}</h3>
    <ul>
    {{#statements}}
    <li>\(statement)</li>
    {{/statements}}
    </ul>
    {{/units}}
    {{/local}}
    {{/localName}}
    </div>
    {{#leftOut}}
    <p class="small">No room here, but in the practice profile: {{leftOut}}.</p>
    {{/leftOut}}
    </section>
    <section aria-labelledby="months">
    <h2 id="months">A focus for each month</h2>
    <ol class="months">
    {{#months}}
    <li><b>Month {{number}}, {{element}}:</b> {{focus}}</li>
    {{/months}}
    </ol>
    </section>
    {{#hasRoom}}
    <div class="room tall">What I will try, and what I have seen of it</div>
    {{/hasRoom}}

    """
}
