/// The page for those who train.
extension SheetHTML {
  static let trainingMap = """
    <section aria-labelledby="orientation">
    <h2 id="orientation">Everybody begins with</h2>
    <ul>
    {{#orientation}}
    <li><b>{{title}}</b> ({{hours}}){{#provider}}, {{provider}}{{/provider}}</li>
    {{/orientation}}
    </ul>
    {{^orientation}}
    \(lines){{/orientation}}
    <p>Local policy, forms and dates:</p>
    \(lines)</section>
    {{#definesUnits}}
    <section aria-labelledby="definitions">
    <h2 id="definitions">What these mean</h2>
    {{#needs}}
    {{#unit}}
    <div class="keep">
    <h3>{{title}}{{#locator}} <span class="locator">{{locator}}</span>{{/locator}}</h3>
    \(definition)</div>
    {{/unit}}
    {{/needs}}
    </section>
    {{/definesUnits}}
    <section aria-labelledby="map">
    <div class="head">
    <h2 id="map">What is needed, how it is learned, and who models it</h2>
    <p class="small">Courses and coaching come from the catalogue of activities, which a county \
    replaces by its own.{{#hasModels}} The last column tells what a leader does that shows it: the \
    document puts both under one heading, or readers have joined them.{{/hasModels}}</p>
    {{#documents}}
    <p class="small">{{.}}</p>
    {{/documents}}
    </div>
    <table class="map{{#hasModels}} full{{/hasModels}}">
    <thead><tr><th scope="col">What is needed</th><th scope="col">Training</th>\
    <th scope="col">Coaching and practice</th>{{#hasModels}}<th scope="col">What a leader does that \
    shows it</th>{{/hasModels}}</tr></thead>
    <tbody>
    {{#needs}}
    <tr>
    <th scope="row">{{#unit}}{{title}}{{#locator}} <span class="locator">{{locator}}</span>{{/locator}}{{/unit}}</th>
    <td>{{#training}}<p>{{title}} ({{hours}})</p>{{/training}}\
    {{^training}}<div class="line"></div>{{/training}}</td>
    <td>{{#coaching}}<p>{{title}} ({{hours}})</p>{{/coaching}}\
    {{^coaching}}<div class="line"></div>{{/coaching}}</td>
    {{#hasModels}}
    <td>{{#models}}<p>{{role}}: {{text}} <span class="locator">{{#document}}{{document}} \
    {{/document}}{{locator}}</span></p>{{/models}}{{#modelNote}}<p>{{modelNote}}</p>\
    {{/modelNote}}{{^models}}<div class="line"></div>{{/models}}</td>
    {{/hasModels}}
    </tr>
    {{/needs}}
    </tbody>
    </table>
    </section>
    \(local)
    """
}
