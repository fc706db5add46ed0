"""Many rows of a Stata file at once: pyreadstat writes them value by value, in ten times the time.

It writes a file of a few rows, which has all that the whole one has but their number, and the rows
take the place of those few. Where what stands in a file: "help dta", stata.com.
"""

import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

FEW = 1_000
"""Rows up to which the library writes all: the rest is not worth while."""

AT_ONCE = 50_000
"""Rows that are bytes at the same time."""

_LONGEST, _DOUBLE, _LONG = 2_045, 65_526, 65_528
"""Types of columns: up to the first a text of so many bytes, then two of numbers."""

_MISSING = 2_147_483_621
"""A whole number that is missing. The letter of a reason is one more for `a`, and so on."""

_MISSING_DOUBLE = struct.unpack("<d", struct.pack("<Q", 0x7FE0 << 48))[0]
_MAP, _DATA = b"</header><map>", b"<data>"
_OFFSETS = struct.Struct("<14Q")
_OF_TYPES, _OF_DATA, _AFTER = 2, 9, 10
"""Places in the map: of the types, of the rows, and of what comes after these."""

Frame = pd.DataFrame


def write_rows(frame: Frame, path: Path, write: Callable[[Frame], None]) -> None:
    """Write a table.

    frame: its columns as texts, whole numbers that may be missing, numbers, or levels with letters;
    path: the file; write: writes a frame there by the library. The bytes are those that the library
    would write for all rows.
    """
    few = _few(frame) if len(frame) > FEW else None
    write(frame if few is None else few)
    if few is not None and not _with_all(frame, path):
        write(frame)


def _few(frame: Frame) -> Frame | None:
    """Rows that tell a library as much of each column as all do; None where that cannot be said."""
    rows = {0}
    for name in frame:
        column = frame[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            rows |= {int(at) for at in np.unique(column.cat.codes, return_index=True)[1]}
        elif pd.api.types.is_numeric_dtype(column.dtype):
            there = column.notna().to_numpy()
            rows |= {int(mask.argmax()) for mask in (there, ~there) if mask.any()}
        else:
            lengths = pc.binary_length(pa.Array.from_pandas(column))
            longest = pc.max(lengths)
            if longest.as_py() > _LONGEST:
                return None
            rows.add(pc.index(lengths, longest).as_py())
    return frame.iloc[sorted(rows)].reset_index(drop=True)


def _with_all(frame: Frame, path: Path) -> bool:
    """Put all rows into a file that has a few. Returns whether its types are those known here."""
    made = path.read_bytes()
    start = made.index(_MAP) + len(_MAP)
    offsets = list(_OFFSETS.unpack_from(made, start))
    kinds = _kinds(made, offsets[_OF_TYPES], len(frame.columns))
    if not set(kinds) <= {*range(_LONGEST + 1), _DOUBLE, _LONG}:
        return False
    row = np.dtype([(f"f{place}", _form(kind)) for place, kind in enumerate(kinds)])
    before = made[: offsets[_OF_DATA]]
    after = made[offsets[_AFTER] - len("</data>") :]
    more = len(before) + len(_DATA) + row.itemsize * len(frame) + len("</data>") - offsets[_AFTER]
    offsets[_AFTER:] = [offset + more for offset in offsets[_AFTER:]]
    count = before.index(b"<N>") + len(b"<N>")
    with path.open("wb") as file:
        file.write(before[:count] + struct.pack("<Q", len(frame)) + before[count + 8 : start])
        file.write(_OFFSETS.pack(*offsets) + before[start + _OFFSETS.size :] + _DATA)
        file.writelines(_rows(frame, row, kinds))
        file.write(after)
    return True


def _kinds(made: bytes, offset: int, columns: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{columns}H", made, offset + len("<variable_types>"))


def _form(kind: int) -> str:
    return {_DOUBLE: "<f8", _LONG: "<i4"}.get(kind, f"S{kind}")


def _rows(frame: Frame, row: np.dtype[Any], kinds: tuple[int, ...]) -> Iterator[bytes]:
    for start in range(0, len(frame), AT_ONCE):
        part = frame.iloc[start : start + AT_ONCE]
        made = np.zeros(len(part), row)
        for place, (name, kind) in enumerate(zip(part, kinds, strict=True)):
            made[f"f{place}"] = _values(part[name], kind)
        yield made.tobytes()


def _values(column: "pd.Series[Any]", kind: int) -> NDArray[Any]:
    if kind == _DOUBLE:
        return column.to_numpy(np.float64, na_value=_MISSING_DOUBLE)
    if kind != _LONG:
        return _fixed(pa.Array.from_pandas(column).cast(pa.binary()), kind)
    if isinstance(column.dtype, pd.CategoricalDtype):
        known = [_number(each) for each in column.cat.categories]
        return np.array([*known, _MISSING], np.int64)[column.cat.codes.to_numpy()]
    return column.to_numpy(np.int64, na_value=_MISSING)


def _fixed(texts: pa.Array, width: int) -> NDArray[Any]:
    """Texts of so many bytes, with zeros behind shorter ones: together they are the array."""
    lacking = pc.subtract(width, pc.binary_length(texts))
    filled = pc.binary_join_element_wise(texts, pc.binary_repeat(b"\0", lacking), b"")
    whole = pc.binary_join(pa.ListArray.from_arrays([0, len(filled)], filled), b"")[0]
    return np.frombuffer(whole.as_buffer(), f"S{width}")


def _number(level: int | str) -> int:
    return _MISSING + 1 + ord(level) - ord("a") if isinstance(level, str) else level
