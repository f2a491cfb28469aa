"""Puts what is known into words for the customer.

The model sees one note of the owner's at a time and rewrites it; it never reads the customer's
message, so nothing in one can steer it. What it makes of a note counts only if it says the same
(`models.drafts.same_meaning`); else it tries once more, and then the note is said as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from core.domain.draft import DraftRequest, Fact, Removal, Tone
from core.errors import Cancelled
from core.text.language import detect_language
from core.text.steering import is_order
from models.drafts.addressing import to_customer
from models.drafts.letter import OWN_LANGUAGES, language_name
from models.drafts.note_parts import has_lead, is_titled, names_itself
from models.drafts.order_sums import BEFORE_DISCOUNT, BY_TIER, COMPUTED
from models.drafts.output import BodyCleaner, is_in_language
from models.drafts.same_meaning import is_sentence, tells_same
from models.engine import Engine, GenerationRequest, Message, Work
from models.prompts import Prompt, as_data

_MOST_TOKENS, _MOST_CHARS = 200, 400
"""Of what is generated, and of a note that is put into other words."""
_TRIES = (0.0, 0.6)
"""Temperatures, one after the other."""
_SENTENCE_HAN = 8
_VERB = re.compile(
    r"\b(?:is|are|was|were|can|cannot|may|must|will|has|have|do|does|costs?|takes?|pays?|needs?|gets?|"
    r"leaves?|comes?|holds?|applies|apply|repair|make|take|write|confirm|refund|work)\b"
)
_BEGINS = re.compile("可以|我们|由|您|请|不能|不可以|只能")
_HAN = re.compile("[\u3400-\u9fff]")
_OF_CUSTOMER = re.compile(r"(?i)\b(?:him|her|them|he|she|his|their)\b")
_HAN_OF_CUSTOMER = re.compile("(?<![其吉])[他她](?![们人])|对方")
_ENDS = re.compile(r"[.!?。！？]$")
STEER = "steer"
"""The source of what the person wants to say in this letter."""
_APPOSED = re.compile(r"[^:：,，]{2,60}[,，][^:：]{2,60}[:：]\s*[£$€¥]?\d[\d.,]*\s?元?[.。]?$")
"""A thing, what it is like, and its price: "4 m, room for six: £90"; six are not for sale."""
APPOINTMENT = "appointment"
"""The source of what is arranged with the customer."""
OWN = "own"
"""The source of the program's own sentences, which are only translated."""


@dataclass(slots=True)
class Worded:
    """What wording a letter took. tokens: generated. removals: what the model made up.

    work: what the model is asked for it, all together; None: nothing. manner: how the owner wants
    it written, in their words. unsaid: what they wanted said and no sentence could be made of.
    is_reworded: something stands in words of the model's.
    """

    work: Work | None = None
    manner: str = ""
    tokens: int = 0
    removals: list[Removal] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    is_reworded: bool = False


class Wording:
    """Belongs to one writer, on the model lane. It remembers nothing: after locking it may not."""

    def __init__(self, engine: Callable[[], Engine], prompt: Prompt) -> None:
        self._engine, self._prompt = engine, prompt

    def word(self, fact: Fact, request: DraftRequest, worded: Worded) -> str:
        """Return the fact as a sentence or two, "" when it can't be said in this language.

        Raises what `models.engine.Engine.generate` raises.
        """
        told = replace(fact, value=to_customer(fact.value, request.language))
        if fact.source == COMPUTED:
            return _sum(told, request.language)
        return self._asked(self._engine(), told, request, worded)

    def _asked(self, engine: Engine, fact: Fact, request: DraftRequest, worded: Worded) -> str:
        said, refused = "", []
        stated = _stated(fact, request.language)
        is_ready = not worded.manner and _is_sentence_already(fact, request)
        if len(fact.value) > _MOST_CHARS or is_ready:
            return stated
        for temperature in _TRIES:
            said = self._generate(engine, fact, request, temperature, worded)
            if _may_stand(said, fact, request):
                is_other = _letters(said) != _letters(stated)
                worded.is_reworded |= is_other and fact.source != OWN
                return _ended(said, request.language)
            refused.append(said)
        instead = stated
        if fact.source == STEER and (is_order(fact.value) or not instead):
            instead = ""  # "offer Friday" is no sentence to a customer
            worded.unsaid.append(fact.value)
        worded.removals += [
            Removal(text, instead, "unfounded") for text in dict.fromkeys(refused) if text
        ]
        return instead

    def _generate(
        self,
        engine: Engine,
        fact: Fact,
        request: DraftRequest,
        temperature: float,
        worded: Worded,
    ) -> str:
        cleaner = BodyCleaner(request.sign, request.recipient_name)
        asked = GenerationRequest(
            messages=self._messages(fact, request, worded.manner),
            max_tokens=_MOST_TOKENS,
            temperature=temperature,
            stop=("\n",),
        )
        raw = engine.generate(asked, worded.work)
        said = ""
        try:
            for piece in raw:
                said += cleaner.feed(piece)
            said += cleaner.finish()
        finally:
            raw.close()
            worded.tokens += engine.stats.tokens
        if engine.stats.end == "stopped":
            raise Cancelled
        said = " ".join(said.split())
        is_wish = fact.source == STEER and is_order(fact.value)
        return _HAN_OF_CUSTOMER.sub("您", said) if is_wish else said

    def _messages(self, fact: Fact, request: DraftRequest, manner: str) -> tuple[Message, ...]:
        tongue = "zh" if request.language == "zh" else "en"
        wishes = ""
        if request.tone is not Tone.USUAL:
            wishes = self._prompt.raw(f"tone.{request.tone.value}.{tongue}")
        if manner:
            wishes += self._prompt.fill(f"manner.{tongue}", manner=as_data(manner))
        language = language_name(request.language)
        is_foreign = bool(_HAN.search(fact.value)) != (tongue == "zh")
        if is_foreign or request.language not in OWN_LANGUAGES:
            wishes += self._prompt.fill(f"insist.{tongue}", language=language)
        messages = [
            Message(
                "system", self._prompt.fill(f"system.{tongue}", language=language, wishes=wishes)
            )
        ]
        for line in self._prompt.raw(f"shown.{tongue}").splitlines():
            kind, _, text = line.partition(": ")
            messages.append(Message("user" if kind == "note" else "assistant", text))
        messages.append(Message("user", as_data(_note(fact)).replace("\n", " ")))
        return tuple(messages)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _may_stand(said: str, fact: Fact, request: DraftRequest) -> bool:
    if fact.source in (STEER, OWN):
        # What the person wants to say is theirs; what of it nothing supports is marked.
        is_said = bool(said) and speaks(said, request.language)
        return is_said and not (fact.source == STEER and _is_for_owner(said, fact.value))
    return speaks(said, request.language) and tells_same(said, fact, request)


