"""Made people and their mail, filed as an import files them."""

from __future__ import annotations

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.interaction import Address, Direction, Interaction, InteractionKind
from core.storage import interactions
from core.storage.database import Session
from tests.benchmarks import made_people


def contact_of(person: made_people.Person) -> Contact:
    """Return the person as a contact to be stored."""
    phones = [number for number in (person.mobile, person.phone) if number]
    return Contact(
        person.name,
        given_name=person.given,
        family_name=person.family,
        channels=(
            Channel(ChannelKind.EMAIL, person.email),
            *(Channel(ChannelKind.PHONE, number) for number in phones),
        ),
        companies=(CompanyLink(person.company, person.role),) if person.company else (),
        notes=person.notes,
    )


def add_mail(session: Session, mail: made_people.Mail, owner: int) -> None:
    """Store a message, of its own person unless another owner is named."""
    contact_id = owner or mail.person
    thread_id = interactions.add_thread(session, mail.subject, mail.subject.casefold())
    interactions.add(
        session,
        Interaction(
            InteractionKind.EMAIL,
            Direction.INCOMING if mail.is_incoming else Direction.OUTGOING,
            mail.at,
            subject=mail.subject,
            text=mail.text,
            new_text=mail.text,
            thread_id=thread_id,
            contact_id=contact_id,
        ),
        counterpart=Address(f"p{contact_id}@firm.example"),
        counterpart_key=f"p{contact_id}@firm.example",
        fingerprint=f"made-{mail.number}",
    )
