#!/usr/bin/env python3
"""Whether two builds of crosswalk answer the same: standard output, standard error, exit code and
every file that is written, byte by byte.

usage: same-answers.py [--only WORD] OLD_CROSSWALK NEW_CROSSWALK
       same-answers.py [--only WORD] --old-commit REV [NEW_CROSSWALK]
       same-answers.py --list

OLD_CROSSWALK and NEW_CROSSWALK are built programs. With --old-commit the repository that this script
stands in is cloned at REV into a temporary folder and built in release; so is the working tree if no
NEW_CROSSWALK is given. --only runs the scenarios with WORD in their name or lines, --list prints all
command lines.

Each scenario runs in a fresh folder with the same input files, once for each program and under the
same path, so that messages agree. What differs is shown by the first 12 lines of a unified diff.
Exits with 1 if any command line differs.
"""
import difflib, io, json, os, pathlib, re, shlex, shutil, stat, struct, subprocess, sys, tempfile, zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DIFF_LINES = 12
SECONDS = 300

# One scenario a name: command lines of crosswalk, each in the state that the one before has left.
#
#   CM=acquired            as in a shell; quotes too
#   --format [text|json]   stands for one line with each of them
#   < FILE                 standard input; without it there is none
#   NAME=value COMMAND …   a variable of the environment
#   => N                   the exit code that is meant, if it is not 0; alone on a line, there are no arguments
#   + ACTION …             something that people do between two commands; see `Actions`
SCENARIOS = {
    "help": """
        --help
        --version
        help compare
        [list|show|find|translate|expect|template|match|compare|stats|agreement] --help
        [check|new|suggest|review|schema|diff|import|export|import-matches] --help
        review [walk|export|apply|agreement] --help
        --generate-completion-script [bash|zsh|fish]
    """,
    "what is at hand": """
        list --format [text|json|csv]
        LC_ALL=C list
        stats --format [text|json|csv]
        stats kent cpm
        show cpm --format [text|json|csv]
        show sf-2940 RO --level acquired --format [text|json|csv]
        show cpm 7 --format [text|json|csv]
        show kent 1.1
        show ontology --format [text|json|csv]
        show ontology wellbeing --format [text|json|csv]
        find court report --format [text|json|csv]
        find zzz
        check --format [text|json|csv]
        list --format json --out list.json
    """,
    "schemas and skeletons": """
        schema [framework|alignment|ontology|matches]
        schema framework --out framework.schema.json
        new my-town
        new my-town => 2
        new other --out deep/down/other
        check my-town deep/down/other --format [text|json|csv]
        show my-town --frameworks my-town
        stats my-town --frameworks my-town => 1
    """,
    "translating": """
        translate sf-2940 --to cpm CM=accomplished RO=acquired
        translate sf-2940 --to cpm CM=accomplished RO=acquired PE=developing --explain --format [text|json|csv]
        LC_ALL=C translate sf-2940 --to cpm all=acquired --explain
        translate sf-2940 --to [set|kent|sf-2940] all=acquired CM=mastery --explain
        translate [set|cpm] --to sf-2940 all=emerging
        translate set --to sf-2940 all=accomplished --format json
        translate kent --to sf-2940 all=maturing --explain --format [text|csv]
        translate kent --to cpm all=maturing --explain
        translate sf-2940 --to cpm all=acquired --role worker --basis self --explain
        translate sf-2940 --to cpm all=acquired --role supervisor --basis expected --format json
        translate sf-2940 --to cpm all=acquired --threshold abstainCoverage=0.05 --threshold focus=0.3 --explain
        translate sf-2940 --to kent all=acquired --threshold sharedFacets=9 --threshold answerCoverage=0.9 --format json
        translate sf-2940 --to cpm CE=emerging --threshold abstainCoverage=0.99
        translate sf-2940 --to cpm all=acquired --out answer.txt
    """,
    "ratings of many people": """
        template sf-2940 --person Ana
        template kent --out blank.csv
        translate sf-2940 --to cpm --ratings ratings.csv --format [text|json|csv] => 1
        translate sf-2940 --to kent --ratings ratings.csv --explain --out answers.txt => 1
        translate sf-2940 --to set --ratings - --role worker --format csv --out answers.csv < ratings.csv => 1
        translate sf-2940 --to cpm --ratings from-excel.csv --format [text|csv]
        translate kent --to sf-2940 --ratings blank.csv
        translate sf-2940 --to cpm --ratings anchors.csv => 2
        translate sf-2940 --to cpm --ratings kent.csv => 1
        translate kent --to sf-2940 --ratings kent.csv --format json => 1
    """,
    "what a time of service lets one expect": """
        expect sf-2940 --tenure 3.5 --format [text|json|csv]
        expect sf-2940 --tenure 1 --to kent --format [text|json|csv]
        expect sf-2940 --tenure 12 --to cpm --role worker
        expect set --tenure 2 => 2
        expect sf-2940 --tenure 71 => 2
    """,
    "counterparts": """
        match sf-2940:RO.Acquired.2 --to cpm --format [text|json|csv]
        match cpm:1.b --to set --format [text|json|csv]
        match kent:1.1 --to sf-2940 --limit 3
        match set:V1.GP.1 --to cpm --limit 2 --format json
    """,
    "comparing": """
        compare sf-2940 set --format [text|json|csv|markdown|html]
        compare sf-2940 cpm --format html --out comparison.html
        compare cpm kent --format [text|json|html]
        LC_ALL=C compare kent set
        compare --all --format [text|json|csv|markdown]
    """,
    "a county's walk from its table to its coverage": """
        import anchors.csv --id my-county
        check my-county --format [text|json|csv]
        list --frameworks my-county
        suggest my-county --frameworks my-county
        suggest my-county --frameworks my-county --explain --limit 3 --format [text|json|csv]
        suggest my-county --frameworks my-county --to cpm --explain --format [text|json|csv]
        review export my-county --frameworks my-county --out review.csv
        review export my-county --frameworks my-county --out review.xlsx --limit 3
        review apply review.xlsx --frameworks my-county
        + decide review.csv reviewed.csv accept,,,,,Ana Ruiz,
        review apply reviewed.csv --frameworks my-county --check
        review apply reviewed.csv --frameworks my-county
        review apply reviewed.csv --frameworks my-county
        check my-county
        stats my-county --frameworks my-county => 1
        show my-county --frameworks my-county --format [text|json|csv]
        compare my-county cpm --frameworks my-county --format [text|json|csv|markdown|html]
        compare --all --frameworks my-county --format markdown
        export my-county --frameworks my-county --to [sssom|case|skos|csv|json]
        export my-county--cpm --frameworks my-county --to [sssom|csv] --derived
        translate my-county --to cpm --frameworks my-county all=proficient
        import anchors-next-year.csv --id my-county --out next-year
        diff my-county next-year --format [text|json|csv]
        import anchors-next-year.csv --id my-county --update
        import anchors-next-year.csv --id my-county --update
        check my-county => 1
    """,
    "several reviewers, in tables, workbooks and at the terminal": """
        import anchors.csv --id my-county
        review export my-county --frameworks my-county --out all.csv --all --blind --limit 2
        + decide all.csv ana.csv accept,,,,,Ana Ruiz,
        + decide all.csv ben.csv accept,,,,,Ben, | change,rapport,0.6,related,0.7,Ben,closer to it | ,,,,,,
        + decide all.csv cleo.csv reject,,,,,Cleo,not ours
        + decide all.csv typos.csv acept,raport,3,,,Dora,
        + decide all.csv unnamed.csv accept,,,,,,
        + workbook ben.csv ben.xlsx
        review agreement ana.csv ben.xlsx cleo.csv --frameworks my-county --format [text|json|csv]
        review agreement ana.csv typos.csv --frameworks my-county => 1
        review apply typos.csv --frameworks my-county => 1
        review apply unnamed.csv --frameworks my-county => 1
        review apply unnamed.csv --frameworks my-county --reviewer Dora --confidence 0.5 --check
        review apply ben.xlsx cleo.csv --frameworks my-county => 1
        review apply ben.xlsx --frameworks my-county
        review apply ana.csv cleo.csv --frameworks my-county --check => 1
        review apply cleo.csv --frameworks my-county => 1
        review apply cleo.csv --frameworks my-county --overrule
        check my-county
        review export my-county --frameworks my-county --out again.xlsx --all
        review export my-county --frameworks my-county --out again.csv => 2
        review my-county --frameworks my-county --reviewer Ana
        review walk my-county --frameworks my-county --reviewer Ana --all --limit 3 < walk.txt
        review apply bundled.csv => 2
        review apply bundled.csv --into over.yaml => 1
        review apply bundled.csv --into over.yaml --overrule
        check over.yaml
        show kent 1 --alignment over.yaml
        agreement reader-a.csv reader-b.csv --format [text|json|csv]
    """,
    "how good suggestions are": """
        suggest --evaluate --format [text|json|csv]
    """,
    "suggestions for what is bundled, with a sentence model": """
        suggest kent --limit 2 --format csv
        suggest kent --to cpm --limit 1 --explain --out kent.txt
        suggest cpm --to harbor --frameworks harbor --limit 2 --format json
        suggest harbor --frameworks harbor --model tiny --explain --format [text|json]
        suggest harbor --frameworks harbor --model tiny --cache kept --to cpm --limit 3
        CROSSWALK_CACHE=elsewhere review export harbor --frameworks harbor --model tiny --all --out harbor.csv
        suggest harbor --frameworks harbor --model cut-off => 2
    """,
    "a county's folder with matches and levels": """
        check harbor
        list --frameworks harbor --format [text|json|csv]
        CROSSWALK_FRAMEWORKS=harbor list
        show harbor --frameworks harbor
        stats harbor --frameworks harbor --format json => 1
        translate harbor --to cpm --frameworks harbor talk=Always all='Now and then' --explain --format [text|json|csv]
        translate cpm --to harbor --frameworks harbor all=accomplished --explain
        compare harbor sf-2940 --frameworks harbor --format [text|json|csv|markdown|html]
        match harbor:talk.1 --to cpm --frameworks harbor --format [text|json|csv]
        match cpm:1.d --to harbor --frameworks harbor
        export harbor--cpm --frameworks harbor --to [sssom|skos|csv|json]
        export harbor--cpm --frameworks harbor --to xlsx --derived --out harbor--cpm.xlsx
    """,
    "links of one's own over others": """
        check cpm-overlay.yaml --format [text|json]
        check --alignment cpm-overlay.yaml --frameworks harbor
        list --alignment cpm-overlay.yaml
        show cpm 1 --alignment cpm-overlay.yaml
        translate sf-2940 --to cpm --alignment cpm-overlay.yaml all=acquired --explain --format [text|json|csv]
        translate harbor --to cpm --frameworks harbor --alignment cpm-overlay.yaml --alignment harbor-overlay.yaml all=always --explain
        compare sf-2940 cpm --alignment cpm-overlay.yaml --format [text|json|html]
        diff cpm cpm-overlay.yaml --format [text|json|csv]
        list --alignment harbor/framework.yaml => 2
        list --frameworks cpm-overlay.yaml => 2
    """,
    "what changed between two versions": """
        diff kent kent-edited --format [text|json|csv]
        diff kent-edited kent
        diff harbor-before harbor-next --format [text|json|csv]
        diff kent kent
        diff sf-2940 kent
        diff kent anchors.csv => 2
    """,
    "exports": """
        export kent --to [sssom|case|skos|csv|json]
        export sf-2940 --to xlsx --out sf-2940.xlsx
        export sf-2940 --to case --namespace https://county.example.org/terms/ --out sf-2940.json
        export set--kent --to [sssom|skos|csv|json]
        export sf-2940--cpm --to sssom --derived --license https://creativecommons.org/licenses/by/4.0 --out sf-2940--cpm.sssom.tsv
        export set--kent --to xlsx --derived
        export kent--set --to case => 64
        export kent --to xlsx --derived => 64
        export kent --to sssom --license 'a b' => 64
        export kent --to csv --out no/such/folder/kent.csv => 2
    """,
    "what is exported is imported again": """
        export sf-2940 --to xlsx --out a.xlsx
        import a.xlsx --id from-workbook
        export kent --to xlsx --out kent.xlsx
        import kent.xlsx --id kent-again --levels 'Newly Qualified (NQSW),Developing,Maturing,Senior Practitioner'
        export set --to csv --out set.csv
        import set.csv --id set-again --map statement=id,text=statement --levels novice,emerging,accomplished,distinguished,master
        export cpm --to case --out cpm.json
        import cpm.json --id cpm-again
        check from-workbook kent-again cpm-again
        list --frameworks from-workbook --frameworks cpm-again
        import a.xlsx --id from-workbook --update
        import a.xlsx --id other --sheet nowhere => 2
    """,
    "imports of other forms": """
        import rows.csv --id rows --map 'What=unit,When=level,Who does=statement,Remarks=ignore'
        import - --from csv --id piped --map 'What=unit,When=level,Who does=statement' < rows.csv
        import rows.csv --id unmapped => 2
        import gaps.csv --id gaps => 1
        import table.xlsx --id table --sheet Anchors
        import package.json --id package => 2
        import package.json --id package --levels 'Low, Some  more,High' => 1
        import a.docx --id word => 2
        import anchors.csv --id my-county --levels 'Learning,Proficient,Expert' => 2
        check rows piped gaps table package
    """,
    "SSSOM": """
        import-matches exported.sssom.tsv
        import-matches exported.sssom.tsv --format json --out matches.json
        import-matches exported.sssom.tsv --check
        import-matches sloppy.sssom.tsv => 1
        import-matches sloppy.sssom.tsv --lenient
        import-matches sloppy.sssom.tsv --check => 1
        import-matches - --lenient --justification ManualMappingCuration --from kent --to cpm < sloppy.sssom.tsv
        export sf-2940--cpm --to sssom --out pair.sssom.tsv
        import-matches pair.sssom.tsv --out pair.yaml
        check pair.yaml
        import-matches pair.sssom.tsv --from cpm --to kent => 2
        import-matches anchors.csv => 1
    """,
    "folders and files that are broken": """
        check broken --format [text|json|csv] => 1
        check - < broken/syntax.yaml => 1
        check harbor broken/alignment.yaml => 1
        check harbor broken/matches.yaml => 1
        check twice.yaml => 1
        check bomb.yaml => 1
        check deep.yaml => 1
        check harbor --max-yaml-bytes 100 => 2
        check harbor --max-yaml-depth 2 => 1
        list --frameworks broken => 2
        translate sf-2940 --to cpm all=acquired --frameworks broken => 2
        compare sf-2940 cpm --alignment broken/alignment.yaml => 2
        list --frameworks taken => 2
        list --frameworks nowhere => 2
        review apply ratings.csv --frameworks harbor => 2
        agreement ratings.csv anchors.csv => 2
    """,
    "wrong names": """
        show kant => 2
        show cpm 'Be acountable' => 2
        show ontology bais => 2
        show sf-2940 --level aquired => 2
        translate sf-2940 --to cmp CM=acquired => 2
        translate sf-2940 --to cpm Comunication=acquired => 2
        translate sf-2940 --to cpm CM=aquired => 2
        match sf-2940:RO.Aquired.2 --to cpm => 2
        compare sf-2940 sett => 2
        suggest kemt => 2
        suggest kent --to ontolgy => 2
        export knt --to csv => 2
        stats kant => 2
        template sf2940 => 2
        review export kant --out review.csv => 2
        import no.csv --id a => 2
    """,
    "misuse": """
        => 0
        frobnicate => 64
        translate sf-2940 --to cpm => 64
        translate sf-2940 --to cpm CM => 64
        translate sf-2940 --to cpm CM=acquired CM=mastery => 64
        translate sf-2940 --to cpm all=acquired --threshold focs=0.3 => 64
        translate sf-2940 --to cpm all=acquired --threshold focus=3 => 64
        translate sf-2940 --to cpm all=acquired --role boss => 64
        translate sf-2940 --to cpm all=acquired --format xml => 64
        compare sf-2940 => 64
        compare --all --format html => 64
        find '' => 64
        match RO.Acquired.2 --to cpm => 64
        suggest => 64
        suggest kent --limit 0 => 64
        suggest kent --cache here => 64
        schema ratings => 64
        new 'a b' => 64
        new cpm => 64
        import anchors.csv => 64
        import anchors.csv --id a --map x=y => 64
        import anchors.odt --id a => 64
        review export kent --out review.ods => 64
        review apply bundled.csv --confidence 2 => 64
        list --max-yaml-bytes 0 => 64
    """,
}

