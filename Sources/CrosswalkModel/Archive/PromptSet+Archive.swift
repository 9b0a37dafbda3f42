import CrosswalkBase

extension PromptSet: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    version = try archive.read()
    date = try archive.read()
    note = try archive.read()
    jurisdiction = try archive.read()
    elements = try archive.read()
    preview = try archive.read()
    scenarios = try archive.read()
  }
}

extension PromptSet.Preview: Archivable {
  package init(archive: ArchiveReader) throws {
    role = try archive.read()
    text = try archive.read()
  }
}

extension PromptSet.Scenario: Archivable {
  package init(archive: ArchiveReader) throws {
    role = try archive.read()
    title = try archive.read()
    text = try archive.read()
    task = try archive.read()
    answerGuide = try archive.read()
  }
}

extension PracticeElement: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    concepts = try archive.read()
    meaning = try archive.read()
    supervisor = try archive.read()
    coaching = try archive.read()
    interview = try archive.read()
    rolePlay = try archive.read()
    focus = try archive.read()
    leading = try archive.read()
  }
}

extension PracticeElement.Leading: Archivable {
  package init(archive: ArchiveReader) throws {
    coaching = try archive.read()
    interview = try archive.read()
    rolePlay = try archive.read()
    focus = try archive.read()
  }
}

extension PracticeElement.Supervisor: Archivable {
  package init(archive: ArchiveReader) throws {
    before = try archive.read()
    during = try archive.read()
    after = try archive.read()
    tools = try archive.read()
  }
}

extension PracticeElement.Coaching: Archivable {
  package init(archive: ArchiveReader) throws {
    stage = try archive.read()
    scaling = try archive.read()
    questions = try archive.read()
    evidence = try archive.read()
    step = try archive.read()
  }
}

extension PracticeElement.Interview: Archivable {
  package init(archive: ArchiveReader) throws {
    question = try archive.read()
    listenFor = try archive.read()
    beware = try archive.read()
  }
}

extension PracticeElement.RolePlay: Archivable {
  package init(archive: ArchiveReader) throws {
    setting = try archive.read()
    candidate = try archive.read()
    actor = try archive.read()
    lookFor = try archive.read()
  }
}
