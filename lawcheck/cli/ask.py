"""`lawcheck ask`: fill a case file by answering questions, the most decisive first."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, disk, status
from lawcheck.cli.options import AsOf, Language, Quiet, Rulebooks, Rules, again, as_word, refuse, to_day, to_language
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lawcheck.cli.answers import Answers
    from lawcheck.finding.finding import FactPath
    from lawcheck.interview.answer import Answer, Ordered
    from lawcheck.interview.as_text import Page
    from lawcheck.interview.order import Standing
    from lawcheck.interview.question import Question
    from lawcheck.interview.recording import Recorded, Teller
    from lawcheck.pipeline import Rules as Law

_PUBLISHED = r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?|\d{1,2}\. ?\d{1,2}\. ?\d{4}\.?"  # as in a file, or as in Serbia


def run(
    case: Annotated[str, Argument("CASE", "The case file; a new one is begun where none is there.")],
    rules: Rules = None,
    rulebook: Rulebooks = None,
    as_of: AsOf = None,
    sources: Annotated[
        bool, Option(("--sources",), "Ask with each answer who says so, and how good that is.")
    ] = False,
    answers: Annotated[
        str | None, Option(("--answers",), "Take the answers from this file: one a line, or `path: answer`.", "FILE")
    ] = None,
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """Fill a case file by answering questions.

    Asks only what can still change an outcome, the most decisive first, and says
    why. Each answer is saved at once, so it can be stopped and gone on with at
    any time. What the file says already stays as it stands, to the letter.

    \b
    Examples:
      lawcheck ask my_city.yaml
      lawcheck ask my_city.yaml --rulebook rs.zzpl --lang sr-Latn
    """
    day, language = to_day(as_of), to_language(lang)

    from datetime import date

    from lawcheck.cli.answers import from_file, from_terminal
    from lawcheck.cli.loading import known_rulebooks, load_rules

    law = load_rules(rules)
    named = known_rulebooks(rulebook or (), law)
    told = from_file(Path(answers), law.ruleset.vocabulary) if answers else from_terminal()
    path = _path(case)
    recorded = _opened(path, law, named, day or date.today(), told, language)
    today = day or recorded.case.as_of or date.today()
    books = law.ruleset.judging(named or recorded.case.rulebooks, recorded.case.jurisdiction)
    interview = _Interview(path, law, recorded, today, books, told, language, sources)
    options = again(rules, rulebook=rulebook, as_of=as_of, lang=lang)
    try:
        code = interview.go_on()
    except KeyboardInterrupt:
        console.write("\n")
        interview.say_stopped()
        console.next_step(f"lawcheck ask {as_word(path.as_posix())}{options}", quiet)
        return status.INTERRUPTED
    told.say_unasked(language)
    step = "check" if interview.is_over else "ask"
    console.next_step(f"lawcheck {step} {as_word(path.as_posix())}{options}", quiet)
    return code


def _path(word: str) -> Path:
    """The file that is meant; a bare name is that of a YAML file here. Stops where it cannot be one to write to."""
    from lawcheck.files import shipped_cases

    if re.fullmatch(r"[^\W\d]\w*", word) and not Path(word).exists():
        if word in shipped_cases():
            refuse(f"`{word}` comes with lawcheck, and is not written to", "choose a file of your own")
        return Path(f"{word}.yaml")
    path = Path(word)
    if path.suffix.lower() == ".json":
        refuse(
            f"`{word}` is JSON, and answers are written into YAML, where comments stay and a line can be put in",
            f"copy it to `{path.with_suffix('.yaml')}` without its braces, or begin a new file: `lawcheck ask my_city.yaml`",
        )
    if path.suffix not in (".yaml", ".yml"):
        refuse(f"`{word}` cannot be a case file to write to", "its name ends in `.yaml`, such as `my_city.yaml`")
    return path


def _opened(path: Path, law: Law, rulebooks: Sequence[str], day: date, told: Answers, language: str) -> Recorded:
    """The case in the file; a new file with nothing in it yet, where none is there. Stops where it is wrong."""
    import os

    from lawcheck.cli.loading import complain
    from lawcheck.facts.from_case import from_case
    from lawcheck.interview.recording import Recorded, blank

    if not os.path.lexists(path):
        name = re.sub(r"\W+", "_", path.stem).strip("_").lower() or "case"
        about = _about(told, language) if told.is_on_terminal else ("", "")
        disk.write(path, blank(name, day, rulebooks, *about), force=False)
        console.say(f"begun: {path.as_posix()}")
    file = disk.read_text(path)
    if file.text.lstrip("\ufeff \n\t").startswith("{"):
        refuse(
            f"`{path.as_posix()}` stands in braces, as JSON does, and answers are put in as lines",
            "write `lawcheck: 1` on a line of its own, and so on, as `lawcheck new case my_city` does",
        )
    case, wrong = from_case(file, law.ruleset.vocabulary)
    if case is None:
        complain(wrong, {file.name: file})
    return Recorded(file, case)


def _about(told: Answers, language: str) -> tuple[str, str]:
    """What a new case is called, and the state it happens in; empty where the user does not say."""
    from lawcheck.interview.phrases import say

    title = state = ""
    try:
        title = " ".join(told.plain(say("case prompt", language)).split())
        state = told.plain(say("state prompt", language)).strip().upper()
        while state and not re.fullmatch(r"[A-Z]{2}", state):
            console.write(f"{say('do: state', language)}\n")
            state = told.plain(say("state prompt", language)).strip().upper()
    except EOFError:
        state = ""
    return (title if title.isprintable() else ""), state


class _Interview:
    """The conversation: the case as it stands, and what was answered in this run."""

    def __init__(
        self,
        path: Path,
        law: Law,
        recorded: Recorded,
        today: date,
        rulebooks: Sequence[str],
        told: Answers,
        language: str,
        ask_sources: bool,
    ) -> None:
        from lawcheck.facts.text_with_fact import told_unknown
        from lawcheck.interview.recording import Teller

        self.path, self.law, self.recorded, self.today = path, law, recorded, today
        self.rulebooks, self.told, self.language, self.ask_sources = tuple(rulebooks), told, language, ask_sources
        self.late = told_unknown(recorded.file)
        self.aside: set[FactPath] = set()
        self.before: list[tuple[Recorded, FactPath]] = []
        self.teller: Teller = Teller()
        self.on_disk = path.read_bytes()
        self.answered = 0
        self.is_over = False
        self.standing: Standing
        self.page: Page
        self.vocabulary = law.ruleset.vocabulary

    # ── the course of it ───────────────────────────────────────────────────────────────────────────────────

    def go_on(self) -> int:
        """Asks until nothing is left, or the answers end. The exit status."""
        from lawcheck.interview.order import next_question

        if not self.told.is_scripted:
            self._print([self._say("begin")])
        self._judge()
        last: FactPath = ()
        again: FactPath | None = None
        while True:
            question = None
            if again is not None:
                question = next((q for q in self.standing.open() if q.path == again), None)
                again = None
            question = question or next_question(self.standing, self.aside, self.late, last)
            if question is None:
                self._say_over()
                return status.OK
            last = question.path
            if self.told.passes_over(question.path):
                self.aside.add(question.path)
                continue
            try:
                goes_back = self._ask(question)
            except (EOFError, _Quit):
                console.write("\n")
                self.say_stopped()
                return status.OK
            if goes_back:
                again = self._go_back()

    def _ask(self, question: Question) -> bool:
        """Asks until there is an answer, and writes it down; True where the user wants to go back."""
        from lawcheck.interview import as_text
        from lawcheck.interview.answer import Answer, Command, Nonsense, Ordered, read

        console.write("\n")
        self._print(as_text.asked(question, len(self.before) + 1, self.standing, self.page))
        while True:
            typed = self.told.line(self._say("prompt"), question, self.language, self.recorded.case.sources)
            match read(typed, question, self.language):
                case Nonsense(message, help):
                    self.told.stop_if_by_path(question.path, message, help)
                    self._say_no(message, help)
                case Ordered(Command.HELP):
                    self._print(as_text.help_on(question, self.page))
                case Ordered(Command.BACK):
                    if self.before:
                        return True
                    self._print([self._say("nothing before")])
                case Ordered(Command.SKIP):
                    self.aside.add(question.path)
                    self._print([self._say("put aside")])
                    return False
                case Ordered(Command.QUIT):
                    raise _Quit
                case Ordered() as command:
                    self._set_teller(command)
                case Answer() as answer:
                    self._ask_for_source(answer)
                    self._write_down(question, answer)
                    return False

    def _go_back(self) -> FactPath:
        """Takes the last answer back; the path of its question."""
        recorded, path = self.before.pop()
        self._save(recorded)
        self.aside.discard(path)
        self.answered -= 1
        if self.teller.source not in recorded.case.sources:
            self.teller = type(self.teller)()  # the source itself has been taken back
        self._judge()
        self._print([self._say("gone back")])
        return path

    def _judge(self, answered: Question | None = None) -> None:
        """Where the case stands now; of all rules those alone are judged again that waited for what was answered."""
        from lawcheck.facts.belief import select
        from lawcheck.interview.as_text import Page
        from lawcheck.interview.order import Standing
        from lawcheck.report.from_findings import Words

        facts = select(self.recorded.case.facts, self.today)
        if answered is None:
            self.standing = Standing.of(self.law.plan, facts, self.today, self.rulebooks)
        else:
            self.standing = self.standing.after(facts, answered)
        jurisdiction = self.recorded.case.jurisdiction
        words = Words(self.law.ruleset, self.law.files, self.today, self.language, jurisdiction, True, facts)
        self.page = Page(words, console.width())

    # ── writing down ───────────────────────────────────────────────────────────────────────────────────────

    def _write_down(self, question: Question, answer: Answer) -> None:
        from dataclasses import replace

        from lawcheck.facts.claim import Instance, Items
        from lawcheck.interview.recording import record

        recorded = record(self.recorded, question, answer, self.teller, self.today, self.vocabulary)
        if recorded is None:
            self._print([self._say("no place", path=".".join(question.path))])
            self.aside.add(question.path)
            return
        if not isinstance(answer.content, Instance | Items | None):
            self.teller = replace(self.teller, at="")  # the next answer stands somewhere else
        self.before.append((self.recorded, question.path))
        self._save(recorded)
        self.answered += 1
        self.aside.add(question.path)  # whatever the answer: it is not asked again in this run
        self._print([self._said(question, answer)])
        self._judge(question)

    def _said(self, question: Question, answer: Answer) -> str:
        from lawcheck.facts.claim import Instance, Items
        from lawcheck.report.typeset import plain
        from lawcheck.report.wording import content

        told = answer.content
        if told is None:
            return self._say("saved")
        if isinstance(told, Items) and told.elements:
            names = ", ".join(e.value.name for e in told.elements if isinstance(e.value, Instance))
            return self._say("saved as", answer=plain(names))
        if isinstance(told, Items | Instance):
            return self._say("saved")
        return self._say("saved as", answer=plain(content(told, question.fact.type, self.language)))

    def _save(self, recorded: Recorded) -> None:
        """Writes the file in one step. Stops where somebody else has changed it meanwhile, or it cannot be written."""
        try:
            now, mode = self.path.read_bytes(), self.path.stat().st_mode
        except OSError:
            now, mode = b"", 0
        if now != self.on_disk:
            name = self.path.as_posix()
            refuse(
                f"`{name}` was changed by somebody else, and this answer is not saved",
                f"go on with `lawcheck ask {name}`",
            )
        mark = b"\xef\xbb\xbf" if now.startswith(b"\xef\xbb\xbf") else b""
        text = mark.decode() + recorded.file.text
        disk.write(self.path, text, force=True)
        self.path.chmod(mode & 0o7777)
        self.on_disk, self.recorded = text.encode(), recorded

    # ── who says so ────────────────────────────────────────────────────────────────────────────────────────

    def _ask_for_source(self, answer: Answer) -> None:
        from lawcheck.facts.claim import Instance, Items
        from lawcheck.interview.answer import Command, Ordered

        if not self.ask_sources or answer.content is None or isinstance(answer.content, Instance | Items):
            return
        for command, prompt in (
            (Command.SOURCE, "source prompt"),
            (Command.AT, "at prompt"),
            (Command.GRADE, "grade prompt"),
        ):
            if command is Command.AT and not self.teller.source:
                continue
            while not self._set_teller(Ordered(command, self.told.plain(self._say(prompt)))):
                pass

    def _set_teller(self, command: Ordered) -> bool:
        """What follows is said by that source, has that grade, or stands at that place. False where it cannot be."""
        from lawcheck.interview.answer import Command

        word = " ".join(command.rest.split())
        if command.command is Command.SOURCE:
            return self._set_source(word)
        if command.command is Command.GRADE:
            return self._set_grade(word.upper())
        if word and not self.teller.source:
            return self._no("no source yet")
        if not word.isprintable():
            return self._no("unseen")
        self._tell("at", word, at=word)
        return True

    def _set_source(self, word: str) -> bool:
        """A source that is new is put into the file, with what is known of it."""
        if word and not re.fullmatch(r"[^\W\d]\w{0,59}", word):
            return self._no("no source name", typed=word[:40])
        if word and word not in self.recorded.case.sources and not self._declare(word):
            return False
        self._tell("source", word, source=word, at="")
        return True

    def _set_grade(self, grade: str) -> bool:
        from lawcheck.diagnostics import Diagnostics
        from lawcheck.facts.value_from_text import grade_from_text
        from lawcheck.span import Span

        if grade and grade_from_text(grade, Span("", 0, 0), Diagnostics()) is None:
            return self._no("bad-grade", typed=grade[:40])
        self._tell("grade", grade, grade=grade)
        return True

    def _tell(self, what: str, word: str, **changes: str) -> None:
        from dataclasses import replace

        self.teller = replace(self.teller, **changes)
        self._print([self._say(f"{what} set", **{what: word}) if word else self._say(f"{what} unset")])

    def _declare(self, name: str) -> bool:
        """Asks for title, date and address of a new source, and writes it down; False where that cannot be."""
        from lawcheck.interview.answer import written_date
        from lawcheck.interview.recording import declare

        title = " ".join(self.told.plain(self._say("title prompt")).split())
        published = written_date(self._fitting("published prompt", _PUBLISHED, "no published"))
        url = self._fitting("url prompt", r"https?://[^\s<>\"'`\\]+", "no address")
        recorded = None
        if title.isprintable():
            recorded = declare(self.recorded, name, title or name, self.vocabulary, published=published, url=url)
        if recorded is None:
            return self._no("not written")
        self._save(recorded)
        return True

    def _fitting(self, prompt: str, pattern: str, refusal: str) -> str:
        """What is typed, asked for until it has that form or is empty; a file that answers by lines says nothing here."""
        from lawcheck.interview.answer import COMMANDS, Command
        from lawcheck.script import to_latin

        if self.told.is_scripted:
            return ""
        while word := self.told.plain(self._say(prompt)).strip():
            if COMMANDS.get(to_latin(word).casefold()) is Command.QUIT:
                raise _Quit
            if re.fullmatch(pattern, word):
                return word
            self._no(refusal, typed=word[:40])
        return ""

    def _no(self, key: str, **values: str) -> bool:
        """Says why it cannot be, and what could; always False."""
        self._say_no(self._say(f"no: {key}", **values), self._say(f"do: {key}", **values))
        return False

    # ── what is said ───────────────────────────────────────────────────────────────────────────────────────

    def say_stopped(self) -> None:
        """That nothing is lost."""
        from lawcheck.report.phrases import counted

        answers = counted(self.answered, "answer", self.language)
        self._print([self._say("stopped", answers=answers, file=self.path.as_posix())])

    def _say_over(self) -> None:
        from lawcheck.finding.finding import Outcome
        from lawcheck.interview.as_text import progress

        self.is_over = True
        console.write("\n")
        left = self.standing.open()
        aside = "not in file" if self.told.is_scripted else "all aside"
        lines = [progress(self.standing, self.page), self._say(aside if left else "all settled")]
        waiting = {id(finding) for question in left for finding in question.waiting}
        still = [f for f in self.standing.findings if f.outcome is Outcome.UNDETERMINED and id(f) not in waiting]
        if still:
            names = list(dict.fromkeys(finding.rule.name for finding in still))
            more = f" (+{len(names) - 5})" if names[5:] else ""
            lines.append(self._say("by hand", rules=", ".join(names[:5]) + more))
        self._print(lines)

    def _say_no(self, message: str, help: str) -> None:
        lines = [self._say("not an answer", message=message).replace("?.", "?")]
        self._print(lines + ([self._say("help", help=help)] if help else []))

    def _say(self, key: str, **values: str) -> str:
        from lawcheck.interview.phrases import say

        return say(key, self.language, **values)

    def _print(self, lines: Sequence[str]) -> None:
        from lawcheck.report.typeset import finish, wrap

        width = console.width()
        fitting = [part for line in lines for part in ([line] if len(line) <= width else wrap(line, width))]
        console.write(finish(fitting, colour=False))


class _Quit(Exception):
    """The user has had enough."""
