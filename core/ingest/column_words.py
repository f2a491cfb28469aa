"""How people and programs call the columns of a table: the words of `mapping`, in many languages.

Written as `mapping.column_key` gives them: small letters, signs as single spaces.
"""

from __future__ import annotations

NAMES: dict[str, str] = {
    "name": "guest name|guest|patient|patient name|member name|student name|participant|"
    "participant name|attendee|attendee name|tenant|tenant name|gast|mitglied|teilnehmer|mieter|"
    "客人姓名|患者姓名|学员姓名|学生姓名|业主姓名|家长姓名|"
    "name vorname|nachname vorname|vorname name|vorname nachname|vor und nachname|"
    "nom prénom|"
    "备注名|formatted name|"
    "full name|display name|contact|contact name|person|姓名|联系人|联系人姓名|"
    "显示名称|anzeigename|nom complet|nombre completo|nominativo|nombre y apellidos|"
    "nom et prénom|nome completo|imię i nazwisko|фио|контактное лицо|имя и фамилия|"
    "氏名|名前|お名前|担当者|担当者名|이름|성명|담당자|contact person|"
    "persona de contacto|ansprechpartner|kontakt|姓名全称|全名|联系人名称|客户联系人|"
    "对接人|聯絡人|聯繫人|聯絡人姓名|name of contact",
    "given": "vorname adressatentyp natürl person|first name|firstname|given name|forename|"
    "vorname|prénom|prenom|名|名字|voornaam",
    "middle": "secondo nome|"
    "deuxième prénom|segundo nombre|ミドルネーム|"
    "middle name|additional name|zweiter vorname|weitere vornamen|中间名|tussenvoegsel|"
    "отчество",
    "family": "name adressatentyp natürl person|last name|lastname|family name|surname|"
    "nachname|familienname|apellidos|姓|姓氏|"
    "apellido|nom de famille|cognome|sobrenome|apelido|achternaam|nazwisko|фамилия|"
    "primer apellido",
    "prefix": "name prefix|prefix|salutation|anrede|courtesy title|称谓|称呼|civilité|tratamiento|"
    "aanhef|敬称",
    "suffix": "sufijo|"
    "suffixe|"
    "name suffix|suffix|namenszusatz|后缀",
    "nickname": "会员名|微信昵称|"
    "nickname|nick name|spitzname|screen name|昵称|别名",
    "email": "adresse de messagerie|dirección de correo electrónico|indirizzo posta elettronica|"
    "indirizzo di posta elettronica|電子メールアドレス|電子メール|"
    "email|e mail|mail|email address|e mail address|mail address|primary email|email 1|"
    "e mail 1|e mail adresse|email adresse|courriel|correo|correo electrónico|邮箱|"
    "电子邮件|电子邮箱|邮件|邮件地址|邮箱地址|电子邮件地址|primäre e mail adresse|"
    "e mailadres|adresse e mail|adresse mail|adresse email|correo e|dirección de correo|"
    "posta elettronica|adres e mail|электронная почта|эл почта|почта|メールアドレス|"
    "メール|이메일|이메일 주소|電子郵件|電子信箱|信箱|電郵|e mail id|email id|mail id|"
    "email address 1|from email address|from email|联系邮箱|联系人邮箱|电子邮箱地址|电邮",
    "email:other": "電子メール 2 アドレス|電子メール 3 アドレス|"
    "secondary email|email 2|e mail 2|e mail 2 address|email other|e mail 3|email 3|"
    "e mail 3 address|additional email addresses|weitere e mail adresse|e mail 2 adresse|备用邮箱",
    "email:home": "email home|home email|private email|personal email|e mail privat|个人邮箱|"
    "email personal",
    "email:work": "email work|work email|business email|e mail geschäftlich|工作邮箱|公司邮箱|"
    "company email",
    "phone": "téléphone principal|tel fax|telefon fax|telefon telefax|phone fax|"
    "phone|phone number|telephone|tel|telefon|telefonnummer|téléphone|teléfono|phone 1|"
    "phone 2|phone 3|other phone|rufnummer|weitere telefonnummer|电话|电话号码|联系电话|"
    "联系方式|其他电话|tél|tel no|telephone no|telephone number|phone no|contact no|"
    "contact number|téléphone fixe|numéro de téléphone|telefono|telefone|fone|telefoon|"
    "telefoonnummer|teléfono fijo|landline|land line|"
    "тел|телефон|電話番号|電話|전화|전화번호|연락처|"
    "聯絡電話|聯繫電話|联系人电话|客户电话|座机|固定电话|固话|联系号码|电话号",
    "phone:main": "haupttelefon|会社代表電話|"
    "company main phone|main phone|primary phone|zentrale|总机",
    "phone:work": "work number|office number|work tel|tel work|"
    "business phone|business phone 2|work phone|office phone|telefon geschäftlich|"
    "telefon geschäftlich 2|telefon firma|telefon dienstlich|geschäftlich|办公电话|"
    "单位电话|公司电话|工作电话|商务电话|company phone|dienstlich|рабочий телефон",
    "phone:home": "home tel|tel home|"
    "home phone|home phone 2|telefon privat|telefon privat 2|private phone|住宅电话|"
    "家庭电话|домашний телефон",
    "phone:mobile": "natel|手机号1|téléphone portable 2|"
    "mobile|mobile phone|tel mobil|telefon mobil|mobile number|mobile phone number|"
    "cell|cell phone|home mobile|handy|handynummer|mobil|mobiltelefon|mobilnummer|手机|手机号|"
    "手机号码|移动电话|"
    "mobile no|mobile tel|mobiel|mobiel nummer|portable|gsm|tél portable|"
    "téléphone portable|téléphone mobile|móvil|teléfono móvil|celular|cellulare|"
    "telemóvel|telefon komórkowy|komórka|мобильный|мобильный телефон|сотовый|携帯電話|"
    "携帯|携帯番号|휴대폰|휴대전화|핸드폰|휴대폰번호|手機|行動電話|联系手机|联系人手机|"
    "手机电话|mob|mob no|tel mobile|handynr|mobilfunk|cell number|cell no",
    "phone:fax": "telefax|telefaxnummer|"
    "fax|fax number|other fax|faxnummer|传真|télécopie|факс|ファックス|팩스|"
    "傳真|fax no",
    "phone:work fax": "business fax|work fax|fax geschäftlich|商务传真|办公传真",
    "phone:home fax": "home fax|fax privat|住宅传真",
    "phone:pager": "pager|pager number",
    "phone:car": "car phone|autotelefon",
    "phone:video": "phone video",
    "phone:assistant": "asst phone|assistant s phone|assistants phone",
    "company": "sales account|sales account 1|organización|organização|organizzazione|organizacja|"
    "name adressatentyp unternehmen|company|company name|organization|"
    "organisation|organization name|firma|firm|"
    "associated company|employer|unternehmen|société|empresa|account|account name|公司|"
    "公司名称|单位|企业|企业名称|单位名称|organization 1 name|entreprise|raison sociale|"
    "organisatie|bedrijf|bedrijfsnaam|compañía|azienda|ragione sociale|società|ditta|"
    "организация|компания|фирма|会社名|会社|勤務先|企業名|회사|회사명|公司名稱|公司全称|"
    "所属公司|工作单位|company organization|business name|firmenname|"
    "unternehmensname",
    "role": "posizione|职务职位|"
    "job title|role|position|jobtitle|organization title|organization 1 title|funktion|"
    "beruf|berufsbezeichnung|职位|职务|职称|岗位|poste|fonction|cargo|puesto|ruolo|"
    "qualifica|functie|stanowisko|должность|役職|직책|직급|職稱|職位|designation|"
    "occupation|stellung",
    "department": "department|abteilung|organization department|organization 1 department|部门|"
    "departamento|reparto|afdeling|dział|отдел|部署|部署名|부서|部門|所在部门|dept",
    "birthday": "compleanno|aniversário|urodziny|"
    "geb datum|geb|geboren|né le|nata il|"
    "birthday|birth date|date of birth|dob|geburtstag|geburtsdatum|生日|出生日期|"
    "date de naissance|anniversaire|fecha de nacimiento|cumpleaños|data di nascita|"
    "data de nascimento|geboortedatum|verjaardag|data urodzenia|дата рождения|"
    "день рождения|生年月日|誕生日|생일|생년월일|出生年月|birthdate",
    "birthday:year": "birth year|geburtsjahr|出生年",
    "birthday:month": "birth month|geburtsmonat|出生月",
    "birthday:day": "birth day|出生日",
    "notes": "bemerk|bem|附言|"
    "notes|memo|note|comments|comment|description|remarks|notizen|notiz|bemerkung|"
    "bemerkungen|"
    "备注|说明|描述|客户描述|附注|remarques|remarque|commentaires|commentaire|observations|"
    "observaciones|comentarios|notas|observações|obs|opmerkingen|notities|uwagi|notatki|"
    "примечание|примечания|комментарий|заметки|備考|メモ|메모|비고|備註|备注信息|"
    "anmerkung|anmerkungen|kommentar|remark",
    "tags": "categorías|categorie|categorias|catégories|"
    "分類項目|分类项目|"
    "tags|tag|categories|category|labels|groups|group|group membership|kategorien|"
    "kategorie|gruppe|标签|分组|类别|群组|标签名|標籤|étiquettes|etiquetas|schlagworte|"
    "label|タグ|태그",
    "web": "page web|网页|página web 1|"
    "website|web|web page|webpage|homepage|url|webseite|web page 1|web page 2|"
    "website url|internet|website other|personal web page|网站|网址|主页|公司网站|"
    "site web|site internet|sitio web|página web|sito web|sito|strona www|"
    "strona internetowa|сайт|ホームページ|홈페이지|網站|网站地址|www|web site|"
    "web address|company domain name|domain name",
    "web:work": "website work|business web page",
    "web:home page": "website home page",
    "web:blog": "website blog",
    "web:profile": "website profile|linkedin|linkedin url",
    "chat": "imaddress|im address",
    "chat:wechat": "wechat|wechat id|微信|微信号|微信号码|we chat|wechat no",
    "chat:qq": "qq|qq号|qq号码|im qq",
    "chat:whatsapp": "whatsapp",
    "chat:skype": "skype|skype id|skype name|im skype",
    "chat:aim": "im aim",
    "chat:icq": "im icq",
    "chat:jabber": "im jabber",
    "chat:msn": "im msn",
    "chat:yahoo": "im yahoo",
    "detail:gender": "gender|sex|geschlecht|性别|sexe|sexo|пол|性別|성별",
    "detail:anniversary": "anniversary|wedding anniversary|jahrestag|纪念日",
    "detail:spouse": "conjoint e|conjoint|cónyuge|coniuge|配偶者|"
    "spouse|partner|ehepartner|配偶",
    "detail:manager": "name des der vorgesetzten|经理姓名|上司|"
    "manager|manager s name|managers name|vorgesetzter|上级",
    "detail:assistant": "name assistent|助理的姓名|助理姓名|秘書|"
    "assistant|assistant s name|assistants name|助理",
    "detail:maidenname": "maiden name|geburtsname",
    "detail:phonetic-first-name": "フリガナ名|ふりがな名|"
    "given name yomi|phonetic first name",
    "detail:phonetic-middle-name": "additional name yomi|phonetic middle name",
    "detail:phonetic-last-name": "フリガナ姓|ふりがな姓|"
    "family name yomi|phonetic last name",
    "language": "language|sprache|preferred language|语言|langue|idioma|lingua|taal|язык|言語",
    "external_id": "konto|id|uid|customer id|contact id|record id|kundennummer|customer number|"
    "客户编号|编号|kundennr|kunden nr|kdnr|kd nr|kunden id|customer no|client id|client no|"
    "account id|客户代码|客户号|顧客番号|고객번호|numéro client|klantnummer",
    # The last two stand in the sheet of what was left out, which comes back mended.
    "-": "tipo de correo electrónico|nombre en pantalla de correo electrónico|"
    "tipo posta elettronica|nome visualizzato posta elettronica|"
    "e mail typ|e mail 2 typ|e mail 3 typ|e mail angezeigter name|e mail 2 angezeigter name|"
    "e mail 3 angezeigter name|initialen|vertraulichkeit|priorität|电子邮件类型|"
    "电子邮件 2 类型|电子邮件 3 类型|电子邮件显示名称|电子邮件 2 显示名称|电子邮件 3 显示名称|"
    "type de messagerie|nom complet de l adresse de messagerie|電子メールの種類|"
    "電子メール 2 種類|電子メール 3 種類|電子メール表示名|電子メール 2 表示名|電子メール 3 表示名|"
    "left out because|left out from|index|e mail type|e mail 2 type|e mail 3 type|"
    "e mail display name|"
    "e mail 2 display name|e mail 3 display name|sensitivity|priority|initials|photo|序号|行号",
}  # fmt: skip
ADDRESS_PARTS = {
    "street": "via|strasse hausnr|straße hausnr|"
    "strasse nr|番地|住址|"
    "street|street 1|street 2|street 3|address|address 2|street address|straße|strasse|"
    "街道|地址|adresse|anschrift|rue|adresse 1|adresse postale|adres|straat|dirección|"
    "domicilio|calle|indirizzo|endereço|morada|rua|ulica|адрес|улица|住所|所在地|주소|"
    "收货地址|联系地址|公司地址|详细地址|通讯地址|单位地址|address line 1|address line 2|"
    "address 1|street name|straße nr|straße und hausnummer|straße hausnummer|"
    "postal address",
    "city": "区|"
    "plz ort|plz und ort|postleitzahl ort|市县|市郡|"
    "city|区县|district|town|suburb|locality|ort|stadt|zipcode city|城市|市|ville|"
    "localité|ciudad|"
    "población|localidad|"
    "città|comune|cidade|plaats|woonplaats|stad|miasto|miejscowość|город|市区町村|"
    "所在城市|wohnort|place",
    "region": "provincia o estado|estado o provincia|"
    "省市自治区|dép région|département région|région|"
    "state|state or province|province code|region|province|county|bundesland|state region|"
    "state province|省|省份|省市|"
    "província|provincia|prov|estado|uf|provincie|województwo|регион|область|都道府県|"
    "département|canton|kanton|所在省份",
    "postcode": "zip postal code|"
    "zip|zip code|zipcode|postal code|postcode|plz|postleitzahl|邮编|邮政编码|"
    "code postal|cp|código postal|cap|cep|kod pocztowy|индекс|почтовый индекс|郵便番号|"
    "우편번호|郵遞區號|pin code|pincode|post code",
    "country": "país o región|país región|"
    "land region|pays région|国家地区|国地域|"
    "country|country code|country region|land|国家|country or region|pays|país|"
    "paese|nazione|kraj|"
    "страна|国|國家|국가|country name",
    "pobox": "po box|post office box|address po box|postfach",
}  # fmt: skip
PLACES = {
    "home": "home|private|privat|priv|privé|domicile|personnel|casa|particular|thuis|domicilio|"
    "abitazione|ab|住宅|家庭|自宅",
    "work": "business|work|company|geschäftlich|gesch|dienstlich|bureau|professionnel|trabajo|"
    "oficina|lavoro|ufficio|uff|zakelijk|werk|商务|办公|会社|勤務先",
    "": "other|mailing|weitere|weiterer|weiteres|autre|otro|otra|altro|altra|其他|その他",
    "shipping": "shipping",
    "billing": "billing",
}
# Who is bought from or sold to: a firm where somebody else is the contact, else who it is.
CUSTOMERS = (
    "customer|customer name|client|client name|buyer|buyer name|supplier|supplier name|vendor|"
    "vendor name|kunde|kundenname|lieferant|cliente|nombre del cliente|klant|klient|клиент|客户|"
    "客户姓名|客户名称|客户名|客戶|客戶名稱|供应商|供应商名称|名称|顧客名|得意先|고객|고객명|거래처"
)
# A first name where a column for the last one stands beside it, a last name beside one for the
# first, else the whole.
HALF_NAMES = "name|nom|nome|nombre|naam|imię|имя"
