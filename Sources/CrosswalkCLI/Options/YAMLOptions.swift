import ArgumentParser
import CrosswalkDocuments

/// How much each YAML file may ask for.
struct YAMLOptions: ParsableArguments {
  @Option(help: .init("Refuse YAML files of more bytes than this.", visibility: .hidden))
  var maxYAMLBytes = YAMLLimits().maxBytes

  @Option(help: .init("Refuse YAML that is nested deeper than this.", visibility: .hidden))
  var maxYAMLDepth = YAMLLimits().maxDepth

  @Option(
    help: .init("Refuse YAML whose aliases repeat more nodes than this.", visibility: .hidden))
  var maxYAMLAliasNodes = YAMLLimits().maxAliasNodes

  func validate() throws {
    // The library that reads YAML takes time for each level at each sign.
    if maxYAMLDepth > 1_000 {
      throw ValidationError("YAML can be nested 1000 deep at most, not \(maxYAMLDepth)")
    }
    for limit in [maxYAMLBytes, maxYAMLDepth, maxYAMLAliasNodes] where limit < 1 {
      throw ValidationError("a limit is at least 1, not \(limit)")
    }
  }

  var limits: YAMLLimits {
    YAMLLimits(
      maxBytes: maxYAMLBytes, maxDepth: maxYAMLDepth, maxAliasNodes: maxYAMLAliasNodes,
      names: .init(
        bytes: "--max-yaml-bytes", depth: "--max-yaml-depth", aliasNodes: "--max-yaml-alias-nodes"))
  }
}
