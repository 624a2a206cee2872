"""Codes of mistakes in rule files. (Those that a case file can have as well stand in `case_codes.py`.)"""

from __future__ import annotations

from lawcheck.diagnostics.code import table

RULE_CODES = table(
    # ── the text cannot be read ────────────────────────────────────────────────────────────────────────────
    (
        "unknown-word",
        "a word that the rule language does not have",
        "Each clause begins with one of a small set of words, such as `cites`, `applies when` or `requires`, and "
        "conditions are joined by words such as `and`, `before` or `at least`. This word is none of them, but nearly "
        "one.\n\n"
        "Use the word that is suggested. All words stand in docs/language.md.",
    ),
    (
        "unexpected-word",
        "something stands where it makes no sense",
        "Up to this place the rule could be read; what comes next fits nothing that may follow. The help line says "
        "what could stand there. The true cause may be a little earlier: a missing `and`, a missing bracket, a clause "
        "in the wrong order of words.\n\n"
        "Read the line aloud. What sounds wrong is mostly what is wrong.",
    ),
    (
        "unfinished-clause",
        "a clause stops before it has said everything",
        "The next clause begins although this one still lacks something, such as what a date is compared with, or "
        "what comes after `and`.\n\n"
        "Finish the clause, or delete the word that was left over.",
    ),
    (
        "unfinished-file",
        "the file ends in the middle of a statement",
        "The last statement of the file lacks its end. Part of the file may have been lost while it was copied or "
        "saved.\n\n"
        "Finish the statement, and check that nothing is missing below it.",
    ),
    (
        "unclosed-text",
        "a text begins with a quote and does not end with one",
        "Titles, messages, questions and remedies stand in double quotes, and a text ends on the line on which it "
        "begins.\n\n"
        "Add the closing quote. A long text goes on in a second pair of quotes on the next line; the parts are joined "
        'with a space. A quote inside a text is written `\\"`.',
    ),
    (
        "symbol-for-word",
        "a symbol stands where the rule language has a word",
        "Rules are to be read aloud by people who do not program. So there are no braces, semicolons or signs for "
        "“and”, “or”, “greater than”: there are words for them. Quotes are straight, not curly.\n\n"
        "Write the word that the help line names.",
    ),
    (
        "stray-character",
        "a character that means nothing in a rule",
        "The rule language is made of words, numbers, dates, texts in straight quotes, brackets, commas, dots and "
        "colons. This character is none of these; word processors and web pages often leave such marks behind.\n\n"
        "Delete it, or put it inside a text in quotes.",
    ),
    (
        "too-many-mistakes",
        "so many mistakes that the rest of the file was not read",
        "After each mistake, lawcheck leaves out the line and reads on, in order to report all mistakes at once. In "
        "this file there were too many to go on. Perhaps it is no rule file at all.\n\n"
        "Put right the mistakes that are shown and run the command again.",
    ),
    (
        "too-deep",
        "conditions stand inside each other too many times",
        "A condition in brackets may hold another in brackets, and so on, but nobody can read more than a few such "
        "levels, and a rule that cannot be read cannot be checked by a lawyer.\n\n"
        "Give a part of the condition a name of its own with `define`, and use that name.",
    ),
    # ── where statements and clauses stand ─────────────────────────────────────────────────────────────────
    (
        "misplaced-statement",
        "a statement stands under the wrong header, or under none",
        "Each file begins with a line that says what it belongs to: `vocabulary surveillance`, `rulebook rs.zzpl` or "
        "`draft rs.some_draft`. Entities stand in a vocabulary, rules and exceptions in a rulebook, articles in a "
        "draft.\n\n"
        "Add the header line at the top, or move the statement to a file with the right one.",
    ),
    (
        "doubled-name",
        "two things have the same name",
        "A name has to mean one thing. A rule's name is used in exceptions, tests, reports and letters, and it never "
        "changes once it is published; if two had it, nobody could say which is meant.\n\n"
        "Give one of them another name. Two versions of one rule may share a name if they are in force at different "
        "times.",
    ),
    (
        "doubled-title",
        "a rulebook or vocabulary has two titles",
        "A rulebook may stand in several files, and each begins with the same header line. Its title stands in one of "
        "them only, so that there are never two.\n\n"
        "Keep the title in `rulebook.law` (or `vocabulary.law`) and write the header with the name alone elsewhere.",
    ),
    (
        "days-without-elsewhere",
        "a state is bound on some days, and nothing is said of the others",
        "The states of a `jurisdiction` may have days, as `GB until 2020-12-31`. On other days the rules are there what they "
        "are elsewhere, so that has to be said: `jurisdiction AT, GB until 2020-12-31 elsewhere benchmark`.\n\n"
        "Add `elsewhere` with a force. If it is the law itself that begins or ends on that day, write `in force` at its "
        "instrument, and leave the days here out.",
    ),
    (
        "doubled-clause",
        "a clause stands twice that may stand once only",
        "A rule has one severity, one force, one reading, one remedy. Two of them would leave open which counts. "
        "`cites`, `requires`, `forbids`, `applies when` and `exempt when` may stand several times.\n\n"
        "Keep one of them.",
    ),
    (
        "doubled-choice",
        "one answer stands twice among the choices",
        "A fact of the type `one of …` lists the answers that can be given, each once.\n\nDelete one of the two.",
    ),
    (
        "doubled-translation",
        "a text has two translations into one language",
        'After the English text stands its translation, introduced by the code of the language: `sr "…"`. A second '
        "one into the same language would leave open which is shown.\n\n"
        "Keep one. A long translation goes on in further quotes, without the code.",
    ),
    (
        "unknown-language",
        "a translation into a language that lawcheck does not have",
        "Texts are written in English and may be translated into Serbian, `sr`, in Cyrillic; the Latin face is made "
        "from it.\n\n"
        "Use `sr`, or leave the translation out.",
    ),
    (
        "missing-title",
        "a rule, rulebook or vocabulary has no title",
        "The title is what a reader of a report sees instead of the name: one sentence that says what the law wants, "
        "such as “The Commissioner has approved the impact assessment”.\n\n"
        "Write it in quotes after the name.",
    ),
    # ── what a rule has to have ────────────────────────────────────────────────────────────────────────────
    (
        "rule-without-citation",
        "a rule or exception cites no provision",
        "Nothing is law because lawcheck says so. Each rule and each exception names the provision it rests on, so "
        "that a reader can hold it against the text.\n\n"
        "Add `cites` with the short name of the instrument and the exact place: `cites zzpl art 54 para 1`. The first "
        "provision cited carries the rule: its instrument's time in force is the rule's.",
    ),
    (
        "rule-without-duty",
        "a rule requires nothing and forbids nothing",
        "A rule says what has to be the case (`requires`) or what may not be (`forbids`). Without either it can never "
        "be violated.\n\n"
        "Add the duty. If the statement only says what counts as what, write it as a `define`; if the provision is "
        'left out on purpose, write `outside … because "…"`.',
    ),
    (
        "unknown-instrument",
        "a citation of an instrument that is not declared",
        "The law that is cited is known by a short name, which an `instrument` statement gives it, with the full "
        "title, where it was published and from when it is in force.\n\n"
        "Correct the short name, or declare the instrument in the `rulebook.law` of the rulebook it belongs to.",
    ),
    (
        "unknown-severity",
        "a severity that does not exist",
        "A violation is `critical`, `serious` or `minor`. Critical is what makes a deployment unlawful as a whole; "
        "serious, what breaks a duty; minor, a formality.\n\n"
        "Use one of the three.",
    ),
    (
        "unknown-force",
        "a force that does not exist",
        "The force says how hard the law behind the rule binds: `binding` law; a `benchmark`, that is law of another "
        "order that guides but does not bind here, such as that of the Union; `guidance` of an authority; or `policy`, "
        "what somebody demands.\n\n"
        "Use one of the four.",
    ),
    (
        "never-in-force",
        "a time in force that holds no day",
        "The end lies before the beginning; or the rule's own time does not meet that of the instrument that its "
        "first citation names, so that the rule could never apply.\n\n"
        "Check the dates: both the first and the last day are included. If another instrument carries the rule, cite "
        "that one first.",
    ),
    (
        "overlapping-versions",
        "two versions of a rule are in force on the same days",
        "A rule that was changed stays in the file with an end date, and the new version stands beside it under the "
        "same name. On any day one version at most may be in force, or it would be open by which one a case is "
        "judged.\n\n"
        "End the earlier one on the day before the later begins, or give one of them a name of its own.",
    ),
    # ── exceptions ─────────────────────────────────────────────────────────────────────────────────────────
    (
        "exception-to-nothing",
        "an exception to a rule that does not exist",
        "An exception names the rules, or the exceptions, that it takes cases out of: `exception e to separate_databases`."
        " A rule of another rulebook is named in full, `rs.zzpl.separate_databases`.\n\n"
        "Correct the name. A rule that was renamed takes its exceptions along.",
    ),
    (
        "exception-without-condition",
        "an exception does not say when it applies",
        "An exception without a condition would take every case out of the rule, which then would never apply.\n\n"
        "Add `when` and the condition under which the law makes the exception.",
    ),
    (
        "endless-exception",
        "an exception that is, in the end, an exception to itself",
        "Exceptions may have exceptions, which take cases back into the rule. If that row leads back to where it "
        "began, no answer ever comes out.\n\n"
        "Find out which of them the law makes an exception to which, and delete the other direction.",
    ),
    # ── names ──────────────────────────────────────────────────────────────────────────────────────────────
    (
        "unknown-name",
        "a name that means nothing here",
        "A condition speaks of facts of the vocabulary, of definitions that are visible here, and of the variable of "
        "`for each`, `some`, `every`, `no` or `count`. This name is none of them.\n\n"
        "Use the name that is suggested. A definition of another rulebook becomes visible with `use` in the "
        "rulebook's header; a new fact has to be declared in the vocabulary.",
    ),
    (
        "unknown-entity",
        "a thing that the vocabulary does not have",
        "The vocabulary declares what things there are, with `entity`. No entity has this name.\n\n"
        "Correct the name, or declare the entity.",
    ),
    (
        "unknown-type",
        "a fact of a type that does not exist",
        "The type says what can be answered: `yes/no`, `number`, `date`, `duration`, `text`, `one of` a list of "
        "choices, the name of an entity, or `list of` one.\n\n"
        "Use one of these, or declare the entity.",
    ),
    (
        "unknown-use",
        "a rulebook uses something that does not exist",
        "`use` makes the definitions of a vocabulary or of another rulebook visible. Nothing of this name was read.\n\n"
        "Correct the name. With `--rules`, the folder given has to hold the vocabulary as well.",
    ),
    (
        "endless-entity",
        "a thing that contains itself",
        "An entity's fact may be another entity, which then stands inside it in a case file. If that leads back to "
        "the first, no case file could ever be complete.\n\n"
        "Make one of them an entity at the top of the case, and leave the fact out that leads back.",
    ),
    (
        "endless-definition",
        "something that is defined by itself",
        "A definition may use other definitions. If that leads back to where it began, it defines nothing.\n\n"
        "Say at one place of the circle what is meant, in facts.",
    ),
    # ── conditions ─────────────────────────────────────────────────────────────────────────────────────────
    (
        "not-a-condition",
        "a value stands where something true or false is needed",
        "`applies when`, `requires`, `forbids`, `and`, `or` and `not` go with conditions. A yes/no fact alone is one; "
        "a date, a number, a choice or a thing has to be compared with something first.\n\n"
        "Compare it: `dpia.done_on is not none`, `deployment.cameras at least 10`, `p.mode is live_frt`.",
    ),
    (
        "not-a-value",
        "a condition stands where a value is needed",
        "A comparison goes between values, such as a fact, a date, a number or a choice. A whole condition or a "
        "definition is no value; nor can `none` be added to anything or put in order.\n\n"
        "Take the condition out of the comparison, and join it with `and` or `or`.",
    ),
    (
        "not-a-list",
        "`some`, `every`, `no`, `count` or `for each` goes through something that is no list",
        "These words look at the elements of a list one by one. What is named after `in` is not a list.\n\n"
        "Name a fact of the type `list of …`, or a list at the top of the case (`listed as`).",
    ),
    (
        "list-needs-each",
        "a fact of a list's elements is named without saying of which element",
        "A list may hold several things, and each has its own facts. `databases.kind` does not say whether one of "
        "them is meant, or all of them.\n\n"
        "Say which: `some d in databases has d.kind is …`, `every`, `no`, or `for each d in databases` for the whole "
        "rule.",
    ),
    (
        "type-mismatch",
        "two things are compared that are not of one kind",
        "A date is compared with a date, a duration with a duration, a choice with one of its own answers. Hours are "
        "no number: 72 of what?\n\n"
        "Write the other side in the same kind; the help line says how.",
    ),
    (
        "cannot-compare",
        "a comparison that makes no sense for this kind of fact",
        "Numbers and durations are compared with `at least`, `at most`, `more than`, `less than`; dates with "
        "`before`, `after`, `on or before`, `on or after`, `within … of`; all else only with `is`, `is not` and "
        "`is one of`. A thing with facts of its own, or a list, can only be compared with `none`.\n\n"
        "Use the words that go with this kind of fact.",
    ),
    (
        "cannot-add",
        "two things are added, or taken from each other, that cannot be",
        "Numbers go with numbers; durations with durations; a duration can be added to a date or taken from it; and "
        "a date can be taken from a date, which gives a duration.\n\n"
        "Check both sides of `+` or `-`.",
    ),
    (
        "bad-placeholder",
        "a message speaks of something that is no fact",
        "In `else` and `remedy`, a fact in braces is replaced by what the case says: `{dpia.opinion}`. `{today}` is "
        "the day the case is judged as of, and `{count}`, in a clause that begins with `some`, `every` or `no`, how "
        "many elements make it so. This is none of them.\n\n"
        "Correct what stands in the braces.",
    ),
)
