"""Headings of tables, as firms and other programs write them."""

from __future__ import annotations

import pytest

from core.ingest.mapping import guess_mapping


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("Nom;Prénom;Société;Tél.;Portable;Courriel;Ville",
         "family given company phone phone:mobile email address::city"),
        ("Nombre;Apellidos;Empresa;Móvil;Dirección;País",
         "given family company phone:mobile address::street address::country"),
        ("Cognome;Nome;Azienda;Cellulare;Indirizzo;CAP",
         "family given company phone:mobile address::street address::postcode"),
        ("Name;Vorname;Telefon1;Telefon (mobil);Name2", "family given phone phone:mobile "),
        ("Фамилия;Имя;Организация;Телефон", "family given company phone"),
        ("氏名;会社名;電話番号;メールアドレス", "name company phone email"),
        ("이름;회사;휴대폰;이메일", "name company phone:mobile email"),
        ("聯絡人;公司名稱;手機;電子郵件", "name company phone:mobile email"),
        ("客户名称;联系人;手机号（必填）;邮箱/Email", "company name phone:mobile email"),
        ("Client Name;Contact Person;Telephone No.;E-Mail ID", "company name phone email"),
        ("Person - Name;Person - Phone - Work;Person - Label", "name phone:work tags"),
        ("Kunde;Telefon", "name phone"),
        ("billing_first_name;billing_last_name;billing_phone;billing_city",
         "given family phone address:billing:city"),
        ("First Name;Default Address Address1;Default Address Zip;Default Address Phone",
         "given address::street address::postcode phone"),
        ("Site name;Phone;Program name", "company phone "),
        ("Name;First Name;Last Name", "name given family"),
        ("Name;Landline;Mob.;Home Tel", "name phone phone:mobile phone:home"),
        ("Job;Customer;Email;Value;Status;Expected",
         "deal:title name email deal:amount deal:status deal:expected"),
        ("项目名称;客户;金额;阶段;预计日期",
         "deal:title name deal:amount deal:stage deal:expected"),
        ("Name;Job;Value", "name  "),
        ("Prénom;Nom;Rue (bureau);Code postal (domicile);Pays/Région (bureau);Téléphone (domicile);"
         "Téléphone 2 (bureau);Adresse de messagerie;Type de messagerie",
         "given family address:work:street address:home:postcode address:work:country phone:home "
         "phone:work email -"),
        ("Vorname;Nachname;Straße geschäftlich 2;Ort privat;Weiteres Telefon;Tel. gesch.;"
         "E-Mail-Typ",
         "given family address:work:street address:home:city phone phone:work -"),
        ("名;姓;番地 (会社);国 (会社)/地域;会社電話;自宅電話;電子メール アドレス;電子メールの種類",
         "given family address:work:street address:work:country phone:work phone:home email -"),
        ("名;姓;商务地址 街道;商务地址 市/县;住宅地址 邮政编码;电子邮件 2 地址;网页",
         "given family address:work:street address:work:city address:home:postcode email web"),
        ("Name, Vorname;Natel;PLZ/Ort;Geb.-Datum;Bemerk.",
         "name phone:mobile address::city birthday notes"),
        ("First Name;Occupation;Job Title", "given  role"),
        ("客户名称*;联系人姓名*;联系人职务;联系人手机;联系人2姓名;联系人2手机",
         "company name role phone:mobile 2/name 2/phone:mobile"),
        ("Organización;Nombre;Calle del trabajo;País o región del domicilio",
         "company name address:work:street address:home:country"),
        ("Nome;Cognome;Via (uff.);Città (ab.)",
         "given family address:work:street address:home:city"),
        ("Opportunity;Account;Contact;Primary Contact: Email;Amount (EUR);Expected close",
         "deal:title company name email deal:amount deal:expected"),
        ("商机名称;客户编号;商机金额（万元）;阶段", "deal:title deal deal:amount deal:stage"),
        ("Deal;Deal ID;Value in k€;Stage", "deal:title deal:id deal:amount deal:stage"),
        ("Project;Deal Name;Amount;Stage", "deal deal:title deal:amount deal:stage"),
        ("Deal Name;Quote;Amount;Stage", "deal:title deal deal:amount deal:stage"),
        ("First Name;Last Name;Email;Phone;Job;Value;Status", "given family email phone   "),
        ("Formatted Name;Nick Name;Home Address Street;Home Address Post Office Box;"
         "Home Address Zip Code;Business Address City",
         "name nickname address:home:street address:home:pobox address:home:postcode "
         "address:work:city"),
        ("Last Name;First Name;Mailing Zip/Postal Code;Asst Phone;Skype ID",
         "family given address::postcode phone:assistant chat:skype"),
        ("Nachname;Vorname;Telefax;Telefon 1", "family given phone:fax phone"),
        ("姓名;工作电话;描述;标签组1(客户等级);标签组2（意向）", "name phone:work notes tags tags"),
        ("Name;From Email Address;Gross", "name email "),
        ("Guest name;Arrival;Phone;E-mail", "name  phone email"),
        ("Firma;Strasse + Hausnr.;Tel. / Fax", "company address::street phone"),
        ("First Name;Work number;Sales account 1;IMAddress", "given phone:work company chat"),
        ("客户昵称;手机号;客户标签;客户备注", "nickname phone:mobile tags notes"),
        ("订单编号;买家会员名;收货人姓名;收货地址;收货人手机",
         " nickname name address::street phone:mobile"),
    ],
)  # fmt: skip
def test_headings_are_known_in_the_words_of_their_owners(heading: str, fields: str) -> None:
    assert [field for _, field in guess_mapping(heading.split(";"))] == fields.split(" ")
