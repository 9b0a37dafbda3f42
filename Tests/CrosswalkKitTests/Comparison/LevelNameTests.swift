import Testing

@testable import CrosswalkKit

@Suite("Names of levels, as people hear them")
struct LevelNameTests {
  private func sound(_ a: String, _ b: String) -> Bool {
    let same = LevelName(a) == LevelName(b)
    #expect(same == (LevelName(b) == LevelName(a)), "'\(a)' and '\(b)' are not symmetric")
    return same
  }

  @Test(
    "Case and endings do not count",
    arguments: [
      ("Acquired", "Acquiring"), ("Mastery", "Master"), ("EMERGING", "Emerging"),
      ("Accomplished", "accomplished"), ("Accomplished", "Accomplishing"),
      ("Developing", "Developed"), ("Emerging", "Emergent"), ("Maturing", "Mature"),
      ("Level 2", "level 2"), ("1", "1"), ("Fully-skilled", "fully skilled"),
      ("Senior Practitioner", "Senior Practitioners"),
    ])
  func same(a: String, b: String) { #expect(sound(a, b)) }

  @Test(
    "Other words are other names",
    arguments: [
      ("Acquired", "Accomplished"), ("Emerging", "Developing"), ("Novice", "New"),
      ("Senior", "Senior Practitioner"), ("Mastery", "Maturing"), ("Distinguished", "Developing"),
      ("Level 1", "Level 2"), ("Level ①", "Level ②"), ("Step 10", "Step 100"), ("1", "2"), ("", ""),
      ("", "Novice"),
      ("?", "!"), ("No", "Now"), ("Expert", "Expectation"),
    ])
  func other(a: String, b: String) { #expect(!sound(a, b)) }
}
