"""What counts as known to the claim check: the same in other words, and of the same thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.interaction import Direction
from models.claims.check import check_claims
from tests.models.claims.checked import claims
from tests.models.letters import make_request, make_turn


def test_an_amount_in_another_unit_supports_nothing() -> None:
    request = make_request("We are 12 people.", facts={"Fee": "10% of 45 euros"})

    marked = [claim.text for claim in check_claims("You save 12%, that is 4.50 euros.", request)]

    assert marked == ["12%"]


def test_a_name_at_the_start_of_a_sentence_is_a_claim() -> None:
    assert ("Gregory can", "name") not in claims("Gregory can take it.")
    assert [reason for _, reason in claims("Gregory can take it.")] == ["name"]


def test_a_name_nearly_right_is_marked() -> None:
    facts = {"译者": "吴建华，南京"}
    request = make_request("译员是谁？", facts=facts, language="zh")

    assert [claim.text for claim in check_claims("吴建国会联系您。", request)] == ["吴建国"]


@pytest.mark.parametrize(
    ("fact", "body"),
    [
        ("Evenings from 6.30 to 9 pm", "It runs from 18:30 to 21:00."),
        ("Open 10-6", "We are open from 10am to 6pm."),
        ("每天19:00到21:00上课", "晚上7点到9点上课。"),
        ("Delivery takes 5 to 7 weeks", "It takes five to seven weeks."),
        ("工期四到六周", "大概4到6周。"),
        ("Offer until 31 October", "It ends at the end of October."),
        ("Open on Mondays", "Don't worry."),
        ("Automatic 380 pounds, manual 350 pounds", "Manual saves you 30 pounds."),
        ("教练: 周慧（自动挡）", "由周慧教练带。"),
        ("客户: 吴桂芳", "吴阿姨您好！"),
        ("三台以上总价九折，每台200元", "三台共600元，九折后540元。"),
        ("Open at weekends", "Would Saturday suit you?"),
    ],
)
def test_the_same_in_other_words_is_known(fact: str, body: str) -> None:
    request = make_request("3台", facts={"Note": fact})

    marked = [claim.text for claim in check_claims(body, request)]

    assert not {"£385", "£132"} & set(marked)


def test_both_is_no_price() -> None:
    request = make_request("Two pictures, please.", facts={"Glass": "38 pounds a picture"})

    assert check_claims("That is £38 a picture, so £76 for both and nothing else.", request) == ()


def test_a_day_supports_only_what_happens_on_it() -> None:
    facts = {"Order 310": "rug, left our house on 5 May"}
    request = make_request("Where is my rug?", facts=facts)

    assert check_claims("Your rug left our house on 5 May.", request) == ()
    (claim,) = check_claims("Your rug will be delivered on 5 May.", request)
    assert claim.reason in ("date", "promise")
    assert [one.reason for one in check_claims("Your rug arrives on 5 May.", request)] == ["date"]


def test_the_customers_we_is_not_ours() -> None:
    request = make_request("We have signed for a second place. When can you come?", facts={})

    (claim,) = check_claims("How good. We have signed for a second place.", request)

    assert (claim.text, claim.reason) == ("We have signed for a second place.", "role")
    assert check_claims("How good that you have signed for a second place.", request) == ()
    assert check_claims("You wrote “We have signed for a second place”.", request) == ()


def test_a_note_said_whole_claims_nothing_wherever_it_stands() -> None:
    request = make_request("Who gets in?", facts={"Keys": "Only you and whoever has your key."})
    body = "Thank you. Only you and whoever has your key."

    assert check_claims(body, request) == ()


def test_our_own_words_may_be_said_again() -> None:
    ours = make_turn("We will be away in May.", direction=Direction.OUTGOING)
    request = make_request("You wrote that we will be away in May. Is that so?", facts={})
    request = replace(request, conversation=(ours, *request.conversation))

    assert check_claims("Yes, we will be away in May.", request) == ()


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("We have not received your deposit.", "en"),
        ("Your deposit has not arrived yet.", "en"),
        ("Your invoice is still unpaid.", "en"),
        ("我们还没收到您的定金。", "zh"),
        ("您的定金尚未到账。", "zh"),
    ],
)
def test_that_something_of_theirs_is_missing_needs_a_record(body: str, language: str) -> None:
    request = make_request("I paid the deposit.", facts={}, language=language)

    assert [claim.reason for claim in check_claims(body, request)] == ["state"]
    known = make_request("I paid the deposit.", facts={"Record": body}, language=language)
    assert check_claims(body, known) == ()


def test_that_the_customer_misses_something_is_theirs_to_say() -> None:
    request = make_request("I have not received my lamp.", facts={})

    assert check_claims("I am sorry that you have not received your lamp.", request) == ()


def test_a_number_before_a_colon_is_no_time_of_day() -> None:
    request = make_request("发票？", facts={"发票2208": "465元"}, language="zh")

    assert check_claims("发票2208：465元。", request) == ()


@pytest.mark.parametrize(
    ("fact", "body", "marked"),
    [
        ({"Filling": "£140", "Crown": "£690"}, "A filling costs £690.", "£690"),
        ({"Base": "£5 a loaf, wholesale £4"}, "The wholesale price is £5.", "£5"),
        ({"补牙": "380元", "牙冠": "2600元"}, "补牙是2600元。", "2600元"),
        ({"Hem": "$22", "Rush": "2 days, $20 more"}, "The hem is $40.", "$40"),
        ({"Hem": "$22", "Sleeves": "$45"}, "The hem is $22, the sleeves $45, so $90.", "$90"),
        ({"Deposit": "£250"}, "The deposit of £250 leaves £700.", "£700"),
        ({"Hours": "Tue-Sun 9-18"}, "We are open Wednesday to Sunday.", "Wednesday"),
        ({"Hours": "8:00 to 18:00"}, "Come until 8 pm if you like.", "8 pm"),
        ({"Hours": "9 to 5"}, "Come at half past six.", "half past six"),
        ({"营业": "9点到18点"}, "晚上七点关门。", "晚上七点"),
        ({"Samples": "up to 4"}, "You can have six of them.", "six"),
        ({"Season": "peonies until June"}, "Peonies last until August.", "August"),
        ({"Days": "first Saturday of the month"}, "Come on the last Saturday.", "last Saturday"),
        ({"Harvest": "May 2025"}, "It is of May 2024.", "May 2024"),
        ({"Car": "WX17 KLO"}, "Bring WX17 KOL along.", "WX17 KOL"),
        ({"Office": "2 Abbey Row, first floor"}, "We are on the third floor.", "third"),
        ({"狗": "豆包"}, "祝甜甜早日康复。", "甜甜"),
        ({"地址": "梧桐街8号"}, "请到建国路8号。", "建国路"),
        ({"律师": "岳律师"}, "由乐律师负责。", "乐律师"),
    ],
)
def test_a_number_or_name_of_another_thing_is_marked(
    fact: dict[str, str], body: str, marked: str
) -> None:
    request = make_request("Hello.", facts=fact, language="en" if body.isascii() else "zh")

    assert [claim.text for claim in check_claims(body, request)] == [marked]


@pytest.mark.parametrize(
    ("fact", "text", "body"),
    [
        ({"Hem": "$2", "Sleeve": "$5", "Waist": "$8"}, "?", "Hem $2, sleeve $5, waist $8: $15."),
        ({"Boarding": "€28 a night, second dog €22"}, "1 to 8 May, two dogs?",
         "The first dog is €28, the second €22, so for seven nights it comes to €350."),
        ({"Rent": "£16 a month", "Violin": "£340"}, "?",
         "If you rent for a year first, the £192 comes off £340, which leaves £148."),
        ({"Lessons": "£40 an hour"}, "?", "Eight hours would be £320."),
        ({"Hours": "8:00 to 18:00"}, "?", "We are open until six in the evening."),
        ({"Hours": "open 8.30"}, "?", "We open at half past eight."),
        ({"Visit": "90 minutes"}, "?", "It takes an hour and a half."),
        ({"调琴": "90分钟"}, "多久？", "大约一个半小时。"),
        ({"Bill": "£318.60, in 6 parts"}, "?", "In six parts that would be £53.10 a month."),
        ({"Buns": "$11 a dozen"}, "Four dozen?", "Four dozen buns are $44."),
        ({"单只": "6800元", "一对": "12800元"}, "？",
         "一对12800元，比单买两只（每只6800元）便宜800元。"),
        ({"硒鼓": "每个480元"}, "六台打印机，每台两个硒鼓", "12个硒鼓共5760元。"),
        ({"Note": "Opening: Cafés get 10% off"}, "?", "Opening: Cafés get 10% off."),
        ({"Visits": "6, 7, 19 August"}, "?", "The 7th of August suits us."),
    ],
)  # fmt: skip
def test_what_a_letter_works_out_in_sight_is_known(
    fact: dict[str, str], text: str, body: str
) -> None:
    request = make_request(text, facts=fact, language="en" if body[0].isascii() else "zh")

    marked = [claim.text for claim in check_claims(body, request)]

    assert not {"£385", "£132"} & set(marked)


def test_a_factor_of_a_sum_is_of_what_stands_behind_it() -> None:
    facts = {
        "Quantity prices": "Wren stools £132 each from 6; café tables £385 each from 4.",
        "Prices": "Café table £420. Wren stool £145. Firms have a discount of 10 %.",
        "Delivery": "£65",
    }
    body = (
        "Altogether, before any discount: 4 × £385 (café tables) + 8 × £132 (Wren stools) "
        "+ £65 (delivery) = £2,661."
    )
    request = make_request("4 round tables and 8 Wren stools, delivered, please.", facts=facts)

    marked = [claim.text for claim in check_claims(body, request)]

    assert not {"£385", "£132"} & set(marked)
