import CrosswalkBase
import CrosswalkModel

extension YAMLNode {
  /// Where the value at a path is written, or else the nearest of its ancestors that exists.
  ///
  /// Checks that run after decoding place their findings with this.
  package func mark(at path: [PathStep]) -> TextMark { follow(path).node.mark }

  /// Where the key that leads to the value at a path is written. Where no key leads to it, being
  /// an item of a list or the root, or where the path does not exist, the same as ``mark(at:)``.
  package func keyMark(at path: [PathStep]) -> TextMark {
    let found = follow(path)
    return found.key?.mark ?? found.node.mark
  }

  /// The node at a path; nil if there is none.
  package func node(at path: [PathStep]) -> YAMLNode? {
    let found = follow(path)
    return found.isWhole ? found.node : nil
  }

  /// Goes down as far as the path exists.
  private func follow(_ path: [PathStep]) -> (node: YAMLNode, key: YAMLNode?, isWhole: Bool) {
    var node = self
    var key: YAMLNode?
    for step in path {
      switch step {
      case .key(let name):
        let bytes = Array(name.utf8)
        guard let pair = node.pairs.first(where: { $0.key.hasText(bytes) }) else {
          return (node, nil, false)
        }
        (key, node) = (pair.key, pair.value)
      case .index(let index):
        let items = node.items
        guard index >= 0, let item = items.dropFirst(index).first else { return (node, nil, false) }
        (key, node) = (nil, item)
      }
    }
    return (node, key, true)
  }
}
