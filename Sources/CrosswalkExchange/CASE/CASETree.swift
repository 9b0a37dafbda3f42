/// Which items of a package are headings, units and statements.
///
/// CASE has items under items and no word for what people are rated on. ``CASEExport`` says it by
/// type. In the packages of others rubrics tell: what a criterion is about is rated, and so a unit,
/// however deep it stands. Without such criteria the depth decides: leaves are statements, what
/// they hang under is a unit.
struct CASETree {
  private let package: CASEPackage
  private let ratedItems: Set<Int>
  /// Whether something below the item is rated on its own.
  private var isAboveRated: [Bool]
  /// The criteria of units, by item.
  private(set) var criteria: [Int: [CASERubrics.Criterion]] = [:]
  /// The criteria that hold the grades of a statement, by item.
  private(set) var grades: [Int: CASERubrics.Criterion] = [:]

  init(_ package: CASEPackage, _ rubrics: CASERubrics) {
    self.package = package
    ratedItems = rubrics.ratedItems
    isAboveRated = Array(repeating: false, count: package.items.count)
    for criterion in rubrics.criteria {
      guard let item = criterion.item else { continue }
      // A statement of ours is never rated; its criterion says what is expected at each level.
      if package.items[item].kind == .statement {
        grades[item] = criterion
      } else {
        criteria[item, default: []].append(criterion)
      }
    }
    // Parents come before their children here, so that the other way round each is seen in time.
    var order = package.roots
    var next = 0
    while next < order.count {
      order += package.children[order[next]]
      next += 1
    }
    for item in order.reversed() {
      isAboveRated[item] = package.children[item].contains { isAboveRated[$0] || isRated($0) }
    }
  }

  /// What an item is that hangs under no unit.
  func kind(of item: Int) -> CASEExport.ItemType {
    if let kind = package.items[item].kind { return kind }
    let below = package.children[item]
    if isRated(item) { return .unit }
    if isAboveRated[item] { return .group }
    if below.isEmpty { return .statement }
    return below.contains { package.children[$0].isEmpty } ? .unit : .group
  }

  /// Whether an item inside a unit is a unit beside it, since it is rated or holds what is.
  func standsAlone(_ item: Int) -> Bool {
    isRated(item) || package.items[item].kind == nil && isAboveRated[item]
  }

  /// Whether an item inside a unit is a heading and no statement.
  func isHeading(_ item: Int) -> Bool {
    let kind = package.items[item].kind
    return kind == .subcompetency || kind != .statement && !package.children[item].isEmpty
  }

  private func isRated(_ item: Int) -> Bool {
    ratedItems.contains(item) && package.items[item].kind == nil
  }
}
