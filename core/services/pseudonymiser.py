"""Stable stand-ins for people, firms, addresses and numbers, in fields and in free text."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from core.storage import file_secrets
from core.storage.database import Database, Session
from core.storage.privacy import pseudonyms
from core.text import fakes
from core.text.contact_keys import DESKS
from core.text.known_names import COMMON_WORDS, KnownNames, split_han
from core.text.normalise import normalise_email, normalise_phone
from core.text.redact import redact

_HAN = "\u3400-\u9fff"
_PART = re.compile(rf"[{_HAN}]+|(?:(?![{_HAN}])[^\W\d_])+")
_LEGAL = re.compile(r"(股份有限公司|有限责任公司|有限公司|集团|公司)$")
_TITLES = frozenset("mr mrs ms miss dr prof sir herr frau von van de der la".split())  # noqa: SIM905 - shorter
_MOST_TRIES = 1000


class Pseudonymiser:
    """Gives each original one fake, the same one in every copy of this file.

    known: fakes given before, by kind and original. made: those given anew since.
    """

    def __init__(
        self, secret: bytes, known: dict[tuple[str, str], str], people: Iterable[str]
    ) -> None:
        self._secret, self._known = secret, dict(known)
        self._used = set(self._known.values())
        self.made: dict[tuple[str, str], str] = {}
        # A fake must not be somebody's real name.
        self._used |= {p.casefold() for name in people for p in _PART.findall(name)}
        self._names = KnownNames((), ())

    def know(self, names: KnownNames) -> None:
        """Take the names that free text is searched for."""
        self._names = names

    def name(self, name: str) -> str:
        """Return the fake for a person's name or a part of one, form and script kept."""
        if "@" in name:
            return self.email(name)
        return _PART.sub(lambda part: self._name_part(part.group()), name)

    def _name_part(self, part: str) -> str:
        if re.match(f"[{_HAN}]", part):
            return self._han_name(part)
        if part.casefold().rstrip(".") in _TITLES:
            return part
        return self._word(part)

    def _han_name(self, name: str) -> str:
        if len(name) < 2:
            return self._fake("surname", name, lambda seed: fakes.surname(name, seed), unique=False)
        surname, given = split_han(name)
        if len(name) <= 2 + len(surname):
            first = self._han_name(surname) if len(surname) == 1 else "司徒"
            return self._fake("han", name, lambda seed: first + fakes.han(given, seed))
        return self._fake("han", name, lambda seed: fakes.han(name, seed))

    def surname(self, name: str) -> str:
        """Return the fake for a Chinese surname that stands before a title."""
        return self._han_name(name) if len(name) == 1 else "司徒"

    def company(self, name: str) -> str:
        """Return the fake for a firm; legal form and everyday words stay."""
        legal = _LEGAL.search(name)
        body = name[: legal.start()] if legal else name
        parts = _PART.findall(body)
        tells = [part for part in parts if part.casefold() not in COMMON_WORDS]

        def fake(match: re.Match[str]) -> str:
            part = match.group()
            if tells and part.casefold() in COMMON_WORDS:
                return part
            if re.match(f"[{_HAN}]", part):
                return self._fake("firm", part, lambda seed: fakes.word(part, seed))
            return self._word(part)

        return _PART.sub(fake, body) + (legal.group() if legal else "")

    def email(self, address: str) -> str:
        """Return the fake for an address: local part like the name, domain under .example."""
        written = unicodedata.normalize("NFKC", address).replace(" ", "")
        local, at, domain = written.strip("<>").rpartition("@")
        if not at:
            return self._word(written) if written else ""
        fake_local = _PART.sub(lambda part: self._local_part(part.group()), local)
        digits = self._seed("digits", normalise_email(written) or written)
        fake_local = re.sub(r"\d+", lambda run: _digits(run.group(), digits), fake_local)
        return f"{fake_local}@{self.domain(domain)}"

    def _local_part(self, part: str) -> str:
        return part if part.casefold() in DESKS else self._name_part(part)

    def domain(self, domain: str) -> str:
        """Return the fake for a domain, under .example."""
        key = domain.casefold().strip(".")
        if not key:
            return ""
        label = key.split(".")[-2] if "." in key else key
        like = re.sub(r"[^a-z]", "", label) or "domain"
        return self._fake("domain", key, lambda seed: f"{fakes.word(like, seed)}.example")

    def phone(self, number: str) -> str:
        """Return the fake for a number: same country, same grouping."""
        key = normalise_phone(number) or number
        return self._fake("phone", f"{key} {number}", lambda seed: fakes.phone(number, seed))

    def text(self, text: str) -> str:
        """Return free text with everything replaced that tells who is meant."""
        return redact(text, self._names, self._stand_in) if text else text

    def message_id(self, message_id: str) -> str:
        """Return a stand-in for a Message-ID; not kept, since nobody asks for the way back."""
        made = hmac.new(self._secret, message_id.encode(), hashlib.sha256).hexdigest()
        return f"{made[:24]}@copy.example" if message_id else ""

    def _stand_in(self, kind: str, found: str) -> str:
        made: dict[str, Callable[[str], str]] = {
            "name": self.name,
            "surname": self.surname,
            "company": self.company,
            "email": self.email,
            "phone": self.phone,
        }
        return made[kind](found) if kind in made else f"[{kind}]"

    def _word(self, word: str) -> str:
        key = word.casefold()
        fake = self._fake("word", key, lambda seed: fakes.word(key, seed), unique=len(key) > 1)
        if word.isupper() and len(word) > 1:
            return fake.upper()
        return fake.capitalize() if word[:1].isupper() else fake

    def _fake(
        self, kind: str, original: str, make: Callable[[fakes.Seed], str], *, unique: bool = True
    ) -> str:
        known = self._known.get((kind, original))
        if known is not None:
            return known
        fake = ""
        for attempt in range(_MOST_TRIES):
            fake = make(self._seed(kind, f"{original}\0{attempt}"))
            if fake != original and (not unique or fake not in self._used):
                break
        self._used.add(fake)
        self._known[kind, original] = self.made[kind, original] = fake
        return fake

    def _seed(self, kind: str, original: str) -> fakes.Seed:
        key = hmac.new(self._secret, f"{kind}\0{original}".encode(), hashlib.sha256).digest()
        return lambda size: hashlib.shake_256(key).digest(size)


@contextmanager
def pseudonymising(database: Database) -> Iterator[tuple[Pseudonymiser, Session]]:
    """Give one that knows everybody in the file, and a session that sees the file as it knows it.

    What stands for what is kept in the file once the block ends well.
    """
    with database.writing_results() as session:
        secret = file_secrets.provide(session, file_secrets.PSEUDONYMS)
    with database.reading() as session:
        people = pseudonyms.list_people(session)
        people |= {e.partition("@")[0] for e in pseudonyms.list_emails(session)}
        maker = Pseudonymiser(secret, pseudonyms.load(session), people)
        maker.know(KnownNames(people, pseudonyms.list_companies(session)))
        yield maker, session
    with database.writing_results() as session:
        pseudonyms.save(session, maker.made.items())


def _digits(run: str, seed: fakes.Seed) -> str:
    return "".join(str(byte % 10) for byte in seed(len(run)))
