"""Inputs made from sound ones: bytes flipped, cut, doubled and moved, and words put in between."""

import io
import random
import zipfile
from collections.abc import Callable, Sequence

WORDS = (
    *(b"", b"\0", b"\n", b"\r\n", b"\t", b"'", b'"', b",", b";", b"<", b">", b"&", b"=", b"@"),
    *(b"-", b"[", b"]", b"{", b"}", b"&a", b"*a", b"!!int", b"|", b": ", b"- ", b"#", b"%"),
    *(b"0", b"-1", b"99999999999999999999", b"1e999", b"NaN", b"null", b"true", b"0x10"),
    *(b"9999-12-31", b"0000-00-00", b"1.1.1", b"24:60:60", b"31. shkurt 2020"),
    *(b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", "Љубав ë".encode()),
    *(b"<script>", b"<!--", b"<![CDATA[", b"&amp;", b"</p>", b"../", b"/", b"C:\\", b"=1+1"),
)
"""None of them is known to crash or to hang any program."""

Mutation = Callable[[random.Random, bytes], bytes]


def _place(chance: random.Random, data: bytes) -> int:
    return chance.randrange(len(data) + 1)


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = _place(chance, data)
    return start, min(len(data), start + chance.choice((1, 2, 4, 16, 64, 512)))


def flipped(chance: random.Random, data: bytes) -> bytes:
    """A bit the other way."""
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def cut(chance: random.Random, data: bytes) -> bytes:
    """A part taken out."""
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def ended(chance: random.Random, data: bytes) -> bytes:
    """The end missing."""
    return data[: _place(chance, data)]


def doubled(chance: random.Random, data: bytes) -> bytes:
    """A part twice, or up to thirty times."""
    start, end = _span(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 2, 30)) + data[end:]


def moved(chance: random.Random, data: bytes) -> bytes:
    """A part elsewhere."""
    start, end = _span(chance, data)
    part, rest = data[start:end], data[:start] + data[end:]
    place = _place(chance, rest)
    return rest[:place] + part + rest[place:]


def with_word(chance: random.Random, data: bytes) -> bytes:
    """A word put in, over what stood there or beside it."""
    start, end = _span(chance, data)
    return data[:start] + chance.choice(WORDS) + data[chance.choice((start, end)) :]


ALL: tuple[Mutation, ...] = (flipped, cut, ended, doubled, moved, with_word, with_word, with_word)


def mutated(chance: random.Random, sound: Sequence[bytes]) -> bytes:
    """One of the sound inputs with one to eight mutations."""
    data = chance.choice(sound)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        data = chance.choice(ALL)(chance, data)
    return data


def in_a_member(chance: random.Random, sound: Sequence[bytes]) -> bytes:
    """A ZIP archive, such as a workbook, of which one member is mutated and packed well again."""
    data = chance.choice([each for each in sound if each.startswith(b"PK")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(members))
    members[name] = mutated(chance, [members[name]])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in members.items():
            archive.writestr(each, content)
    return packed.getvalue()
