"""Sums of money: whole minor units and a currency, never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

UNUSUAL = (
    (0, ("CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF")),
    (3, ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")),
)
"""How many digits a currency has behind the point, where it isn't two."""
_DIGITS = {code: digits for digits, codes in UNUSUAL for code in codes}
# What fits into the file's integers with room for sums of millions of deals.
MOST_MINOR = 10**13


@dataclass(frozen=True, slots=True)
class Money:
    """A sum. minor: in the currency's smallest unit. currency: ISO 4217, "" when nobody said."""

    minor: int
    currency: str = ""

    @property
    def amount(self) -> Decimal:
        """The sum in the currency itself."""
        return Decimal(self.minor).scaleb(-digits_of(self.currency))

    def written(self) -> str:
        """Return the sum as the command line says it: "1,200.00 EUR"."""
        return f"{self.amount:,.{digits_of(self.currency)}f} {self.currency}".strip()


def digits_of(currency: str) -> int:
    """Return how many digits the currency has behind the point."""
    return _DIGITS.get(currency, 2)


def from_amount(amount: Decimal, currency: str) -> Money | None:
    """Return a sum in the currency as money, rounded to its smallest unit; None when too large."""
    minor = amount.scaleb(digits_of(currency)).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
    return Money(int(minor), currency) if abs(minor) <= MOST_MINOR else None
