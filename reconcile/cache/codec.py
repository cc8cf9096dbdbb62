"""Records to bytes and back.

Only the records of ``model.py`` are known, so that a file in the cache can make nothing else.  A
record that holds no other that has to be told apart goes to bytes and back in compiled code; the
others are lists of their class's number and their fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import GenericAlias
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
# Before the bytes of a tuple of claims, or of a tuple of records, with their class's number.
_CLAIMS = -3
_MANY = -4


class _Claim(msgspec.Struct):
    """A claim as its bytes have it: the values of three classes are told apart by their fields."""

    id: str
    article: str
    text: str
    spans: tuple[model.Span, ...]
    mentions: tuple[tuple[model.Span, ...], ...]
    sentence: model.Span
    section: model.Section
    attribution: model.Attribution | None
    values: list[dict[str, Any]]
    quotes: tuple[model.Span, ...]
    references: tuple[model.Reference, ...]
    negated: bool
    certainty: model.Certainty
    words: tuple[model.Word, ...]
    context: tuple[str, ...]


_claims = msgspec.msgpack.Decoder(list[_Claim])
# A field that one class of values alone has.
_VALUES: dict[str, type[Any]] = {
    "dimension": model.Quantity, "relation": model.DateValue, "full": model.NameValue,
}  # fmt: skip


def dumps(value: object, *, claims_by_id: bool = False) -> bytes:
    """A record, or a tuple of records, as bytes; ``claims_by_id`` leaves out what claims hold.

    Raises TypeError for anything else in it.
    """
    return msgspec.msgpack.encode(_plain(value, claims_by_id))


def loads(
    data: bytes, claims: Mapping[str, model.Claim] | None = None, *, article: str = ""
) -> Any:
    """What ``dumps`` was given, with ``claims`` where it left only their ids.

    Claims of no article become those of ``article``.  Raises ValueError where the bytes are not
    such a value.
    """
    try:
        return _record(msgspec.msgpack.decode(data), claims or {}, article)
    except (msgspec.DecodeError, TypeError, LookupError, AttributeError) as error:
        raise ValueError(f"these bytes are no records ({error})") from error


def _plain(value: Any, claims_by_id: bool) -> Any:
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, tuple):
        return _plain_tuple(value, claims_by_id)
    if isinstance(value, model.Claim):
        return (
            [_CLAIM, value.id] if claims_by_id else [_CLAIMS, msgspec.msgpack.encode((value,)), 0]
        )
    number = _NUMBERS.get(type(value))
    if number is None:
        raise TypeError(f"{type(value).__name__} is no record")
    if isinstance(value, Enum):
        return [number, value.value]
    if _decoder(number):
        return [number, msgspec.msgpack.encode((value,))]
    return [number, *(_plain(getattr(value, name), claims_by_id) for name in _FIELDS[number])]


def _plain_tuple(value: tuple[Any, ...], claims_by_id: bool) -> list[Any]:
    kinds = set(map(type, value))
    if kinds == {model.Claim} and not claims_by_id:
        return [_CLAIMS, msgspec.msgpack.encode(value)]
    number = _NUMBERS.get(kinds.pop()) if len(kinds) == 1 else None
    if number is not None and _decoder(number):
        return [_MANY, number, msgspec.msgpack.encode(value)]
    return [_TUPLE, *(_plain(v, claims_by_id) for v in value)]


@cache
def _decoder(number: int) -> msgspec.msgpack.Decoder[Any] | None:
    """What makes a tuple of a class's records of bytes; None where compiled code can't tell which
    class a field has."""
    record = _RECORDS[number]
    if not is_dataclass(record):
        return None
    try:
        return msgspec.msgpack.Decoder(GenericAlias(tuple, (record, ...)))
    except TypeError:
        return None


def _record(value: Any, claims: Mapping[str, model.Claim], article: str) -> Any:
    if type(value) is not list:
        return value
    number = value[0]
    if number == _TUPLE:
        return tuple([_record(v, claims, article) if type(v) is list else v for v in value[1:]])
    if number == _CLAIM:
        return claims[value[1]]
    if number == _CLAIMS:
        made = tuple([_made(claim, article) for claim in _claims.decode(value[1])])
        return made[value[2]] if len(value) > 2 else made
    if number == _MANY:
        return _many(value[1], value[2])
    if not 0 <= number < len(_RECORDS):
        raise ValueError(f"there is no record {number}")
    names = _FIELDS[number]
    if not names:
        return _RECORDS[number](value[1])
    if type(value[1]) is bytes:
        return _many(number, value[1])[0]
    if len(names) != len(value) - 1:
        raise ValueError(f"{_RECORDS[number].__name__} has other fields")
    rest = [_record(v, claims, article) if type(v) is list else v for v in value[1:]]
    return _RECORDS[number](**dict(zip(names, rest, strict=True)))


def _many(number: int, data: bytes) -> Any:
    if not 0 <= number < len(_RECORDS):
        raise ValueError(f"there is no record {number}")
    decoder = _decoder(number)
    if decoder is None:
        raise ValueError(f"{_RECORDS[number].__name__} is not kept in this way")
    return decoder.decode(data)


def _made(kept: _Claim, article: str) -> model.Claim:
    name = kept.article
    return model.Claim(
        id=kept.id if name else article + kept.id,
        article=name or article,
        text=kept.text,
        spans=kept.spans,
        mentions=kept.mentions,
        sentence=kept.sentence,
        section=kept.section,
        attribution=kept.attribution,
        values=tuple([_value(value) for value in kept.values]),
        quotes=kept.quotes,
        references=kept.references,
        negated=kept.negated,
        certainty=kept.certainty,
        words=kept.words,
        context=kept.context,
    )


def _value(kept: dict[str, Any]) -> model.Value:
    for name, record in _VALUES.items():
        if name in kept:
            made: model.Value = msgspec.convert(kept, record)
            return made
    raise ValueError("a value of no known class")
