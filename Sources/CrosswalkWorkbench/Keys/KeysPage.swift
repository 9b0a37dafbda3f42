import CrosswalkReports
import CrosswalkTables

/// The single keys of a crosswalk, and forms to change them and to turn them off.
struct KeysPage {
  let context: PageContext
  /// The page to go back to.
  let back: String
  /// What was typed and cannot be taken, and why.
  var refused: (given: [EditorKey: String], why: EditRefusal)?

  static let routes: [PageRoute] = [
    PageRoute("/keys") { ask in
      .page(KeysPage(context: ask.context, back: ask.value("back") ?? "").html)
    },
    PageRoute("/keys", method: "POST") { try take($0) },
  ]

  private static func take(_ ask: PageAsk) throws -> PageAnswer {
    let fields = FormFields(ask)
    let back = FormFields.address(fields.text("back"), else: "/crosswalk")
    var set = ask.context.keys.set
    switch fields.text("act") {
    case "on": set.isOff = false
    case "off": set.isOff = true
    case "usual": set = KeySet()
    default:
      let given = Dictionary(
        uniqueKeysWithValues: EditorKey.allCases.map { ($0, fields.text("key.\($0.rawValue)")) })
      do {
        try set.take(given)
      } catch {
        let page = KeysPage(context: ask.context, back: back, refused: (given, error))
        return .refusal(page.html, status: error.status)
      }
    }
    ask.context.keys.put(set)
    return .moved(to: back)
  }

  var html: HTML {
    let set = context.keys.set
    let fields = EditorKey.allCases.map { act -> HTML in
      let value = refused.map { $0.given[act] ?? "" } ?? set.typed(act) ?? ""
      return """
        <p class="key"><input id="key-\(act.rawValue)" name="key.\(act.rawValue)" value="\(value)" size="2" autocomplete="off">
        <label for="key-\(act.rawValue)">\(act.words)</label></p>

        """
    }
    let problem = EditParts.complaint(refused?.why)
    return PageLayout(
      context: context, title: "Keys of the crosswalk", place: .crosswalk,
      lede: """
        Single keys work inside the two trees and the panel. They are kept until the program ends.
        """,
      path: [("Crosswalk", "/crosswalk")],
      body: """
        \(problem)<div class="choices">
        \(button(set.isOff ? "on" : "off", set.isOff ? "Turn single keys on" : "Turn single keys off"))\
        \(button("usual", "Use the usual keys"))</div>
        <form method="post" action="/keys" aria-labelledby="keys-heading">
        <h2 id="keys-heading">Which key does what</h2>
        \(hidden("set"))<p>One letter or sign each; empty: no key does it.</p>
        \(fields)\
        <p><button>Save</button> \(HTML.link("\(FormFields.address(back, else: "/crosswalk"))", "Go back"))</p>
        </form>

        """
    ).html
  }

  private func hidden(_ act: HTML) -> HTML {
    """
    <input type="hidden" name="token" value="\(context.token)">
    <input type="hidden" name="act" value="\(act)">
    <input type="hidden" name="back" value="\(back)">

    """
  }

  private func button(_ act: HTML, _ words: HTML) -> HTML {
    """
    <form class="act" method="post" action="/keys">
    \(hidden(act))<button class="quiet">\(words)</button>
    </form>

    """
  }
}
