"""The words by which a letter binds its writer, in English and Chinese."""

from __future__ import annotations

import re

HARMLESS = frozenset((
    "check", "look", "ask", "find", "see", "write", "reply", "answer", "respond", "get", "let",
    "call", "phone", "ring", "contact", "be", "need", "help", "discuss", "talk", "think", "try",
    "keep", "come", "note", "pass", "forward", "review", "consider", "explain", "know", "follow",
    "make", "do", "investigate", "inquire", "enquire", "clarify", "confirm", "understand", "hear",
    "wait", "love", "appreciate", "remember", "inform", "update", "tell", "speak", "go", "want",
    "like", "have", "take", "show", "walk", "read", "say", "require", "email", "mail", "message",
    "use", "meet", "cost", "total", "depend", "suit", "fit", "vary", "remain", "end", "begin",
    "bring", "count", "be",
))  # fmt: skip
"""What "we will ..." may say to anybody; what these mean with more words, other patterns find."""

MAY_HAPPEN = frozenset((
    "cost", "total", "depend", "suit", "fit", "vary", "remain", "be", "need", "take", "require",
    "include", "come", "have", "see", "find", "know", "hear", "want", "like", "let", "help",
    "understand", "appreciate", "begin", "end", "count", "use", "make", "do", "tell", "ask", "call",
    "write", "look", "check", "add", "mean", "answer",
))  # fmt: skip
"""What anything may do that is spoken of, without binding anybody."""
ONLY_TOLD = frozenset((
    "noted", "looked", "checked", "read", "seen", "been", "heard", "asked", "tried", "thought",
    "understood", "spoken", "considered", "gone", "received", "known", "enjoyed", "written",
    "forwarded", "passed", "attached", "talked", "found", "learned", "learnt", "wanted", "hoped",
    "liked", "needed", "mentioned", "said", "told", "quoted", "listed", "missed", "wondered",
    "worked", "lived", "used", "had", "confirmed", "informed", "notified", "discussed",
))  # fmt: skip
"""What we may have done without a record of it."""
_COSTLY = (
    "refund|reimburse|replace|exchange|offer|give|grant|cancel|fix|repair|mend|deliver|extend|"
    "waive|lend|guarantee|reduce|lower|credit|upgrade|compensate|pay|ship|send|make an exception|"
    "add|include"
)
_DONE = (
    "booked|added|reserved|sent|shipped|refunded|credited|cancelled|canceled|ordered|arranged|"
    "replaced|extended|upgraded|issued|put|scheduled|processed|transferred|dispatched|repaired|"
    "fixed|mended|set|kept|registered|changed|applied|paid|found|reduced|waived|made|prepared|"
    "completed|delivered|finished|initiated|assigned|requested|organised|organized|moved|"
    "taken off|reversed|removed|corrected|updated|e-?mailed|returned|dropped|credited|"
    "pencill?ed|packed|posted|secured|blocked|rebooked|collected|swapped|saved"
)
_DONE_NOW = (
    "carry|cover|bear|throw in|take (?:it|them|back)|redo|collect|come back|knock|take off|refit|"
    "wash|clean|press|knock off"
)
_CAN_DO = (
    "hold|keep|match|beat|open|stay open|start|begin|squeeze|fit you in|come (?:out|round|over)|"
    "drop|bring|swap|take (?:it|them|that) (?:back|off)|collect|squeeze you in|do it for"
)
_KEPT = (
    "(?:as )?good as new|like new|money back|no questions asked|(?:my|our) word|out of pocket|"
    "(?:first in|top of the|front of the|ahead of) (?:line|list|queue|all others|everyone)|"
    "as long as you (?:need|like|want)|"
    "price match|(?:lowest|best) price|whenever (?:it )?suits you|(?:gift|present|treat) from us|"
    "(?:accept|enjoy) an? (?:small |little )?(?:gift|present|treat|token|bonus)|"
    "(?:only|just|between) you and (?:i|me|us)|won't (?:pay|lose|be charged|cost you)|"
    "(?:will|'ll)(?: \\w+ly)? (?:look after|take care of|see to|attend to|deal with|sort out) "
    "(?:you|it|this|that)|"
    "no need to pay|nothing to pay|no obligation|(?:has|have) agreed to|no waiting|"
    "(?:next|same)[- ]day (?:delivery|collection|service|repair|call)|do it for less|"
    "(?:we|i)(?:'re| are|'m| am)(?: \\w+ly)? (?:throwing in|sending|giving|adding|waiving|"
    "refunding|crediting|ordering|booking|posting|shipping|replacing|transferring|keeping|holding|reserving|"
    "including|knocking)"
)
"""What is promised in set words."""
_SOFT = r"(?: \w+ly| also| then| even| still| now| just| always| gladly| of course)*"
_STATE = (
    "ready|finished|completed?|done|with you|delivered|delivery|shipped|ship|sent|repaired|"
    "refunded|replaced|arrive|receive|get (?:it|them|a|an|your)|reach you|bring|never happen|"
    "gone|fine|safe|reimbursed|compensated|returned|credited|waived|deducted|reversed|refundable|"
    "packed|waiting|protected|kept|held|saved|seen|looked after|sorted|solved|accepted|approved|"
    "covered|delighted|back by|as good as new"
)
_FREE = (
    r"free of charge|free(?! (?:to|of|time)\b)|without (?:a |any )?(?:fee|charge|cost)|"
    r"complimentary|on the house|at no (?:extra |additional )?(?:cost|charge)|no charge|"
    r"at our (?:own )?(?:cost|expense)|on us(?=[.,!;]|$)|our treat|for nothing|free to keep|"
    r"without (?:paying|losing)(?: an?y?(?: ?thing| penny))?|"
    r"no (?:hidden |extra |additional |further |such )?"
    r"(?:extras|fees?|charges|costs|surcharges?|interest|deposit)|"
    r"(?:won't|will not) be any (?:extra |additional |further )?(?:charge|fee|cost)"
)
ENGLISH = (
    re.compile(
        r"\b(?:we|i)(?: always| also| then| even| gladly)* "
        rf"(?P<now>{_COSTLY}|{_DONE_NOW})\b(?! no\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?!we\b|i\b)(?:(?:the|your|our|my) )?(?:\w+ )?\w+(?:'ll| will| won't| will not)"
        r"(?: (?:certainly|surely|definitely|never|not|all|also|then|even|always))* (?P<then>\w+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:is|are|was|were|'s|'re|'m)(?: all| already| now)? "
        r"(?P<held>refunded|repaid|credited|waived|held|reserved|booked|secured|safe with|"
        r"set aside|kept (?:for|aside)|on hold|put by|certain to|sure to|bound to)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<nothing>(?:costs?|pays?|charges?)(?: you)? nothing|pay no more|"
        r"(?:won't|will not|don't|do not) (?:charge|bill|keep|invoice)|nothing extra)\b"
        r"|\b(?P<get>you(?:'ll| will)? (?:get|receive)"
        r"(?= (?:an?|your|the|all|every|interest|another)\b))",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<lent>you (?:can|may) (?:have|use|keep|borrow|leave) "
        r"(?:one of )?(?:our|my|a|the|it)\b)"
        r"|\b(?P<life>for life|lifetime|lifelong)\b"
        r"|\b(?P<out>went out|(?:has|have) gone out|(?:is|are) in the (?:post|mail)|"
        r"on (?:his|her) way)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:we|i|our \w+|my \w+)(?:'ll| will| shall|(?:'re| are|'m| am) going to){_SOFT} "
        r"(?P<will>\w+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:we|i)(?: have|'ve)(?: already| just| now| also)* "
        r"(?P<had>\w+(?:ed|en|un|ne|pt|ld|nt|de|ut|id))\b"
        r"|\b(?:we|i)(?:'ll| will) "
        r"(?P<kept>keep (?!you|an eye|in |it in)|do (?:it|that|this) |put )",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:we|i) can{_SOFT} (?P<can>{_COSTLY}|{_CAN_DO})\b", re.IGNORECASE),
    re.compile(
        r"\b(?:we|i)(?: are|'re| am|'m)(?: \w+ly| more than| only too| quite)* "
        rf"(?:happy|glad|able|prepared|willing|delighted|ready|pleased) to{_SOFT} (?P<will>\w+)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:we|i)(?: have|'ve)?(?: already| just| now| also)* (?P<done>{_DONE})\b"
        rf"|\b(?:have|has) (?:already )?been (?P<been>{_DONE})\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:will|'ll|can|should|would) (?:then |also |now |all )?(?:be |have it |have them )?"
        rf"(?P<state>{_STATE})\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:is|are)|'s|'re)(?: already| now)? (?P<way>on (?:its|the|their) way)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:i'm|i am|we're|we are) (?:certain|sure|confident|positive) (?:that )?"
        rf"(?:we|it|this|they)(?:'ll| will| can){_SOFT} (?P<will>\w+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:consider|regard) (?:it|this|that) (?:as )?(?P<settled>done|sorted|settled|fixed)\b"
        rf"|\b(?P<care>taken care of|{_KEPT})\b"
        r"|\b(?:will|'ll|wo)(?: not|n't| never) (?P<again>come back|happen|recur|return|fail)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:we|i) (?P<vow>guarantee|promise|assure|ensure)\b|\b(?P<sure>guaranteed|i promise)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![-\w])(?P<free>{_FREE})\b(?!-)|\b(?P<with>is|are) included\b", re.IGNORECASE),
    re.compile(
        r"\b(?P<stock>(?:we|i) (?:still|currently|do) have|(?:we|i)'ve got|"
        r"(?:is|are|have it|have them) (?:still |currently |now )?(?:available|in stock)|"
        r"(?:we|i)(?:'re| are|'m| am) (?:still )?(?:free|available)"
        r"(?= (?:on|that|then|at|from|in)\b)|"
        r"(?:has|have|are|is) (?:still )?(?:\w+ ){1,3}(?:places?|seats?|slots?) (?:left|free))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:we|i)(?:'ve| have)?(?: already| also| just)? (?P<got>received) (?:your|the|"
        r"a) (?!message|"
        r"e-?mail|inquir|enquir|request|letter|question|note|feedback|mail|complaint|order)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<less>\d+ ?(?:%|per ?cent) (?:off|discount)|half[- ]price|discount|voucher|"
        r"full refund|compensation)\b",
        re.IGNORECASE,
    ),
)
_TALK = "hear|call|check|write|answer|reply|look|ask|let you know|phone"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SEASON = "summer|winter|spring|autumn|fall|christmas|easter"
_FEW = r"\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few"
_DAY = (
    rf"(?:(?:the )?(?:end of )?(?:next |this )?(?:{_WEEKDAY}|week|month|{_SEASON})|tomorrow"
    rf"|(?:the )?(?:end of )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:of )?{_MONTH}(?: \d{{1,2}})?"
    rf"|(?:the|{_FEW}) (?:business |working )?(?:hours?|days?|weeks?|months?))"
)
DEADLINE = re.compile(
    rf"\b(?:will|'ll|can|should) (?!{_TALK})[^.,!?;\n]{{0,60}}?"
    rf"\b(?P<when>(?:by|before|until|within|on) {_DAY}|by then|before your \w+"
    r"|today|this week|right away|immediately|at once|straight ?away|on the spot)",
    re.IGNORECASE,
)

