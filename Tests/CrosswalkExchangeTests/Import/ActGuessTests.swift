import CrosswalkModel
import Testing

@testable import CrosswalkExchange

@Suite struct ActGuessTests {
  @Test(arguments: [
    ("Knows which forms a hospital needs.", Act.knows),
    ("Fully understands the timetable.", .knows),
    ("Is aware of the rules.", .knows), ("Is learning why sleep matters.", .knows),
    ("Believes that grandparents deserve thanks.", .values),
    ("Is willing to give up a routine.", .values), ("Mentors a newcomer.", .guides),
  ])
  func `a plain beginning tells`(text: String, act: Act) {
    #expect(ActGuess.act(of: text) == act)
  }

  @Test(arguments: [
    "Understands the timetable and plans visits by it.", "Is learning to keep a log.",
    "Knows the law, and then applies it.", "Writes reports.", "Is learning how to ask.", "", "Is",
  ])
  func `where it does not tell, nothing is said`(text: String) {
    #expect(ActGuess.act(of: text) == nil)
  }

  /// Against the readings of all bundled statements: few are guessed, and those rightly.
  @Test func `guesses agree with what was read`() throws {
    var (right, wrong) = (0, [String]())
    for id in ExchangeData.ids {
      for (_, statement) in try ExchangeData.catalog.framework(id).framework.statements {
        guard let guess = ActGuess.act(of: statement.text) else { continue }
        if guess == statement.act { right += 1 } else { wrong.append(statement.text) }
      }
    }
    #expect(right > 20 && wrong.count * 10 <= right, "\(wrong)")
  }
}
