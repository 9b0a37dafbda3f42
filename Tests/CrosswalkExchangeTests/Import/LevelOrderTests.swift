import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkExchange

/// In which order levels stand, and whether somebody has to say it.
@Suite struct LevelOrderTests {
  private func order(
    _ titles: [String], _ scores: [Double?] = [], isInColumns: Bool = true
  ) -> LevelOrder { LevelOrder(titles, isInColumns: isInColumns, scores: scores) }

  @Test(arguments: 0..<200)
  func `scores of their own put levels in order, wherever they stand`(seed: Int) {
    var random = RandomCatalog(seed: seed)
    let titles = (0..<random.int(2...7)).map { "oak \("abcdefg".map(String.init)[$0])" }
    let file = titles.indices.shuffled(using: &random.random)
    let found = order(
      file.map { titles[$0] }, file.map { Double(10 * $0 - 20) }, isInColumns: random.chance(0.5))
    #expect(found.titles == titles && found.basis == .scores && found.isCertain)
    #expect(found.places.map { file[$0] } == Array(titles.indices))
  }

  @Test(arguments: 0..<200)
  func `a missing score drops none of the others`(seed: Int) {
    var random = RandomCatalog(seed: seed)
    let count = random.int(3...6)
    let titles = (0..<count).map { "oak \("abcdefg".map(String.init)[$0])" }
    let missing = random.int(0...count - 1)
    let isDown = random.chance(0.5)
    let file = isDown ? Array(titles.indices.reversed()) : Array(titles.indices)
    let found = order(
      file.map { titles[$0] }, file.map { $0 == missing ? nil : Double($0) })
    let others = titles.filter { $0 != titles[missing] }
    #expect(found.titles.filter { $0 != titles[missing] } == others)
    // Between others it has its place; at an end it may be no step at all.
    let isInside = missing > 0 && missing < count - 1
    #expect(found.isCertain == isInside)
    #expect(!isInside || found.titles == titles)
    if isInside { return }
    #expect(found.basis == .guessed)
    #expect(found.evidence.hasSuffix("which '\(titles[missing])' has none of"))
    let choices = found.doubts.flatMap(\.choices).map(\.says)
    let lists = [[titles[missing]] + others, others + [titles[missing]]]
    #expect(choices == lists.map { [.levels($0)] })
  }

  @Test func `two levels of one score stand as the file has them, and the others in order`() {
    let up = order(["oak", "elm", "ash"], [1, 1, 3])
    #expect(up.titles == ["oak", "elm", "ash"] && up.basis == .scores)
    let down = order(["ash", "elm", "oak"], [3, 1, 1])
    #expect(down.titles == ["oak", "elm", "ash"] && down.evidence.contains("highest first"))
    let mixed = order(["elm", "ash", "oak"], [1, 3, 1])
    #expect(mixed.titles == ["elm", "oak", "ash"] && mixed.basis == .guessed)
  }

  @Test func `usual names are put in order from the lowest, with evidence`() {
    let found = order(["Exemplary", "Proficient", "Developing", "Emerging"])
    #expect(found.titles.first == "Emerging" && found.titles.last == "Exemplary")
    #expect(found.basis == .names && found.doubts == [])
    #expect(found.evidence == "by their names; highest first in the file, reversed")
  }

