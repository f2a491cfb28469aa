"""Whether a sentence for the customer says what a note of the owner's says, no more and no less.

Exact rules: every figure, day, name and promise stands on both sides; what is denied, limited or
made a condition of stays so; who does something stays the same; no word brings in another thing. A
sentence that fails is not wrong for sure, but nobody has to find out: the note itself is said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from core.domain.draft import DraftRequest, Fact
from core.text.ranking import telling_words
from models.claims.check import check_claims
from models.drafts.note_parts import has_lead, is_titled, names_itself, tells_fee
from models.drafts.output import is_in_language

_HAN = re.compile("[\u3400-\u9fff]")
_DENIED = re.compile(
    r"\b(?:no|not|never|nothing|nobody|none|neither|nor|cannot|without|nowhere|except|unable)\b"
    r"|n't\b|\bafraid\b|\bunfortunately\b|不(?!过|同|但|仅|客气)|没|无|未|除|别(?!的)|勿",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?，；：。！？、]|\b(?:but|and)\b|但|而")
_LIMITS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bonly\b|只|仅",
        r"\botherwise\b|否则",
        r"\b(?:until|till|before)\b|以前|之前|前(?=[，,。 \w])|截止",
        r"\bafter(?:wards)?\b|(?<!售)(?:之后|后)",
        r"\b(?:each|per|every|apiece|a piece|a (?:day|visit|week|month|hour|night))\b|每|/",
        r"\b(?:at most|up to|maximum|no more than)\b|最多|至多|以内",
        r"\b(?:at least|(?:from|starting at) [£$€¥]?\d|minimum|or more)|最少|至少|起|以上",
        r"\b(?:further|additional|extra|more|again)\b|另|再|加",
        r"\b(?:or|either)\b|或|还是",
        r"\b(?:free|includ(?:ed|es?|ing)|no charge)\b|免费|包邮|免",
        r"\b(?:usually|normally|about|around|approximately)\b|一般|通常|大约|左右",
        r"\bnow and then\b|\bsometimes\b|\boccasionally\b|\bfrom time to time\b|有时|偶尔",
        r"\bnow\b(?! and then)|现在|目前",
        r"\b(?:all|any|every)\b|所有|任何|全部|都",
    )
)
"""What a sentence may neither lose nor bring in."""
_CONDITION = re.compile(
    r"\b(?:if|when|once|unless|in case|provided)\b|如果|若|的话|要是|一旦|时(?=[，,。])",
    re.IGNORECASE,
)
"""What a sentence may not lose; "faulty goods: ..." may become "if goods are faulty"."""
_WE = re.compile(r"\b(?:we|our|us|i|my)\b|我们?", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours|please)\b|您|请", re.IGNORECASE)
_DOER = re.compile(r"(?:we|you|our|your|please)\b|我们|您|请", re.IGNORECASE)
_ODD = re.compile(
    r"\bwe (?!offer|start|begin|stop|do\b)\w{3,} [\w-]{3,}ing\b|\binvoice\b[^.]*\bcosts?\b"
    r"|我们(?:预约|订单|发票|账单)",
    re.IGNORECASE,
)
"""What becomes of "Repairs: re-gluing a chair" when a heading is taken for what is done."""
_MONEY = re.compile(r"[£$€¥]|\d\s?元")
_ACTS = re.compile(r"\b(we|you)\b(?: \w+ly| then| also| can| may| will| must)* (\w{3,})", re.I)
_OUR_ACTS = frozenset(
    ("are", "deliver", "open", "close", "charge", "accept", "collect", "ship", "start", "stop")
)
"""What we may be said to do where the note only names it."""
_HAN_WE = re.compile("我们(?!的)")
_HAN_EACH = re.compile("每[\u4e00-\u9fff]")
_YOURS = re.compile(r"\byour\b(?! order)|您的(?!订单)", re.IGNORECASE)
_OF_ONE = re.compile(
    r"\b(?:order|invoice|quote|booking|ticket|repair|appointment|deposit|contract)\b"
    "|订单|发票|报价|预[订约]|定金|合同",
    re.IGNORECASE,
)
"""What is a customer's where a note names it."""
_WORD, _DIGIT = re.compile(r"[^\W\d_]+"), re.compile(r"\d")
_TYING = re.compile(
    r"([a-z]{3,}) (is|are|was|were|costs?|takes?) (?:the |an? )?([a-z]{3,}|[£$€]?\d)"
)
_LISTED = re.compile(r"([a-z]+), ([a-z]+)")
_PART = re.compile(r"[,;](?!\d)")
_HARMLESS = frozenset(
    re.findall(
        r"\S+",
        "cost price charge fee pay payment need offer provide give make made accept piece order "
        "time total amount come available additional afraid sorry regret hour customer possible "
        "sure kindly following measure size made product item currently please note thing way "
        "measur must already them they then two three four move wa ha been being begun "
        "also however therefore though address located find allow able option choose service",
    )
)
_HARMLESS_HAN = set(
    "我们您的是在可以会需要为请给和也并或就每共一如果时间后前内由能提供收费价格元有到从至对于该这那只但而且了着过把被让将与及其"
    "都为以按用等您想要进行计算使服务通常大约左右抱歉很遗憾方式支付个件尺寸材质售位营业"
)
_OFF = re.compile(r"(?i)\d ?% off\b")
"""A discount, by another word."""
_MOST_STRANGE_HAN = 0
_STEM, _SAYS_ENOUGH = 4, 5
_KEPT, _KEPT_HAN = 0.7, 0.95
_LEAST_SHARE = 0.25
"""Of the note's length; Chinese says the same in fewer letters."""


