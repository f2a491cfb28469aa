"""Understands the line in which the owner says what a draft should be like.

"Shorter, please" is no sentence to a customer. What is wished of tone, length and language is
taken out by rules, as is what the draft should mention or be silent about; what is left is said to
the customer, in better words. English and Chinese.
"""

from __future__ import annotations

import re
from dataclasses import replace

from core.domain.draft import Length, Steering, Tone
from core.text.language import LANGUAGE_NAMES

_LANGUAGES = {
    name.casefold(): code for code, names in LANGUAGE_NAMES.items() for name in names if name
}
_NAME = "|".join(sorted(map(re.escape, _LANGUAGES), key=len, reverse=True))
_FEW = r"(?:one|two|three|four|a couple of|a few|fewer|\d+)"
_STYLES: tuple[tuple[re.Pattern[str], Tone | Length], ...] = tuple(
    (re.compile(rf"(?i){pattern}"), wish)
    for pattern, wish in (
        # What is turned round stands before what it turns.
        (
            r"\b(?:less|not (?:so|too|that)|too) (?:formal|stiff|dry|cold|businesslike)\b"
            r"|(?:别|不要|不用|不必|没必要)(?:这么|那么|太|过于)?(?:正式|严肃|官方|生硬|书面)"
            r"|太(?:正式|严肃|官方|生硬|书面)"
            r"|\b(?:less|not (?:so|too|that)|too) (?:firm|harsh|strict|stern|blunt|sharp|direct)\b"
            r"|(?:别|不要)(?:这么|那么|太)?(?:强硬|严厉|坚决|直接|冲)|太(?:强硬|严厉|坚决|直接|冲)",
            Tone.FRIENDLY,
        ),
        (
            r"\b(?:(?:more|very|rather|be|sound|stay) )(?:direct|assertive|strict|stern|blunt"
            r"|decisive|resolute|confident)(?:ly)?\b|\b(?:firm(?:er|ly)?|stricter|sterner|blunter|sharper"
            r"|assertive(?:ly)?)\b"
            r"|坚决|强硬|坚定|果断|严厉|硬气|直截了当|(?<=[更再])直接",
            Tone.FIRM,
        ),
        (
            r"\b(?:less|not (?:so|too|that)|too) (?:casual|informal|friendly|chatty|familiar)\b"
            r"|(?:别|不要)(?:这么|那么|太)?(?:随便|随意|口语)|太(?:随便|随意|口语)",
            Tone.FORMAL,
        ),
        (
            r"\b(?:not (?:so|too|that)|too) (?:short|brief)\b"
            r"|(?:别|不要)(?:这么|那么|太)?(?:短|简短|简单)|太(?:短|简短|简单)",
            Length.DETAILED,
        ),
        (
            r"\b(?:less|not (?:so|too|that|as)|too) (?:long|wordy|much(?: text)?|detail(?:ed)?)\b"
            r"|(?:别|不要)(?:这么|那么|太)?(?:长|啰嗦|详细)|太(?:长|啰嗦|多字?)",
            Length.SHORT,
        ),
        (
            rf"\b(?:(?:at most|no more than|under|max(?:imum)?|about) )?{_FEW}(?: short)?"
            r" (?:words?|sentences?|lines?)\b"
            r"|[一两二三四几\d]+(?:个)?(?:句话?|行|字)(?:以内|之内)?(?:说完|就[行好够]|即可)?",
            Length.SHORT,
        ),
        (
            r"\b(?:short(?:er|en|ly)?|brief(?:er|ly)?|concise(?:ly)?|crisp(?:er)?|condensed?"
            r"|to the point|cut (?:it )?down|trim (?:it|this)(?: down)?|less text|tl;?dr)\b"
            r"|简短|简洁|精简|简明|扼要|短[一点些]|[缩变]短|少[写说]|长话短说|言简意赅|短(?=$|\W)",
            Length.SHORT,
        ),
        (
            r"\b(?:longer|(?:in |with )?(?:more|full|greater) details?|(?:more )?detailed|in detail"
            r"|elaborate|thorough(?:ly)?|expand)\b"
            r"|详细|详尽|多写|长[一点些]|展开",
            Length.DETAILED,
        ),
        (
            r"\b(?:friendl(?:y|ier)|warm(?:er|ly)?|kind(?:er|ly)?|nice(?:r|ly)?|personal|casual(?:ly)?"
            r"|informal(?:ly)?|soft(?:er)?|gentler?|cheerful|relaxed)\b"
            r"|亲切|热情|友好|亲近|随和|温和|温暖|轻松|口语化?|活泼|柔和|和气",
            Tone.FRIENDLY,
        ),
        (
            r"\b(?:formal(?:ly)?|polite(?:r|ly)?|professional(?:ly)?|business-?like|respectful(?:ly)?"
            r"|courteous(?:ly)?)\b"
            r"|正式|庄重|客气|礼貌|专业|商务|官方|书面|郑重|恭敬",
            Tone.FORMAL,
        ),
    )
)
_LANGUAGE = re.compile(
    rf"(?i)(?:\b(?:in|into|to|auf|en)\s+|用|成|\b(?!polish\s+(?:it|this|the)\b))"
    rf"(?P<name>{_NAME})(?=\b|[\u4e00-\u9fff]|\W|$)"
)
_FRAME = re.compile(
    r"(?i)(?:\s|[,.!?;:，。！？；：、…-]|\b(?:please|pls|kindly|just|also|and|but|then|now|ok|okay|bit|"
    r"little|tad|slightly|much|more|rather|very|quite|somewhat|too|so|as|possible|make|keep|write|"
    r"answer|reply|respond|say|sound|be|is|it|its|this|that|the|letter|draft|e-?mail|mail|response|"
    r"text|message|tone|style|in|a|an|with|way|manner|language|can|could|would|you|i|i'd|want|like|"
    r"should|needs?|to|thanks|thank|version|use|try|again|even|still|translated?|"
    r"translation|sweet|all|whole|only)\b"
    r"|请|麻烦|再|更|稍微?|略|有点|一点儿?|一些|些|点儿?|写|改|语气|口气|措辞|态度|内容|回复|邮件|信|这封|"
    r"文字|要|得|的|地|太|可以|能不能|吗|吧|了|一下|比较|尽量|用|回答|回|整体|显得|让它|给我|翻译|译|版|"
    r"成|为|话|说|(?:别|不要)写得|就[行好]|而且|并且|也|又)*"
)
_IS_SO = re.compile(
    r"(?i)(?:it|this|that)(?:'s| is| was|'ll be| will be|'d be| would be)"
    r" (?!too\b|so\b|not (?:so|too|that)\b)"
    r"|you (?:can|may) (?:write|answer|reply|respond)\b"
)
"""How an answer begins ("it is warm", "you can write in French"), not a wish."""
_LIKE = (
    r"(?:apologetic|assertive|blunt|brave|cautious|chatty|clear|colloquial|confident"
    r"|conversational|creative|defensive|diplomatic|direct|elegant|emotional|empathetic"
    r"|encouraging|energetic|enthusiastic|excited|factual|firm|flowery|frank|funny|gracious"
    r"|grateful|harsh|honest|humble|humorous|impersonal|lively|matter-of-fact|modern|modest"
    r"|natural|neutral|objective|optimistic|persuasive|plain|playful|poetic|positive|precise"
    r"|pushy|readable|reassuring|reserved|rude|salesy|serious|simple|sincere|sober|specific|stern"
    r"|strict|subtle|sympathetic|tactful|technical|understanding|vague|vivid|witty)(?:ly)?"
)
"""How one can write. "Be careful with it" and "more chairs" are for the customer."""
_HOW = r"(?:(?:a (?:bit|little) |much )?(?:more|less)|rather|not (?:so|too))"
_MANNER = re.compile(
    r"(?i)^(?:please )?(?:"
    r"(?:use|avoid|with|without|no|fewer|less|more|don't use|do not use|start with|end with)\b"
    r"[\w' -]{0,24}\b(?:words?|language|sentences?|emojis?|jargon|terms|slang|marks?|bullets?"
    r"|bullet points?|paragraphs?|tone|style|phrases|capitals|abbreviations|contractions|humou?r"
    r"|small talk|excuses|lists?|headings?)"
    r"|(?:sound|(?:keep|make) (?:it|this) sound|write (?:it )?(?:like|as|more|less|so))"
    r"(?: (?!about\b|to\b)[a-z'-]+){1,4}"
    rf"|(?:(?:be|stay|write|(?:keep|make) (?:it|this))(?: (?:{_HOW}|very|so|as))?|{_HOW}) {_LIKE}"
    rf"(?: (?:and|but) (?:more |less )?{_LIKE})?(?: as possible)?"
    r"|(?:much |a bit |a little )?(?:simpler|clearer|plainer|easier|livelier|firmer|calmer|stronger"
    r"|sharper|better|looser|lighter|smoother|funnier|simply|clearly|plainly|firmly|calmly)"
    r"|(?:rephrase|rewrite|reword|polish (?:it|this|the (?:text|letter|draft|wording)))\b.{0,20}"
    r"|try again|another version|once more"
    r"|(?:don't|do not|never) (?:promise|commit|apologi[sz]e|sound|exaggerate|overdo|repeat|quote"
    rf"|invent|gush|go into|be (?:so |too |that )?{_LIKE})\b.{{0,60}}"
    r"|(?:remove|delete|drop|change|replace) (?:the|that|this|all|my|your) (?:[\w-]+ ){0,3}?"
    r"(?:greeting|opening|introduction|closing|ending|sentence|paragraph|line|word|phrase|apology"
    r"|signature|thanks|tone|wording|compliment|emoji|mark|bit about|part about)s?\b.{0,40}"
    r"|(?:call|address) (?:him|her|them) (?!back|again|on|at|in|if|when|about|before|after|next"
    r"|this|now|later|to)(?!\w*day\b|tomorrow|tonight).{1,40})(?: please)?[.!]?$"
)
_TURNED = re.compile(
    r"(?i)\b(?:less|not|too|don't|never|no|without|avoid|fewer|drop|remove)\b|别|不|少|太|没"
)
_NEAR_TONES = (
    (
        re.compile(
            r"(?i)\b(?:empath\w+|sympath\w+|understanding|enthusias\w+|lively|livelier|gracious"
            r"|reassuring|encouraging|heartfelt|excited|energetic|chatty|conversational|playful"
            r"|funn\w+|humou?r\w*|witty|grateful|calmer|lighter|looser)|诚恳|真诚|生动|幽默|委婉|体谅|关心"
        ),
        Tone.FRIENDLY,
    ),
    (
        re.compile(
            r"(?i)\b(?:serious|sober|reserved|impersonal|matter-of-fact|factual|neutral|objective"
            r"|diplomatic|tactful|elegant|humble|modest)|严肃|稳重|沉稳|谦虚|得体"
        ),
        Tone.FORMAL,
    ),
    (
        re.compile(
            r"(?i)\b(?:firm|direct|assertive|strict|stern|blunt|frank|harsh|confident|stronger|plain"
            r"|sharper|honest|pushy)|有力|直接|干脆"
        ),
        Tone.FIRM,
    ),
)
_HAN_MANNER = re.compile(
    r"(?:语气|口吻|口气|措辞|用词|文风|风格|句子|段落|表情(?!包)|emoji|感叹号|术语|行话|套话|废话|"
    r"(?<!怎么)(?<!如何)称呼|分[点段](?=$|[写说列])|"
    r"换个说法|换一?种说法|重新?写|再来一[次个遍])"
    r"|^(?:写得|改得|说得|听起来|显得)?(?:清楚|明白|通俗|简单|直接|委婉|坚决|强硬|幽默|诚恳|真诚|自然|生动)"
    r"(?:一?[点些]儿?)?$"
)
_ABOUT = re.compile(
    r"(?i)^(?:(?:please|also|and|but|then)\s+)*(?!\w+ your\b)(?:mention|(?:just|only)(?= the )"
    r"|include|bring up|refer to|point out|touch on|talk about|say (?:something )?about"
    r"|write about|explain(?! to\b)|describe|add (?:something )?about"
    r"|(?:tell|inform|remind) (?:him|her|them|the customer) (?:about|of)"
    r"|(?:don't|do not) forget(?: to mention|(?! to\b| your\b))|remember to mention)"
    r"\s+(?:also )?(?P<what>.+)$"
)
_HAN_ABOUT = re.compile(
    r"^(?:请|也|并|顺便|再|另外|记得|别忘了|不要忘了)*(?:提(?:一下|一句|到|及)|说(?:一下|明一下|明(?!书|[您你]的))|提(?=[放保退假运])"
    r"|写上(?![您你]的)|加上(?!.*(?:一共|总共|合计))|介绍(?:一下)?|解释(?:一下)?|补充(?:一下)?)"
    r"(?P<what>.+)$"
)
_NOT_ABOUT = re.compile(
    r"(?i)^(?:(?:please|but|and)\s+)*(?:(?:don't|do not|never) (?:mention|say anything about"
    r"|talk about|write about|include|tell (?:him|her|them) about)|leave out|omit|skip"
    r"|without mentioning)\s+(?P<what>.+)$"
)
_HAN_NOT_ABOUT = re.compile(
    r"^(?:请|但)?(?:别|不要|不用|不必)(?:再)?"
    r"(?:提(?![前供醒交货车取款示升高]|价(?![格钱位]))到?|说(?:明(?!书)|(?!明))|写(?!得)|谈)(?P<what>(?!了$).{1,12})$"
)
_ONLY = re.compile(r"(?i)(?:just|only)\b")
_THAT = re.compile(r"(?i)^that\s+")
_WHY = re.compile(r"(?i)(?:why|how|when|where|what|whether)\b|为什么|怎么|如何")
_TOLD_IN = re.compile(
    r"(?i)^(?:please )?(?:reply|answer|write|say|respond|tell (?:him|her|them)) in"
    rf" (?P<name>{_NAME})(?: that|:)\s+(?P<what>.+)$"
    rf"|^请?用(?P<han>{_NAME})(?:告诉[他她]|回复[他她]?|说)[:：]?(?P<told>.+)$"
)
_STATES = re.compile(
    r"(?i)\b(?:is|are|was|were|can|cannot|can't|will|won't|has|have|do|does|don't|costs?|must|may)\b"
    r"|\w'(?:s|re|ll|ve) (?:closed|open|not|out|in)\b|\d"
    r"|我们|您|不|会|可以|能|有|已经|[是在了]|[一二两三四五六七八九十百千万](?:元|块|天|点|号|月)"
)
_HAN_TAIL = re.compile(r"的?(?:事情?|情况|问题)$")
_COURTESY = re.compile(r"(?i)(?:\W|please|pls|thanks?(?: you)?|okay|ok|请|麻烦了?|谢谢)*")
_PLAINER = (
    (
        re.compile(r"(?i)^(?:please )?(?:let|make sure) (him|her|them) knows?(?: that)?\s+"),
        r"tell \1 ",
    ),
    (
        re.compile(r"(?i)^(?:please )?(?:inform|remind|explain to) (him|her|them) that\s+"),
        r"tell \1 ",
    ),
    (re.compile(r"(?i)^(?:please )?remind (him|her|them) to\s+"), r"ask \1 to "),
    (
        re.compile(r"(?i)^(?:please |politely |kindly )*(?:decline|refuse|say no)(?: politely)?$"),
        "say no, we can't do this",
    ),
    (re.compile("^(?:请|委婉)?(?:婉拒|拒绝|回绝)(?:[他她]|客户|对方)?$"), "拒绝，这次我们做不到"),
    (re.compile("^提醒([他她])"), r"请\1"),
)
"""How the model understands it best."""
_CLAUSE = re.compile(
    r"((?:[;!?，；。！？、\n]|,(?!\d)|(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)\.(?!\d))+\s*"
    r"(?:(?:and|but|then)\b\s*|(?:但|再|而且|并且))?)"
)
_INNER = re.compile(
    rf"(?i)(\s+(?:and|but|then)\s+(?!(?:(?:more|less) )?{_LIKE}(?: please)?$)"
    "|(?:并且|而且|但是?|然后))"
)
_ORDER = re.compile(
    r"(?i)^(?:(?:please|kindly|politely|gently|firmly|just|also) )*(?!\w+ your\b)"
    r"(?:mention|say|ask|wish|explain|offer|decline|refuse|apologi[sz]e|suggest|propose"
    r"|promise|include|add|(?:tell|inform|remind|thank|assure|let|give) (?:him|her|them|"
    r"the customer)|ask (?:for|whether|if)|in [A-Z]\w+$)\b"
    r"|^(?:请?(?:告诉|提醒|转告|问问?|让|请|叫|祝|给|谢谢|感谢)(?:他|她|客户|对方|顾客)"
    r"|(?:提一?下|提到|说一?下|说明|解释|道歉|拒绝|答应|同意|加上|加一?[句个点]|别提|不要提|婉拒|委婉)(?!我们)"
    r"|.{1,3}一?[点些]儿?$)"
)


