"""Records to bytes and back: every record is a list of its class's number and its fields.

Only the records of ``model.py`` are known, so that a file in the cache can make nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import msgspec

from reconcile import model

_RECORDS: tuple[type[Any], ...] = tuple(
    value
    for _, value in sorted(vars(model).items())
    if isinstance(value, type)
    and value.__module__ == model.__name__
    and (is_dataclass(value) or issubclass(value, Enum))
)
_NUMBERS = {record: n for n, record in enumerate(_RECORDS)}
_FIELDS = tuple(
    tuple(f.name for f in fields(record)) if is_dataclass(record) else () for record in _RECORDS
)
# Before a tuple's members, where a record has its number.
_TUPLE = -1
# Before the id of a claim that is kept elsewhere.
_CLAIM = -2


def dumps(value: object, *, claims_by_id: bool = False) -> bytes:
    """A record, or a tuple of records, as bytes; ``claims_by_id`` leaves out what claims hold.

    Raises TypeError for anything else in it.
    """
    return msgspec.msgpack.encode(_plain(value, claims_by_id))


def loads(data: bytes, claims: Mapping[str, model.Claim] | None = None) -> Any:
    """What ``dumps`` was given, with ``claims`` where it left only their ids.

    Raises ValueError where the bytes are not such a value.
    """
    try:
        return _record(msgspec.msgpack.decode(data), claims or {})
    except (msgspec.DecodeError, TypeError, LookupError, AttributeError) as error:
        raise ValueError(f"these bytes are no records ({error})") from error


def _plain(value: Any, claims_by_id: bool) -> Any:
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *(_plain(v, claims_by_id) for v in value)]
    if claims_by_id and isinstance(value, model.Claim):
        return [_CLAIM, value.id]
    number = _NUMBERS.get(type(value))
    if number is None:
        raise TypeError(f"{type(value).__name__} is no record")
    if isinstance(value, Enum):
        return [number, value.value]
    return [number, *(_plain(getattr(value, name), claims_by_id) for name in _FIELDS[number])]


def _record(value: Any, claims: Mapping[str, model.Claim]) -> Any:
    if type(value) is not list:
        return value
    number = value[0]
    if number == _TUPLE:
        return tuple([_record(v, claims) if type(v) is list else v for v in value[1:]])
    if number == _CLAIM:
        return claims[value[1]]
    if not 0 <= number < len(_RECORDS):
        raise ValueError(f"there is no record {number}")
    names = _FIELDS[number]
    if not names:
        return _RECORDS[number](value[1])
    if len(names) != len(value) - 1:
        raise ValueError(f"{_RECORDS[number].__name__} has other fields")
    rest = [_record(v, claims) if type(v) is list else v for v in value[1:]]
    return _RECORDS[number](**dict(zip(names, rest, strict=True)))
