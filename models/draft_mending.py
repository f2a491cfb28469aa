"""Takes out of a draft, sentence by sentence, what a small model should not have written.

What it copied from the customer, the customer's words in the owner's mouth, questions asked back,
promises that nothing stored supports, empty phrases. A date or a sum that nothing supports becomes
a placeholder. Whatever is taken out is kept, with the reason, for the person to see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from core.domain.draft import Claim, DraftRequest, Fact, Removal
from core.domain.interaction import Direction
from core.text.asks import find_asks
from core.text.ranking import telling_words
from models.claim_check import check_claims
from models.claim_patterns import PLACEHOLDER, known_quantities
from models.draft_plan import COMPUTED, Plan, Point, answers, last_message, to_customer
from models.letter import apology, delight, will_check
from models.quantities import MONEY

_END = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bNo)[.!?]+[\"”’)]*(?=\s)|[。！？!?]+[”’」）]*|\n+"
)
_WHOLE = re.compile(r"[.!?。！？]$")
_HAN = re.compile("[\u3400-\u9fff]")
_SENTENCE = re.compile(r"(?:we|you|our|your)\b|我们|您", re.IGNORECASE)
_COPIED_WORDS, _COPIED_HAN = 8, 12
_TOLD_SHARE = 0.3
_COPIED_SHARE = 0.8
_VOICE_WORDS, _VOICE_HAN = 4, 6
_ALIKE_QUESTION, _ALIKE_SENTENCE = 0.5, 0.8
_PIECE = re.compile("[\u3400-\u9fff]|[^\\W\u3400-\u9fff]+(?:['’][a-z]+)?")
_FIRST_PERSON = re.compile(r"^(?:i|we|my|our|i'm|i've|i'd|we're|we've|我|咱)$")
_IDLE = re.compile(
    r"\b(?:i|we)(?:'ll| will| am going to| shall)? (?:also |then )?(?:check|find out|look into|"
    r"investigate|get back|come back|let you know|update you|be in touch)\b"
    r"|(?:核实|查清|确认|了解|查明|查询).{0,12}(?:回复|告诉|说明|告知|通知|联系|答复)|(?:会|将)尽快.{0,8}(?:核实|处理|回复|联系|安排|解决)",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^\W*(?:thank you|thanks)(?: again| so much| very much)? for (?:your )?(?:understanding|"
    r"patience|concern|support|cooperation|bringing|reaching out|contacting|letting)|"
    r"^\W*(?:please )?(?:feel free|do(?:n't| not) hesitate)|"
    r"^\W*(?:if you have any (?:other |further |more )?questions|i hope this helps)|"
    r"^\W*is there anything else|^\W*(?:please )?let (?:us|me) know if you have any|"
    r"^\W*(?:再次)?(?:感谢|谢谢)您?的?(?:理解|支持|耐心|谅解|配合|关注|反馈|来信|咨询|询问)|"
    r"^\W*(?:如果?您?(?:还)?有(?:任何|其他|什么)|有什么(?:其他|需要|可以))|"
    r"^\W*如有(?:任何|其他)?(?:问题|疑问|需要)|"
    r"^\W*(?:期待|祝您?|希望(?:您能|能)?(?:理解|谅解))",
    re.IGNORECASE,
)
_CUSTOMERS_WISH = re.compile(
    r"^\W*(?:i|we)(?:\s?['’](?:m|re|d)| am| are)?(?: also| still| just)* (?:looking for|searching|"
    r"in need of|need|want|wondering|like to (?:book|buy|order|return|get|have|know))\b"
    r"|^\W*我(?:想|要|需要)",
    re.IGNORECASE,
)
_FREE = re.compile(r"\b(?:free|included|includes|no charge)\b|免费|包邮|包含|不收", re.IGNORECASE)
_FEW = 2
_AGREES = re.compile(r"\b(?:i|we)(?: \w+ly| also)? agree\b|我们?(?:完全|也)?同意", re.IGNORECASE)
_SIGNED = re.compile(r"^\W*(?:(?:best|kind|warm) )?(?:regards|wishes|sincerely)\b", re.IGNORECASE)
_NAME_ALONE = re.compile(r"^\W*[A-Z][\w.-]*(?: [A-Z][\w.-]*)?\W*$")
_GREETED = re.compile("^\\s*(?:您好|你好)[，,！!。]\\s*")
_PLACEHOLDERS = {
    "en": {"price": "[amount]", "date": "[date]", "number": "[number]", "link": "[link]"},
    "zh": {"price": "[金额]", "date": "[日期]", "number": "[数字]", "link": "[链接]"},
}
_SPAN = re.compile(r"day|week|month|year|hour|minute|[天周日月年]|小时|分钟|星期")
_SUBORDINATE = re.compile(
    r"^\W*(?:if|when|once|as|since|because|although|while|unless|after|before|如果|若|因为|虽然|由于|当)",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;，；]\s*(?:(?:and|but|so)\b)?[^,;，；]*$")


@dataclass(slots=True)
class Mended:
    """What became of a draft's body. text: what stands. removals: what doesn't."""

    text: str = ""
    removals: list[Removal] = field(default_factory=list)


class Mender:
    """Takes the body piece by piece and gives back the sentences that may stand.

    Attributes:
        mended: what was given back so far.
    """

    def __init__(self, request: DraftRequest, plan: Plan) -> None:
        self._request, self._plan = request, plan
        self._is_han = request.language == "zh"
        self._waiting, self._half = "", ""
        self._has_idle = False
        self._questions = [set(telling_words(ask.text)) for ask in find_asks(last_message(request))]
        self.mended = Mended()

    def begin(self, opening: str) -> str:
        """Take how the body begins, which the program wrote; return what of it can be shown."""
        if not opening or _WHOLE.search(opening):
            return self._keep(opening)
        self._waiting = self._half = opening if self._is_han else f"{opening} "
        return ""

    def feed(self, piece: str) -> str:
        """Return the text that may be appended, perhaps none yet."""
        self._waiting += piece
        shown = ""
        while (end := _END.search(self._waiting)) is not None and end.end() < len(self._waiting):
            sentence, self._waiting = self._waiting[: end.end()], self._waiting[end.end() :]
            shown += self._take(sentence)
        return shown

    def finish(self) -> str:
        """Return what was held back."""
        sentence, self._waiting = self._waiting, ""
        return self._take(sentence)

    def _take(self, sentence: str) -> str:
        if not sentence.strip():
            return self._keep(sentence) if self.mended.text else ""
        sentence = _GREETED.sub("", to_customer(sentence, self._request.language))
        reason = self._fault(sentence.removeprefix(self._half))
        if not reason:
            sentence, reason = self._without_unsupported(sentence)
        half, self._half = self._half, ""
        if not reason:
            return self._keep(sentence)
        instead = apology(self._request.language) if half else ""
        self.mended.removals.append(Removal(sentence.strip(), instead, reason))
        return self._keep(instead) if instead else ""

    def _keep(self, sentence: str) -> str:
        if not self.mended.text:
            sentence = sentence.lstrip()
        elif self.mended.text.endswith("\n"):
            sentence = sentence.lstrip(" ")
        elif self._request.language not in ("zh", "ja") and not sentence[:1].isspace():
            sentence = f" {sentence}"
        self.mended.text += sentence
        return sentence

    def _fault(self, sentence: str) -> str:
        """Return why a whole sentence has to go, "" when it may stay."""
        if self._hides_price(sentence):
            return "promise"
        is_theirs = is_copied(sentence, self._request) or _CUSTOMERS_WISH.search(sentence)
        agrees = _AGREES.search(sentence) and not _AGREES.search(self._request.steer)
        if is_theirs or agrees:
            return "copied" if is_theirs else "promise"
        if self._is_echo(sentence):
            return "echo"
        if _FILLER.search(sentence) and self._plan.situation != "thanks":
            return "filler"
        if self._is_needless(sentence):
            return "filler"
        return "repeated" if self._is_repeated(sentence) else ""

    def _hides_price(self, sentence: str) -> bool:
        """Say whether a sentence calls free or included what a note has a price for."""
        if not _FREE.search(sentence):
            return False
        words = set(telling_words(sentence))
        facts = [point.facts[0] for point in self._plan.points if point.is_known]
        return any(
            words & set(telling_words(fact.label)) and not _names_price(fact, sentence)
            for fact in facts
        )

    def _is_needless(self, sentence: str) -> bool:
        """Say whether a sentence is a signature, or says once more that somebody will check."""
        if _SIGNED.search(sentence) or _NAME_ALONE.search(sentence):
            return True
        if not _IDLE.search(sentence):
            return False
        is_needless = self._has_idle or (self._plan.is_all_known and bool(self.mended.text))
        self._has_idle = True
        return is_needless

    def _is_echo(self, sentence: str) -> bool:
        if not sentence.rstrip().endswith(("?", "？")):
            return False
        words = set(telling_words(sentence))
        return any(
            words and len(words & asked) >= _ALIKE_QUESTION * len(words)
            for asked in self._questions
        )

    def _is_repeated(self, sentence: str) -> bool:
        words = set(telling_words(sentence))
        if len(words) < 3:
            return False
        for earlier in re.split(r"(?<=[.!?。！？])", self.mended.text):
            other = set(telling_words(earlier))
            if other and len(words & other) >= _ALIKE_SENTENCE * len(words | other):
                return True
        return False

    def _without_unsupported(self, sentence: str) -> tuple[str, str]:
        """Return the sentence with placeholders, or cut; the reason when all of it has to go."""
        before = self.mended.text
        claims = [
            claim
            for claim in check_claims(
                f"{before} {sentence}", self._request, offset=-len(before) - 1
            )
            if claim.start >= 0
        ]
        for claim in reversed(claims):
            if claim.reason == "promise":
                shorter = _cut(sentence, claim)
                if not shorter:
                    return sentence, "promise"
                self.mended.removals.append(
                    Removal(sentence[len(shorter.rstrip(".。！!")) :].strip(" ,，"), "", "promise")
                )
                sentence = shorter
            elif claim.reason in ("price", "date", "number", "link", "email"):
                instead = self._placeholder(claim)
                self.mended.removals.append(Removal(claim.text, instead, claim.reason))
                sentence = sentence[: claim.start] + instead + sentence[claim.end :]
        return re.sub(r"(\[[^\]]+\])(?:[,，\s]*(?:at |和)?\1)+", r"\1", sentence), ""

    def _placeholder(self, claim: Claim) -> str:
        words = _PLACEHOLDERS["zh" if self._is_han else "en"]
        if claim.reason == "number" and _SPAN.search(claim.text):
            return "[时间]" if self._is_han else "[how long]"
        return words.get(claim.reason, words["link"])

    def add_missing(self) -> str:
        """Return what the program says itself of what the model left out: from the facts alone."""
        language, lines, open_asks = self._request.language, [], []
        for point in self._plan.points:
            best = point.facts[0] if point.is_known else None
            if best is not None and (self._tells_fact(best) or self._tells_sum(point)):
                continue
            is_few = len(self._request.facts) <= _FEW
            fits = best is not None and answers(best, point.ask, is_one_of_few=is_few)
            if best and fits and self._is_in_words_of(best.value):
                lines.append(self._stated(best.label, to_customer(best.value, language)))
            elif not self._leaves_open(point):
                open_asks.append(point.ask.text)
        lines += [will_check(language, open_asks)] if open_asks else []
        if not self._plan.points and not _has_content(self.mended.text):
            is_thanks = self._plan.situation == "thanks"
            lines.append(delight(language) if is_thanks else will_check(language))
        lines = [line for line in dict.fromkeys(lines) if line]
        return "".join(self._keep(line) for line in lines)

    def _tells_fact(self, fact: Fact) -> bool:
        return self._tells(f"{fact.label} {fact.value}") and _names_price(fact, self.mended.text)

    def _is_in_words_of(self, value: str) -> bool:
        """Say whether a fact can be quoted in this letter: no English in a Chinese one."""
        return bool(_HAN.search(value)) == self._is_han or not any(map(str.isalpha, value))

    def _tells_sum(self, point: Point) -> bool:
        computed = [fact for fact in point.facts if fact.source == COMPUTED]
        return bool(computed) and _names_price(computed[0], self.mended.text)

    def _leaves_open(self, point: Point) -> bool:
        """Say whether the body already says something to a question that no fact surely answers."""
        text = self.mended.text
        if PLACEHOLDER.search(text) or _IDLE.search(text) or self._tells(point.ask.text):
            return True
        return any(self._tells_fact(fact) for fact in point.facts)

    def _tells(self, held: str) -> bool:
        """Say whether the body holds enough of a text's words and numbers to speak of it."""
        telling = _tokens(held)
        return len(telling & _tokens(self.mended.text)) >= _TOLD_SHARE * len(telling)

    def _stated(self, label: str, value: str) -> str:
        colon, end = ("：", "。") if self._is_han else (": ", ".")
        said = value if _SENTENCE.match(value) else f"{label}{colon}{value}"
        return said[:1].upper() + said[1:] + ("" if said.endswith((".", "。", "!", "！")) else end)