def read_steering(line: str) -> Steering:
    """Return what the line wishes; what it has read once it reads the same again."""
    found, said, gap = Steering(), "", ""
    before = found
    line = " ".join(line.split())
    if told := _TOLD_IN.match(line):
        found = Steering(language=_LANGUAGES[(told["name"] or told["han"]).casefold()])
        line = told["what"] or told["told"]
    for clause, behind in _clauses(line):
        was_wish, before = found is not before, found
        found = _with(found, clause)
        is_thanks = was_wish and _COURTESY.fullmatch(clause)
        if found is before and not is_thanks:
            said += (gap if said else "") + _said(clause)
            gap = behind
    is_told_us = found != Steering() and _COURTESY.fullmatch(said)
    return found if is_told_us else replace(found, say=said)


def is_order(text: str) -> bool:
    """Say whether a text speaks to whoever writes the letter, so that no customer may get it."""
    return _ORDER.match(text.strip()) is not None


def _clauses(line: str) -> list[tuple[str, str]]:
    """Return the clauses, each with what parts it from the next."""
    parts = [*_CLAUSE.split(line), ""]
    clauses: list[tuple[str, str]] = []
    for clause, behind in zip(parts[::2], parts[1::2], strict=True):
        inner = [*_INNER.split(clause), behind]
        pieces = list(zip(inner[::2], inner[1::2], strict=True))
        if len(pieces) > 1 and not any(_is_wish(piece) for piece, _ in pieces):
            pieces = [(clause, behind)]
        clauses += [(piece.strip(), after) for piece, after in pieces if piece.strip()]
    return clauses