def tells_same(said: str, fact: Fact, request: DraftRequest) -> bool:
    """Return whether the sentence says what the fact says, in the request's language."""
    has_label = fact.label and not is_titled(fact)
    note = f"{fact.label}: {fact.value}" if has_label else fact.value
    if (
        len(said) < _LEAST_SHARE * len(note)
        or not is_in_language(said, request.language)
        or said.rstrip().endswith(("?", "？"))
    ):
        return False
    if bool(_DENIED.search(said)) != bool(_DENIED.search(note)):
        return False
    if not _has_same_claims(said, note, fact.value, request):
        return False
    if _is_translation(said, note):
        return True  # of a translation the words can't be compared
    return (
        _keeps_limits(said, note)
        and _keeps_people(said, fact.value)
        and not _brings_us_in(said, note, fact)
        and not _ties_parts(said, note)
        and not _joins_label(said, fact.label)
        and _denies_same(said, note)
        and not _strange_words(said, note)
        and _is_named(said, fact)
        and (not _ODD.search(said) or bool(_ODD.search(note)))
        and _keeps_content(said, fact.value)
    )


def _has_same_claims(said: str, note: str, value: str, request: DraftRequest) -> bool:
    """Say whether each figure, day, name and promise of either side stands on the other."""
    bare = replace(request, conversation=(), steer="", subject="")
    forth = check_claims(said, replace(bare, facts=(Fact("", note, ""),)))
    back = check_claims(value, replace(bare, facts=(Fact("", said, ""),)))
    # A promise can be made shorter; names change their letters from language to language.
    loose = {"promise", "name"} if _is_translation(said, note) else {"promise"}
    return not [claim for claim in forth if claim.reason not in loose - {"promise"}] and not [
        claim for claim in back if claim.reason not in loose
    ]


def _is_translation(said: str, note: str) -> bool:
    return bool(_HAN.search(note)) != bool(_HAN.search(said))


def _keeps_limits(said: str, note: str) -> bool:
    if _CONDITION.search(note) and not _CONDITION.search(said):
        return False
    return all(bool(limit.search(said)) == bool(limit.search(note)) for limit in _LIMITS)


def _actors(said: str) -> set[str]:
    return {who.casefold() for who, _ in _ACTS.findall(said)}


def _keeps_people(said: str, value: str) -> bool:
    """Say whether who acts stays: "you send" must not become "we send"."""
    if _YOU.search(value) and not _YOU.search(said):
        return False
    if _WE.search(value) and not _WE.search(said):
        return False
    if not _WE.search(value) and not _YOU.search(value) and "you" in _actors(said):
        return False  # a note that names nobody doesn't tell that the customer does it
    doers = {verb.casefold(): who.casefold() for who, verb in _ACTS.findall(value)}
    return all(
        doers.get(verb.casefold(), who.casefold()) == who.casefold()
        for who, verb in _ACTS.findall(said)
    )