# The county's table of README, and what it is a year later.
ANCHORS = """\
Competency,Learning (Year 0<2),Proficient (Year 2+)
Engagement,Listens to families and says back what was heard.,Builds trust with parents over many visits.
Safety,Tells the supervisor of signs of danger to a child.,Writes safety plans with the family and reviews them.
Court,Takes part in hearings with a colleague.,Finishes court reports on time.
"""

FRAMEWORK = """\
# Ours, since the summer.
format: crosswalk.framework/1
id: harbor
title: Anchors of Harbor County
publisher: Harbor County
version: "2"
jurisdiction: Elsewhere
date: "2024"
source: {title: Anchors}
actor: worker
scale:
  id: harbor-scale
  title: Step
  construct: What is seen
  rates: units
  basis: observed
  levels:
    - {id: not-yet, title: Not yet}
    - {id: at-times, title: Now and then}
    - {id: always, title: Always}
units:
  - id: talk
    title: Talks = listens
    statements:
      - {id: talk.1, level: at-times, text: Talks openly with families about its own role.}
      - {id: talk.2, level: always, text: "Says back what was heard, in the family's own words."}
  - id: safety
    title: Safety
    statements:
      - {id: safety.1, level: at-times, text: Sees signs of danger to a child.}
      - {id: safety.2, level: always, text: Writes safety plans with the family.}
      - {id: safety.3, level: always, text: Keeps the files in order.}
  - id: team
    title: Works with others
    statements: [{id: team.1, text: Works in teams and asks for feedback.}]
"""