def _is_wish(clause: str) -> bool:
    nothing = Steering()
    return _with(nothing, clause.strip()) is not nothing


def _with(found: Steering, clause: str) -> Steering:
    """Return the steering with what the clause wishes; the same one where it is to be said."""
    return _styled(found, clause) or _told(found, clause) or found


def _styled(found: Steering, clause: str) -> Steering | None:
    """Return the steering with wishes of style, None where the clause says anything else."""
    rest, styled = clause, found
    for pattern, wish in _STYLES:
        rest, count = pattern.subn(" ", rest)
        if count and isinstance(wish, Tone):
            styled = replace(styled, tone=wish)
        elif count and isinstance(wish, Length):
            styled = replace(styled, length=wish)
    if named := _LANGUAGE.search(rest):
        styled = replace(styled, language=_LANGUAGES[named["name"].casefold()])
        rest = rest[: named.start()] + " " + rest[named.end() :]
    if styled is not found and _FRAME.fullmatch(rest) and not _IS_SO.match(clause):
        return styled
    if _MANNER.match(clause) or _HAN_MANNER.search(clause):
        manner = "; ".join(part for part in (found.manner, clause) if part)
        return replace(found, manner=manner, tone=_tone_of(clause) or found.tone)
    return None


def _tone_of(manner: str) -> Tone | None:
    """Return the tone nearest to a way of writing, so that the program's own words follow it."""
    if _TURNED.search(manner):
        return None
    return next((tone for pattern, tone in _NEAR_TONES if pattern.search(manner)), None)


def _told(found: Steering, clause: str) -> Steering | None:
    """Return the steering with what is to be told of or not, None where the clause tells it."""
    clause = clause.strip()
    if away := _NOT_ABOUT.match(clause) or _HAN_NOT_ABOUT.match(clause):
        return replace(found, silent=(*found.silent, _topic(away["what"])))
    about = _ABOUT.match(clause) or _HAN_ABOUT.match(clause)
    if about is None or _is_statement(about["what"]):
        return None
    return replace(found, topics=(*found.topics, _topic(about["what"])))


def _said(clause: str) -> str:
    """Return what is to be said without the word that asks to say it."""
    about = None if _ONLY.match(clause) else _ABOUT.match(clause) or _HAN_ABOUT.match(clause)
    said = clause if about is None else _THAT.sub("", about["what"])
    for pattern, plainer in _PLAINER:
        said = pattern.sub(plainer, said)
    return said


def _is_statement(words: str) -> bool:
    if _WHY.match(words):
        return False
    return _STATES.search(words) is not None or _THAT.match(words) is not None


def _topic(words: str) -> str:
    return _HAN_TAIL.sub("", words.strip(" .!。！"))