def _brings_us_in(said: str, note: str, fact: Fact) -> bool:
    """Say whether we do, or you own, what the note only names.

    "Sweep, open fire: £65" isn't "we sweep and open fire", "dogs: one" not "we have one dog".
    """
    if not _WE.search(note):
        if _HAN_WE.search(said):
            return True
        named = _WORD.findall(fact.label.casefold())
        is_named = len(named) == 1 and not _DIGIT.search(fact.value)
        if any(
            who.casefold() == "we"
            and verb.casefold() not in _OUR_ACTS
            and not (is_named and named[0].startswith(verb.casefold()[:_STEM]))
            for who, verb in _ACTS.findall(said)
        ):
            return True
    return bool(_YOURS.search(said)) and not (_YOU.search(note) or _OF_ONE.search(note))


def _ties_parts(said: str, note: str) -> bool:
    """Say whether a verb ties two parts that the note has a comma between.

    "Screen: $119, original part, about 45 minutes" isn't "the original part is about 45 minutes".
    """
    held = note.casefold()
    for found in _TYING.finditer(said.casefold()):
        if re.search(rf"\b{found[2]}\b", held):
            continue
        before, after = held.rfind(found[1]), held.find(found[3])
        between = held[before + len(found[1]) : after] if -1 < before < after else ""
        if _PART.search(between):
            return True
    return False


def _joins_label(said: str, label: str) -> bool:
    """Say whether "wing chair, reupholstery" has become a chair and its reupholstery."""
    pairs = _LISTED.findall(label.casefold())
    return any(re.search(rf"\b{a} and (?:the |a )?{b}\b", said.casefold()) for a, b in pairs)


def _denies_same(said: str, note: str) -> bool:
    """Say whether what the note denies is what the sentence denies."""
    for denied in _DENIED.finditer(note):
        rest = _CLAUSE.split(note[denied.end() :])[0]
        things = set(telling_words(rest)) or set(rest[:2])
        clauses = [clause for clause in _CLAUSE.split(said) if _DENIED.search(clause)]
        held = " ".join(clauses)
        if things and not things & (set(telling_words(held)) | set(held)):
            return False
    return True


def _is_named(said: str, fact: Fact) -> bool:
    """Say whether the sentence is of what the note is of: "guarantee", not only "2 years".

    A note that says much by itself needs no label, unless it holds only of that.
    """
    stems = tuple(word[:_STEM] for word in telling_words(fact.label))
    is_whole = len(telling_words(fact.value)) >= _SAYS_ENOUGH or is_sentence(fact.value)
    note = fact.value if is_titled(fact) else f"{fact.label} {fact.value}"
    # In Chinese what is paid for stands before the price.
    before = re.split(r"\d", said)[0] if _HAN.search(said) else said
    if tells_fee(note) and _MONEY.search(fact.value) and not tells_fee(before):
        return False  # "stools £12" would be their price
    if is_titled(fact):
        return True
    is_free = is_whole and (not has_lead(fact) or names_itself(fact))
    return is_free or not stems or any(word.startswith(stems) for word in telling_words(said))


def is_sentence(value: str) -> bool:
    """Say whether a note begins as a sentence does that tells who does something."""
    return _DOER.match(value) is not None


def _keeps_content(said: str, value: str) -> bool:
    """Say whether hardly a word of the note is lost."""
    if _HAN.search(value):
        letters = _HAN.findall(value)
        if any(each not in said for each in _HAN_EACH.findall(value)):
            return False
        return sum(letter in said for letter in letters) >= _KEPT_HAN * len(letters)
    words = [word[:_STEM] for word in telling_words(value)]
    stems = tuple(word[:_STEM] for word in telling_words(said))
    return sum(word in stems for word in words) >= _KEPT * len(words)


def _strange_words(said: str, note: str) -> bool:
    """Say whether the sentence speaks of what the note doesn't."""
    if _HAN.search(said):
        own = set(_HAN.findall(said)) - set(note) - _HARMLESS_HAN
        return len(own) > _MOST_STRANGE_HAN
    if _OFF.search(note):
        note = f"{note} discount"
    known = set(telling_words(note)) | set(re.findall(r"[a-z]{3,}", note.casefold()))
    stems = tuple({word[:_STEM] for word in known})
    return any(
        word not in _HARMLESS
        and not word.startswith(stems)
        and not any(stem.startswith(word) for stem in stems)
        for word in telling_words(said)
        if not any(char.isdigit() for char in word)
    )
