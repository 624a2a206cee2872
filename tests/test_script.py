"""Serbian Latin made from Cyrillic."""

import pytest

from lawcheck.script import to_latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Његош", "Njegoš"),
        ("ЊЕГОШ", "NJEGOŠ"),
        ("ЏЕП и џеп", "DŽEP i džep"),
        ("Љ. Петровић", "Lj. Petrović"),
        ("инјекција, надживети, коњ", "injekcija, nadživeti, konj"),
        ("Повереник за информације", "Poverenik za informacije"),
        ("чл. 54. ст. 1, DPIA, poverenik.rs", "čl. 54. st. 1, DPIA, poverenik.rs"),
        ("ЂАЦИ ЧИТАЈУ ШЋУЖЗ", "ĐACI ČITAJU ŠĆUŽZ"),
    ],
)
def test_each_letter_has_its_latin_face_and_what_is_latin_stays(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin
