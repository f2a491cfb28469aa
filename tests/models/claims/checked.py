"""A draft checked against a few facts that the tests of the claim check share."""

from __future__ import annotations

from models.claims.check import check_claims
from tests.models.letters import make_request

FACTS = {
    "Oak chair": "£85 each",
    "Delivery": "£30 flat",
    "Order": "T-2041, placed 27 February",
    "Phone": "0113 496 0123",
    "Shop": "open Monday to Friday, see https://example.com/shop",
}


def claims(
    body: str, text: str = "I would like 4 chairs by 20 March. Tom is asking, too."
) -> list[tuple[str, str]]:
    found = check_claims(body, make_request(text, facts=FACTS))
    return [(claim.text, claim.reason) for claim in found]
