"""The five replies that authorities give by rote, and what is said of each, in English and in Serbian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

REPLIES: Final = ("not competent", "no standing", "no mandate", "too general", "asked before")
REPLY: Final[Mapping[str, tuple[str, str]]] = {
    "not competent": ("not competent", "ненадлежност"),
    "no standing": ("no standing", "нема својства странке"),
    "no mandate": ("no mandate", "нема овлашћења"),
    "too general": ("too general", "преопштено"),
    "asked before": ("asked before", "о томе је већ одлучено"),
}
# What invites the reply and what to change, in English and in Serbian.
TEXTS: Final[Mapping[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "other law": (
        (
            "points {points} rest first on a law that the addressee does not supervise",
            "strike them, or put the law that it does supervise first",
        ),
        (
            "тачке {points} почивају најпре на пропису чију примену прималац не надзире",
            "изоставите их, или на прво место ставите пропис чију примену надзире",
        ),
    ),
    "other party": (
        (
            "points {points} are about how a law is made, which is not the controller's to answer for",
            "send them to the ministry that proposes the law",
        ),
        (
            "тачке {points} тичу се доношења прописа, за шта не одговара руковалац",
            "упутите их министарству које прописе предлаже",
        ),
    ),
    "only procedure": (
        (
            "the comments are about the procedure alone",
            "say of at least one article what is wrong with it, with `at` in the case or with `--loopholes`",
        ),
        (
            "примедбе се тичу само поступка",
            "реците бар о једном члану шта у њему није у реду, уз `at` у предмету или са `--loopholes`",
        ),
    ),
    "capacity": (
        (
            "the letter asks for an inspection, as anybody may; a complaint is for a person whose data are processed",
            "say `--set capacity=data_subject`, or `capacity=representative` with `mandate=…`, where it is so",
        ),
        (
            "писмо тражи инспекцијски надзор, што може свако; притужбу подноси лице чији се подаци обрађују",
            "ако је тако, дајте `--set capacity=data_subject`, или `capacity=representative` уз `mandate=…`",
        ),
    ),
    "demand": (
        (
            "nothing says that data on the sender are processed, so the authority may say that it owes the sender nothing",
            "say `--set capacity=data_subject` where it is so, and send `access_request` with it, which anybody may",
        ),
        (
            "ништа не каже да се обрађују подаци о пошиљаоцу, па орган може рећи да му не дугује одговор",
            "ако се обрађују, дајте `--set capacity=data_subject`, и приложите `access_request`, који може поднети свако",
        ),
    ),
    "association": (
        (
            "the request is a person's own, and its sender is an association",
            "let the person sign it, or enclose that person's mandate and say `--set mandate=…`",
        ),
        (
            "захтев подноси лице за себе, а пошиљалац је удружење",
            "нека га потпише то лице, или приложите његово овлашћење и дајте `--set mandate=…`",
        ),
    ),
    "applicant": (
        (
            "only the one who made the request may appeal, and the letter is written for somebody else",
            "let the applicant sign, or enclose the applicant's mandate",
        ),
        (
            "жалбу може да изјави само тражилац, а писмо је писано за другога",
            "нека га потпише тражилац, или приложите његово овлашћење",
        ),
    ),
    "mandate": (
        (
            "the letter is sent for somebody else, and does not say by which mandate",
            "enclose the mandate, and say `--set mandate=…`: by whom, on which day",
        ),
        (
            "писмо се шаље у туђе име, а не каже по ком овлашћењу",
            "приложите овлашћење и дајте `--set mandate=…`: чије је и од ког дана",
        ),
    ),
    "signatory": (
        (
            "the sender is an association, and the letter does not say who may act for it",
            "say `--set represented_by=…`, as in the register",
        ),
        (
            "пошиљалац је удружење, а писмо не каже ко га заступа",
            "дајте `--set represented_by=…`, како стоји у регистру",
        ),
    ),
    "occasion": (
        (
            "nothing in it helps to find the person in the recordings",
            "say with `--set occasion=…` where, on which day and at what time the person was filmed",
        ),
        (
            "ништа у писму не помаже да се лице нађе на снимцима",
            "дајте `--set occasion=…`: где је, ког дана и у које време лице снимано",
        ),
    ),
    "questions": (
        (
            "it asks {number} questions ({most} at most are put in a letter)",
            "ask fewer, with `--set questions=6`, or answer them in the case: what is known is not asked",
        ),
        (
            "поставља {number} питања (у писмо их улази највише {most})",
            "питајте мање, са `--set questions=6`, или на њих одговорите у предмету: што је познато, не пита се",
        ),
    ),
    "hearsay": (
        (
            "each of its {number} points is what others say, and none is stated",
            "find a better source for one of them, or state more with `--min-grade`",
        ),
        (
            "све тачке ({number}) преносе шта други наводе, а ниједна не тврди",
            "за неку од њих нађите бољи извор, или тврдите више, са `--min-grade`",
        ),
    ),
    "documents": (
        (
            "nothing in the case says what has and has not been published",
            "answer `transparency` in the case, so that the request names what is missing",
        ),
        (
            "предмет не каже шта јесте, а шта није објављено",
            "одговорите у предмету на `transparency`, да захтев именује оно што недостаје",
        ),
    ),
    "articles": (
        (
            "no comment names an article of the draft",
            'name it in the case: `at: "art. 44"` at the claims that say what the draft holds',
        ),
        (
            "ниједна примедба не именује члан нацрта",
            'именујте га у предмету: `at: "чл. 44"` код тврдњи о томе шта нацрт садржи',
        ),
    ),
    "inspected": (
        (
            "by the case the Commissioner inspected already, on {day}",
            "say in the letter what has come to light since, and what that inspection did not look at",
        ),
        (
            "према предмету Повереник је надзор већ извршио {day}",
            "реците у писму шта је отада изашло на видело и шта тим надзором није проверено",
        ),
    ),
    "requested": (
        (
            "the case holds earlier requests: {names}",
            "ask only for what they did not bring, and name them; against a refusal or silence send `access_appeal`",
        ),
        (
            "у предмету већ постоје захтеви: {names}",
            "тражите само оно што њима није добијено, и наведите их; против одбијања или ћутања шаље се `access_appeal`",
        ),
    ),
    "own request": (
        (
            "the case holds earlier requests of a person: {names}",
            "say what has changed since the last answer, and name it",
        ),
        (
            "у предмету већ постоје захтеви лица: {names}",
            "реците шта се променило после последњег одговора, и наведите га",
        ),
    ),
    "earlier draft": (
        (
            "there was an earlier draft on the same matter, with comments",
            "say which of those comments this draft does not answer",
        ),
        (
            "о истој ствари постојао је ранији нацрт, са примедбама",
            "реците на које од тих примедаба овај нацрт не одговара",
        ),
    ),
}
