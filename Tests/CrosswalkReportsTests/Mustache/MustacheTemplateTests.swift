import CrosswalkTables
import CrosswalkTestSupport
import Testing

@testable import CrosswalkReports

@Suite struct MustacheTemplateTests {
  private struct Item: TemplateRecord {
    var name: String
    var tags: [String]

    static let fields: [TemplateField<Item>] = [
      .text("name", "n") { $0.name }, .texts("tags", "t") { $0.tags },
    ]
  }

  private struct Page: TemplateRecord {
    var title = ""
    var isOpen = false
    var items: [Item] = []
    var first: Item?

    static let fields: [TemplateField<Page>] = [
      .text("title", "t") { $0.title }, .flag("open", "o") { $0.isOpen },
      .list("items", "i") { $0.items }, .optional("first", "f") { $0.first },
    ]
  }

  private func html(_ template: String, _ page: Page) throws -> String {
    try MustacheTemplate(template).rendered(with: page.templateValue, for: HTMLPage.self).source
  }

  private func error(_ template: String) -> String? {
    do {
      let template = try MustacheTemplate(template)
      return template.errors(against: Page.variables).first?.description
    } catch {
      return error.description
    }
  }

  @Test func `text from data is escaped, the template's own is not`() throws {
    let page = Page(title: "<b>\"A\" & 'B'</b>")
    #expect(
      try html("<i>{{title}}</i>", page)
        == "<i>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;</i>")
    let markdown = try MustacheTemplate("**{{title}}**").rendered(
      with: page.templateValue, for: MarkdownFile.self
    ).source
    #expect(markdown.hasPrefix("**\\<b\\>"))
  }

  @Test func `sections repeat, leave out and reach outward`() throws {
    let page = Page(
      title: "T", isOpen: true,
      items: [.init(name: "a", tags: ["x", "y"]), .init(name: "", tags: [])],
      first: .init(name: "f", tags: []))
    #expect(
      try html(
        "{{#items}}[{{name}}{{^name}}-{{/name}}{{#tags}} {{.}}{{/tags}} {{title}}]{{/items}}", page)
        == "[a x y T][- T]")
    #expect(try html("{{#open}}o{{/open}}{{^open}}c{{/open}}{{first.name}}", page) == "of")
    #expect(
      try html("{{#first}}x{{/first}}{{^first}}none{{/first}}{{first.name}}.", Page()) == "none.")
    #expect(try html("a\n  {{! said }}\n{{#open}}\nb\n{{/open}}\nc", page) == "a\nb\nc")
  }

  @Test(arguments: [
    ("a\n {{titel}}", "2:2: error: unknown name 'titel'; did you mean 'title'?"),
    ("{{#items}}\n{{naem}}{{/items}}", "2:1: error: unknown name 'naem'; did you mean 'name'?"),
    ("{{first.nam}}", "1:1: error: unknown name 'nam'; did you mean 'name'?"),
    ("{{items}}", "1:1: error: 'items' is a list and no text; open a section with '{{#items}}'"),
    (
      "{{#items}}{{.}}{{/items}}",
      "1:11: error: '.' is a group of values and no text; open a section with '{{#.}}'"
    ),
    ("x\n{{#open}}", "2:1: error: the section 'open' is not closed"),
    (
      "{{#open}}{{#items}}{{/open}}",
      "1:20: error: the section 'items' of line 1 is to be closed before 'open'"
    ),
    ("{{/open}}", "1:1: error: no section 'open' is open here"),
    ("a {{title", "1:3: error: the braces are not closed"),
    ("{{ }}", "1:1: error: '{{ }}' has no name in it"),
    ("{{a..b}}", "1:1: error: '{{a..b}}' has no name in it"),
    (
      "{{{title}}}",
      "1:1: error: text from data is never put in as markup; write it in double braces, as '{{name}}'"
    ),
    (
      "{{&title}}",
      "1:1: error: text from data is never put in as markup; write it in double braces, as '{{name}}'"
    ),
    ("{{> other}}", "1:1: error: a template cannot take in another one"),
    ("{{=<% %>=}}", "1:1: error: the braces cannot be exchanged for other signs"),
  ])
  func `what is wrong is told with its place`(template: String, message: String) {
    #expect(error(template) == message)
  }

  @Test func `a name in a part that is never reached is found too`() {
    #expect(error("{{#open}}{{^open}}{{nobody}}{{/open}}{{/open}}") != nil)
    #expect(error("{{#items}}{{title}}{{/items}}") == nil)
  }
}
