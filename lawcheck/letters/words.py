"""What is said about a letter, in English and in Serbian: why it is refused, and the few words that no template holds.

A table, so that a language is added in one place. Serbian is written in Cyrillic; Latin is made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lawcheck.letters.letter import Refused
from lawcheck.report.days import without_year_dots
from lawcheck.report.phrases import month
from lawcheck.script import to_latin
from lawcheck.text import ENGLISH, SERBIAN_LATIN

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "notes": ("Notes", "Напомене"),
    "source": ("Source {number}", "Извор {number}"),
    "above": ("Source {number}, above", "Извор {number}, горе"),
    "published": ("{title} (published {day})", "{title} (објављено {day})"),
    "page": ("page", "страна"),
    "article": ("Article {numbers}", "Члан {numbers}"),
    "articles": ("Articles {numbers}", "Чланови {numbers}"),
    "on point": ("On point {numbers}", "Уз тачку {numbers}"),
    "on points": ("On points {numbers}", "Уз тачке {numbers}"),
    "not met": ("That is not met.", "То није испуњено."),
    "case date": (
        "The letter has the date of the case, {day}; `--as-of` gives it another.",
        "Писмо има датум предмета, {day}; `--as-of` му даје други.",
    ),
    "unverified": (
        "Not yet held against the text of the law, to be checked before sending:",
        "Још није упоређено са текстом прописа, па се проверава пре слања:",
    ),
    "replies": (
        "Replies to expect, and what would forestall them:",
        "Одговори који се могу очекивати, и шта би их предупредило:",
    ),
    "reply": ("  {reply}: {because}; {change}", "  {reply}: {because}; {change}"),
    "to fill in": (
        "To fill in, in the letter or with `--set KEY=VALUE` or a `--sender` file:",
        "Треба попунити, у писму, са `--set КЉУЧ=ВРЕДНОСТ` или у датотеци за `--sender`:",
    ),
    "written": ("written to {file}", "уписано у {file}"),
    "body left out": (
        "The text in `{file}` was left out; a paragraph `[letter]` there says where the letter goes, and keeps the rest.",
        "Текст у `{file}` је изостављен; пасус `[писмо]` у њему каже где писмо стоји, а остало остаје.",
    ),
    "called": ("what is called `{name}` in the case", "назив онога што се у предмету зове „{name}“"),
}

# Reason and help, each in English and in Serbian.
REFUSALS: Final[Mapping[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "other law": (
        ("these letters are about Serbian law, and the case is not one of Serbian law", ""),
        ("ова писма су по праву Србије, а предмет није", ""),
    ),
    "law not in force": (
        ("the letter rests on `{law}`, which is not known to be in force on {day}", ""),
        ("писмо почива на пропису `{law}`, за који није познато да је на снази дана {day}", ""),
    ),
    "no violation": (
        (
            "there is no violation to complain of: no rule that binds the controller, and on which the addressee may"
            " decide, is violated on facts that are good enough to be put in a letter",
            "a fact is in a letter if it names a `source` that has a `grade`, {least} or better; `lawcheck check` says what"
            " is violated, and on whose word",
        ),
        (
            "нема повреде на коју би се могло указати: ниједно правило које обавезује руковаоца, а о ком прималац може"
            " да одлучи, није повређено по чињеницама које су довољно поуздане за писмо",
            "чињеница улази у писмо ако уз њу стоји извор (`source`) са оценом (`grade`), {least} или бољом;"
            " `lawcheck check` каже шта је повређено и по чијим речима",
        ),
    ),
    "nothing open": (
        (
            "there is nothing to demand: no rule that binds the controller is violated or in dispute",
            "to ask what is not known, send `access_request`",
        ),
        (
            "нема шта да се захтева: ниједно правило које обавезује руковаоца није повређено нити спорно",
            "за оно што није познато, пошаљите `access_request`",
        ),
    ),
    "controller unknown": (
        (
            "whether the controller is a public authority is not known, is in dispute, or rests on too little for a letter",
            "say it in `controller.kind`, with a `source` that has a `grade`, {least} or better",
        ),
        (
            "није познато, спорно је, или је преслабо поткрепљено за писмо, да ли је руковалац орган власти",
            "упишите то у `controller.kind`, уз извор (`source`) са оценом (`grade`), {least} или бољом",
        ),
    ),
    "controller private": (
        ("the controller is a private body, and the law gives access to what public authorities hold", ""),
        ("руковалац је приватно лице, а закон даје приступ ономе што поседују органи власти", ""),
    ),
    "no processing": (
        ("the case names no processing that one could ask about", "see `processings`"),
        ("предмет не наводи ниједну обраду о којој би се могло питати", "видети `processings`"),
    ),
    "no request": (
        ("the case names no request for information", "write it down in `information_requests`"),
        ("предмет не наводи ниједан захтев за информације", "упишите га у `information_requests`"),
    ),
    "unknown request": (
        ("the case has no request `{wanted}`", "there are {names}"),
        ("предмет нема захтев `{wanted}`", "постоје {names}"),
    ),
    "several requests": (
        ("the case names several requests: {names}", "say which with `--set request=NAME`"),
        ("предмет наводи више захтева: {names}", "реците који, са `--set request=ИМЕ`"),
    ),
    "request day unknown": (
        ("the day on which the request was received is not known, or in dispute", "see `{where}.made_on`"),
        ("није познато, или је спорно, ког је дана захтев примљен", "видети `{where}.made_on`"),
    ),
    "request to come": (
        ("the request has not been received yet", "see `{where}.made_on`"),
        ("захтев још није примљен", "видети `{where}.made_on`"),
    ),
    "reply unknown": (
        (
            "whether the request was answered is not known, or in dispute",
            "say `none` in `{where}.reply`, with who says so and its grade, if there was no answer",
        ),
        (
            "није познато, или је спорно, да ли је на захтев одговорено",
            "ако одговора није било, упишите `none` у `{where}.reply`, уз извор и оцену",
        ),
    ),
    "answered in full": (
        ("the request was answered in full: there is nothing to appeal against", ""),
        ("на захтев је одговорено у целости: нема се на шта жалити", ""),
    ),
    "appealed already": (
        ("the appeal was made already, on {day}", "see `{where}.complained_on`"),
        ("жалба је већ изјављена {day}", "видети `{where}.complained_on`"),
    ),
    "refusal day unknown": (
        (
            "the day of the refusal is not known, and so not whether there is still time to appeal",
            "say in `{where}.answered_on` when the decision was received",
        ),
        (
            "није познат дан одбијања, па ни да ли рок за жалбу још тече",
            "упишите у `{where}.answered_on` када је одлука примљена",
        ),
    ),
    "appeal late": (
        (
            "the time to appeal ended on {day}: {days} days after the refusal",
            "ask again, and appeal in time if it is refused again: nothing prevents a second request",
        ),
        (
            "рок за жалбу истекао је {day}: {days} дана после одбијања",
            "поднесите захтев поново, па се на време жалите ако опет буде одбијен: ништа не спречава други захтев",
        ),
    ),
    "refusal to come": (
        ("the request has not been refused yet", "see `{where}.answered_on`"),
        ("захтев још није одбијен", "видети `{where}.answered_on`"),
    ),
    "period unsure": (
        (
            "the time to answer is not over: the period of {days} days ends on {day}",
            "if no longer time than {shorter} days was announced, say `none` in `{where}.extension_notified_on`",
        ),
        (
            "рок за одговор није истекао: рок од {days} дана истиче {day}",
            "ако није најављен рок дужи од {shorter} дана, упишите `none` у `{where}.extension_notified_on`",
        ),
    ),
    "period runs": (
        (
            "the time to answer is not over: the period of {days} days ends on {day}",
            "send the appeal after that day, with `--as-of {next}` or later",
        ),
        (
            "рок за одговор није истекао: рок од {days} дана истиче {day}",
            "пошаљите жалбу после тог дана, са `--as-of {next}` или касније",
        ),
    ),
    "no draft": (
        ("the case is not one of a draft law: it does not know how far a draft has come", "see `draft.status`"),
        ("предмет није о нацрту закона: не каже докле је нацрт стигао", "видети `draft.status`"),
    ),
    "no debate": (
        (
            "the draft is not in public debate on {day}: {status}",
            "give the letter a day of the debate with `--as-of`",
        ),
        ("нацрт {day} није на јавној расправи: {status}", "дајте писму дан расправе, са `--as-of`"),
    ),
    "debate over": (
        ("the public debate ended on {day}", "give the letter a day of the debate with `--as-of`"),
        ("јавна расправа завршена је {day}", "дајте писму дан расправе, са `--as-of`"),
    ),
    "nothing on the draft": (
        (
            "there is nothing to say of the draft: no rule on what a law has to hold, or on how it is made, is violated"
            " or in dispute, and no loophole is given",
            "`lawcheck check` says what is missing; `--loopholes FILE` gives loopholes",
        ),
        (
            "о нацрту нема шта да се каже: ниједно правило о садржини или доношењу закона није повређено нити спорно,"
            " а рупе нису дате",
            "`lawcheck check` каже шта недостаје; `--loopholes ДАТОТЕКА` даје рупе у нацрту",
        ),
    ),
    "only a draft": (
        ("the case is one of a draft law: nobody processes data under it yet", "send `public_comments` instead"),
        ("предмет је о нацрту закона: по њему још нико не обрађује податке", "пошаљите `public_comments`"),
    ),
    "nothing to tell": (
        (
            "there is nothing to tell: no binding rule is violated on facts that are good enough to be put in a letter",
            "a fact is in a letter if it names a `source` that has a `grade`, {least} or better; `lawcheck check` says what"
            " is violated, and on whose word",
        ),
        (
            "нема шта да се каже: ниједно обавезујуће правило није повређено по чињеницама довољно поузданим за писмо",
            "чињеница улази у писмо ако уз њу стоји извор (`source`) са оценом (`grade`), {least} или бољом;"
            " `lawcheck check` каже шта је повређено и по чијим речима",
        ),
    ),
    "too long": (
        (
            "the letter takes {pages} pages, and may take {most}",
            "shorten what you give with `--set`, or write it as docx and shorten it there",
        ),
        (
            "писмо има {pages} стране, а може имати {most}",
            "скратите оно што дајете са `--set`, или га направите као docx и тамо скратите",
        ),
    ),
    "letterhead": (
        ("the letterhead is no Word file that can be read", "open it in Word or LibreOffice, and save it as .docx"),
        (
            "меморандум није Word датотека која се може прочитати",
            "отворите га у програму Word или LibreOffice и сачувајте као .docx",
        ),
    ),
    "no template": (
        ("there is no template `{name}`", "a letter has one for each language, such as `letter.en.md.j2`"),
        ("нема шаблона `{name}`", "писмо има по један за сваки језик, као `letter.sr.md.j2`"),
    ),
    "unknown field": (
        ("`{name}` is nothing that a letter asks for", "there are {known}"),
        ("`{name}` није ништа што писмо тражи", "постоје {known}"),
    ),
    "field empty": (
        ("`{name}` is empty", "leave it out to fill it in by hand"),
        ("`{name}` је празно", "изоставите га, па га упишите руком"),
    ),
    "field long": (
        ("`{name}` is too long", "leave it out to fill it in by hand"),
        ("`{name}` је предугачко", "изоставите га, па га упишите руком"),
    ),
    "questions": (
        ("`questions` cannot be `{given}`", "say how many are asked at most: 0, 6"),
        ("`questions` не може бити `{given}`", "реците колико се питања највише поставља: 0, 6"),
    ),
    "capacity": (
        ("`capacity` cannot be `{given}`", "one of {known}; leave it out if neither is so"),
        ("`capacity` не може бити `{given}`", "једно од {known}; изоставите га ако ништа од тога није тачно"),
    ),
}


def word(key: str, language: str, **values: str) -> str:
    """A word or two in that language, with these values in it as they stand."""
    return _filled(WORDS[key], language, values)


def refusal(key: str, language: str, **values: str) -> Refused:
    """The refusal in that language, to be raised."""
    english, serbian = REFUSALS[key]
    return Refused(*(_filled(pair, language, values) for pair in zip(english, serbian, strict=True)))


def _filled(texts: tuple[str, str], language: str, values: Mapping[str, str]) -> str:
    english, serbian = texts
    if language == ENGLISH:
        return english.format(**values)
    return without_year_dots((to_latin(serbian) if language == SERBIAN_LATIN else serbian).format(**values))


def published(text: str, language: str) -> str:
    """When a source was published, as it stands in a sentence: a day, a month (`2020-12`) or a year."""
    parts = text.split("-")
    if len(parts) == 2 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        year = parts[0] if language == ENGLISH else f"{parts[0]}."
        return f"{month(int(parts[1]), language)} {year}"
    return f"{text}." if language != ENGLISH and text.isdigit() else text
