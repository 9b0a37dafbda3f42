import Testing

@testable import CrosswalkWorkbench

@Suite struct WordingPartTests {
  private func html(_ reading: String) -> String { WordingPart(reading: reading).html.source }

  /// Nothing of how Markdown marks things is left for a reader to see.
  @Test func marksNothingAsMarkdownDoes() {
    let text = html(
      "# 2 levels\n\n- **begins, ends**: Where it begins.\n\n## L1\n\nTalking\n\n- Listens.\n- Asks.\n"
    )
    #expect(
      text == """
        <p><strong><bdi>2 levels</bdi></strong></p>
        <ul>
        <li><strong>begins, ends</strong>: Where it begins.</li>
        </ul>
        <h3><bdi>L1</bdi></h3>
        <p><strong><bdi>Talking</bdi></strong></p>
        <ul>
        <li><bdi>Listens.</bdi></li>
        <li><bdi>Asks.</bdi></li>
        </ul>

        """)
  }

  @Test func putsListsIntoLists() {
    let text = html(
      "### Talking\n\n- Listens\n    - L1: at times\n    - L2: always\n- Asks\n    - L1: never\n")
    #expect(
      text == """
        <h4><bdi>Talking</bdi></h4>
        <ul>
        <li><bdi>Listens</bdi><ul>
        <li><bdi>L1: at times</bdi></li>
        <li><bdi>L2: always</bdi></li>
        </ul>
        </li>
        <li><bdi>Asks</bdi><ul>
        <li><bdi>L1: never</bdi></li>
        </ul>
        </li>
        </ul>

        """)
  }

  @Test(arguments: ["- <b>", "- **<b>**: <b>", "## <b>", "### <b>", "<b>", "- **<b>"])
  func escapesWhatItShows(line: String) {
    #expect(!html(line).contains("<b>"))
    #expect(html(line).contains("&lt;b&gt;"))
  }
}
