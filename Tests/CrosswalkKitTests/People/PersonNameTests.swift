import CrosswalkKit
import Testing

@Suite struct PersonNameTests {
  @Test(arguments: [
    ("Ana Ruiz", "  ana \t RUIZ\n"), ("Ruiz,\nAna", "ruiz, ana"),
    ("José Núñez", "JOSE\u{301} nÚÑEZ"),
    ("P 7", "p\u{A0}7"), ("P-07", " P-07 "), ("Jos\u{E9}", "Jose\u{301}"),
  ])
  func `one person is written in two ways`(_ one: String, _ other: String) {
    #expect(PersonName(one) == PersonName(other))
    #expect(Set([PersonName(one), PersonName(other)]).count == 1)
    #expect(!(PersonName(one) < PersonName(other)) && !(PersonName(other) < PersonName(one)))
  }

  @Test(arguments: [
    ("P7a", "P7A"), ("ana", "Ana"), ("Ana Ruiz", "AnaRuiz"), ("Ana Ruiz", "Ana Ruiz 2"),
    ("Jose Ruiz", "José Ruiz"),
  ])
  func `two people stay two`(_ one: String, _ other: String) {
    #expect(PersonName(one) != PersonName(other))
    #expect((PersonName(one) < PersonName(other)) != (PersonName(other) < PersonName(one)))
  }

  @Test func `a name is shown as it is written, with single spaces`() {
    #expect(PersonName("  Ana \u{2003}RUIZ ").text == "Ana RUIZ" && PersonName(" \n ").text == "")
  }
}
