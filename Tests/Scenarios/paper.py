"""What a page of the workbench is on paper, A4 and Letter."""
import io
import re
import unicodedata

from pypdf import PdfReader

# Width and height in points, and what is left between margins of 15 mm, in pixels.
PAPER = {"A4": (595, 842, 680), "Letter": (612, 792, 702)}
FORMS = """() => [...document.querySelectorAll('button, input, select, textarea, nav')]
  .filter(part => part.checkVisibility() && part.type !== 'hidden').map(part => part.outerHTML.slice(0, 80))"""

# Without what is for the ear alone.
WORDS = """() => {
  const unseen = [...document.querySelectorAll('.unseen')];
  for (const part of unseen) part.style.display = 'none';
  const words = document.body.innerText;
  for (const part of unseen) part.style.display = '';
  return words;
}"""


def printed(look, holds=(), most=40):
    """Prints the page that is open: all of it is on paper of the right size, and nothing that is for a screen."""
    page, fault = look.page, look.fault
    for name, (width, height, room) in PAPER.items():
        page.emulate_media(media="print")
        look.devtools.send("Emulation.setDeviceMetricsOverride", {
            "width": room, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > room:
            fault(f"{wide} pixels are printed on {name}, which has room for {room}")
        for part in page.evaluate(FORMS)[:1]:
            fault(f"on paper nobody can use {part}")
        words = set(re.findall(r"[A-Za-z]{5,}", page.evaluate(WORDS)))
        document = PdfReader(io.BytesIO(page.pdf(format=name)))
        # Letters that are set as one sign are letters.
        texts = [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in document.pages]
        whole = re.sub(r"\s", "", "".join(texts))
        missing = sorted(word for word in words if word not in whole)
        if len(missing) > len(words) / 100:
            fault(f"of {len(words)} words {len(missing)} are not printed, as '{missing[0]}'")
        for sheet in document.pages:
            box = sheet.mediabox
            if abs(float(box.width) - width) > 1 or abs(float(box.height) - height) > 1:
                fault(f"paper of {box.width} and {box.height} points is no {name}")
        if not 1 <= len(texts) <= most:
            fault(f"{len(texts)} pages of {name} are printed")
        if any(len(text) < 40 for text in texts):
            fault("a page is printed with next to nothing on it")
        for what in holds:
            if re.sub(r"\s", "", what) not in whole:
                fault(f"'{what}' is not printed")
    page.emulate_media(media="screen")
