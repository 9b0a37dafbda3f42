import CountyFrameworks
import CrosswalkKit

/// Translates one of the county's ratings into the Core Practice Model.
@main
struct County {
  static func main() throws {
    let translator = try Catalog.county.translator(from: "valley", to: "cpm")
    let answers = try translator.translate(
      Profile(levels: ["talk": "capable", "team": "expert"]))
    for result in answers.results where result.answer != nil {
      print("\(result.unit) \(result.title): \(result.status.rawValue) \(result.answer!)")
    }
  }
}
