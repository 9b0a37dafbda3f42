"""A county's workbook, invented: what caseworkers are expected to do, under headings that say nothing to a
program."""
import io

import openpyxl

UNITS = {
    "Working with families": (
        "Listens to parents and children before giving advice",
        "Explains to the family why the agency is involved",
        "Plans next steps together with the family",
        "Asks relatives and friends to support the child"),
    "Court and records": (
        "Writes case notes on the day of the visit",
        "Tells the supervisor when a deadline is at risk",
        "Prepares court reports that state facts and sources",
        "Gives evidence in court calmly and clearly"),
    "Growing at work": (
        "Uses supervision to reflect on difficult visits",
        "Asks colleagues for feedback on practice",
        "Coaches new colleagues during joint visits",
        "Keeps calm when a conversation turns into conflict"),
}


def upload():
    """The workbook as a browser sends it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Expectations"
    sheet.append(["Practice area", "Stage", "What is seen", "Remark"])
    for unit, statements in UNITS.items():
        for place, statement in enumerate(statements):
            stage = "Starting" if place < 2 else "Steady"
            sheet.append([unit, stage, statement, "seen by a supervisor"])
    held = io.BytesIO()
    book.save(held)
    return {
        "name": "expectations.xlsx", "buffer": held.getvalue(),
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }


def say_columns(page):
    """Says on the page of an upload what its columns are."""
    roles = {"Practice area": "unit", "Stage": "level", "What is seen": "statement", "Remark": "ignore"}
    for heading in page.locator("#choices input[name^='heading.1.']").all():
        column = heading.get_attribute("name").rsplit(".", 1)[1]
        page.locator(f"#choices select[name='column.1.{column}']").select_option(
            roles[heading.get_attribute("value")])


def say_levels(page):
    """Says there which level is the lower one, and that these are all."""
    for level in page.locator("#choices input[name^='level.']").all():
        place = level.get_attribute("name").rsplit(".", 1)[1]
        rank = ["Starting", "Steady"].index(level.get_attribute("value")) + 1
        page.locator(f"#place-{place}").fill(str(rank))
    page.locator("#levels-sure").check()