ALIGNMENT = """\
format: crosswalk.alignment/1
framework: harbor
author: Harbor County
version: "1"
date: "2024"
scale:
  cuts: [{at: 0, spread: 0}, {at: 30, spread: 5}, {at: 70, spread: 5}, {at: 100, spread: 0}]
  levels:
    - level: not-yet
      facets: {consistency: {strength: 1, section: p. 1}, autonomy: {strength: 1, section: p. 1}}
    - level: at-times
      facets: {consistency: {strength: 2, section: p. 1}}
    - level: always
      facets: {consistency: {strength: 3, section: p. 1}, autonomy: {strength: 3, section: p. 2}}
links:
  # Talked over on Monday.
  talk.1:
    - {concept: role-transparency, share: 0.6, relation: narrower, confidence: 0.9}
    - {concept: open-communication, share: 0.4, relation: close, confidence: 0.7}  # sure
  talk.2: [{concept: open-communication, share: 1, relation: close, confidence: 0.8}]
  safety.1: [{concept: safety-and-risk, share: 1, relation: narrower, confidence: 0.9}]
  safety.2: [{concept: safety-and-risk, share: 0.5, relation: narrower, confidence: 0.8}, {concept: case-planning, share: 0.5, relation: related, confidence: 0.6}]
  team.1: [{concept: teamwork, share: 0.5, relation: close, confidence: 0.9}, {concept: feedback, share: 0.5, relation: close, confidence: 0.9}]
"""

