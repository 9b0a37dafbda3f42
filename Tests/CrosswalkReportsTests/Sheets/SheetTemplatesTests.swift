import Foundation
import Testing

@testable import CrosswalkReports

@Suite struct SheetTemplatesTests {
  @Test(arguments: SheetKind.allCases)
  func `built-in templates name only what there is`(kind: SheetKind) throws {
    for form in [SheetText.Form.html, .markdown] {
      let text = SheetText.template(kind, form)
      let template = try MustacheTemplate(text)
      #expect(template.errors(against: PrintedSheet.variables).map(\.description) == [], "\(form)")
      // A name of a person goes nowhere but into the line for it.
      #expect(text.components(separatedBy: "{{name}}").count <= 2)
      #expect(!text.prefix(while: { $0 != "\n" }).contains("{{name}}"))
    }
  }

  @Test func `every name that a template may use is told with its meaning`() {
    func check(_ variables: [TemplateVariable]) {
      #expect(Set(variables.map(\.name)).count == variables.count)
      for variable in variables {
        #expect(variable.meaning.count > 8 && variable.meaning.hasSuffix("."), "\(variable.name)")
        if case .list(.record(let parts)) = variable.shape { check(parts) }
        if case .record(let parts) = variable.shape { check(parts) }
      }
    }
    check(PrintedSheet.variables)
    let text = SheetText.variables.source
    #expect(text.contains("hasShortcomings, a yes or no: ") && text.contains("\n  definition, "))
  }

  @Test func `a page is 8 points or more`() throws {
    for kind in SheetKind.allCases {
      let text = SheetText.template(kind, .html)
      let sizes = text.matches(of: #/font(?:-size)?: ?([0-9.]+)pt/#).compactMap { Double($0.1) }
      #expect(!sizes.isEmpty && sizes.allSatisfy { $0 >= 8 }, "\(kind): \(sizes)")
    }
  }

  @Test func `the small print of a sheet of several pages cannot stand alone on the last`() {
    for kind in SheetKind.allCases {
      let text = SheetText.template(kind, .html)
      #expect(text.components(separatedBy: "{{promptsNote}}").count == 2, "\(kind)")
      #expect(text.contains("<footer>") == kind.isOnePage, "\(kind)")
      // What applicants read says nothing of the panel's questions.
      let isInHeader =
        text.range(of: "{{promptsNote}}")!.lowerBound
        < text.range(of: "</header>")!.lowerBound
      #expect(isInHeader == !(kind.isOnePage || kind == .selectionKit), "\(kind)")
      let markdown = SheetText.template(kind, .markdown)
      #expect(markdown.components(separatedBy: "{{promptsNote}}").count == 2, "\(kind)")
      #expect(!markdown.suffix(300).contains("{{promptsNote}}"), "\(kind)")
    }
  }

  @Test func `places in a row are drawn together, and none is lost`() {
    #expect(
      PrintedSheet.spans(of: ["V1.2", "V1.3", "V1.4", "V1.6", "V2.7", "V2.8", "a.i", "a.ii", "3"])
        == ["V1.2 to 4", "V1.6", "V2.7, V2.8", "a.i", "a.ii", "3"])
    #expect(PrintedSheet.spans(of: []) == [])
  }
}