  @Test func `scores that go against names are asked, with both orders`() throws {
    let found = order(["Beginning", "Advanced"], [4, 1])
    #expect(found.basis == .guessed && !found.isCertain)
    let doubt = try #require(found.doubts.first)
    #expect(
      doubt.choices.map(\.says)
        == [[.levels(["Advanced", "Beginning"])], [.levels(["Beginning", "Advanced"])]])
  }

  @Test func `names that say nothing are asked, and one level needs no order`() {
    #expect(order(["Oak", "Elm"]).basis == .firstSeen && order(["Oak", "Elm"]).doubts.count == 1)
    #expect(order(["Oak"]).basis == nil && order([]).doubts == [])
  }

  // MARK: Packages of CASE

  private func sample(
    _ levels: [(String?, String, Int?, Int?)]
  ) -> CASESample {
    var sample = CASESample.county
    sample.rubrics = [
      [CASESample.Criterion(item: "Engagement", levels: levels.map { ($0, $1, $2, $3) })]
    ]
    return sample
  }

  @Test func `a rubric without scores is read as a table with such columns would be`() throws {
    let named = try sample([
      ("Exemplary", "Leads it.", nil, 1), ("Proficient", "Does it.", nil, 2),
      ("Emerging", "Sees it.", nil, 3),
    ]).imported()
    #expect(named.framework.scale.levels.map(\.id) == ["emerging", "proficient", "exemplary"])
    #expect(named.framework.scale.order == .names && named.doubts == [])
    let texts = Dictionary(
      named.framework.statements.map { ($0.statement.text, $0.statement.level) },
      uniquingKeysWith: { first, _ in first })
    #expect(texts["Leads it."] == "exemplary" && texts["Sees it."] == "emerging")
    let plain = try sample([("Oak", "Leads it.", nil, 1), ("Elm", "Sees it.", nil, 2)]).imported()
    #expect(plain.doubts.first?.question == "nothing tells which level is lowest")
    #expect(plain.framework.scale.order == .firstSeen)
  }

  @Test func `a level without a score beside others is asked about, and all are kept`() throws {
    let levels: [(String?, String, Int?, Int?)] = [
      ("Good", "Leads it.", 3, nil), ("Weak", "Sees it.", 1, nil),
      ("Not assessed", "Is not seen.", nil, nil),
    ]
    let imported = try sample(levels).imported()
    #expect(imported.framework.scale.levels.map(\.id) == ["not-assessed", "weak", "good"])
    #expect(imported.doubts.count == 1 && imported.framework.scale.order == .guessed)
    let said = try sample(levels).imported(levels: ["Not assessed", "Weak", "Good"])
    #expect(said.doubts == [] && said.framework.scale.order == .confirmed)
  }

  @Test func `what is no number and no text in a rubric is told by its place`() throws {
    var package = sample([("Low", "Sees it.", 1, nil), ("High", "Leads it.", 2, nil)]).package
    func put(_ value: JSONValue, at path: [String], in whole: inout JSONValue) {
      switch whole {
      case .object(var members):
        if path.count == 1 { members[path[0]] = value }
        if path.count > 1, var inner = members[path[0]] {
          put(value, at: Array(path.dropFirst()), in: &inner)
          members[path[0]] = inner
        }
        whole = .object(members)
      case .list(var list):
        put(value, at: path, in: &list[0])
        whole = .list(list)
      default: break
      }
    }
    let level = ["CFRubrics", "CFRubricCriteria", "CFRubricCriterionLevels"]
    put(.text("best"), at: level + ["score"], in: &package)
    put(.list([]), at: level + ["description"], in: &package)
    put(.object([:]), at: ["CFRubrics", "CFRubricCriteria", "category"], in: &package)
    let imported = try CASEImport.read(
      Array(JSONText.compact(package).utf8), id: "county", title: "County", levels: ["Low", "High"])
    let place = "CFRubrics[0].CFRubricCriteria[0]"
    #expect(
      imported.report.notes.filter(\.isProblem).map(\.description) == [
        "\(place).category: is an object and no text; it is left out",
        "\(place).CFRubricCriterionLevels[0].description: is a list and no text; it is left out",
        "\(place).CFRubricCriterionLevels[0].score: 'best' is no number; it is left out",
      ])
  }

  @Test(arguments: Scale.Order.allCases.map(Optional.some) + [nil])
  func `a package of ours brings back how the order is known, and nothing is asked`(
    _ order: Scale.Order?
  ) throws {
    var aligned = try ExchangeData.catalog.framework("kent")
    aligned = AlignedFramework(
      framework: { framework in
        var framework = framework
        framework.scale.order = order
        return framework
      }(aligned.framework), alignment: aligned.alignment)
    let text = try CASEExport(aligned, ontology: ExchangeData.catalog.ontology).text
    let back = try CASEImport.read(Array(text.utf8), id: "kent", title: "Kent")
    #expect(back.framework.scale.order == order && back.doubts == [])
    #expect(back.framework.scale.levels == aligned.framework.scale.levels)
  }

  // MARK: New versions

  private func scale(_ titles: [String], _ order: Scale.Order?) -> Scale {
    Scale(
      id: "s", title: "", construct: "", rates: .units, basis: .observed, order: order,
      levels: titles.map { .init(id: $0.lowercased(), title: $0) })
  }

  @Test func `what people have said of the order holds for a new version`() {
    for said in [nil, Scale.Order.confirmed] {
      let folder = scale(["Elm", "Oak", "Ash"], said)
      #expect(folder.known(["Oak", "Elm"], besides: order(["Oak", "Elm"])) == ["Elm", "Oak"])
      #expect(folder.known(["Oak", "Fir"], besides: order(["Oak", "Fir"])) == nil)
      // Even against names.
      let names = scale(["Advanced", "Basic"], said)
      #expect(
        names.known(["Basic", "Advanced"], besides: order(["Basic", "Advanced"]))
          == ["Advanced", "Basic"])
    }
    // A guess says no more than the new version does.
    for guess in [Scale.Order.guessed, .firstSeen] {
      #expect(
        scale(["Elm", "Oak"], guess).known(["Oak", "Elm"], besides: order(["Oak", "Elm"])) == nil)
    }
  }
}
