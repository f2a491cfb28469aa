"""What the attributes of LDIF files mean: Thunderbird's, inetOrgPerson's and Active Directory's.

All in small letters, as they are compared.
"""

from __future__ import annotations

from core.domain.contact import ChannelKind

PEOPLE = frozenset(
    ["person", "organizationalperson", "inetorgperson", "mozillaabpersonalpha", "mozillaorgperson",
     "mozillaabpersonobsolete", "evolutionperson", "user", "contact", "posixaccount"]
)  # fmt: skip
GROUPS = frozenset(
    ["groupofnames", "groupofuniquenames", "groupofurls", "posixgroup", "group", "mailgroup"]
)
NO_PEOPLE = frozenset(
    ["organization", "organizationalunit", "organizationalrole", "domain", "dcobject", "locality",
     "country", "container", "device", "computer", "olcglobal", "simplesecurityobject",
     "builtindomain", "organizationaldomain"]
)  # fmt: skip
MEMBERS = ("member", "uniquemember")

NAMES = {
    "displayname": "name", "givenname": "given", "gn": "given", "sn": "family",
    "surname": "family", "middlename": "middle", "personaltitle": "prefix",
    "generationqualifier": "suffix", "mozillanickname": "nickname", "xmozillanickname": "nickname",
    "nickname": "nickname",
}  # fmt: skip
_MAIL, _PHONE, _WEB = ChannelKind.EMAIL, ChannelKind.PHONE, ChannelKind.WEB
CHANNELS = {
    "mail": (_MAIL, ""), "rfc822mailbox": (_MAIL, ""), "email": (_MAIL, ""),
    "mozillasecondemail": (_MAIL, ""), "xmozillasecondemail": (_MAIL, ""),
    "secondemail": (_MAIL, ""), "mailalternateaddress": (_MAIL, ""), "othermailbox": (_MAIL, ""),
    "telephonenumber": (_PHONE, "work"), "workphone": (_PHONE, "work"),
    "othertelephone": (_PHONE, ""), "homephone": (_PHONE, "home"),
    "hometelephonenumber": (_PHONE, "home"), "otherhomephone": (_PHONE, "home"),
    "mobile": (_PHONE, "mobile"), "cell": (_PHONE, "mobile"), "cellphone": (_PHONE, "mobile"),
    "mobiletelephonenumber": (_PHONE, "mobile"), "othermobile": (_PHONE, "mobile"),
    "fax": (_PHONE, "fax"), "facsimiletelephonenumber": (_PHONE, "fax"),
    "otherfacsimiletelephonenumber": (_PHONE, "fax"), "pager": (_PHONE, "pager"),
    "pagerphone": (_PHONE, "pager"), "pagertelephonenumber": (_PHONE, "pager"),
    "ipphone": (_PHONE, ""), "carphone": (_PHONE, "car"), "companyphone": (_PHONE, "work"),
    "assistantphone": (_PHONE, "assistant"),
    "mozillaworkurl": (_WEB, "work"), "workurl": (_WEB, "work"), "wwwhomepage": (_WEB, "work"),
    "mozillahomeurl": (_WEB, "home"), "homeurl": (_WEB, "home"), "url": (_WEB, ""),
    "labeleduri": (_WEB, ""), "labeledurl": (_WEB, ""),
}  # fmt: skip
CHATS = {
    "nsaimid": "aim", "mozillaaimscreenname": "aim", "_aimscreenname": "aim",
    "nsicqid": "icq", "nsmsnid": "msn", "nsyahooid": "yahoo", "nsjabberid": "jabber",
    "nsskypeid": "skype", "nsgoogletalkid": "google talk",
    "mozillaskype": "skype", "mozillajabberid": "jabber",
}  # fmt: skip
ADDRESSES = {
    "street": ("work", "street"), "streetaddress": ("work", "street"),
    "mozillaworkstreet2": ("work", "street"), "postofficebox": ("work", "pobox"),
    "l": ("work", "city"), "locality": ("work", "city"), "localityname": ("work", "city"),
    "st": ("work", "region"), "region": ("work", "region"),
    "stateorprovincename": ("work", "region"), "postalcode": ("work", "postcode"),
    "zip": ("work", "postcode"), "countryname": ("work", "country"), "co": ("work", "country"),
    "c": ("work", "country"), "friendlycountryname": ("work", "country"),
    "mozillahomestreet": ("home", "street"), "homestreet": ("home", "street"),
    "mozillahomestreet2": ("home", "street"), "mozillahomelocalityname": ("home", "city"),
    "mozillahomestate": ("home", "region"), "mozillahomepostalcode": ("home", "postcode"),
    "mozillahomecountryname": ("home", "country"),
}  # fmt: skip
BORN = {"birthyear": "year", "birthmonth": "month", "birthday": "day"}
DETAILS = {
    "ou": "department", "department": "department", "orgunit": "department",
    "departmentnumber": "department number", "employeenumber": "employee number",
    "employeetype": "employee type", "roomnumber": "room", "physicaldeliveryofficename": "office",
    "businesscategory": "business category", "mozillacustom1": "custom 1",
    "mozillacustom2": "custom 2", "mozillacustom3": "custom 3", "mozillacustom4": "custom 4",
    "custom1": "custom 1", "custom2": "custom 2", "custom3": "custom 3", "custom4": "custom 4",
    "anniversaryyear": "anniversary year", "anniversarymonth": "anniversary month",
    "anniversaryday": "anniversary day", "spousename": "spouse", "carlicense": "car licence",
}  # fmt: skip
# What programs note for themselves, and what nobody looks for in a CRM.
IGNORED = frozenset(
    ["dn", "objectclass", "changetype", "control", "modifytimestamp", "createtimestamp",
     "entrycsn", "entrydn", "creatorsname", "modifiersname", "structuralobjectclass",
     "subschemasubentry", "hassubordinates", "contextcsn", "usnchanged", "usncreated",
     "whencreated", "whenchanged", "objectguid", "objectsid", "objectcategory", "instancetype",
     "dscorepropagationdata", "useraccountcontrol", "badpwdcount", "codepage", "countrycode",
     "logoncount", "lastlogon", "lastlogoff", "lastlogontimestamp", "pwdlastset", "accountexpires",
     "primarygroupid", "samaccounttype", "mozillausehtmlmail", "xmozillausehtmlmail",
     "mozilla_aimscreenname", "xmozillauseconferenceserver", "xmozillaconference", "initials",
     "popularityindex", "allowremotecontent", "preferdisplayname", "lastmodifieddate",
     "jpegphoto", "photo", "thumbnailphoto", "audio", "jpegphoto at", "photo at", "name",
     "distinguishedname",
     "uidnumber", "gidnumber", "homedirectory", "loginshell", "gecos"]
)  # fmt: skip
# Secrets of a directory are none of a customer's file.
IGNORED_PARTS = ("password", "passwd", "certificate", "pkcs12", "privatekey", "krb", "sshpublickey")
