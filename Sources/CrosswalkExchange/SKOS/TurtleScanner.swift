import CrosswalkBase

/// The characters of a Turtle file, one after the other, and the tokens that are made of them.
struct TurtleScanner {
  private let scalars: [Unicode.Scalar]
  private(set) var position = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var isAtEnd: Bool { position >= scalars.count }
  var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }
  func peek(_ distance: Int) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  /// What is wrong where the scanner stands, or at another place.
  func error(_ reason: String, at place: Int? = nil) -> TurtleError {
    var (line, column) = (1, 1)
    for scalar in scalars.prefix(place ?? position) {
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return TurtleError(mark: TextMark(line: line, column: column), reason: reason)
  }

  mutating func skipSpace() {
    while let scalar = next {
      if scalar == "#" {
        while let other = next, other != "\n", other != "\r" { position += 1 }
      } else if [" ", "\t", "\n", "\r"].contains(scalar) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Takes a character if it is the next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  /// Takes a word, in any case if need be, behind which no name goes on.
  mutating func take(word: String, anyCase: Bool = false) -> Bool {
    let letters = Array(word.unicodeScalars)
    for (offset, letter) in letters.enumerated() {
      guard let found = peek(offset) else { return false }
      if found == letter { continue }
      guard anyCase, found.properties.lowercaseMapping == String(letter) else { return false }
    }
    if let after = peek(letters.count), Self.isNameScalar(after) || after == ":" { return false }
    position += letters.count
    return true
  }

  mutating func expect(_ scalar: Unicode.Scalar, _ what: String) throws(TurtleError) {
    skipSpace()
    guard take(scalar) else { throw error("expected \(what), found \(found)") }
  }

  /// The next character in words.
  var found: String { next.map { quoted(String($0)) } ?? "the end of the file" }

  static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x7F && scalar.properties.generalCategory != .control
      || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
  }

  /// A name between angle brackets, as it stands there.
  mutating func iri() throws(TurtleError) -> String {
    let start = position
    position += 1
    var iri = ""
    while let scalar = next {
      position += 1
      switch scalar {
      case ">": return iri
      case "\\": iri.unicodeScalars.append(try escape(namesOnly: true))
      case "<", "\"", "{", "}", "|", "^", "`", "\u{0}"..."\u{20}":
        position -= 1
        throw error("\(quoted(String(scalar))) cannot stand in a name between angle brackets")
      default: iri.unicodeScalars.append(scalar)
      }
    }
    throw error("a name that begins here has no '>'", at: start)
  }

  /// What a backslash and what follows it stand for.
  private mutating func escape(namesOnly: Bool) throws(TurtleError) -> Unicode.Scalar {
    let start = position - 1
    guard let letter = next else { throw error("nothing follows the backslash") }
    position += 1
    let length: Int
    switch letter {
    case "u": length = 4
    case "U": length = 8
    default:
      let known: [Unicode.Scalar: Unicode.Scalar] = [
        "t": "\t", "b": "\u{8}", "n": "\n", "r": "\r", "f": "\u{C}", "\"": "\"", "'": "'",
        "\\": "\\",
      ]
      guard !namesOnly, let meant = known[letter] else {
        throw error("'\\\(letter)' stands for nothing", at: start)
      }
      return meant
    }
    var digits = ""
    for _ in 0..<length {
      guard let digit = next, digit.properties.isASCIIHexDigit else {
        throw error("'\\\(letter)' needs \(length) hexadecimal digits", at: start)
      }
      digits.unicodeScalars.append(digit)
      position += 1
    }
    guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
      throw error("'\\\(letter)\(digits)' is no character", at: start)
    }
    return scalar
  }

  /// A text in quotes of either kind, one or three of them.
  mutating func string() throws(TurtleError) -> String {
    let (start, quote) = (position, next!)
    let isLong = peek(1) == quote && peek(2) == quote
    position += isLong ? 3 : 1
    var text = ""
    while let scalar = next {
      position += 1
      if scalar == "\\" {
        text.unicodeScalars.append(try escape(namesOnly: false))
      } else if scalar == quote {
        if !isLong { return text }
        if next == quote, peek(1) == quote {
          // Up to two quotes may stand before the three that end it.
          var extra = 0
          while peek(2 + extra) == quote, extra < 2 { extra += 1 }
          text += String(repeating: Character(quote), count: extra)
          position += 2 + extra
          return text
        }
        text.unicodeScalars.append(scalar)
      } else if !isLong, scalar == "\n" || scalar == "\r" {
        throw error("a text in single quotes ends with its line", at: start)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    throw error("a text that begins here has no end", at: start)
  }

  /// The letters of a prefix, up to the colon, which is taken.
  mutating func prefix() throws(TurtleError) -> String {
    let start = position
    var name = ""
    while let scalar = next, Self.isNameScalar(scalar) || scalar == "." {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard take(":") else {
      position = start
      throw error("expected a name, a text or a number, found \(found)")
    }
    return name
  }

  /// What stands behind the colon of a name with a prefix.
  mutating func localName() throws(TurtleError) -> String {
    var name = ""
    while let scalar = next {
      switch scalar {
      case "\\":
        guard let letter = peek(1), "_~.-!$&'()*+,;=/?#@%".unicodeScalars.contains(letter) else {
          throw error("a backslash in a name stands before one of _~.-!$&'()*+,;=/?#@%")
        }
        name.unicodeScalars.append(letter)
        position += 2
      case "%":
        guard let first = peek(1), let second = peek(2), first.properties.isASCIIHexDigit,
          second.properties.isASCIIHexDigit
        else { throw error("'%' in a name needs two hexadecimal digits") }
        for offset in 0..<3 { name.unicodeScalars.append(peek(offset)!) }
        position += 3
      case ".":
        // A full stop ends the sentence unless the name goes on.
        var ahead = 1
        while peek(ahead) == "." { ahead += 1 }
        guard let after = peek(ahead),
          Self.isNameScalar(after) || after == ":" || after == "%" || after == "\\"
        else { return name }
        name.unicodeScalars.append(scalar)
        position += 1
      default:
        guard Self.isNameScalar(scalar) || scalar == ":" else { return name }
        name.unicodeScalars.append(scalar)
        position += 1
      }
    }
    return name
  }

  /// A number with the name of its type; nil if none stands here.
  mutating func number() -> (text: String, type: String)? {
    var (length, digits, isDecimal, isDouble) = (0, 0, false, false)
    if next == "+" || next == "-" { length += 1 }
    func isDigit(_ offset: Int) -> Bool { peek(offset).map { ("0"..."9").contains($0) } ?? false }
    while isDigit(length) { (length, digits) = (length + 1, digits + 1) }
    func isExponent(_ offset: Int) -> Bool {
      guard peek(offset) == "e" || peek(offset) == "E" else { return false }
      let isSigned = peek(offset + 1) == "+" || peek(offset + 1) == "-"
      return isDigit(offset + (isSigned ? 2 : 1))
    }
    if peek(length) == ".", isDigit(length + 1) || digits > 0 && isExponent(length + 1) {
      isDecimal = true
      length += 1
      while isDigit(length) { (length, digits) = (length + 1, digits + 1) }
    }
    guard digits > 0 else { return nil }
    if isExponent(length) {
      isDouble = true
      length += 2
      while isDigit(length) { length += 1 }
    }
    var text = ""
    for offset in 0..<length { text.unicodeScalars.append(peek(offset)!) }
    position += length
    return (text, isDouble ? "double" : isDecimal ? "decimal" : "integer")
  }
}
