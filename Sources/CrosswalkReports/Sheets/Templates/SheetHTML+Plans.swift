/// Pages of a curriculum.
extension SheetHTML {
  private static let goals = """
    <section aria-labelledby="goals">
    <h2 id="goals">What this is for</h2>
    {{#aim}}
    <p><b>It leads to:</b> {{aim}}</p>
    {{/aim}}
    <ul>
    {{#goals}}
    <li>{{.}}</li>
    {{/goals}}
    </ul>
    {{^goals}}
    \(lines)\(lines){{/goals}}
    {{#documents}}
    <p class="small">{{.}}</p>
    {{/documents}}
    </section>

    """

  private static let nothing = """
    {{#nothing}}
    <p><b>{{nothing}}</b></p>
    {{/nothing}}

    """

  /// What is observed first, in the first month.
  private static let observe = """
    {{#observesFirst}}
    <section aria-labelledby="observe">
    <h2 id="observe">Observe first</h2>
    <p class="small">Too little is known of these to plan for them. Look in the first month.</p>
    <ul class="boxes">
    {{#observe}}
    <li><span class="box"></span>{{about}}{{#advice}} <span class="locator">{{advice}}</span>{{/advice}}</li>
    {{/observe}}
    </ul>
    {{#observesMore}}
    <p class="small">And {{observesMore}} more: rate again when these have been looked at, and plan \
    anew.</p>
    {{/observesMore}}
    </section>
    {{/observesFirst}}

    """

  private static let months = """
    <table class="plan">
    <thead><tr><th scope="col">Month</th><th scope="col">What is on</th>\
    <th scope="col">What shows that it worked</th><th scope="col">Done on</th></tr></thead>
    <tbody>
    {{#months}}
    {{#activities}}
    <tr><th scope="row">{{label}}{{^label}}<span class="blank short"></span>{{/label}}</th><td>{{title}} ({{hours}})\
    {{#provider}}<br>{{provider}}{{/provider}}</td><td>{{evidence}}{{#check}}<br>Look for it {{check}}{{/check}}</td><td class="write"></td></tr>
    {{/activities}}
    {{/months}}
    {{^months}}
    \(blank)\(blank)\(blank)\(blank){{/months}}
    </tbody>
    </table>

    """

  /// A row to fill in.
  private static let blank = """
    <tr><td class="write"></td><td class="write"></td><td class="write"></td><td class="write"></td></tr>

    """

  static let individualPlan = """
    \(people){{#plan}}
    \(goals)<section aria-labelledby="plan">
    <h2 id="plan">Month by month{{^nothing}} ({{hours}} in all){{/nothing}}</h2>
    \(nothing){{^nothing}}
    \(months){{/nothing}}
    </section>
    \(observe){{/plan}}
    <section class="keep" aria-labelledby="signed">
    <h2 id="signed">Agreed</h2>
    <p class="fill wide"><span>Signed by the person: <span class="blank"></span></span> \
    <span>Supervisor: <span class="blank"></span></span> <span class="day">Date: \
    <span class="blank"></span></span></p>
    <p>We look at the evidence together on:</p>
    \(lines)</section>

    """

  static let unitPlan = """
    {{#plan}}
    \(goals)<section aria-labelledby="plan">
    <h2 id="plan">Month by month{{^nothing}} (the courses below together: {{hours}}){{/nothing}}</h2>
    \(nothing){{#nothing}}
    <p>What all agree on may stand here:</p>
    {{/nothing}}
    \(months){{#hidesFew}}
    <p class="small">Courses for under 5 people stand on the learning plans of those who attend.</p>
    {{/hidesFew}}
    </section>
    {{/plan}}
    <section class="keep" aria-labelledby="who">
    <h2 id="who">Who learns with whom</h2>
    <p>Left to you:</p>
    \(lines)\(lines)\(lines)</section>

    """
}
