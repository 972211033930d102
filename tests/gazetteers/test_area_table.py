"""The areas and their names, read line by line when they are asked for."""

from __future__ import annotations

import pytest

from sambang.gazetteers.area_table import AreaTable, Codes, NamedCodes
from sambang.gazetteers.load import load
from sambang.text.fold import fold

LINES = ["11,Aceh,provinsi,", "11.01,Aceh Selatan,kabupaten,", "11.01.01,Bakongan,kecamatan,", "11.01.01.2001,Keude,desa,23773"]


def test_an_area_is_found_by_its_whole_code() -> None:
    table = AreaTable(LINES)
    assert table["11.01"].name == "Aceh Selatan"
    assert table["11.01.01.2001"].postcode == "23773"
    assert list(table) == ["11", "11.01", "11.01.01", "11.01.01.2001"]
    for code in ("", "1", "11.0", "12", "11.01.01.2002"):
        with pytest.raises(KeyError):
            table[code]


def test_codes_are_a_sequence() -> None:
    assert Codes(LINES)[1] == "11.01"
    assert Codes(LINES)[2:] == ["11.01.01", "11.01.01.2001"]


def test_names_give_all_their_codes() -> None:
    names = NamedCodes([("aman", "1|2")])
    assert names["aman"] == names.get("aman") == ("1", "2")
    assert names.get("harus") == ()
    assert "harus" not in names


def test_every_thousandth_area_is_found_by_its_name() -> None:
    areas = load().areas
    for code in areas.codes[::1000]:
        area = areas.by_code[code]
        assert code in areas.named(fold(area.name))
        assert code in areas.named(fold(area.name).replace(" ", ""))
        assert code in areas.within(area.parent) or not area.parent
