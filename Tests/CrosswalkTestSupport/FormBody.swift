/// What a browser sends of a form with files.
package struct FormBody {
  /// A part: a text, or a file where it has a file's name.
  package struct Part: Hashable, Sendable {
    package var name: String
    package var fileName: String?
    package var bytes: [UInt8]

    package init(_ name: String, fileName: String? = nil, _ bytes: [UInt8]) {
      (self.name, self.fileName, self.bytes) = (name, fileName, bytes)
    }
  }

  package let boundary: String
  package let bytes: [UInt8]

  package init(_ parts: [Part], boundary: String = "----WebKitFormBoundaryAbc123") {
    self.boundary = boundary
    var bytes: [UInt8] = []
    func quoted(_ name: String) -> String {
      "\""
        + name.replacing("\r", with: "%0D").replacing("\n", with: "%0A").replacing(
          "\"", with: "%22") + "\""
    }
    for part in parts {
      bytes += "--\(boundary)\r\nContent-Disposition: form-data; name=\(quoted(part.name))".utf8
      if let fileName = part.fileName {
        bytes += "; filename=\(quoted(fileName))\r\nContent-Type: application/octet-stream".utf8
      }
      bytes += "\r\n\r\n".utf8
      bytes += part.bytes
      bytes += "\r\n".utf8
    }
    bytes += "--\(boundary)--\r\n".utf8
    self.bytes = bytes
  }

  /// What stands in the field of the request that says what it brings.
  package var contentType: String { "multipart/form-data; boundary=\(boundary)" }
}