def is_copied(sentence: str, request: DraftRequest) -> bool:
    """Say whether a sentence is the customer's: most of it word for word, or their "I" and "we"."""
    own = _pieces(sentence)
    is_han = request.language == "zh"
    longest, voice = (_COPIED_HAN, _VOICE_HAN) if is_han else (_COPIED_WORDS, _VOICE_WORDS)
    known = " ".join(_pieces("\n".join(f"{fact.label} {fact.value}" for fact in request.facts)))
    theirs = [turn.text for turn in request.conversation if turn.direction is Direction.INCOMING]
    for text in theirs:
        for run in _shared_runs(own, _pieces(text), voice):
            if " ".join(run) in known:
                continue
            is_long = len(run) >= longest and len(run) >= _COPIED_SHARE * len(own)
            is_voice = any(_FIRST_PERSON.match(word) for word in run[: len(run) - voice + 1])
            if is_long or is_voice:
                return True
    return False


def _has_content(text: str) -> bool:
    """Say whether the body holds more than its opening."""
    return len(re.findall(r"[.!?。！？]", text)) > 1


def _tokens(text: str) -> set[str]:
    return {*telling_words(text), *re.findall(r"\d+", text)}


def _names_price(fact: Fact, text: str) -> bool:
    """Say whether the text holds the fact's first amount, if it has one."""
    amounts = [one for one in known_quantities(fact.value) if one.unit == MONEY]
    if not amounts:
        return True
    wanted = re.findall(r"\d+", fact.value[amounts[0].start : amounts[0].end])
    return set(wanted) <= set(re.findall(r"\d+", text))


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text.casefold().replace("’", "'"))


def _shared_runs(own: list[str], theirs: list[str], least: int) -> list[list[str]]:
    """Return the longest runs of words that both hold, of at least so many."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(theirs) - least + 1):
        places.setdefault(tuple(theirs[at : at + least]), []).append(at)
    runs: list[list[str]] = []
    at = 0
    while at + least <= len(own):
        longest = 0
        for start in places.get(tuple(own[at : at + least]), ()):
            length = least
            while (
                at + length < len(own)
                and start + length < len(theirs)
                and own[at + length] == theirs[start + length]
            ):
                length += 1
            longest = max(longest, length)
        if longest:
            runs.append(own[at : at + longest])
        at += max(1, longest)
    return runs


def _cut(sentence: str, claim: Claim) -> str:
    """Return the sentence without the clause of a claim, "" when too little would be left."""
    found = _CUT.search(sentence[: claim.start])
    if found is None or _SUBORDINATE.match(sentence):
        return ""
    kept, rest = sentence[: found.start()], sentence[claim.end :].strip(" .。!！\n")
    if rest or len(_pieces(kept)) < 4:
        return ""
    return kept + ("。" if _HAN.search(kept) else ".")
