"""Names in parts. The people are made up."""

from __future__ import annotations

import pytest
from hypothesis import given

from awesome.exporters.names import Name, split_name
from tests.exporters.support import odd_texts, tried


@pytest.mark.parametrize(
    ("full", "given", "particle", "family", "suffix"),
    [
        ("Minerva Owl", "Minerva", "", "Owl", ""),
        ("Minerva J. K. Owl", "Minerva J. K.", "", "Owl", ""),
        ("Laurens van der Owl", "Laurens", "van der", "Owl", ""),
        ("Juan de la Garza", "Juan", "de la", "Garza", ""),
        ("Ludwig van Egret", "Ludwig", "van", "Egret", ""),
        ("Alexandra von Star", "Alexandra", "von", "Star", ""),
        ("Cicero Nogueira dos Patos", "Cicero Nogueira", "dos", "Patos", ""),
        ("Félix de Canard Oie", "Félix", "de", "Canard Oie", ""),
        ("van der Owl", "", "van der", "Owl", ""),
        ("Luc Van Reiger", "Luc", "", "Van Reiger", ""),
        ("Shalini De Pato", "Shalini", "", "De Pato", ""),
        ("Hana Al Sayyad", "Hana", "", "Al Sayyad", ""),
        ("Erwan Le Héron de Cygne", "Erwan", "", "Le Héron de Cygne", ""),
        ("Phi Le Nguyen", "Phi Le", "", "Nguyen", ""),
        ("Nguyen Van Chim", "Nguyen Van", "", "Chim", ""),
        ("Blaise Cigüeña y Ganso", "Blaise", "", "Cigüeña y Ganso", ""),
        ("Jean de Dieu Ndege", "Jean de Dieu", "", "Ndege", ""),
        ("Mahmoud al-Tayr", "Mahmoud", "", "al-Tayr", ""),
        ("Sammy Perch Jr.", "Sammy", "", "Perch", "Jr."),
        ("Sammy Perch, Jr.", "Sammy", "", "Perch", "Jr."),
        ("Henry van Finch III", "Henry", "van", "Finch", "III"),
        ("Perch, Sammy", "Sammy", "", "Perch", ""),
        ("min owl", "min", "", "owl", ""),
        ("Minh li", "Minh", "", "li", ""),
        ("Supryadi", "", "", "Supryadi", ""),
        ("Anne-Marie O'Gull", "Anne-Marie", "", "O'Gull", ""),
        ("王小明", "小明", "", "王", ""),
        ("王明", "明", "", "王", ""),
        ("欧阳小鸟", "小鸟", "", "欧阳", ""),
        ("山田太郎", "太郎", "", "山田", ""),
        ("山田 太郎", "太郎", "", "山田", ""),
        ("김철수", "철수", "", "김", ""),
        ("남궁철수", "철수", "", "남궁", ""),
    ],
)
def test_people(full: str, given: str, particle: str, family: str, suffix: str) -> None:
    assert split_name(full) == Name(family=family, given=given, particle=particle, suffix=suffix)


@pytest.mark.parametrize(
    "full",
    ["Owlet Team", "Team Owlet", "Heron AI", "The Marsh Project", "Google Birds", "GLM-9 Birds", "Kite, Heron, and Owl", "阿·鸟"],
)  # fmt: skip
def test_teams_stay_whole(full: str) -> None:
    assert split_name(full) == Name(literal=full)


@pytest.mark.parametrize(
    ("full", "inverted"),
    [
        ("Laurens van der Owl", "van der Owl, Laurens"),
        ("Sammy Perch Jr.", "Perch, Sammy, Jr."),
        ("Supryadi", "Supryadi"),
        ("王小明", "王, 小明"),
        ("Owlet Team", "Owlet Team"),
        ("", ""),
    ],
)
def test_inverted(full: str, inverted: str) -> None:
    assert split_name(full).inverted == inverted


@tried
@given(odd_texts())
def test_no_letter_is_lost(full: str) -> None:
    name = split_name(full)
    assert sorted("".join("".join(name).replace(",", " ").split())) == sorted("".join(full.replace(",", " ").split()))
