"""Makes Qt's enumerations in a third of the time.

Importing this is enough, before Qt. When a class of Qt is first named, PySide makes all of its
enumerations by Python's `enum`, which asks a dozen questions about each name: 2,500 names until the
first page is painted, seven microseconds each. Qt's names are plain and stand for whole numbers;
here `enum` makes the enumeration without names, and they are put in as it would have done.
"""

from __future__ import annotations

from enum import EnumType, Flag
from functools import cache
from typing import Any

Names = list[tuple[str, int]]

as_python_does = EnumType._create_  # type: ignore[attr-defined]


def _create(base: EnumType, class_name: str, names: object, **options: Any) -> Any:  # noqa: ANN401 - enum's own words
    """Return a new enumeration; what isn't like Qt's is left to Python."""
    if not (isinstance(names, list) and _are_plain(base, names)):
        return as_python_does(base, class_name, names, **options)
    made = as_python_does(base, class_name, (), **options)
    is_flag = issubclass(base, Flag)
    _put_in(made, names, only_bits=is_flag)
    if is_flag:
        _note_bits(made, names)
    return made


def _are_plain(base: EnumType, names: list[Any]) -> bool:
    """Say whether these are names that mean nothing else here, each with a number from 0 on."""
    known = _own_names(base)
    return all(
        type(pair) is tuple and type(pair[1]) is int and pair[0] not in known and pair[0][0] != "_"
        for pair in names
    ) and (not names or (min(pair[1] for pair in names) >= 0 and len(dict(names)) == len(names)))


@cache
def _own_names(base: EnumType) -> frozenset[str]:
    return frozenset(name for one in base.__mro__ for name in vars(one))


def _put_in(made: Any, names: Names, *, only_bits: bool) -> None:  # noqa: ANN401 - a class in the making
    """Make a member for each number; a second name of a number is another name of its member.

    only_bits: a flag lists no members but those of a single bit.
    """
    new, takes_number = made._new_member_, made._use_args_
    listed, by_name, by_number = made._member_names_, made._member_map_, made._value2member_map_
    for name, number in names:
        member = by_number.get(number)
        if member is None:
            member = by_number[number] = new(made, number) if takes_number else new(made)
            member._value_, member._name_ = number, name
            member.__objclass__, member._sort_order_ = made, len(listed)
            if not only_bits or number.bit_count() == 1:
                listed.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)


def _note_bits(made: Any, names: Names) -> None:  # noqa: ANN401 - a class in the making
    """Note which bits a flag has, and whether its members stand in their order."""
    bits = singles = 0
    for _, number in names:
        bits |= number
        singles |= number if number.bit_count() == 1 else 0
    made._flag_mask_, made._singles_mask_ = bits, singles
    made._all_bits_ = 2 ** bits.bit_length() - 1
    numbers = [made._member_map_[name]._value_ for name in made._member_names_]
    if numbers != sorted(numbers):
        made._iter_member_ = made._iter_member_by_def_


EnumType._create_ = _create  # type: ignore[attr-defined]