MATCHES = """\
format: crosswalk.matches/1
from: harbor
to: cpm
author: Harbor County
version: "1"
date: "2024"
matches:
  - {subject: talk.1, object: 1.d, relation: close, confidence: 0.8, note: both are about one's role}
  - {subject: safety.1, relation: none, kind: absent, confidence: 0.7, note: the other has nothing of it}
  - {subject: team.1, object: 7.b, relation: related, confidence: 0.6, note: feedback both ways}
"""

OVERLAY = """\
format: crosswalk.alignment/1
framework: {id}
author: Reader B
version: "1"
date: "2026"
links:
  {statement}: [{{concept: {concept}, share: 1, relation: close, confidence: 0.9}}]
"""

REVIEWS = "framework,statement,decision,concept,share,reviewer,reason\n"

# As it was exported, but for most of the rows and labels.
EXPORTED = """\
# mapping_set_id: "https://w3id.org/crosswalk/mappings/kent--cpm"
# mapping_set_version: "1.0.0"
# license: "https://creativecommons.org/licenses/by/4.0/"
# creator_label:
#   - "Crosswalk project, reader A"
# mapping_date: "2026-11-22"
# subject_source: "crosswalk:framework/kent"
# object_source: "crosswalk:framework/cpm"
# curie_map:
#   cpm: "https://w3id.org/crosswalk/framework/cpm/"
#   crosswalk: "https://w3id.org/crosswalk/"
#   cwv: "https://w3id.org/crosswalk/vocabulary#"
#   kent: "https://w3id.org/crosswalk/framework/kent/"
#   semapv: "https://w3id.org/semapv/vocab/"
#   skos: "http://www.w3.org/2004/02/skos/core#"
#   sssom: "https://w3id.org/sssom/"
subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tauthor_label\tconfidence\tcomment
kent:2.1\tskos:broadMatch\t\tcpm:1.d\tsemapv:ManualMappingCuration\tCrosswalk project, reader A\t0.7\topenness about role
kent:4.3\tskos:mappingRelation\tNot\tcpm:3.d\tsemapv:ManualMappingCuration\tCrosswalk project, reader A\t0.8\tleaders pause, workers act
kent:14.2\tskos:relatedMatch\t\tcpm:2.a\tsemapv:ManualMappingCuration\tCrosswalk project, reader A\t0.5\t"answering for ""it"" all"
"""

