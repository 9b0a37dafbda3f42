import CrosswalkReports
import CrosswalkTables

/// Where a file is chosen that a framework is made of.
struct ImportPage {
  let context: PageContext
  /// Why the last file was not taken.
  var refusal: EditRefusal?

  var html: HTML {
    PageLayout(
      context: context, title: "Import a framework", place: .imports,
      lede: """
        Choose the document that your county has: tables are found in it, you say what the columns mean, and \
        nothing is written before you save.
        """,
      body: EditParts.complaint(refusal) + form + uploads
    ).html
  }

  private var form: HTML {
    """
    <form method="post" action="/import" enctype="\(FormData.contentType)">
    <input type="hidden" name="token" value="\(context.token)">
    <p><label for="file">A workbook, a Word document, CSV, or a package of CASE</label><br>
    <input id="file" name="file" type="file" required \
    accept=".xlsx,.docx,.csv,.tsv,.txt,.json"></p>
    \(HTML.choice("kind", "What kind of file it is", ImportWords.kinds, chosen: ""))\
    <p><button>Read the file</button></p>
    </form>
    <p class="facts">The file stays in the memory of this program until you forget it or the program ends. \
    At most 32 MiB and \(Uploads.mostRows) rows are taken.</p>

    """
  }

  private var uploads: HTML {
    let lines = context.uploads.all.map { upload -> HTML in
      let saved: HTML =
        upload.saved.map { ", saved as <bdi>\($0.framework)</bdi>" } ?? ", not saved"
      return """
        \(HTML.link(ImportAddress.upload(upload.id), "<bdi>\(upload.fileName)</bdi>")), \
        \(upload.bytes.count) bytes\(saved)
        """
    }
    return lines.isEmpty ? "" : HTML.section("uploads", "Files in memory", HTML.list(lines))
  }
}
