"""People and companies: looking at them, adding and changing them."""

from __future__ import annotations

from dataclasses import replace

from core.domain.change import Action, Change, Kind
from core.domain.contact import Channel, ChannelKind, Company, Contact
from core.errors import UserError
from core.services import company_making, contact_writing
from core.storage import contacts, conversations, interactions, tags
from core.storage.database import Database
from core.storage.trail import history, removal
from core.text.normalise import name_key, normalise_email

_TOUCHED = frozenset({Kind.CONTACT, Kind.COMPANY, Kind.INTERACTION, Kind.TASK, Kind.DEAL})


class ContactService:
    """What a person can do with contacts and companies. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, contact_id: int) -> Contact:
        """Return the contact. Raises UserError("no-such-record")."""
        with self._database.reading() as session:
            return contacts.get(session, contact_id)

    def find_by_email(self, email: str) -> Contact | None:
        """Return the contact with this address, however it is written, or None."""
        with self._database.reading() as session:
            return contacts.find_by_email(session, normalise_email(email))

    def list_contacts(
        self, query: str = "", limit: int = 200, offset: int = 0
    ) -> tuple[Contact, ...]:
        """Return contacts that hold the query's words ("" for all), by name."""
        with self._database.reading() as session:
            return contacts.list_contacts(session, query, limit, offset)

    def count_contacts(self, query: str = "") -> int:
        """Return how many contacts hold the query's words, at most MOST_LISTED of them."""
        with self._database.reading() as session:
            return contacts.count(session, query)

    def get_company(self, company_id: int) -> Company:
        """Return the company. Raises UserError("no-such-record")."""
        with self._database.reading() as session:
            return contacts.get_company(session, company_id)

    def list_companies(
        self, query: str = "", limit: int = 200, offset: int = 0
    ) -> tuple[Company, ...]:
        """Return companies that hold the query's words ("" for all), by name."""
        with self._database.reading() as session:
            return contacts.list_companies(session, query, limit, offset)

    def count_companies(self) -> int:
        """Return how many companies there are."""
        with self._database.reading() as session:
            return contacts.count_companies(session)

    def add(self, contact: Contact) -> Contact:
        """Store a new contact; mail of its addresses that belonged to nobody becomes theirs.

        Raises UserError("contact-name-empty").
        """
        if not contact.name.strip():
            raise UserError("contact-name-empty")
        with self._database.writing(Action.ADD_CONTACT, contact.name) as session:
            contact_id = contact_writing.add(session, contact, region="")
            return contacts.get(session, contact_id)

    def rename(self, contact_id: int, name: str) -> Change:
        """Give the contact a new name; one undo step. Raises UserError("contact-name-empty")."""
        if not name.strip():
            raise UserError("contact-name-empty")
        with self._database.writing(Action.CHANGE_CONTACT, name.strip()) as session:
            contact = replace(contacts.get(session, contact_id), name=name.strip())
            contacts.change(session, contact, name_key(contact.name))
        return Change(frozenset({Kind.CONTACT}), (contact_id,))

    def correct(self, contact: Contact) -> Change:
        """Make the stored contact what this one says (companies stay as they are); one undo step.

        Raises UserError("contact-name-empty"), ("no-such-record").
        """
        if not contact.name.strip():
            raise UserError("contact-name-empty")
        with self._database.writing(Action.CHANGE_CONTACT, contact.name.strip()) as session:
            standing = contacts.get(session, contact.id).tags
            contact = replace(contact, tags=tags.read(session, contact.tags, standing))
            contacts.change(session, contact, name_key(contact.name))
            contact_writing.set_channels(session, contact)
            contact_writing.set_fields(session, Kind.CONTACT, contact)
        return Change(frozenset({Kind.CONTACT}), (contact.id,))

    def list_made(self, step_id: int = 0) -> tuple[int, ...]:
        """Return the contacts that an import made and that are not archived, by name.

        step_id: of the import; 0 for the newest one that made any.
        """
        with self._database.reading() as session:
            step = step_id or removal.find_import_of_contacts(session)
            return removal.list_made_contacts(session, step) if step else ()

    def remove(self, contact_id: int) -> Change:
        """Delete a contact; what passed stays and names nobody. Raises UserError("no-such-record").

        A step that can be undone; for good, with every trace, is `RightsService.erase`.
        """
        with self._database.writing(Action.REMOVE_CONTACT, self.get(contact_id).name) as session:
            removal.remove_contact(session, contact_id)
            step_id = history.step_of(session)
        return Change(_TOUCHED, (contact_id,), made_step=step_id)

    def make_company(self, contact_id: int) -> Change:
        """Make a contact that is a firm a company; one undo step.

        A company of that name gets what is new. The contact is put aside, but stays at the company
        while anything passed with it. Raises UserError("no-such-record").
        """
        contact = self.get(contact_id)
        with self._database.writing(Action.MAKE_COMPANY, contact.name) as session:
            company_id = company_making.find_or_add(session, contact)
            count, _since = interactions.sum_up_contact(session, contact_id)
            if count:
                contacts.link_company(session, contact_id, company_id, "")
            else:
                removal.remove_contact(session, contact_id)
            step_id = history.step_of(session)
        return Change(_TOUCHED, (contact_id,), made_step=step_id)

    def add_sender(self, thread_id: int) -> Contact:
        """Make the other side of a conversation a contact, or return the one it is.

        Raises UserError("no-such-record"), ("sender-unknown") when the mail names nobody.
        """
        with self._database.reading() as session:
            conversation = conversations.get(session, thread_id)
            if conversation.contact_id is not None:
                return contacts.get(session, conversation.contact_id)
        if not conversation.with_email:
            raise UserError("sender-unknown")
        name = conversation.with_name or conversation.with_email
        return self.add(
            Contact(name=name, channels=(Channel(ChannelKind.EMAIL, conversation.with_email),))
        )
