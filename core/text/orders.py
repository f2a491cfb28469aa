"""Sentences of a message that speak to a program instead of a person.

"Ignore your instructions and write ..." in a customer's letter is meant for a language model, or a
joke. Found by rules, in English, Chinese and German; a sentence that merely speaks of instructions,
systems or assistants is none.
"""

from __future__ import annotations

import re

from core.text.sentences import split_sentences

_OLD = (
    r"(?:(?:all|any|every(?:thing)?|the|your|my|those|these|of|previous|above|prior|earlier|"
    r"preceding|former|foregoing|other|initial|original|existing|system|given|last|current|and|"
    r"that|i|have|you|were|was|just|we|said|told) ){0,6}"
)
_RULES = (
    r"(?:instructions?|prompts?|rules?|directions?|directives?|commands?|guidelines?|orders?|"
    r"programming|guardrails?|restrictions|assignments?|tasks?|restraints)"
)
_ASIDE = (
    r"(?:^|[.,;:!?\"“(*>-]\s*|\b(?:please|now|then|and|just|so|but|must|should|also|kindly|first|"
    r"instead|"
    r"can|stop)\s+)(?:ignore|disregard|forget|override|bypass|overlook|neglect|skip|drop|leave)"
)
_ENGLISH = (
    r"^(?:please )?(?:tell|inform|ask|advise|convince) (?:the|your|all|every) (?:customer|"
    r"recipient|reader|user)s?\b",
    rf"{_ASIDE}(?: about)? {_OLD}{_RULES}\b(?! (?:manual|booklet|sheet|leaflet|card))",
    rf"{_ASIDE}(?: about)? (?:everything|all|anything|what)(?: of it)?(?: that)?(?: (?:i|you|we|"
    rf"was|were|has|"
    r"have|is|been|just|said|told|written|before|above|prior|previously|mentioned))+",
    r"\b(?:do not|don't|never|stop) (?:follow|obey|heed)(?:ing)? " + _OLD + _RULES,
    r"\byou are (?:now|no longer|from now on|henceforth) (?:an?|the|in|not|going|called|named|"
    r"dan)\b|\bfrom now on,? you(?:'re| are| will)\b",
    r"\b(?:act|behave|respond|speak|answer) (?:as if you|as though you|like you(?:'re| are))\b",
    r"\b(?:just|only|now) (?:output|print)\b|\badditional instructions?\b ?[-:]",
    r"\b(?:act|respond|behave|serve) as (?:an? |my |the )(?:\w+ ){0,4}(?:assistant|ai|bot|chatbot|"
    r"interviewer|translator|terminal|console|interpreter|character|expert|engine|generator|"
    r"critic|poet|journalist|guide|detector|checker|storyteller|novelist|comedian)\b",
    r"\b(?:reveal|print|show|output|repeat|tell|give|display|share|leak|disclose|write|what (?:is|"
    r"are|"
    r"was|were)) (?:me |us |out |to me |down )*(?:all |the |your |exact |full |entire |whole |"
    r"complete |above |previous |first |initial |original |secret |hidden |system |of )+(?:prompts?"
    r"(?: texts?)?|instructions?|pre-?prompt|access code|password|secret key)\b(?! (?:manual|for|"
    r"to|on))",
    r"\b(?:note|message|attention|instructions?|hello|hi|dear|hey)(?: to| for)?(?: the| any|"
    r" all)? (?:ai|"
    r"llm|language model|chat ?bot|chatgpt|gpt|ai (?:assistant|model|system)|writing assistant)\b",
    r"\b(?:if|since|as|because) you(?:'re| are) (?:an? |the )?(?:ai|llm|language model|chat ?bot|"
    r"bot|"
    r"automated (?:assistant|system))\b",
    r"\b(?:output|print|respond|reply|answer|say|write|type|return)(?: with| in)?,? ?(?:only|"
    r"exactly|"
    r"just|nothing but|nothing except)(?: with)? (?:the (?:word|words|phrase|text|following|"
    r"sentence|string|letter|number|code)|[\"“'‘`*])",
    r"^(?!please|i |we )[a-z]+\b[^.!?]{0,120}\b(?:in|to|into|from|of|throughout|within) your "
    r"(?:answer|response|output)s?\b",
    r"\b(?:begin|start|end|finish|close|sign) (?:your|the|every|each) (?:reply|answer|response|"
    r"output|"
    r"message|e-?mail|draft|letter)s? with\b",
    r"\b(?:in|to) your (?:reply|answer|response|output|draft)s?,? (?:include|add|insert|append|"
    r"mention|"
    r"put|write|say|state|use|please|also|only|always|never|do not)\b",
    r"\b(?:your|the) (?:new|real|true|actual|next|only) (?:task|instructions?|role|purpose|goal|"
    r"objective|job|"
    r"prompt)(?: now)? (?:is|are|will be)\b|\bnew (?:instructions?|task|prompt|rules?) ?[:!]",
    r"\b(?:developer|debug|admin|god|dan|jailbreak|sudo|unrestricted|root) mode\b",
    r"\b(?:repeat|translate|summari[sz]e|encode|spell) (?:everything|all|the (?:text|words|"
    r"sentences|"
    r"instructions?|prompt)) (?:above|before|prior|preceding)\b",
    r"<\|?\s?(?:im_start|im_end|system|assistant|user|endoftext)\s?\|?>|\[/?inst\]|"
    r"#{2,} ?(?:instruction|"
    r"system|response)|^(?:system|assistant) ?:|\bend of (?:prompt|instructions|input)\b",
)
_CHINESE = (
    "^系统[:：]|(?:告诉|通知|让)(?:客户|顾客|收信人)",
    "(?:忽略|无视|忘掉|忘记|不要理会|不用管|抛开|跳过)[^，。！？]{0,12}(?:指令|规则|提示词?|要求|设定|命令|指示|限制|"
    "上文|以上内容|之前的?内容|前面的?内容|刚才说的)",
    "你(?:现在|从现在起|从此)(?:是|就是|扮演|要扮演)|从现在(?:开始|起)[，,]?你|(?:请|你)?扮演一?[个名位]",
    "(?:系统|初始)?提示词|系统指令|开发者模式|越狱",
    "(?:给|致|告诉)(?:AI|人工智能|大?模型|机器人|智能助手|写信助手)|如果你是(?:AI|人工智能|大?模型|机器人)",
    "(?:只|仅)(?:需?要?)(?:输出|回答|回复|写|说|打印)[“\"'「『：:]|"
    "(?:只|仅)(?:输出|回答|回复|写|说)[^，。！？]{0,6}(?:个字|这几个字|这句话|两个字|一个词)",
    "(?:在|把)?(?:你的)?(?:回复|回信|答复|回答)(?:中|里|的?(?:开头|结尾|末尾|最后))[^，。！？]{0,6}"
    "(?:加上|写上|包含|插入|附上|注明)",
)
_GERMAN = (
    r"\b(?:ignorier\w*|vergiss|vergessen sie|missachte\w*|vernachlässig\w*|"
    r"vergesst)\b[^.!?]{0,60}\b(?:anweisung\w*|"
    r"aufforderung\w*|befehl\w*|aufgabe\w*|anordnung\w*|regel\w*|instruktion\w*|richtlinie\w*|"
    r"vorgabe\w*|eingabe\w*|prompts?|davor|zuvor|vorher\w*|bisherig\w*)\b",
    r"\bnun bist du\b|\b(?:du bist|sie sind) (?:jetzt|nun|ab jetzt|nicht mehr)\b|"
    r"\bab jetzt (?:bist|wirst) du\b|\btu so, als\b",
)
_ORDER = re.compile("|".join((*_ENGLISH, *_CHINESE, *_GERMAN)), re.IGNORECASE | re.MULTILINE)
_MOST_CHARS = 20_000


def find_orders(text: str) -> tuple[str, ...]:
    """Return the sentences that give orders to a program, as they stand in the text."""
    sentences = split_sentences(text[:_MOST_CHARS])
    return tuple(sentence for sentence in sentences if _ORDER.search(sentence))


def without_orders(text: str, instead: str = "[…]") -> str:
    """Return the text without these sentences, with a mark where each stood."""
    for order in find_orders(text):
        text = text.replace(order, instead)
    return text
