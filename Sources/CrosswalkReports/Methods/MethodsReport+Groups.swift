import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

extension MethodsReport {
  /// From people to shares of a group.
  var groups: ReportDocument.Section {
    .init(
      title: "Groups of people",
      blocks: [
        .paragraph(
          "The share of a level in a group is the mean of its people's probabilities, of those who have "
            + "an answer. It has two kinds of doubt, which are told apart."),
        .list([
          "What belongs to single people: of n people each is at the level or not, so that the share has "
            + "the variance p(1 - p)/n; E. B. Wilson's interval (1927). It shrinks as there are more people.",
          "What all people share: all translations are made again \(GroupTranslator.usualDraws) times, each "
            + "time with every cut drawn evenly from its spread, each scale moved as a whole by a normal "
            + "amount of its location error, and each link kept with its confidence as the chance. The share "
            + "moves with each draw, and that does not shrink, however many people there are. Of a group "
            + "with more than 400 different profiles, 400 are drawn for this.",
          "The interval of a share, the middle 80 %, is of both together.",
          "Other assumptions: all cuts of one framework at the lower or upper ends of their spreads, links of "
            + "a confidence under 0.6 left out, another reader's alignment if one is given; each by itself, "
            + "for all people together.",
        ]),
        .paragraph(
          "Nothing is told of under five people, and no number from which under five could be worked out."
        ),
      ])
  }
}
