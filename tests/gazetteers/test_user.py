"""Gazetteers of the user's own: what a file adds, which name wins, what is wrong with it."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest

import sambang
from sambang import SchemaError
from sambang.cli import main
from sambang.gazetteers.load import load

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Kapolsek Zamrud Rindu Iptu Rangga Wiguna, S.Zx., menyapa warga Desa Talangrindu."
UNITS = """\
unit_id,kind,name,parent_id,regency_codes,aliases
polsek-zamrud-rindu,polsek,Polsek Zamrud Rindu,polres-tuban,35.23,Polsek Zamrudrindu Lama|Polsek Zamrin
"""


def write(folder: Path, text: str, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_unit_and_its_aliases(tmp_path: Path) -> None:
    path = write(tmp_path, UNITS)
    for text in (TEXT, TEXT.replace("Zamrud Rindu", "Zamrin"), TEXT.replace("Zamrud Rindu", "Zamrudrindu Lama")):
        record = sambang.process(text, gazetteers=path)
        unit = next(unit for unit in record.units if unit.kind == "polsek")
        assert (unit.unit_id, unit.name) == ("polsek-zamrud-rindu", "Polsek Zamrud Rindu")
        assert unit.chain == ("Polsek Zamrud Rindu", "Polres Tuban", "Polda Jawa Timur")
    assert all(unit.unit_id is None for unit in sambang.process(TEXT).units)


def test_an_alias_wins_over_the_unit_of_that_name(tmp_path: Path) -> None:
    path = write(tmp_path, "unit_id,alias\npolres-tuban,Polres Serang\n")
    assert [unit.unit_id for unit in sambang.process("Polres Serang hadir.", gazetteers=[path]).units] == ["polres-tuban"]
    assert [unit.unit_id for unit in sambang.process("Polres Serang hadir.").units] == ["polres-serang"]


def test_an_area_comes_before_others_of_its_name() -> None:
    lexicon = load(files=(("own.csv", b"code,name,kind,aliases\n35.23.01.2999,Harapan,desa,Talang Rindu\n"),))
    others = load().areas.named("harapan")
    assert len(others) > 10
    assert lexicon.areas.named("harapan") == ("35.23.01.2999", *others)
    assert lexicon.areas.by_code["35.23.01.2999"].name == "Harapan"
    assert lexicon.areas.named("talang rindu") == lexicon.areas.named("talangrindu") == ("35.23.01.2999",)
    assert "35.23.01.2999" in lexicon.areas.within("35.23.01")
    assert "35.23.01.2999" not in load().areas.by_code
    assert list(lexicon.areas.codes) == sorted(lexicon.areas.codes)


@pytest.mark.parametrize(
    ("table", "look"),
    [
        (
            "title,kind,of,sub_unit\nKanit Drone,police,polres,Satreskrim\n",
            lambda lex: lex.positions["Kanit Drone"].of == "polres",
        ),
        ("title,alias\nKapolres,Kepala Resor\n", lambda lex: lex.terms.entries["kepala resor"][0].id == "Kapolres"),
        ("title,alias\nS.H.,S.Zx.\n", lambda lex: lex.title_forms["szx"] == "S.H."),
        ("title,category\nS.Zx.,degree\n", lambda lex: lex.title_forms["szx"] == "S.Zx." and "s" in lex.degree_heads),
        ("rank_id,alias,kind,correct\nAKBP,AKPBX,misspelling,AKBP\n", lambda lex: lex.misspelled["akpbx"] == "AKBP"),
        ("rank_id,rank,name,service,order\nZz,Zz,Zet,pns,9\n", lambda lex: lex.ranks["Zz"].order == 9),
        ("function,of\nSatdrone,polres\n", lambda lex: lex.terms.entries["satdrone"][0].label == "function"),
        ("name,kind\nRanggu,given\n", lambda lex: "ranggu" in lex.words.given_names),
        ("code,alias\n35.23,Bumi Wali\n", lambda lex: lex.areas.named("bumi wali") == ("35.23",)),
    ],
)
def test_the_header_tells_the_gazetteer(table: str, look: object) -> None:
    assert callable(look)
    assert look(load(files=(("own.csv", table.encode()),)))
    with pytest.raises((KeyError, IndexError, AssertionError)):
        assert look(load())


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("a,b\n1,2\n", r"own.csv, line 1: a,b are not the columns of any gazetteer: code,name,kind; "),
        ("", r"own.csv, line 1: "),
        ("unit_id,alias\npolres-tuban,X\npolres-nowhere,Y\n", r"own.csv, line 3: unit_id 'polres-nowhere' is none of the units"),
        ("title,alias\nKapolres,X\nS.H.,Y\n", r"own.csv, line \d: title .* is none of the positions or titles"),
        ("unit_id,kind,name,parent_id\nx,polsek,Polsek X,polres-nowhere\n", r"line 2: parent_id names 'polres-nowhere'"),
        ("unit_id,kind,name\nx,pos,Pos X\n", r"line 2: kind is pos; known are mabes, polda"),
        ("unit_id,kind,name\nx,polsek,\n", r"line 2: name is empty"),
        ("unit_id,kind,name\nx,polsek\n", r"line 2: 2 cells instead of 3"),
        ("unit_id,alias,kind\npolres-tuban,X,nickname\n", r"line 2: 'X' is no alias of the kind 'nickname'"),
        ("rank_id,rank,name,service,order\nZz,Zz,Zet,pns,last\n", r"line 2: order is no number"),
        ("code,name,kind\n35.23.99.1,Harapan,desa\n", r"line 2: code '35.23.99.1' is no code below an area"),
        ("code,name,kind\n35.23.01.2999,Desa Baru,desa\n", r"line 2: the name 'Desa Baru' begins with its level word"),
        ("code,name,kind,aliases\n35.23.01.2999,Baru,desa,Desa Anyar\n", r"line 2: the name 'Desa Anyar' begins with"),
        ("code,alias\n35.23,Bumi Wali\n35.23,Kabupaten Wali\n", r"line 3: the name 'Kabupaten Wali' begins with"),
        ("unit_id,kind,name\npolres-tapin,polres,Polres Lain\n", r"line 2: unit_id 'polres-tapin' is there already"),
        ("title,kind,of\nKapolres,civil,none\n", r"line 2: title 'Kapolres' is there already"),
        ("function,of\nSatzz,polres\nSatzz,polsek\n", r"line 3: function 'Satzz' is twice in this file"),
        ("unit_id,kind,name,parent_id\na,polsek,Polsek A,b\nb,polres,Polres B,a\n", r"line 2: 'a' is above itself"),
        ("unit_id,kind,name,parent_id\na,polsek,Polsek A,polres-tuban\nb,polres,Polres B,b\n", r"line 3: 'b' is above itself"),
        (
            "unit_id,alias\npolres-tuban,Polres Zz\npolres-serang,polres  zz\n",
            r"line 3: 'polres  zz' is given to 'polres-serang'",
        ),
        ("unit_id,kind,name,aliases\na,polsek,Polsek Aa,\nb,polsek,Polsek Bb,Polsek Aa\n", r"line 3: 'Polsek Aa' is given to"),
        ("title,alias\nS.H.,S.Zx.\nS.E.,S.Zx\n", r"line 3: 'S.Zx' is given to 'S.E.' and to 'S.H.'"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(table: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=message):
        sambang.process("Warga hadir.", gazetteers=write(tmp_path, table))


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        ("ipu,Ipu,Inspektur Ulung,polri,99", "Ipu Budi Santoso hadir.", ("Ipu", "Inspektur Ulung", "police")),
        ("ipu,Ipu,Inspektur Ulung,polri,99", "Inspektur Ulung Budi Santoso hadir.", ("Ipu", "Inspektur Ulung", "police")),
        ("zet,Zett,Zettelan,tni,199", "Zett Budi Santoso hadir.", ("Zett", "Zettelan", "military")),
        (
            "x,Brigjen,Jauh,polri,99",
            "Brigjen Pol Budi Santoso hadir.",
            ("Brigjen", "Brigadir Jenderal Polisi", "police"),
        ),
    ],
)
def test_a_rank_is_called_by_its_short_and_its_long_form(row: str, text: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    own = write(tmp_path, f"rank_id,rank,name,service,order\n{row}\n")
    person = sambang.process(text, gazetteers=own).persons[0]
    assert (person.rank, person.rank_name, person.kind) == expected
    assert person.name == "Budi Santoso"


def test_an_own_rank_gets_its_case(tmp_path: Path) -> None:
    own = write(tmp_path, "rank_id,rank,name,service,order\nipu,Ipuz,Inspektur Ulung,polri,99\n")
    assert sambang.clean("Warga disapa ipuz Budi Santoso.", gazetteers=own).text == "Warga disapa Ipuz Budi Santoso."


def test_two_units_of_one_name_are_told_apart_by_their_parents(tmp_path: Path) -> None:
    rows = "zz-tuban,polsek,Polsek Zamrud,polres-tuban,35.23\nzz-serang,polsek,Polsek Zamrud,polres-serang,36.04\n"
    own = write(tmp_path, f"unit_id,kind,name,parent_id,regency_codes\n{rows}")
    for superior in ("tuban", "serang"):
        record = sambang.process(f"Polsek Zamrud Polres {superior.title()} menggelar apel.", gazetteers=own)
        assert f"zz-{superior}" in [unit.unit_id for unit in record.units]


def test_an_area_with_a_comma_in_its_name_and_a_second_file() -> None:
    first = ("a.csv", b'code,name,kind\n35.23.01.2998,"Talang, Rindu",desa\n')
    second = ("b.csv", b"code,name,kind\n35.23.01.2999,Talang Rindu,desa\n")
    areas = load(files=(first, second)).areas
    assert areas.by_code["35.23.01.2998"].name == "Talang, Rindu"
    assert areas.named("talang rindu") == ("35.23.01.2999", "35.23.01.2998")
    assert list(areas.codes) == sorted(areas.codes) == list(areas.by_code)
    assert len(areas.by_code) == len(load().areas.by_code) + 2


def test_an_own_code_is_not_given_twice_by_two_files(tmp_path: Path) -> None:
    paths = [write(tmp_path, UNITS, name) for name in ("a.csv", "b.csv")]
    with pytest.raises(SchemaError, match=r"b.csv, line 2: unit_id 'polsek-zamrud-rindu' is there already"):
        sambang.process(TEXT, gazetteers=paths)


def test_a_broken_encoding_and_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes("unit_id,alias\npolres-tuban,Ä\n".encode("latin-1"))
    with pytest.raises(SchemaError, match=r"own.csv: not UTF-8"):
        sambang.clean("Warga hadir.", gazetteers=path)
    text = write(tmp_path, TEXT, "a.txt")
    assert main(["clean", str(text), "--gazetteer", str(tmp_path / "none.csv")]) == 3
    assert "none.csv: No such file" in capsys.readouterr().err


def test_the_command_and_its_workers_use_it(tmp_path: Path) -> None:
    own, text = write(tmp_path, UNITS), write(tmp_path, TEXT, "a.txt")
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        assert main(["run", str(text), "-o", str(out), "--gazetteer", str(own), "--jobs", jobs, "--quiet"]) == 0
        record = json.loads((out / "records.jsonl").read_text())
        assert [unit["unit_id"] for unit in record["units"]] == ["polsek-zamrud-rindu"]
        assert str(own) in json.loads((out / "manifest.json").read_text())["gazetteers"]


def test_the_spacy_pipeline_uses_it_also_after_a_pickle(tmp_path: Path) -> None:
    own = write(tmp_path, UNITS)
    nlp = sambang.load(gazetteers=own)
    own.unlink()
    for pipeline in (nlp, pickle.loads(pickle.dumps(nlp))):  # noqa: S301 - our own bytes
        assert [unit["unit_id"] for unit in pipeline(TEXT)._.record["units"]] == ["polsek-zamrud-rindu"]


def test_a_file_is_read_once_for_its_content() -> None:
    content = UNITS.encode()
    assert load(files=(("own.csv", content),)) is load(files=(("own.csv", bytes(bytearray(content))),))
    assert load(files=()) is load()