SSSOM = """\
# curie_map:
#   cpm: https://w3id.org/crosswalk/framework/cpm/
#   kent: https://w3id.org/crosswalk/framework/kent/
# license: https://creativecommons.org/licenses/by/4.0/
# mapping_set_id: https://county.example.org/kent--cpm
# colour: blue
subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\tmood
kent:1.1\tskos:closeMatch\tcpm:1.d\tsemapv:ManualMappingCuration\t0.8\tgood
kent:1.1\tskos:closeMatch\tcpm:1.d\tsemapv:ManualMappingCuration\t0.8\tgood
kent:1.2\tskos:likes\tcpm:2.a\tsemapv:ManualMappingCuration\t0.7\t
kent:9.99\tskos:exactMatch\tcpm:2.a\tsemapv:Guesswork\thigh\t
elk:1\tskos:exactMatch
"""

PACKAGE = {
    "CFDocument": {"identifier": "d", "title": "D"},
    "CFItems": [{"identifier": "u", "fullStatement": "Talk"}, {"identifier": "s", "fullStatement": "Speaks."}, {"identifier": "x"}],
    "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "s"}, "destinationNodeURI": {"identifier": "u"}}],
}


def ratings():
    """Seven units of 50 people, and rows that cannot be used."""
    units, levels = ["PE", "CM", "WE", "CS", "CE", "RO", "PX"], ["emerging", "developing", "acquired", "accomplished", "mastery"]
    rows = ["person,unit,level,role,basis,remark"]
    for person in range(50):
        for at, unit in enumerate(units[:1 + person % 7]):
            level = levels[(person * 3 + at * at + person // 7) % 5]
            rows.append(f"P{person:02},{unit},{level},{['', 'worker', 'supervisor'][person % 3]},{['', 'observed', 'self', 'expected'][person % 4]},")
        if person % 9 == 4: rows.append(f'P{person:02},Comunication,acquired,,,"quite, good"')
        if person % 9 == 7: rows.append(f"P{person:02},RO,best,,,")
        if person % 11 == 5: rows.append(f"P{person:02},PE,acquired,boss,guessed,")
        if person % 13 == 6: rows += [f"P{person:02},PX,,,,", "", "short", f",CM,acquired,,,{person}"]
    return "\n".join(rows) + "\n"


def archive(parts):
    """A zip file of these parts, always the same."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items(): made.writestr(zipfile.ZipInfo(name), text)
    return data.getvalue()


def workbook(rows, sheet="Anchors"):
    """A small workbook, with the texts in their cells."""
    def escaped(text): return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    def cell(text): return f'<c t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'
    package, office, main = "http://schemas.openxmlformats.org/package/2006", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    def relation(kind, target): return f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/{kind}" Target="{target}"/></Relationships>'
    return archive({
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>' + "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows) + "</sheetData></worksheet>",
    })


def document(text):
    """The least of a Word document."""
    package, main = "http://schemas.openxmlformats.org/package/2006", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return archive({
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>',
    })


def sentence_model():
    """The files of the smallest BERT: without sense, but with every tensor."""
    pieces = ["[UNK]", "[CLS]", "[SEP]", "case", "the", "and", "families", "court", "plan", "safety", "works"]
    shapes = {"embeddings.word_embeddings.weight": [len(pieces), 2], "embeddings.position_embeddings.weight": [32, 2], "embeddings.token_type_embeddings.weight": [2, 2]}
    for name in ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "intermediate.dense", "output.dense"]:
        shapes[f"encoder.layer.0.{name}.weight"], shapes[f"encoder.layer.0.{name}.bias"] = [2, 2], [2]
    for name in ["embeddings", "encoder.layer.0.attention.output", "encoder.layer.0.output"]:
        shapes[f"{name}.LayerNorm.weight"], shapes[f"{name}.LayerNorm.bias"] = [2], [2]
    fields, data = {}, b""
    for name, shape in shapes.items():
        start = len(data)
        for _ in range(shape[0] * (shape[1] if len(shape) > 1 else 1)): data += struct.pack("<f", len(data) * 7 % 23 / 11 - 1)
        fields[name] = {"dtype": "F32", "shape": shape, "data_offsets": [start, len(data)]}
    header = json.dumps(fields).encode()
    config = {"model_type": "bert", "hidden_act": "gelu", "hidden_size": 2, "num_hidden_layers": 1, "num_attention_heads": 1, "intermediate_size": 2, "vocab_size": len(pieces), "max_position_embeddings": 32}
    return {"model.safetensors": struct.pack("<Q", len(header)) + header + data, "vocab.txt": "\n".join(pieces), "config.json": json.dumps(config)}


def inputs():
    """Every file that a scenario finds, by its path."""
    kent = {name: (ROOT / "frameworks/kent" / name).read_text() for name in ("framework.yaml", "alignment.yaml")}
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 21))
    readings = [("talk", "open-communication"), ("plan", "case-planning"), ("court", "legal-system"), ("risk", "safety-and-risk"), ("rest", "wellbeing")]
    model = sentence_model()
    files = {
        "anchors.csv": ANCHORS,
        "anchors-next-year.csv": ANCHORS.replace("Takes part in hearings with a colleague.", "Sings.").replace("of signs of danger", "at once of signs of danger") + "Records,Writes notes.,Writes notes that a judge can use.\n",
        "rows.csv": "What,When,Who does,Remarks\nTalk,Early,Speaks.,x\nTalk,Late,Speaks  and\tlistens.,\nPlan,Early,Plans a day.,\n",
        "gaps.csv": "Unit,Level,Statement\nTalk,Early,Speaks.\nTalk,,Listens.\nPlan,Late,n/a\n,Late,\n",
        "table.xlsx": workbook([["Unit", "Level", "Statement"], ["Talk & listen", "Early", "Speaks."], ["Talk & listen", "Late", "Says <back> what was heard."]]),
        "a.docx": document("No table."),
        "package.json": json.dumps(PACKAGE),
        "ratings.csv": ratings(),
        "from-excel.csv": "\ufeffperson;unit;level\r\nAna;CM;Accomplished\r\nJosé;Relating to Others;acquired\r\n".encode("utf-16-le"),
        "kent.csv": "person,unit,level\nAna,all,maturing\nBo,1,senior\nCy,all,Developing\n",
        "exported.sssom.tsv": EXPORTED,
        "sloppy.sssom.tsv": SSSOM,
        "reader-a.csv": "framework,statement,concept,share\n" + "".join(f"sf-2940,{s},{c},1\n" for s, c in readings),
        "reader-b.csv": "framework,statement,concept,share\n" + "".join(f"sf-2940,{s},{c},0.7\nsf-2940,{s},feedback,0.3\n" for s, c in readings[:3]) + "sf-2940,risk,crisis-response,1\nsf-2940,rest,wellbeing,1\n",
        "bundled.csv": REVIEWS + "kent,1.1,accept,records,1,Ben,\nkent,1.2,reject,,,Ben,not so\n",
        "walk.txt": "?\nfedback\n1 2\nfeedback 0.5, rapport 0.25 broader\ny\nu\n/tribes\na\ny\ns\nr\nnot ours\ny\nq\n",
        "harbor/framework.yaml": FRAMEWORK, "harbor/alignment.yaml": ALIGNMENT, "harbor/matches.yaml": MATCHES,
        "harbor-before/framework.yaml": FRAMEWORK, "harbor-before/alignment.yaml": ALIGNMENT,
        "harbor-next/framework.yaml": FRAMEWORK.replace('version: "2"', 'version: "3"').replace("Sees signs", "Sees early signs").replace("      - {id: safety.3, level: always, text: Keeps the files in order.}\n", ""),
        "harbor-next/alignment.yaml": ALIGNMENT.replace("at: 30", "at: 40").replace("share: 0.6", "share: 0.5").replace("share: 0.4", "share: 0.5"),
        "cpm-overlay.yaml": OVERLAY.format(id="cpm", statement="1.a", concept="bias"),
        "harbor-overlay.yaml": OVERLAY.format(id="harbor", statement="safety.3", concept="records"),
        "kent-edited/framework.yaml": kent["framework.yaml"].replace("Goes through the case notes", "Goes carefully through the case notes").replace("reviewed and updated March 2010", "edited"),
        "kent-edited/alignment.yaml": kent["alignment.yaml"].replace("version: 1.0.0", "version: 1.1.0").replace("confidence: 0.9}", "confidence: 0.85}"),
        "broken/framework.yaml": FRAMEWORK.replace("publisher: Harbor County\n", "").replace("rates: units", "rates: things").replace("id: team.1", "id: talk.1") + "oops: 1\n",
        "broken/alignment.yaml": ALIGNMENT.replace("teamwork", "teamwrok").replace("at: 70", "at: 20").replace("talk.2:", "talk.9:"),
        "broken/matches.yaml": MATCHES.replace("object: 7.b", "object: 7.zz"),
        "broken/syntax.yaml": "format: crosswalk.framework/1\nid: [a, b\ntitle: x\n\tunits:\n",
        "broken/empty.yaml": "",
        "taken/framework.yaml": FRAMEWORK.replace("id: harbor\n", "id: cpm\n"),
        "twice.yaml": FRAMEWORK.replace("id: team.1", "id: talk.1"),
        "bomb.yaml": bomb, "deep.yaml": "[" * 20_000,
    }
    files |= {f"tiny/{name}": data for name, data in model.items()}
    files |= {f"cut-off/{name}": data for name, data in (model | {"model.safetensors": b"\1\2\3"}).items()}
    return files


class Actions:
    """What people do between two commands, in the folder of the scenario."""

    @staticmethod
    def decide(folder, source, target, decisions):
        """Fills in the last seven columns of a review, with the decisions in turn."""
        rows, decisions = (folder / source).read_text().splitlines(keepends=True), decisions.split(" | ")
        (folder / target).write_text("".join(re.sub(r",{7}(?=\r?\n$)", lambda _: "," + decisions[(at - 1) % len(decisions)], row) for at, row in enumerate(rows)))

    @staticmethod
    def workbook(folder, source, target):
        """Saves a CSV file as a workbook."""
        import csv
        with (folder / source).open(newline="") as file: (folder / target).write_bytes(workbook(list(csv.reader(file))))


class Line:
    """One command line of a scenario, or an action."""

    def __init__(self, text):
        self.text, _, code = (part.strip() for part in text.partition("=>"))
        self.code = int(code or 0)
        self.action = self.text[2:].split(maxsplit=3) if self.text.startswith("+ ") else None
        self.words, self.variables, self.stdin = [], {}, None
        if self.action: return
        words = shlex.split(self.text)
        while words and re.match(r"[A-Z_]+=", words[0]):
            name, value = words.pop(0).split("=", 1)
            self.variables[name] = value
        if "<" in words:
            at = words.index("<"); self.stdin = words[at + 1]; del words[at:at + 2]
        self.words = words

    def __str__(self):
        if self.action: return self.text
        variables, words = re.match(r"((?:[A-Z_]+=\S* )*)(.*)", self.text).groups()
        return f"{variables}crosswalk {words}".rstrip()


def lines(scenario):
    """The lines of a scenario, those with alternatives once for each."""
    waiting, made = [text.strip() for text in scenario.splitlines() if text.strip()], []
    while waiting:
        text = waiting.pop(0)
        choice = re.search(r"(?<=\s)\[([^\]]*\|[^\]]*)\]|^\[([^\]]*\|[^\]]*)\]", text)
        if choice: waiting[:0] = [text[:choice.start()] + one + text[choice.end():] for one in (choice[1] or choice[2]).split("|")]
        else: made.append(Line(text))
    return made


def state(folder):
    """Every file and folder below, with its mode and what is in it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        mode = stat.filemode(path.lstat().st_mode)
        if path.is_symlink(): content = os.fsencode(os.readlink(path))
        elif path.is_file(): content = path.read_bytes()
        else: content = None
        found[str(path.relative_to(folder))] = (mode, content)
    return found


def play(program, scenario, files, place):
    """Runs a scenario in a folder that is made for it: for each command line its exit code, and by
    name all that it has printed and written."""
    here, home = place / "here", place / "home"
    home.mkdir(parents=True)
    for name, data in files.items():
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    # No program is on the PATH, so that it does not matter whether pandoc is there.
    environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(home), "PATH": str(place / "no-programs")}
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        if name in os.environ: environment[name] = os.environ[name]
    before, answers = state(place), []
    for line in scenario:
        if line.action:
            try: getattr(Actions, line.action[0])(here, *line.action[1:])
            except FileNotFoundError: pass  # The command that was to write it has been found to differ, or to fail.
            before = state(place)
            continue
        stdin = (here / line.stdin).read_bytes() if line.stdin else b""
        try:
            done = subprocess.run([program] + line.words, input=stdin, capture_output=True, cwd=here, env=environment | line.variables, timeout=SECONDS)
            code, parts = done.returncode, {"standard output": done.stdout, "standard error": done.stderr}
        except subprocess.TimeoutExpired as late:
            code, parts = f"none after {SECONDS} s", {"standard output": late.stdout or b"", "standard error": late.stderr or b""}
        after = state(place)
        for name in sorted(before.keys() | after.keys()):
            if before.get(name) == after.get(name): continue
            mode, content = after.get(name, ("gone", None))
            parts[name.removeprefix("here/")] = content if content is not None else b""
            parts[name.removeprefix("here/") + " (mode)"] = mode.encode()
        before = after
        answers.append((line, code, parts))
    shutil.rmtree(place)
    return answers


def readable(data):
    """Lines to be shown in a diff: of a workbook its parts, of a long line pieces."""
    if data.startswith(b"PK\3\4"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as made:
                return [line for name in made.namelist() for line in [f"== {name}"] + readable(made.read(name))]
        except zipfile.BadZipFile: pass
    text = data.decode("utf-8", "backslashreplace")
    return [piece for line in text.split("\n") for piece in (re.findall(".{1,120}", line) or [""])]


def difference(old, new):
    """The names of the parts that differ, and the first lines of how."""
    (_, old_code, old_parts), (_, new_code, new_parts) = old, new
    names, shown = [], []
    if old_code != new_code:
        names.append("exit code")
        shown += [f"-exit code {old_code}", f"+exit code {new_code}"]
    for name in list(dict.fromkeys([*old_parts, *new_parts])):
        one, other = old_parts.get(name), new_parts.get(name)
        if one == other: continue
        names.append(name)
        first, second = readable(one or b""), readable(other or b"")
        # The first place is enough, and to compare long texts as a whole takes long.
        start = next((at for at, (a, b) in enumerate(zip(first, second)) if a != b), min(len(first), len(second)))
        window = slice(max(0, start - 1), start + 200)
        found = list(difflib.unified_diff(first[window], second[window], f"{name}, old, from line {window.start + 1} on", f"{name}, new", lineterm="", n=1))
        if one is None or other is None: found = [f"{name}: only {'the new' if one is None else 'the old'} one writes it"] + found
        shown += found or [f"{name}: the bytes differ, the texts do not"]
    return names, shown


def git(*arguments):
    done = subprocess.run(["git", *arguments], capture_output=True, text=True)
    if done.returncode: sys.exit(f"git {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout.strip()


def build(folder):
    """The release program of a package, built if it is not up to date."""
    command = ["swift", "build", "--package-path", str(folder), "-c", "release", "--product", "crosswalk"]
    print(f"building {folder} …", file=sys.stderr)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode: sys.exit(f"{done.stdout}\n{' '.join(command)}: exit status {done.returncode}")
    shown = subprocess.run(command + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout
    return str(pathlib.Path(shown.strip()) / "crosswalk")


def programs(arguments, old_commit, folder):
    """The two programs, built if need be."""
    if old_commit:
        commit = git("-C", str(ROOT), "rev-parse", "--verify", old_commit + "^{commit}")
        git("clone", "--quiet", "--shared", "--no-checkout", str(ROOT), f"{folder}/old")
        git("-C", f"{folder}/old", "checkout", "--quiet", "--detach", commit)
        arguments = [build(folder / "old"), arguments[0] if arguments else build(ROOT)]
    for program in arguments:
        if not (os.path.isfile(program) and os.access(program, os.X_OK)): sys.exit(f"{program}: this is no program")
    return [str(pathlib.Path(program).resolve()) for program in arguments]


def main():
    arguments = sys.argv[1:]
    if "-h" in arguments or "--help" in arguments: print(__doc__); return
    options = {"--only": "", "--old-commit": None}
    for name in options:
        if name in arguments:
            at = arguments.index(name)
            if at + 1 == len(arguments): sys.exit(f"{name} needs a value")
            options[name] = arguments[at + 1]; del arguments[at:at + 2]
    chosen = {name: text for name, text in SCENARIOS.items() if options["--only"] in name + text}
    if "--list" in arguments:
        for name, text in chosen.items():
            print(f"# {name}")
            for line in lines(text): print(f"  {line}")
        return
    if len(arguments) not in ([0, 1] if options["--old-commit"] else [2]) or any(a.startswith("-") for a in arguments): sys.exit(__doc__)

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        old, new = programs(arguments, options["--old-commit"], folder)
        files, same, differ, odd = inputs(), 0, 0, []
        for name, text in chosen.items():
            answers = [play(program, lines(text), files, folder / "place") for program in (old, new)]
            for one, other in zip(*answers):
                line = one[0]
                names, shown = difference(one, other)
                if one[1] != line.code: odd.append(f"{name}: {line}: exit code {one[1]}")
                if not names: same += 1; continue
                differ += 1
                print(f"{line}  ({name}): {', '.join(names)}")
                for shown_line in shown[:DIFF_LINES]: print(f"    {shown_line}")
                if len(shown) > DIFF_LINES: print("    …")
    for text in odd: print(f"note: the old program does not do what the scenario means: {text}")
    print(f"{same + differ} command lines, {same} the same, {differ} differ")
    if differ: sys.exit(1)


if __name__ == "__main__": main()