QUESTION = re.compile(
    r"\?\s*$|\b(?:whether|shall (?:i|we)|would you like|do you|may (?:i|we)|could you|can you|"
    r"if you (?:would|want|prefer|like)|sorry to hear that|you (?:say|wrote|mentioned))\b"
    r"|听您说|您(?:来信)?说(?!的)|吗|是否|能否|可否|要不要|好不好",
    re.IGNORECASE,
)
ASKED_AT_END = re.compile(
    "(?:可以|行|好|方便|合适|成)(?:吗|不)[？?]?$|(?:怎么样|如何|好不好)[？?]?$"
)
DENIAL = re.compile(
    r"\b(?:not|cannot|can't|won't|unable|no longer|unfortunately|sadly|never(?! happen))\b"
    r"|不能|无法|没有|没办法|尚未|还没|还未|未计|未含|不会(?!再)|不可以|不提供|难以",
    re.IGNORECASE,
)

_FOR_YOU = "(?:[给为帮替](?:您|你们?))?"
_MERE = (
    "添|带来|造成|回复|答复|打电话|回电|介绍|推荐|报价|解释|说明|查|看|问|核实|确认|写|发邮件|留言|参考|提供|核对|"
    "竭诚|尽力|努力|很乐意|很高兴|一些建议|打|致电|拨|加微信|回|了解|商量|考虑|联系|通知|尽快|想|算|说|讲|再|先|收到|及时|尽量|留意|转达|反馈|记|理解"
)
CHINESE = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "han free",
            "不(?:再|用)(?:加|付|交|另)[^，。！？]{0,3}[钱费]|返还|全报|一人免|重[刻修调开]|"
            "再[调修改做]一次|费免了",
        ),
        ("life", "终身|永久|一辈子"),
        ("han held", "[已都也]?(?:包含|包括|含)(?![税义量有])[^，。！？]*$|已含"),
        ("refund", "退款|退钱|退还|退给|全额退|给您退|全退|原价退"),
        ("pay", r"赔偿|我们[^，。]{0,3}赔|赔付|赔您|理赔|补偿|赔双倍|赔\d"),
        ("swap", "换新|换货|更换|换一|补发|重发|重新发|重做"),
        (
            "free",
            "免费|免单|免运费|免邮|包邮|赠送|送您|白送|借您|借给您|我们(?:来)?承担|减免|不收(?:钱|费|您)|"
            "不要钱|费免了|送一[个本份条盒瓶束只罐箱包张袋块]|免票",
        ),
        (
            "less",
            r"打?[一二三四五六七八九\d](?:点?[一二三四五六七八九\d])?折|再优惠|优惠\d|优惠券|折扣|半价|"
            r"(?:我们|给您|再|可以|能|算您)[^，。]*?便宜[\d一二三四五六七八九十百]|破例",
        ),
        (
            "vow",
            "保证|承诺|(?<!不)[一必]定(?![是要得很的量]|程度)|(?<!的)肯定(?![是要])|包您?满意|绝不|绝对|不会再",
        ),
        (
            "done",
            f"(?:之前|以前|前|内|就|一定|能)(?:就?(?:能|可以|会|可))?{_FOR_YOU}(?:送达|到货|发货|收到|送到|"
            "寄出|完成|修好|完工|交稿|做好|取(?!消)到?|搞定|解决|到(?=$))",
        ),
        (
            "booked",
            f"已经?{_FOR_YOU}(?:订|约|留|预留|预约|安排|下单|登记|办|加|换)(?:好|上|妥|了)"
            "|[给为帮替](?:您|你们?|[\u4e00-\u9fff]{2,3})(?:订|约|留|安排|预留|放|备|存|排)(?:好|了|着)"
            f"|(?:我们?|已经?){_FOR_YOU}(?:安装|处理好)"
            "|(?:预约|预订|订单|名额|位[置子]|报名)[^，。！？]{0,3}(?:确认|成功|锁定)",
        ),
        (
            "past",
            r"在路上了|已经?[^，。！？]{0,14}?(?:寄|发[出货给]|办[好了妥]|处理[好了完]|改[好了]|制作|做好|退[了给款])"
            r"|[寄发送]出了|(?:写|画|打包|改|占|安排|备|弄|修|印|刻)(?:好|上|妥|完)了",
        ),
        (
            "sent",
            "(?:今天|今日|明天|本周|这周|下周.?|周[一二三四五六日天]|马上|立即|立刻|当天)(?:就|一定|可以|内|之内)*"
            rf"{_FOR_YOU}(?:发货|寄出|寄|发出|送到|送达|到货|派送|发|到(?![周星礼一二三四五六日\d])|换好|修好|做好|弄好|完成|办好)",
        ),
        (
            "got",
            "(?:我们|已经?)收到(?:了)?(?:您|贵方)的?(?!来信|邮件|问题|咨询|反馈|留言|订单|要求|意见)",
        ),
        ("term", "保修|质保|保换|包换(?!洗)|包退|三包"),
        (
            "stock",
            "(?<![您你])(?<!哪天)(?<!时候)(?<!几点)有空[档位房]?(?![气调间])|有[名车座]位|还有货|有现货|有货(?!吗)|库存充足|还有库存",
        ),
        (
            "plan",
            f"(?:天|小时|周|日|月)(?:之?内|后)(?:会|就)?{_FOR_YOU}(?:给|送|发|出|完成|提供|交)",
        ),
        ("han do", f"(?:给|替|帮|为)(?:您|你们?)(?!{_MERE})[^，。！？]"),
        (
            "han do",
            "(?:我们?|师傅|店里)(?:们)?(?:会|将|这就|今晚|今天|明天|本周|马上)(?:会|就|都)?"
            f"(?!{_MERE}|给您|为您|帮您)[^，。！？]",
        ),
        (
            "past",
            "(?<![您你她他])已经?(?!含|包|收到|付|过)[^，。！？]{0,12}[了好上完出](?![^，。！？])",
        ),
        (
            "han do",
            "随时(?:可以?|能)?(?:[退换改配取]|来[取拿换退])|不用(?:排队|预约)|我们来?[补赔付报]|成本价|没有期限|一律|全[包免]|不扣|不另[算收]|包[教学]|照[退常赔]|优先|老价|(?:批发|会员|内部|最低)价"
            "|差价|买贵|留着用|不用退|负责到底|打包票|准到|不(?:会)?涨价|亲自|专人|假一赔|坏一赔|分期"
            "|再付款|一起结|全额负责|先用|算我们的|一分钱|不收[^，。！？]{0,4}[费钱息金]|费[^，。！？]{0,3}[就都]免",
        ),
        (
            "han do",
            "收回来?|还送|借我的|包[过退换]|"
            "(?:就|都)(?:能|可以)(?:到|好|取|用|开工|入住|修|做|装|来|拿)",
        ),
    )
)
BACKING = {
    "term": "保修|质保|换|退|三包",
    "refund": "退款|退钱|退还|退给|全额退",
    "swap": "换|补发|重发|重做",
    "less": "折|优惠|减|半价|便宜|破例",
    "done": "送|寄|发货|到货|收到|完成|修好|完工|交稿|工作日|做好",
    "booked": "订|约|留|安排|预留|登记|已办|装|放|备|存|排",
    "past": r"已经?|在路上|[好完妥]了|寄出|发出|(?:发货?|寄).{0,8}\d月\d",
    "sent": "送|寄|发|到货",
    "plan": "天内|小时内|日内|周内",
    "han free": "免|包邮|赠|承担|借|不收|不要钱|送一",
    "vow": "guarant|promis|ensur|assur|保证|承诺|一定",
    "got": r"receiv|\bpaid\b|\bgot\b|收到|已付",
    "stock": r"\bstock|availab|\bleft\b|\bfree\b|\bopen\b|\bhave\b|有货|现货|库存|[余剩空有]",
    "life": r"for life|lifetime|lifelong|终身|永久",
    "han held": "含|包括|包含",
    "out": r"on (?:its|the|their|his|her) way|\b(?:sent|shipped|dispatched|posted|left)\b|"
    r"\b(?:gone|went) out\b",
    "way": r"on (?:its|the|their) way|\b(?:was|were|been|has|have) (?:sent|shipped|dispatched)",
    "coming": r"deliver|\bship|arriv|courier|\bsend|\bsent\b|dispatch|receiv",
    "free": r"(?<![-\w])free\b|no (?:extra |additional )?(?:cost|charge|fee)|waived|none|"
    r"our (?:own )?(?:cost|expense)|complimentary|includ|in the price|on the house|"
    r"without (?:a |any )?(?:fee|charge|cost)|nothing|"
    r"no (?:\w+ )?(?:interest|deposit|surcharge|extras)",
}
"""What one of the owner's own sentences must hold to back a promise of a kind."""
COMING = frozenset((
    "with", "arrive", "receive", "get", "reach", "bring", "delivered", "delivery", "ship",
    "shipped",
))  # fmt: skip
SMALL_WORDS = frozenset((
    "this", "that", "with", "from", "your", "have", "will", "would", "could", "them", "they",
    "then", "than", "what", "when", "which", "there", "here", "each", "every", "only", "also",
    "more", "most", "some", "such", "very", "free", "charge", "cost", "extra", "include",
    "included", "includes", "first", "week", "weeks", "month", "months", "year", "years", "days",
    "hour", "hours", "minutes", "time", "today", "tomorrow", "including", "nothing", "paid", "full",
))  # fmt: skip
