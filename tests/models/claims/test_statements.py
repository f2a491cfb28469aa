"""What a letter says of the business, beside what the owner has told of it."""

from __future__ import annotations

import pytest

from models.claims.check import check_claims
from tests.models.letters import make_request

CLINIC = {
    "Opening hours": "Monday to Friday, mornings and afternoons, closed at weekends",
    "First visit": "bring the vaccination card and a blanket that smells of home",
    "Payment": "by card or bank transfer after the treatment",
    "Rabbits and birds": "treated by appointment, other exotic animals not at all",
}
CLINIC_ZH = {
    "营业时间": "周一到周五上午和下午，周末休息",
    "第一次来": "请带疫苗本和一条有家里味道的毯子",
    "付款": "看完以后刷卡或者转账",
    "兔子和鸟": "预约以后可以看，其他异宠不看",
}


def marked(body: str, facts: dict[str, str], language: str = "en") -> list[str]:
    request = make_request("Hello, can you help?", language=language, facts=facts)
    return [claim.text for claim in check_claims(body, request)]


@pytest.mark.parametrize(
    ("body", "facts", "language"),
    [
        ("There is a playground behind the house.", CLINIC, "en"),
        ("我们的医生都有外国的学位。", CLINIC_ZH, "zh"),
    ],
)
def test_what_the_owner_has_not_told_of_the_business_is_marked(
    body: str, facts: dict[str, str], language: str
) -> None:
    assert marked(body, facts, language)


@pytest.mark.parametrize("facts", [{}, {"Name": "Hannah Pike"}, {"姓名": "陈静"}])
@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("There is a playground behind the house.", "en"),
        ("后面有一个很大的花园。", "zh"),
        ("这个地方是很多客人都去的。", "zh"),
    ],
)
def test_who_has_told_nothing_of_the_business_contradicts_nothing(
    body: str, language: str, facts: dict[str, str]
) -> None:
    assert marked(body, facts, language) == []


@pytest.mark.parametrize("facts", [{}, {"Order 12": "2 lamps"}])
@pytest.mark.parametrize(
    "body",
    [
        "We will refund everything.",
        "It costs £95.",
        "Ask for Henrietta Moss.",
        "It will be with you on 5 March.",
    ],
)
def test_without_notes_prices_days_names_and_promises_are_marked(
    body: str, facts: dict[str, str]
) -> None:
    assert marked(body, facts)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("I am here to help you with any questions you may have.", "en"),
        ("Here are a few steps you can take:", "en"),
        ("I appreciate your input and will consider your suggestions.", "en"),
        ("You could also consider waiting a little.", "en"),
        ("我们期待您的到来。", "zh"),
        ("相信您会喜欢的。", "zh"),
        ("我将竭诚为您提供帮助。", "zh"),
        ("我们将很高兴为您提供进一步的建议。", "zh"),
        ("您也可以考虑一下别的办法。", "zh"),
        ("这家人很热情，附近有两家餐厅和一家酒店吗？", "zh"),
    ],
)
def test_courtesy_and_advice_state_nothing(body: str, language: str) -> None:
    facts = CLINIC_ZH if language == "zh" else CLINIC
    assert marked(body, facts, language) == []


@pytest.mark.parametrize(
    ("body", "facts", "language"),
    [
        ("Every cage is disinfected afterwards.", CLINIC, "en"),
        ("Wrap the bird in a pillowcase, it calms them.", CLINIC, "en"),
        ("手术器械高温灭菌。", CLINIC_ZH, "zh"),
    ],
)
def test_a_thing_that_no_source_names_is_marked(
    body: str, facts: dict[str, str], language: str
) -> None:
    assert marked(body, facts, language)


@pytest.mark.parametrize(
    ("body", "facts", "language"),
    [
        ("The blanket should smell of home, and the card is needed too.", CLINIC, "en"),
        ("What a lovely name!", CLINIC, "en"),
        ("Rabbits are treated by appointment.", CLINIC, "en"),
        ("毯子要有家里的味道。", CLINIC_ZH, "zh"),
    ],
)
def test_what_the_owner_told_may_be_said_in_other_words(
    body: str, facts: dict[str, str], language: str
) -> None:
    assert marked(body, facts, language) == []
