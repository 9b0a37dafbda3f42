extension HTML {
  /// The same without tags: for a page's title, which shows them as they stand.
  package var withoutTags: HTML {
    var text = ""
    var isTag = false
    // Text from data has no bare `<`, so each begins a tag of ours.
    for character in source {
      if character == "<" {
        isTag = true
      } else if character == ">", isTag {
        isTag = false
      } else if !isTag {
        text.append(character)
      }
    }
    return HTML(made: text)
  }
}
