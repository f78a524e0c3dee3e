"""Countries and continents with their people: names that a question may have and no article has."""

import re
from collections.abc import Iterable

from index.text.stems import stems_of

_FORMS = """
afghanistan afghan afghans
africa african africans
albania albanian albanians
algeria algerian algerians
america american americans U.S. US USA
andorra andorran
angola angolan angolans
arabia arabian saudi saudis
argentina argentine argentines argentinian
armenia armenian armenians
asia asian asians
australia australian australians
austria austrian austrians
azerbaijan azerbaijani azeri
bahamas bahamian
bahrain bahraini
bangladesh bangladeshi
barbados barbadian
belarus belarusian
belgium belgian belgians
belize belizean
benin beninese
bhutan bhutanese
bolivia bolivian bolivians
bosnia bosnian bosnians
botswana
brazil brazilian brazilians
britain british britons UK
brunei
bulgaria bulgarian bulgarians
burkina faso burkinabe
burundi burundian
cambodia cambodian cambodians
cameroon cameroonian
canada canadian canadians
caribbean
Chad chadian
chile chilean chileans
china chinese
colombia colombian colombians
comoros comorian
congo congolese
croatia croatian croatians croat
cuba cuban cubans
cyprus cypriot cypriots
czech czechia czechs
denmark danish danes Dane
djibouti djiboutian
dominica dominican dominicans
ecuador ecuadorian
egypt egyptian egyptians
england english
eritrea eritrean
estonia estonian estonians
eswatini
ethiopia ethiopian ethiopians
europe european europeans EU
fiji fijian
finland finnish Finn Finns
france french
gabon gabonese
gambia gambian
gaza
georgia georgian georgians
germany German Germans
ghana ghanaian ghanaians
greece greeks Greek
grenada grenadian
guatemala guatemalan
guyana guyanese
haiti haitian haitians
honduras honduran hondurans
hungary hungarian hungarians
iceland icelandic
india indian indians
indonesia indonesian indonesians
iran iranian iranians
iraq iraqi iraqis
ireland irish
israel israeli israelis
italy italian italians
ivorian ivorians
jamaica jamaican jamaicans
japan japanese
jordan jordanian jordanians
kazakhstan kazakh
kenya kenyan kenyans
kiribati
korea korean koreans
kosovo kosovar
kuwait kuwaiti
kyrgyzstan kyrgyz
laotian Laos
latvia latvian latvians
lebanon lebanese
leone leonean
lesotho
liberia liberian liberians
libya libyan libyans
liechtenstein
lithuania lithuanian lithuanians
luxembourg
macedonia macedonian
madagascar malagasy
malawi malawian
malaysia malaysian malaysians
maldives maldivian
mali malian malians
malta maltese
mauritania mauritanian
mauritius mauritian
mexico mexican mexicans
micronesia
moldova moldovan moldovans
monaco
mongolia mongolian
montenegro montenegrin
morocco moroccan moroccans
mozambique mozambican
myanmar burmese
namibia namibian
nauru
nepal nepalese nepali
netherlands dutch
nicaragua nicaraguan
niger nigerien
nigeria nigerian nigerians
norway norwegian norwegians
oman omani
pakistan pakistani pakistanis
palau
palestine palestinian palestinians
panama panamanian
papua
paraguay paraguayan
peru peruvian peruvians
philippines philippine filipino filipinos
poland Polish Pole Poles
portugal portuguese
qatar qatari
rican
romania romanian romanians
russia russian russians
rwanda rwandan rwandans
salvador salvadoran
samoa samoan
scotland scottish Scots
senegal senegalese
serbia serbian serbians serbs
seychelles
singapore singaporean
slovakia slovak slovaks
slovenia slovenian slovenians
somalia somali somalis somalian
spain spanish spaniards
lanka lankan
sudan sudanese
suriname surinamese
sweden swedish swedes Swede
switzerland swiss
syria syrian syrians
taiwan taiwanese
tajikistan tajik
tanzania tanzanian tanzanians
thailand thai
timor timorese
tobago
togo togolese
tonga tongan
trinidad trinidadian
tunisia tunisian tunisians
Turkey turkish Turk Turks
turkmenistan turkmen
tuvalu
uganda ugandan ugandans
ukraine ukrainian ukrainians
uruguay uruguayan
uzbekistan uzbek
vanuatu
vatican
venezuela venezuelan venezuelans
vietnam vietnamese
Wales welsh
yemen yemeni yemenis
zambia zambian zambians
zealand
zimbabwe zimbabwean zimbabweans
"""
"""A country, or continent, a line; with a capital what means something else without one."""

COUNTRIES = frozenset(word for word in _FORMS.split() if word.islower())
"""Their names in small letters, word by word; none that means something else in these: "chad"."""
COUNTRY_OF = {
    word.lower(): line.split()[0].lower() for line in _FORMS.splitlines() for word in line.split()
} | {"united states": "america", "united kingdom": "britain"}
"""What each name means, as its country's first: "kenyan" means "kenya"."""
COUNTRY_OF_STEM = {
    stem: country
    for form, country in COUNTRY_OF.items()
    for stem in stems_of(form)
    if len(stem) > 1 and " " not in form
}
"""The same by the stems of those of one word; the "u" of "U.S." may be of anything."""
SPELT_OUT = {
    "america": re.compile(
        r"\bunited\s+states(?:\s+of\s+america)?\b|(?<![\w.])u\.s\.(?:a\.)?", re.IGNORECASE
    ),
    "britain": re.compile(r"\bunited\s+kingdom\b|(?<![\w.])u\.k\.", re.IGNORECASE),
}
"""Names of countries whose words, each by itself, name none: "the United States", "the U.S."."""
INITIALS = {"u.s.": "america", "us": "america", "u.k.": "britain", "uk": "britain"}
"""Countries by their initials: with small letters they may be other words, "us"."""
_OTHER_THINGS = ("turkey", "chad", "polish", "pole", "poles", "swede")
"""What means something else in small letters, and not only a name of English words ("german")."""
_ANYHOW = [form for form in COUNTRY_OF if len(form) > 2 and form not in _OTHER_THINGS]


def in_one_word(text: str) -> str:
    """Return a text with a country's name of one word for one of several: to compare its stems."""
    for country, name in SPELT_OUT.items():
        text = name.sub(country.title(), text)
    return text


def _any_of(forms: Iterable[str]) -> str:
    """Return a pattern of forms, longer ones first; the first letter is tried once for all."""
    rest: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        rest.setdefault(form[0], []).append(re.escape(form[1:]))
    return "|".join(f"{first}(?:{'|'.join(parts)})" for first, parts in rest.items())


COUNTRY = (
    rf"(?:(?i:{_any_of(_ANYHOW)})"
    rf"|{_any_of([*map(str.title, _OTHER_THINGS), *map(str.upper, _OTHER_THINGS)])})"
)
"""A pattern of these words; of two letters they may be others: "us"."""
CONTINENTS = frozenset({"africa", "asia", "europe", "caribbean"})
"""What has other countries in it."""
OF_BRITAIN = frozenset({"england", "scotland", "wales"})
"""The countries of which Britain is made."""
