"""How names stand in a letter: of people, pets, firms and places, in English and Chinese."""

from __future__ import annotations

import re
from functools import cache

from core.paths import RESOURCES

_ZH_QUOTED = re.compile(
    "(?<=[“「])[\u4e00-\u9fff]{2,8}(?=[”」](?:餐馆|餐厅|饭店|酒店|店|宾馆|公司|景点|公园|系列|品牌|牌|款))"
)
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
TITLES = (
    "先生|女士|小姐|太太|经理|总监|老师|主任|医生|大夫|护士|师傅|律师|教授|校长|主管|店长|院长|部长|处长|科长|老板|教练|顾问|"
    "工程师|会计|阿姨|总(?![共计是体额价])|[姐哥](?![妹弟])"
)
ZH_FULL_NAME = re.compile(
    rf"(?:^|(?<=[\s，,、：:|(（叫是]))[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[\s，,、|)）]|$)",
    re.MULTILINE,
)
_NO_NAME_ENDS = (
    "您我你他她们这那会能可也都是就不还没已要来的只最给在和将跟与上下去到把被让很再又吗呢吧了着过"
)
ZH_NAMED = re.compile(
    rf"(?:^|(?<=[\s，。：；、和给跟让请为]))((?!谢谢)[{_SURNAMES}][\u4e00-\u9fff]"
    rf"(?![{_NO_NAME_ENDS}])[\u4e00-\u9fff])(?=[还没不会能可也都是的和已要来，。])",
    re.MULTILINE,
)
"""Who a clause begins with: 马小满还没…"""
_ZH_THING = "(?![有是])[\u4e00-\u9fff]{2,4}"
ZH_LIST = re.compile(
    rf"(?:(?<=[有是：:（(])|(?<![\u4e00-\u9fff])){_ZH_THING}[、和与]{_ZH_THING}?"
    r"(?=[两三四几][个种款家]|[^\u4e00-\u9fff]|$)"
)
"""Two things of a list, where nothing else can be in the clause."""
_ZH_TITLED = re.compile(
    rf"(?:欧阳|司马|上官|诸葛|[{_SURNAMES}])[\u4e00-\u9fff]{{0,2}}?(?:{TITLES})"
)
_RARELY_A_WORD = (
    "王李张刘陈杨赵吴徐孙朱胡郭罗郑宋唐许韩冯邓曹彭肖董袁潘蔡叶苏魏吕丁沈姚卢崔钟谭陆汪廖贾邹孟熊秦邱尹薛闫段侯陶黎贺顾郝龚邵钱"
    "覃戴莫汤葛邢倪庄聂翟耿焦柯裴霍翁骆辛岑戚阮俞殷詹"
)
_ZH_CALLED = re.compile(
    rf"(?<![大从])(?:[小老](?![时车包路米方苗成])[{_SURNAMES}]|阿(?![姨里胶伯婆公拉根联])[\u4e00-\u9fff])"
    r"(?=[会将是在和与也就有正带来去说要负跟打陪送开或的，。、？！（]|$)"
    r"|(?<=[让请跟给由叫])[\u4e00-\u9fff][姐哥叔婶嫂](?![妹弟])"
    rf"|[老小][{_RARELY_A_WORD}]"
    "|(?<=[由和请给让叫跟找，。；！？、])[\u4e00-\u9fff](?:律师|教练|师傅|教授|大夫|科长|经理)"
    "|小(?![时区心学组孩票型店吃费事字程伙朋狗猫鸡鱼米麦车路桥巧窗提品样册袋盒瓶杯包桌椅床屋房院木号码额数节段块片件幅份批量户班课游戏声姐哥子丑气偷腿儿女男于的])[\u4e00-\u9fff](?=[会将跟陪带、或。？！，的]|和|以前)"
)
_NO_PAIR = (
    "谢刚常天看好慢稍往渐偏多仅恰年人大试聊等想问说谈妈爸哥姐弟妹爷奶太星默久满样日月周家个次处时事种件步点早晚"
    "早远近细轻重高快乐紧密平整深浅匆洋默依频明暗统通偷白红绿蓝黑黄圆尝走听写读讲玩坐站歇找碰见算数查催改修洗擦"
    "晒量挑选比练学教讨考万千百双对片层圈阵条张位叔伯婶舅姑姨公婆嫂宝娃"
)
_ZH_PET = re.compile(
    rf"(?<![\u4e00-\u9fff])(?![{_NO_PAIR}])([\u4e00-\u9fff])\1(?!\1)|"
    rf"(?<=[和与跟给让叫请祝把接是的迎爱帮教带陪找见替为对])(?![{_NO_PAIR}])([\u4e00-\u9fff])\2(?!\2)"
)
"""甜甜, 浩浩: a child's or a pet's name."""
_ZH_ACTS = "会|将|来取|来接|去取|负责|带您|陪您|教|帮您|给您|跟您|上门|也可以|可以|最清楚|在店|说"
_ZH_ACTOR = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[由让请找派叫给]))[{_RARELY_A_WORD}][\u4e00-\u9fff]{{1,2}}?(?={_ZH_ACTS})"
    rf"|(?<=[发寄交转]给)[{_RARELY_A_WORD}][\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff])"
    rf"|(?<=您和)[\u4e00-\u9fff]{{2,3}}(?=的|都|一起)"
)
_ZH_PLACE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在到往至从去是离]))(?![这那哪本该每各一两几同我您你他她它咱])[\u4e00-\u9fff]{2,3}?"
    r"(?:路|街|巷|苑|大道|新村|花园|小区|公寓|山庄|家园|镇|乡)(?![上边过线由程灯口头的])"
    r"|(?<=从)(?![现今明昨早上下周星这那头前后开当目])[\u4e00-\u9fff]{2,3}(?=到[\u4e00-\u9fff]{2,3}|搬到|发出|发货|寄出)"
    r"|(?<=[\u4e00-\u9fff])(?<![条段种])[\u4e00-\u9fff]{2}[东南西北中]?(?:路|街|巷|大道)(?=\d|的新?[店家房]|号)"
    r"|(?<=搬到)[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])"
)
_ZH_HOUSE = re.compile(
    r"(?![一两几多这][家个间座所]|或者|提供|距离|周边|附近|没有|连锁|济型)(?![贵我本该这那各此每你您他她们的在到由]|.[贵我本该这那各此每你您他她们的在到由])[\u4e00-\u9fff]{2}(?:快递|速运|物流|快运|银行|公司|公园|医院|大学|酒店|酒楼|饭店|餐厅|茶楼|学校|广场|大厦|超市|剧场|剧院|影院|体育馆|图书馆|美术馆|博物馆|机场)"
)
_ZH_MAKE = re.compile(r"(?<=您的)[\u4e00-\u9fff]{2,4}(?=[A-Z]+\d)")
_ZH_TOWN = re.compile(
    r"(?<=[到往在去自从至])(?:北京|上海|天津|重庆|广州|深圳|成都|杭州|武汉|西安|苏州|南京|长沙|郑州|青岛|沈阳|宁波|昆明|合肥|"
    r"大连|无锡|厦门|福州|济南|哈尔滨|长春|石家庄|太原|南宁|贵阳|南昌|海口|兰州|银川|西宁|拉萨|乌鲁木齐|呼和浩特|佛山|东莞|"
    r"温州|泉州|常州|珠海|中山|惠州|嘉兴|绍兴|台州|金华|烟台|潍坊|洛阳|徐州|扬州|南通|桂林|三亚|香港|澳门|台北)"
)
_ZH_FOREIGN = re.compile(
    "[阿巴贝比波布达德迪法菲费弗夫戈格古哈海赫霍加卡凯科克库拉莱兰劳勒雷里利丽莉林列卢鲁伦罗洛马玛迈曼梅蒙米莫姆穆纳娜内尼诺努帕佩皮普奇乔切萨塞桑森"
    "沙施什史斯丝苏索塔泰坦特提图托瓦威维温沃乌西希谢辛休雅亚娅扬耶伊因尤约扎詹珍佐]{3,6}[A-Z]?(?![路巷街镇])"
)
"""Sounds of another language: 巴塞罗那, 玛格丽特."""
_ZH_LATIN = re.compile(
    r"(?<=[\u4e00-\u9fff“《])(?!(?:OK|VIP|APP|kW|kWh|cm|mm|kg|km|ml|min|am|pm|no|NO|vs)(?![A-Za-z]))[A-Za-z]{2,}"
    r"(?=[\u4e00-\u9fff”》，。、！？]|$)"
)
"""A word in Latin letters: Word文件."""
_ZH_CARRIER = re.compile(
    "顺丰|中通|圆通|申通|韵达|德邦|极兔|京东|邮政|工商银行|建设银行|农业银行|中国银行|招商银行|美团|饿了么|滴滴|高德|淘宝|天猫|拼多多|抖音|小红书"
)
_ZH_BY = re.compile(
    f"(?<=由)[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?(?=[来会将去修做带接送教给为替安负亲跟处联上，。])"
)
"""Who does it: 由冯砚修."""
_ZH_BIG = re.compile(
    f"(?<![\u4e00-\u9fff])大[{_RARELY_A_WORD}周马](?=[会将要来去带做可能在说也就，。])"
)
_ZH_KIN = re.compile(
    "(?<=您)(?:的)?(?:爷爷|奶奶|外公|外婆|姥姥|姥爷|爸爸|妈妈|父亲|母亲|公公|婆婆|先生|太太|爱人|丈夫|妻子|儿子|女儿|孙子|孙女|"
    "外孙女?|哥哥|姐姐|弟弟|妹妹|叔叔|舅舅|姑姑|阿姨)"
)
_UP, _LOW = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ž"
_TITLED = re.compile(
    rf"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Madam)\.? [{_UP}][\w'-]+(?: [{_UP}][{_LOW}]+)?"
)
CAPITALISED = re.compile(
    rf"(?<=[{_LOW},;] )(?:[{_UP}][{_LOW}]{{2,}}(?:[ -][{_UP}][{_LOW}]{{2,}})*)"
)
FIRST_WORD = re.compile(
    rf"(?:^|(?<=[.!?:\s]\s)|(?<=\n))[{_UP}][{_LOW}]+(?: [{_UP}][{_LOW}]+)?"
    r"(?=(?P<ours> (?:from|in|at) (?:our|the) (?:team|office|work\w*|shop))|[ ,]|[’'](?!t\b))"
)
_ACTS = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=\n))(?!(?:You|She|They|This|That|These|Those|There|Here|Who|What|Which|"
    r"When|Where|How|One|Both|All|Some|Most|Many|None|Nobody|Anyone|Someone|Somebody|Everyone|"
    r"Everybody|Nothing|Something|Everything|Either|Neither|Each|Another|Other|Mine|And|But|Then|"
    r"Now|Today|Perhaps|Maybe|Only|Also|Otherwise)\b)"
    rf"[{_UP}][{_LOW}]{{2,}}(?<!s)(?<!ing)(?<!ion)(?<!ment)(?<!ery)"
    r"(?= (?:can|will|would|could|knows|says)\b|['’]ll\b)"
)
"""Who does something: "Remy can set up"."""
NAMES = (
    (_TITLED, "name"),
    (_ACTS, "name"),
    (_ZH_TITLED, "titled"),
    (_ZH_CALLED, "titled"),
    (_ZH_PET, "text"),
    (_ZH_ACTOR, "text"),
    (_ZH_BY, "text"),
    (_ZH_BIG, "text"),
    (_ZH_CARRIER, "text"),
    (_ZH_FOREIGN, "text"),
    (_ZH_LATIN, "text"),
    (_ZH_PLACE, "text"),
    (_ZH_HOUSE, "house"),
    (_ZH_MAKE, "text"),
    (_ZH_TOWN, "text"),
    (_ZH_QUOTED, "text"),
    (_ZH_KIN, "kin"),
)
"""Each with how to look for it in the sources: see `models.claims.check`."""


@cache
def given_names() -> frozenset[str]:
    """Return given names in small letters: what begins a sentence with one is a person."""
    lines = (RESOURCES / "words" / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
