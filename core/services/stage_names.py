"""What other programs and languages call the stages that a new file has."""

from __future__ import annotations

from core.text.normalise import name_key

LEAD, QUALIFIED, PROPOSAL, NEGOTIATION = "Lead", "Qualified", "Proposal", "Negotiation"

_ALSO = {
    LEAD: "lead in|new|neu|new lead|prospecting|prospect|线索|潜在客户|初步接触|新建|初期沟通",
    QUALIFIED: "qualification|qualified to buy|qualifiziert|qualifizierung|needs analysis|"
    "资格确认|需求确认|需求分析|已确认需求|确认需求",
    PROPOSAL: "proposal made|proposal sent|proposal price quote|quote|quote sent|offer|angebot|"
    "angebot abgegeben|报价|方案报价|方案|提案|方案/报价|已报价",
    NEGOTIATION: "negotiation review|negotiations started|negotiating|in negotiation|verhandlung|"
    "谈判|商务谈判|谈判审核|谈判/复审",
}
_KNOWN = {name_key(word): stage for stage, words in _ALSO.items() for word in words.split("|")}


def default_stage(name: str) -> str:
    """Return which of the stages of a new file a name means, else the name itself."""
    plain = name.replace("/", " ")
    return _KNOWN.get(name_key(plain)) or _KNOWN.get(name_key(name)) or name
