"""The sample firm in resources/demo is whole, varied and harmless."""

import csv
import email.policy
import json
import mailbox
import re
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
import vobject

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
DOMAIN = re.compile(r"(?:@|https?://)([A-Za-z0-9.-]+[A-Za-z0-9])")
MOODS = {"negative", "neutral", "positive", "mixed"}


@pytest.fixture(scope="module")
def messages() -> list[EmailMessage]:
    parser = BytesParser(policy=email.policy.default)
    box = mailbox.mbox(DEMO / "inbox.mbox", create=False)
    try:
        return [parser.parsebytes(box.get_bytes(key)) for key in box.iterkeys()]
    finally:
        box.close()


@pytest.fixture(scope="module")
def labels() -> list[dict[str, object]]:
    return json.loads((DEMO / "labels.json").read_text(encoding="utf-8"))["messages"]


def body_of(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    assert part is not None
    return part.get_content()


def sent_at(message: EmailMessage) -> datetime:
    return message["Date"].datetime.astimezone(UTC)


def is_chinese(text: str) -> bool:
    return len(re.findall(r"[\u4e00-\u9fff]", text)) > 20


def vcards() -> list[vobject.base.Component]:
    text = (DEMO / "contacts.vcf").read_bytes().decode("utf-8")
    return list(vobject.readComponents(text))


def test_every_message_is_well_formed_and_has_its_own_id(messages):
    assert len(messages) >= 40
    assert not [message["Subject"] for message in messages if message.defects]
    assert len({message["Message-ID"] for message in messages}) == len(messages)
    assert all(body_of(message).strip() for message in messages)


def test_the_year_is_a_year_and_its_dates_are_in_order(messages):
    dates = [sent_at(message) for message in messages]

    assert dates == sorted(dates)
    assert (dates[-1] - dates[0]).days >= 330
    assert len({(date.year, date.month) for date in dates}) >= 11


def test_both_languages_are_well_represented(messages):
    chinese = sum(is_chinese(body_of(message)) for message in messages)

    assert 0.3 <= chinese / len(messages) <= 0.5


def test_every_reply_answers_an_earlier_message(messages):
    seen: set[str] = set()
    for message in messages:
        if parent := message["In-Reply-To"]:
            assert parent in seen
            assert set(message["References"].split()) <= seen
        seen.add(message["Message-ID"])


def test_one_conversation_has_five_messages_or_more(messages):
    chains = [len((message["References"] or "").split()) for message in messages]

    assert max(chains) + 1 >= 5


def test_encodings_and_shapes_vary(messages):
    parts = [part for message in messages for part in message.walk()]
    charsets = {part.get_content_charset() for part in parts}
    encodings = {part["Content-Transfer-Encoding"] for part in parts}

    assert {"utf-8", "gb18030"} <= charsets
    assert {"8bit", "base64", "quoted-printable"} <= encodings
    assert any(part.get_content_type() == "multipart/alternative" for part in parts)
    assert any(message.get_content_type() == "text/html" for message in messages)
    assert b"=?utf-8?" in (DEMO / "inbox.mbox").read_bytes()


def test_there_are_a_newsletter_an_automatic_reply_and_a_bounce(messages):
    assert any(message["List-Unsubscribe"] for message in messages)
    assert any(str(message["Subject"]).startswith("Automatic reply") for message in messages)
    assert any(message.get_content_type() == "multipart/report" for message in messages)


def test_attachments_can_be_opened(messages):
    attachments = {
        part.get_filename(): part.get_payload(decode=True)
        for message in messages
        for part in message.iter_attachments()
        if part.get_filename()
    }

    pdf = next(content for name, content in attachments.items() if name.endswith(".pdf"))
    table = next(content for name, content in attachments.items() if name.endswith(".csv"))
    start = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    assert pdf[start:].startswith(b"xref")
    assert len({len(row) for row in csv.reader(table.decode().splitlines())}) == 1


def test_the_labels_cover_each_message_once(messages, labels):
    ids = [str(message["Message-ID"]).strip("<>") for message in messages]

    assert [label["id"] for label in labels] == ids
    assert {label["mood"] for label in labels} == MOODS


def test_a_dozen_conversations_wait_for_an_answer(labels):
    waiting = [row for row in labels if row["needs_reply"] and not row["is_answered"]]

    assert 12 <= len(waiting) <= 15
    assert {row["direction"] for row in waiting} == {"incoming"}
    assert {row["mood"] for row in waiting} == MOODS


def test_an_answered_message_is_answered_from_the_owners_address(messages, labels):
    owner = json.loads((DEMO / "owner.json").read_text(encoding="utf-8"))
    answered = {
        str(message["In-Reply-To"]).strip("<>")
        for message in messages
        if message["From"].addresses[0].addr_spec in owner["addresses"]
    }

    for row in labels:
        assert row["is_answered"] == (row["id"] in answered)


def test_people_have_names_addresses_and_firms():
    cards = vcards()

    assert len(cards) >= 20
    assert len({card.uid.value for card in cards}) == len(cards)
    assert all(card.email.value.endswith(".example") for card in cards)
    assert any(is_chinese(card.serialize(validate=False) * 5) for card in cards)


def test_each_firm_of_a_contact_is_known_or_is_the_owners():
    with (DEMO / "companies.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    domains = {row["website"] for row in rows}
    assert len(rows) >= 12
    assert all(domain.endswith(".example") for domain in domains)
    for card in vcards():
        if hasattr(card, "org") and card.org.value[0] not in {"鹪园木作", "江南学院"}:
            assert card.email.value.split("@")[1] in domains


def test_interactions_belong_to_contacts_and_have_utc_times():
    known = {line.value for card in vcards() for line in card.contents["email"]}
    lines = (DEMO / "interactions.jsonl").read_text(encoding="utf-8").splitlines()

    assert 8 <= len(lines) <= 12
    for line in lines:
        row = json.loads(line)
        assert row["contact"] in known
        assert datetime.fromisoformat(row["occurred_at"]).tzinfo == UTC
        assert row["kind"] in {"call", "meeting", "visit", "note"}
        assert row["direction"] in {"incoming", "outgoing", "internal"}


def test_notes_begin_with_a_title_and_some_are_in_chinese():
    notes = sorted((DEMO / "notes").glob("*.md"))

    assert len(notes) >= 6
    assert sum(note.name.endswith(".zh.md") for note in notes) >= 2
    for note in notes:
        text = note.read_text(encoding="utf-8")
        assert re.match(r"# \S.*\n\n\S", text), note.name
        assert is_chinese(text) == note.name.endswith(".zh.md")


def test_no_address_or_link_leads_to_a_real_domain(messages):
    texts = [path.read_text(encoding="utf-8") for path in DEMO.rglob("*.*") if path.is_file()]
    texts += [body_of(message) for message in messages]

    found = {domain for text in texts for domain in DOMAIN.findall(text)}
    assert found
    assert not {domain for domain in found if not domain.endswith(".example")}


@pytest.mark.parametrize(
    ("price", "note"),
    [
        ("£385", "prices.en.md"),
        ("£45", "prices.en.md"),
        ("¥1,160", "prices.zh.md"),
        ("¥5,800", "prices.zh.md"),
        ("£65", "delivery.en.md"),
        ("¥680", "delivery.zh.md"),
    ],
)
def test_a_price_that_the_owner_quotes_stands_in_a_note(messages, price, note):
    quoted = [m for m in messages if m["From"].addresses[0].username == "iris"]

    assert any(price in body_of(message) for message in quoted)
    assert price in (DEMO / "notes" / note).read_text(encoding="utf-8")


def test_firms_and_deals_have_tags_in_both_languages():
    with (DEMO / "companies.csv").open(encoding="utf-8", newline="") as file:
        firms = [row["tags"] for row in csv.DictReader(file)]
    lines = (DEMO / "deals.jsonl").read_text(encoding="utf-8").splitlines()
    deals = [",".join(json.loads(line)["tags"]) for line in lines]

    for tagged in (firms, deals):
        assert all(tagged)
        assert {is_chinese(tags * 20) for tags in tagged} == {True, False}
