import CrosswalkModel
import CrosswalkTables

/// Files that no honest program writes, made by Python, and what the program does with them.
enum HostileFiles {
  /// Writes them into the working folder.
  static let make = #"""
    import struct, zipfile
    def archive(name, parts, method=zipfile.ZIP_DEFLATED):
        with zipfile.ZipFile(name, "w", method) as z:
            for path, data in parts: 
                with z.open(path, "w") as f:
                    for piece in ([data] if isinstance(data, bytes) else data): f.write(piece)
    TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    def rels(*targets):
        t = "".join(f'<Relationship Id="r{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{k}" Target="{p}"/>' for i, (k, p) in enumerate(targets))
        return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{t}</Relationships>'.encode()
    MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    BOOK = f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>'.encode()
    def book(name, sheet, target="worksheets/sheet1.xml", more=()):
        archive(name, [("[Content_Types].xml", TYPES), ("_rels/.rels", rels(("officeDocument", "xl/workbook.xml"))), ("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", rels(("worksheet", target))), ("xl/worksheets/sheet1.xml", sheet), *more])
    def sheet(rows, before=b""): return before + f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + rows + b"</sheetData></worksheet>"
    def cells(*texts): return b"<row>" + b"".join(b'<c t="inlineStr"><is><t>%s</t></is></c>' % t for t in texts) + b"</row>"
    def word(name, body, before=b"", more=()):
        w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        pieces = [before + f'<w:document xmlns:w="{w}"><w:body>'.encode()] + (list(body) if not isinstance(body, bytes) else [body]) + [b"</w:body></w:document>"]
        archive(name, [("[Content_Types].xml", b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'), ("_rels/.rels", rels(("officeDocument", "word/document.xml"))), ("word/document.xml", pieces), *more])
    def lie(name, path):
        # The directory and the header say that a large part is a small one.
        data = bytearray(open(name, "rb").read())
        info = zipfile.ZipFile(name).getinfo(path)
        at = data.rindex(b"PK\1\2", 0, data.rindex(path.encode()))
        data[at + 24:at + 28] = struct.pack("<I", 100)
        data[info.header_offset + 22:info.header_offset + 26] = struct.pack("<I", 100)
        open(name, "wb").write(data)
    def cut(name, source): data = open(source, "rb").read(); open(name, "wb").write(data[:len(data) * 2 // 3])
    LAUGHS = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(10)) + b"]>"
    HEAD = cells(b"Unit", b"Level", b"Statement")
    # CSV
    open("rows.csv", "wb").write(b"Unit,Level,Statement\n" + b"a,b,c\n" * 10_000_000)
    open("large.csv", "wb").write(b"Unit,Level,Statement\n" + b"x" * (65 << 20))
    open("quote.csv", "wb").write(b'Unit,Level,Statement\na,b,"' + b"x,\n" * 1_000_000)
    open("latin.csv", "wb").write(b"Unit,Level,Statement\nCaf\xe9,b,Does it.\n")
    open("zero.csv", "wb").write(bytes(1 << 20))
    open("formula.csv", "wb").write(b"Unit,Level,Statement\na,b,=cmd|' /C calc'!A0\n")
    open("filled.csv", "wb").write(b"Unit,Level,Statement" + b",x" * 150 + b"\n" + (b"a,b,c" + b"," * 150 + b"\n") * 20_000)
    open("columns.csv", "wb").write(b"Unit,Level,Statement" + b",x" * 1_000_000 + b"\n")
    # XLSX
    row = cells(b"a", b"b", b"c")
    book("rows.xlsx", [f'<worksheet xmlns="{MAIN}"><sheetData>'.encode(), HEAD] + [(b"<row><c><v>1</v></c></row>" * 1000)] * 10_000 + [b"</sheetData></worksheet>"])
    book("wide.xlsx", sheet(HEAD + b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d"><v>1</v></c></row>' % (n, n, n) for n in range(2, 12_000))))
    book("filled.xlsx", sheet(HEAD + b'<row r="2"><c r="GR2"><v>1</v></c></row>' + b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(3, 20_000))))
    book("bomb.xlsx", sheet(HEAD), more=[("xl/media/a.bin", [bytes(1 << 20)] * 600)])
    book("tight.xlsx", [f'<worksheet xmlns="{MAIN}"><sheetData>'.encode(), HEAD] + [b" " * (1 << 20)] * 50 + [b"</sheetData></worksheet>"])
    book("lies.xlsx", [f'<worksheet xmlns="{MAIN}"><sheetData>'.encode(), HEAD] + [b" " * (1 << 20)] * 50 + [b"</sheetData></worksheet>"]); lie("lies.xlsx", "xl/worksheets/sheet1.xml")
    book("laughs.xlsx", sheet(cells(b"Unit", b"Level", b"&k;"), before=LAUGHS))
    book("file.xlsx", sheet(cells(b"Unit", b"Level", b"&a;"), before=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'))
    book("up.xlsx", sheet(HEAD), target="../../../../etc/passwd")
    book("path.xlsx", sheet(HEAD), more=[("../../evil.xml", b"x")])
    book("sound.xlsx", sheet(HEAD + row)); cut("cut.xlsx", "sound.xlsx")
    book("formula.xlsx", sheet(HEAD + b"<row>" + cells(b"a", b"b")[5:-6] + b'<c t="str"><f>HYPERLINK("http://x")</f><v>=saved text</v></c></row><row>' + cells(b"a", b"b")[5:-6] + b"<c><f>1+1</f></c></row>"))
    open("text.xlsx", "wb").write(b"Unit,Level,Statement\na,b,c\n")
    # DOCX
    para = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    word("bomb.docx", para, more=[("word/media/a.bin", [bytes(1 << 20)] * 600)])
    word("tight.docx", [b" " * (1 << 20)] * 50)
    word("lies.docx", [b" " * (1 << 20)] * 50); lie("lies.docx", "word/document.xml")
    word("laughs.docx", b"<w:p><w:r><w:t>&k;</w:t></w:r></w:p>", before=LAUGHS)
    word("file.docx", b"<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", before=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
    word("late.docx", b"<w:p><w:r><w:t>&k;</w:t></w:r></w:p>", before=b"<!--" + b"x" * 100_000 + b"-->" + LAUGHS)
    word("styles.docx", para, more=[("word/styles.xml", b"<!--" + b"x" * 5_000 + b"-->" + LAUGHS + b"<styles/>")])
    word("path.docx", para, more=[("../../evil.xml", b"x")])
    word("none.docx", para)
    word("deep.docx", [b"<w:tbl><w:tr><w:tc>" * 20_000 + para + b"</w:tc></w:tr></w:tbl>" * 20_000])
    cut("cut.docx", "none.docx")
    open("text.docx", "wb").write(b"x")
    # CASE
    def text(name, text): open(name, "wb").write(text if isinstance(text, bytes) else text.encode())
    text("deep.json", b"[" * 10_000_000)
    text("values.json", b"[" + b"0," * 20_000_000 + b"0]")
    text("large.json", b" " * (129 << 20))
    text("twice.json", '{"CFDocument":{},\n"CFItems":[],"CFItems":[]}')
    text("latin.json", b'{"CFDocument":{"title":"Caf\xe9"}}')
    text("wide.json", '{"CFDocument":{}}'.encode("utf-16"))
    text("half.json", '{"CFDocument":{"title":"\\ud800"}}')
    text("number.json", '{"CFDocument":{"version":1e999}}')
    text("cut.json", '{"CFDocument":{"title":"a')
    text("items.json", '{"CFDocument":{},"CFItems":[' + ",".join('{"identifier":"%d","fullStatement":"x"}' % i for i in range(100_001)) + "]}")
    # SSSOM
    text("latin.tsv", b"# license: Caf\xe9\nsubject_id\n")
    text("zero.tsv", bytes(1 << 20))
    text("line.tsv", b"subject_id\tpredicate_id\n" + b"x" * (40 << 20))
    text("alias.tsv", "#a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join("#%c: &%c [%s]\n" % (98 + i, 98 + i, ",".join(["*%c" % (97 + i)] * 9)) for i in range(9)) + "subject_id\n")
    text("header.tsv", b"# a: b\n" * 100_000)
    text("zip.tsv", open("sound.xlsx", "rb").read())
    """#

  /// Runs an import on each of the files that standard input names, and measures it.
  static let run = #"""
    import json, os, sys
    program, files = os.environ["CROSSWALK"], json.load(sys.stdin)
    scale = 1 if sys.platform == "darwin" else 1024
    answer = {}
    for file in files:
        arguments = ["import-matches", file] if file.endswith(".tsv") else ["import", file, "--id", "made", "--out", "made-" + file]
        process = os.fork()
        if process == 0:
            os.dup2(os.open("errors", os.O_CREAT | os.O_TRUNC | os.O_WRONLY), 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.execv(program, [program, *arguments])
        _, status, usage = os.wait4(process, 0)
        answer[file] = {"status": os.waitstatus_to_exitcode(status), "bytes": usage.ru_maxrss * scale, "errors": open("errors", errors="replace").read(4000), "made": os.path.exists("made-" + file)}
    print(json.dumps(answer))
    """#
}
