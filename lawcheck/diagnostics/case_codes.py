"""Codes of mistakes in case files, and in the facts of a rule's tests, which are written the same way."""

from __future__ import annotations

from lawcheck.diagnostics.code import table

CASE_CODES = table(
    # ── the text is not YAML ───────────────────────────────────────────────────────────────────────────────
    (
        "tab",
        "a tab, or another odd blank, stands where only spaces may",
        "In a case file, how far a line stands in says what it belongs to. A tab is as wide as each editor likes, so "
        "two people would read two different cases; YAML therefore allows only spaces there. The no-break spaces that "
        "come along with a text copied from the web or a word processor are letters to it.\n\n"
        "Put spaces in the tab's place, two for each level. Most editors do that for a whole file, and can be told to "
        "write spaces when the tab key is pressed.",
    ),
    (
        "wrong-indentation",
        "a line stands in a column where it belongs to nothing",
        "How far a line stands in says what it belongs to: the facts of a thing stand below its name, further in than "
        "the name, and all in one column. This line stands in a column that no line above it has opened.\n\n"
        "Line it up with the lines it belongs with. If it continues the text of the line above, put that text in "
        "quotes.",
    ),
    (
        "missing-colon",
        "a line has no colon after the name, or no space after the colon",
        "Each line gives a name, a colon, a space and a value: `retention: 30 days`. Without the colon or the space "
        "the line is only a text, and it can't be said what it is about.\n\n"
        "Add the colon, or the space after it.",
    ),
    (
        "colon-in-text",
        "a text without quotes holds a colon",
        "A colon with a space after it separates a name from a value. In a text such as `Case: a summary` it would "
        "begin a second value in the same line.\n\n"
        'Put the whole text in double quotes: `title: "Case: a summary"`.',
    ),
    (
        "unclosed-quote",
        "a quote is opened and never closed",
        "A text that begins with a quote ends with the same one. This one runs on to the end of the file, so that "
        "everything below it would be part of it.\n\n"
        "Add the quote where the text ends. The curly quotes of a word processor do not count, only the straight ones.",
    ),
    (
        "text-after-quote",
        "a text goes on after its closing quote",
        "What begins with a quote ends at the next one of its kind. Something still stands after it in the same line: "
        "mostly an apostrophe or a quotation inside the text has closed it too early.\n\n"
        "Between single quotes, write an apostrophe twice (`'the city''s cameras'`); between double quotes, put a "
        'backslash before each double quote (`"the \\"smart\\" city"`).',
    ),
    (
        "backslash",
        "a backslash between double quotes",
        "Between double quotes a backslash and the sign after it stand for another sign, such as `\\n` for the end of "
        "a line. This pair stands for nothing.\n\n"
        "Use single quotes, between which a backslash is only a backslash, or write it twice.",
    ),
    (
        "reserved-character",
        "a text begins with a sign that YAML keeps for itself",
        "A text cannot begin with one of the signs `@ % & * ! | > { } [ ] ,` or with a backtick, since YAML gives "
        "them a meaning of their own there.\n\n"
        "Put the text in double quotes.",
    ),
    (
        "unclosed-bracket",
        "a bracket is not closed, or closes nothing",
        "Square brackets hold a list, curly ones names with their values, and each one opened is closed by its "
        "counterpart. Here one is missing, one is too many, or the two do not match.\n\n"
        "Look from the place shown for the bracket that was forgotten.",
    ),
    (
        "missing-comma",
        "two entries between brackets are not separated",
        "Between brackets, entries are separated by commas: `{value: pending, source: ministry}`. A text that holds a "
        "comma, a colon or a bracket of its own stands in quotes there.\n\n"
        "Add the comma, or the quotes.",
    ),
    (
        "yaml-syntax",
        "the text cannot be read as YAML",
        "The file breaks a rule of YAML, the notation that case files use, in a way for which there is no better "
        "explanation; the words of the library that reads it stand in the message.\n\n"
        "Compare the line with a case that comes with lawcheck. Putting a text in double quotes often helps.",
    ),
    (
        "doubled-key",
        "one name stands twice in the same place",
        "Two lines give two answers to the same thing. YAML itself would silently take the last; here neither is "
        "taken, because nobody can know which was meant.\n\n"
        "Delete one. Where two sources say different things, write both as claims under one name: `opinion: [{value: "
        "rejected, source: a}, {value: pending, source: b}]`. The fact is then disputed, and the report says so.",
    ),
    (
        "empty-key",
        "a name is missing before the colon",
        "A line begins with a colon, so that its value belongs to nothing.\n\nWrite the name before it, or delete the "
        "line.",
    ),
    (
        "key-not-a-name",
        "a list or mapping stands where a name is expected",
        "What stands before a colon is the name of a thing. YAML would allow a whole list there; nothing in a case "
        "could be called so.\n\n"
        "If the name really begins with a bracket, put it in quotes.",
    ),
    (
        "yaml-anchor",
        "a cross-reference inside the file",
        "YAML lets `&name` mark a passage and `*name` repeat it. A case is evidence: it is read line by line, also by "
        "people, and what it says of a fact has to stand where the fact stands.\n\n"
        "Write out what the reference stands for. A text that begins with `&` or `*` goes in quotes.",
    ),
    (
        "yaml-tag",
        "a YAML mark for a type",
        "An exclamation mark before a value tells YAML what kind of value it is. Here only the vocabulary says that, "
        "so that one fact is never read in two ways.\n\n"
        "Leave it out. A text that begins with an exclamation mark goes in quotes.",
    ),
    (
        "several-documents",
        "more than one document in the file",
        "A line `---` begins a new document. A case file holds one case, so that a report can name the file it is "
        "about.\n\n"
        "Put each case in a file of its own.",
    ),
    (
        "nested-too-deep",
        "the file nests deeper than any case",
        "Something stands inside something, more than a hundred times over. No case needs that; mostly a bracket was "
        "repeated by mistake, or the file was made to do harm.\n\n"
        "Check the brackets and the indentation.",
    ),
    # ── the head of a case ─────────────────────────────────────────────────────────────────────────────────
    (
        "unsupported-format",
        "the file has another format than the one read here",
        "The line `lawcheck: 1` says in which version of the format a case is written. Another version may mean other "
        "things by the same words, so nothing is judged.\n\n"
        "Write `lawcheck: 1` if the case follows the format described in the manual; otherwise use the version of "
        "lawcheck that the file was written for.",
    ),
    (
        "missing-key",
        "something that every case has is left out",
        "A case says which format it is written in (`lawcheck: 1`) and has a part `facts:`, even where little is "
        "known yet.\n\n"
        "Add the line. `lawcheck new case` writes a file with everything in it.",
    ),
    (
        "unknown-key",
        "a word that has no meaning in this place",
        "The head of a case, a source and a claim each have a few words of their own. Another word is mostly a slip, "
        "and to skip it would lose what the author meant to say.\n\n"
        "Correct the word; the nearest right one is named. Facts stand below `facts:`, further in. A remark can be "
        "written after `#`.",
    ),
    (
        "wrong-shape",
        "something else was expected here",
        "A list, a group of named facts and a single text are three different things, and each place of a case takes "
        "one of them. A list has a dash before each element; a thing with facts has each in a line below it, further "
        "in; a plain fact has one value after its colon.\n\n"
        "Rewrite the place as the message says.",
    ),
    # ── facts ──────────────────────────────────────────────────────────────────────────────────────────────
    (
        "unknown-fact",
        "a fact that the vocabulary does not have",
        "The vocabulary lists all that rules can ask about and cases can tell. A fact in a case that is not in it would "
        "be read by no rule: it would seem to be told, and would decide nothing. A rule that asks for such a fact could "
        "never be answered.\n\n"
        "Use the name that is suggested, or look it up with `lawcheck list facts`. A fact that is really new has to "
        "be added to the vocabulary first.",
    ),
    (
        "empty-value",
        "nothing stands after the colon",
        "It cannot be told whether the answer is not known, or whether there is none, and the law often makes a great "
        "difference between the two.\n\n"
        "Write `unknown` if it is not known, `none` if it is known that there is none or that it did not happen, "
        "`refused` if it was asked for and not given; or delete the line, which means unknown.",
    ),
    (
        "missing-value",
        "a claim that claims nothing",
        "A claim says what somebody said: `{value: rejected, source: commissioner}`. This one names a source, a grade "
        "or a date, but not what was said.\n\n"
        "Add `value:`. If the source was asked and did not answer, that is `value: refused`.",
    ),
    (
        "not-yes-or-no",
        "a yes/no question is answered with something else",
        "The question is answered by `yes` or `no` (`true` and `false` will do too). Other words are not guessed at.\n\n"
        "Write one of them; `unknown` if it is not known, `refused` if it was asked for and not given.",
    ),
    (
        "none-for-yes-no",
        "a yes/no question is answered with none",
        "`none` says that there is no such thing. A yes/no question always has an answer, even where nobody knows "
        "it: if a thing does not exist or did not happen, the answer is mostly `no`. A rule that compared such a fact "
        "with `none` would never find it so.\n\n"
        "Write `no`, or, in a case, `unknown` if it is not known.",
    ),
    (
        "bad-number",
        "something that is not a number, or that can be read as two",
        "A number is written in digits, with a point before decimals: `1000`, `2.5`. Signs between the thousands are "
        "refused, since `1.000` and `1,000` are a thousand to some readers and one to others.\n\n"
        "Write the number without its unit and without signs between the thousands.",
    ),
    (
        "bad-date",
        "something that is not a day of the calendar",
        "A date is written with the year first, `2019-09-30`, and has to be a real day: deadlines are counted from "
        "it. A month or a year alone is not enough, since a deadline could then end on any of many days.\n\n"
        "Write the whole date. If only the month is known of a fact, either write the day that is most careful for what "
        "you want to show, and say so in a remark after `#`, or write `unknown`.",
    ),
    (
        "bad-duration",
        "something that is not a length of time",
        "A length of time is a whole number and a unit: `72 hours`, `30 days`, `6 months`, `1 year and 6 months`. "
        "Months and days are never turned into each other, because months differ in length.\n\n"
        "Write the number and the unit in English.",
    ),
    (
        "unknown-choice",
        "an answer that is not among those to choose from",
        "The vocabulary gives a closed list of answers to this question; cases answer with one of them, and rules are "
        "written for them. With any other answer a rule could not tell whether it is met.\n\n"
        "Use the one that is suggested. If none fits, use the one for other cases if there is one, or have the "
        "vocabulary changed.",
    ),
    (
        "doubled-element",
        "two elements of a list have the same name",
        "The `name` of an element is how a finding says which it is about. With two of one name nobody could tell.\n\n"
        "Give each a name of its own. If two sources speak of the same thing, write it once, and its facts as claims.",
    ),
    (
        "unknown-rulebook",
        "a case wants to be judged by a rulebook that there is not",
        "`rulebooks:` names the rulebooks whose rules the case is judged by, or prefixes that stand for all below them: "
        "`rs` is every rulebook of Serbia. By a name that is not there no rule would be judged, and that must not look as "
        "if nothing were wrong.\n\n"
        "Correct the name, or delete the line: then all rulebooks are used. Rules of your own come with `--rules`.",
    ),
    # ── claims ─────────────────────────────────────────────────────────────────────────────────────────────
    (
        "unknown-source",
        "a claim names a source that the case does not have",
        "Each source is declared once, under `sources:` at the top of the case, with its title, date, address and "
        "grade; claims name it by its short name. A report could not cite a source that is not declared.\n\n"
        "Correct the name, or declare the source.",
    ),
    (
        "bad-grade",
        "something that is not a grade of evidence",
        "A grade has a letter from A (a trustworthy source) to F (cannot be judged) and a number from 1 (confirmed by "
        "independent sources) to 6 (cannot be judged): `B2`. It may be written the other way round, `2B`.\n\n"
        "Write both; where one cannot be judged, it is F or 6.",
    ),
    (
        "until-before-from",
        "a claim ends before it begins",
        "`from` is the first day on which a claim holds and `until` the last; both belong to it. These two leave no "
        "day at all.\n\n"
        "Exchange them, or correct the one that is wrong.",
    ),
)