def _is_for_owner(said: str, wish: str) -> bool:
    """Say whether a sentence made of the owner's wish speaks to them, or of the customer."""
    return is_order(said) or (is_order(wish) and _OF_CUSTOMER.search(said) is not None)


def speaks(text: str, language: str) -> bool:
    """Say whether a text can be in a language: by its script, or for most by its small words."""
    is_told = language in OWN_LANGUAGES or detect_language(text) in ("", language)
    return is_told and is_in_language(text, language)


def _note(fact: Fact) -> str:
    has_label = fact.label and not is_titled(fact)
    return f"{fact.label}: {fact.value}" if has_label else fact.value


def _is_sentence_already(fact: Fact, request: DraftRequest) -> bool:
    """Say whether a note is a whole sentence that can be said to the customer as it is."""
    if _APPOSED.match(fact.value):
        return True
    if fact.source == APPOINTMENT and request.language in OWN_LANGUAGES:
        return True  # the program's own words around a subject, which is no order to anybody
    if not is_titled(fact) or request.tone is not Tone.USUAL or not _ENDS.search(fact.value):
        return False
    if request.language == "zh":
        return len(_HAN.findall(fact.value)) >= _SENTENCE_HAN
    is_verb = _VERB.search(fact.value) is not None
    return request.language == "en" and is_verb and fact.value[:1].isupper()


def _sum(fact: Fact, language: str) -> str:
    """Return "3 × £9" and "£27" as a sentence."""
    is_han = language == "zh"
    if fact.heading == BY_TIER:
        lead = f"{fact.label}{'：' if is_han else ': '}" if fact.label else ""
        return _ended(f"{lead}{fact.value}", language)
    before = ""
    if fact.heading == BEFORE_DISCOUNT:
        before = "，未计折扣" if is_han else ", before any discount"
    if "+" in fact.label:
        lead = f"一共{before}：" if is_han else f"Altogether{before}: "
        return _ended(f"{lead}{fact.label} = {fact.value}", language)
    if is_han:
        return f"一共{fact.value}（{fact.label}{before}）。"
    return f"Together that is {fact.value} ({fact.label}{before})."


def _stated(fact: Fact, language: str) -> str:
    """Return the note as it stands, "" when it is in another language than the letter.

    The label stands before it only where the note says too little without; a note's title never.
    """
    is_han = language == "zh"
    is_foreign = bool(_HAN.search(fact.value)) != is_han and any(map(str.isalpha, fact.value))
    if is_foreign or (fact.source != OWN and not speaks(fact.value, language)):
        return ""
    said = fact.value
    is_said = is_titled(fact) or names_itself(fact) or _says_itself(fact)
    if fact.label and not is_said and (has_lead(fact) or not is_sentence(fact.value)):
        said = f"{fact.label}{'：' if is_han else ': '}{fact.value}"
    return _ended(said, language)


def _says_itself(fact: Fact) -> bool:
    """Say whether a Chinese note's words begin as a sentence does and hold what its label says."""
    return bool(_BEGINS.match(fact.value)) and bool({*_HAN.findall(fact.label)} & {*fact.value})


def _ended(said: str, language: str) -> str:
    """Return a sentence with a capital and a full stop."""
    said = said[:1].upper() + said[1:]
    return said if _ENDS.search(said) else said + ("。" if language == "zh" else ".")
