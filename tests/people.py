"""Contacts as a firm really has them: common and rare names, several countries, slips of the pen.

`make_contacts` gives the same people for the same seed; some of them stand there twice or more,
each time written a little differently. Made up from lists of common words; nobody in it exists.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact, Detail


def _words(text: str) -> list[str]:
    return text.split()


_GIVEN = _words(
    "Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard "
    "Susan Joseph Jessica Thomas Karen Charles Sarah Christopher Lisa Daniel Nancy Matthew Sandra "
    "Anthony Betty Mark Ashley Donald Emily Steven Kimberly Andrew Margaret Paul Donna Joshua "
    "Michelle Kenneth Carol Kevin Amanda Brian Melissa Timothy Deborah Ronald Stephanie Jürgen "
    "Wolfgang Ursula Sabine Jörg Heike Matthias Birgit Søren Astrid Zoë François Élodie Łukasz "
    "Agnieszka Giulia Marco Chiara Paolo Priya Rahul Ananya Vikram Fatima Omar Layla Yusuf Ingrid"
)
_FAMILY = _words(
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez "
    "Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris "
    "Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill "
    "Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Müller Schmidt "
    "Schneider Fischer Weber Meyer Wagner Becker Hoffmann Koch Dubois Moreau Laurent Rossi Ferrari "
    "Kowalski Nowak Petersen Jensen Sharma Gupta Khan Ali Hassan O'Neill MacDonald"
)
_SYLLABLES = _words("ba ke li mo nu ra si to ve wi zan dor fel gar hol jen kur lan mer ost pel")
_HAN_FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_HAN_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志红"
_STREETS = _words(
    "Main Oak Park Maple Cedar Elm Church High Station Mill River Lake Hill Spring Garden North "
    "South Market Bridge Forest Sunset Highland Washington Lincoln Victoria Queen King Albert"
)
_KINDS = _words("Street Road Avenue Lane Drive Way Close Terrace")
_TOWNS = _words(
    "Springfield Riverton Ashford Milltown Lakeside Fairview Greenville Kingston Newport Oxford "
    "Hamilton Clayton Dover Salem Bristol Burnaby Windsor Chester Lincoln Marion"
)
_TRADES = _words("Plumbing Bakery Consulting Logistics Design Motors Foods Systems Media Tools")
_HOSTS = ("gmail.example", "mail.example", "post.example", "web.example")
_NICKNAMES = {"William": "Bill", "Robert": "Bob", "Elizabeth": "Liz", "Michael": "Mike"}


def make_contacts(count: int, seed: int = 7, share_twice: float = 0.1) -> Iterator[Contact]:
    """Yield so many contacts; the detail "truth" says who they are, for judging only."""
    dice = random.Random(seed)  # noqa: S311 - for believable people, not for secrets
    made = 0
    person = 0
    while made < count:
        person += 1
        contact = _person(dice, person)
        copies = 1 + (dice.random() < share_twice) * dice.choice((1, 1, 1, 2, 3))
        for copy in range(min(copies, count - made)):
            made += 1
            yield contact if copy == 0 else _again(dice, contact)


def truth_of(contact: Contact) -> int:
    """Return the number of the person that the contact is."""
    return int(next(d.value for d in contact.details if d.name == "truth"))


def _person(dice: random.Random, number: int) -> Contact:
    is_han, rare = dice.random() < 0.1, dice.random() < 0.6
    if is_han:
        family = dice.choice(_HAN_FAMILY)
        given = "".join(dice.choices(_HAN_GIVEN, k=dice.choice((1, 2, 2))))
        name = family + given
    else:
        given = _GIVEN[min(int(dice.expovariate(0.035)), len(_GIVEN) - 1)]
        common = _FAMILY[min(int(dice.expovariate(0.04)), len(_FAMILY) - 1)]
        family = _rare(dice) if rare else common
        name = f"{given} {family}"
    company = f"{_rare(dice)} {dice.choice(_TRADES)}"
    local = f"{given}.{family}{'' if rare else number}".lower()
    email = f"{'u' + str(number) if is_han else local}@{dice.choice(_HOSTS)}"
    phone = f"+1 {dice.randint(201, 989)} {dice.randint(200, 999)} {dice.randint(0, 9999):04}"
    address = (
        f"{dice.randint(1, 400)} {dice.choice(_STREETS)} {dice.choice(_KINDS)}, "
        f"{dice.choice(_TOWNS)}, {dice.randint(10000, 99999)}"
    )
    details = [Detail("truth", str(number))]
    if dice.random() < 0.7:
        details.append(Detail("address", address))
    if dice.random() < 0.3:
        born = f"{dice.randint(1940, 2005)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        details.append(Detail("birthday", born))
    channels = []
    if dice.random() < 0.8:
        channels.append(Channel(ChannelKind.EMAIL, email))
    if dice.random() < 0.8 or not channels:
        channels.append(Channel(ChannelKind.PHONE, phone, "mobile"))
    return Contact(
        name,
        given_name=given,
        family_name=family,
        channels=tuple(channels),
        companies=(CompanyLink(company),) if dice.random() < 0.5 else (),
        details=tuple(details),
    )


def _rare(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.choice((2, 3, 3, 4)))).capitalize()


def _again(dice: random.Random, contact: Contact) -> Contact:
    """Return the person as somebody else wrote them down."""
    given, family = contact.given_name, contact.family_name
    name = contact.name
    if name.isascii():
        slip = dice.random()
        if slip < 0.2:
            name = f"{family}, {given}"
        elif slip < 0.35:
            name = f"{given[0]}. {family}"
        elif slip < 0.6:
            name = f"{given} {_mistyped(dice, family)}"
        elif slip < 0.7:
            name = f"{_NICKNAMES.get(given, given)} {family}"
    channels = tuple(c for c in contact.channels if dice.random() < 0.8) or contact.channels
    details = tuple(d for d in contact.details if d.name == "truth" or dice.random() < 0.7)
    channels = tuple(
        replace(c, value=c.value.removeprefix("+1 ").replace(" ", "-"))
        if c.kind is ChannelKind.PHONE
        else c
        for c in channels
    )
    return replace(
        contact, name=name, given_name="", family_name="", channels=channels, details=details
    )


def _mistyped(dice: random.Random, word: str) -> str:
    at = dice.randrange(1, max(2, len(word) - 1))
    kind = dice.random()
    if kind < 0.4:
        return word[:at] + word[at + 1 :]
    if kind < 0.7:
        return word[:at] + dice.choice("aeinrst") + word[at:]
    return word[: at - 1] + word[at : at + 1] + word[at - 1 : at] + word[at + 1 :]
