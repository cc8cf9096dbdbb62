"""Countries, the words for their people, their capitals, and the second names of a few places."""

from __future__ import annotations

# One line a country: name = other names / demonyms / capitals (each parted by commas).
_COUNTRIES = """
Afghanistan = / Afghan, Afghani / Kabul
Albania = / Albanian / Tirana
Algeria = / Algerian / Algiers
Andorra = / Andorran / Andorra la Vella
Angola = / Angolan / Luanda
Antigua and Barbuda = Antigua / Antiguan / Saint John's
Argentina = / Argentine, Argentinian / Buenos Aires
Armenia = / Armenian / Yerevan
Australia = / Australian, Aussie / Canberra
Austria = / Austrian / Vienna
Azerbaijan = / Azerbaijani, Azeri / Baku
Bahamas = / Bahamian / Nassau
Bahrain = / Bahraini / Manama
Bangladesh = / Bangladeshi / Dhaka, Dacca
Barbados = / Barbadian, Bajan / Bridgetown
Belarus = Byelorussia / Belarusian, Belarussian / Minsk
Belgium = / Belgian / Brussels
Belize = / Belizean / Belmopan
Benin = / Beninese / Porto-Novo
Bhutan = / Bhutanese / Thimphu
Bolivia = / Bolivian / La Paz, Sucre
Bosnia and Herzegovina = Bosnia, Bosnia-Herzegovina / Bosnian / Sarajevo
Botswana = / Botswanan / Gaborone
Brazil = / Brazilian / Brasilia
Brunei = Brunei Darussalam / Bruneian / Bandar Seri Begawan
Bulgaria = / Bulgarian / Sofia
Burkina Faso = / Burkinabe / Ouagadougou
Burundi = / Burundian / Gitega, Bujumbura
Cambodia = Kampuchea / Cambodian / Phnom Penh
Cameroon = / Cameroonian / Yaounde
Canada = / Canadian / Ottawa
Cape Verde = Cabo Verde / Cape Verdean / Praia
Central African Republic = / Central African / Bangui
Chad = / Chadian / N'Djamena
Chile = / Chilean / Santiago
China = People's Republic of China, PRC / Chinese / Beijing, Peking
Colombia = / Colombian / Bogota
Comoros = / Comoran, Comorian / Moroni
Congo = Republic of the Congo / Congolese / Brazzaville
Democratic Republic of the Congo = DRC, DR Congo / / Kinshasa
Costa Rica = / Costa Rican / San Jose
Croatia = / Croatian, Croat / Zagreb
Cuba = / Cuban / Havana
Cyprus = / Cypriot / Nicosia
Czech Republic = Czechia / Czech / Prague
Denmark = / Danish, Dane / Copenhagen
Djibouti = / Djiboutian / Djibouti City
Dominica = / / Roseau
Dominican Republic = / Dominican / Santo Domingo
East Timor = Timor-Leste / Timorese, East Timorese / Dili
Ecuador = / Ecuadorian, Ecuadorean / Quito
Egypt = / Egyptian / Cairo
El Salvador = / Salvadoran, Salvadorean / San Salvador
Equatorial Guinea = / Equatoguinean / Malabo
Eritrea = / Eritrean / Asmara
Estonia = / Estonian / Tallinn
Eswatini = Swaziland / Swazi / Mbabane
Ethiopia = / Ethiopian / Addis Ababa
Fiji = / Fijian / Suva
Finland = / Finnish, Finn / Helsinki
France = / French, Frenchman, Frenchwoman / Paris
Gabon = / Gabonese / Libreville
Gambia = / Gambian / Banjul
Georgia = / Georgian / Tbilisi
Germany = / German / Berlin
Ghana = / Ghanaian / Accra
Greece = / Greek / Athens
Grenada = / Grenadian / St George's
Guatemala = / Guatemalan / Guatemala City
Guinea = / Guinean / Conakry
Guinea-Bissau = / Bissau-Guinean / Bissau
Guyana = / Guyanese / Georgetown
Haiti = / Haitian / Port-au-Prince
Honduras = / Honduran / Tegucigalpa
Hungary = / Hungarian / Budapest
Iceland = / Icelandic, Icelander / Reykjavik
India = / Indian / New Delhi, Delhi
Indonesia = / Indonesian / Jakarta
Iran = Persia / Iranian / Tehran, Teheran
Iraq = / Iraqi / Baghdad
Ireland = Republic of Ireland, Eire / Irish, Irishman, Irishwoman / Dublin
Israel = / Israeli / Jerusalem
Italy = / Italian / Rome
Ivory Coast = Cote d'Ivoire / Ivorian / Yamoussoukro, Abidjan
Jamaica = / Jamaican / Kingston
Japan = / Japanese / Tokyo
Jordan = / Jordanian / Amman
Kazakhstan = / Kazakh, Kazakhstani / Astana, Nur-Sultan
Kenya = / Kenyan / Nairobi
Kiribati = / I-Kiribati / Tarawa
Kosovo = / Kosovar, Kosovan / Pristina
Kuwait = / Kuwaiti / Kuwait City
Kyrgyzstan = / Kyrgyz / Bishkek
Laos = / Lao, Laotian / Vientiane
Latvia = / Latvian / Riga
Lebanon = / Lebanese / Beirut
Lesotho = / Basotho / Maseru
Liberia = / Liberian / Monrovia
Libya = / Libyan / Tripoli
Liechtenstein = / Liechtensteiner / Vaduz
Lithuania = / Lithuanian / Vilnius
Luxembourg = / Luxembourgish, Luxembourger / Luxembourg City
Madagascar = / Malagasy / Antananarivo
Malawi = / Malawian / Lilongwe
Malaysia = / Malaysian / Kuala Lumpur
Maldives = / Maldivian / Male
Mali = / Malian / Bamako
Malta = / Maltese / Valletta
Marshall Islands = / Marshallese / Majuro
Mauritania = / Mauritanian / Nouakchott
Mauritius = / Mauritian / Port Louis
Mexico = / Mexican / Mexico City
Micronesia = / Micronesian / Palikir
Moldova = / Moldovan / Chisinau
Monaco = / Monegasque / Monte Carlo
Mongolia = / Mongolian / Ulaanbaatar, Ulan Bator
Montenegro = / Montenegrin / Podgorica
Morocco = / Moroccan / Rabat
Mozambique = / Mozambican / Maputo
Myanmar = Burma / Burmese / Naypyidaw, Yangon, Rangoon
Namibia = / Namibian / Windhoek
Nauru = / Nauruan / Yaren
Nepal = / Nepali, Nepalese / Kathmandu
Netherlands = Holland / Dutch, Dutchman, Dutchwoman / The Hague, Amsterdam
New Zealand = / New Zealander, Kiwi / Wellington
Nicaragua = / Nicaraguan / Managua
Niger = / Nigerien / Niamey
Nigeria = / Nigerian / Abuja
North Korea = DPRK, Democratic People's Republic of Korea / North Korean / Pyongyang
North Macedonia = Macedonia / Macedonian / Skopje
Norway = / Norwegian / Oslo
Oman = / Omani / Muscat
Pakistan = / Pakistani / Islamabad
Palau = / Palauan / Ngerulmud
Palestine = / Palestinian / Ramallah
Panama = / Panamanian / Panama City
Papua New Guinea = / Papua New Guinean / Port Moresby
Paraguay = / Paraguayan / Asuncion
Peru = / Peruvian / Lima
Philippines = / Filipino, Filipina, Philippine / Manila
Poland = / Polish, Pole / Warsaw
Portugal = / Portuguese / Lisbon
Qatar = / Qatari / Doha
Romania = / Romanian / Bucharest
Russia = Russian Federation / Russian / Moscow
Rwanda = / Rwandan / Kigali
Saint Kitts and Nevis = St Kitts and Nevis / Kittitian / Basseterre
Saint Lucia = St Lucia / Saint Lucian / Castries
Saint Vincent and the Grenadines = / Vincentian / Kingstown
Samoa = / Samoan / Apia
San Marino = / Sammarinese / City of San Marino
Sao Tome and Principe = / Santomean / Sao Tome
Saudi Arabia = / Saudi, Saudi Arabian / Riyadh
Senegal = / Senegalese / Dakar
Serbia = / Serbian, Serb / Belgrade
Seychelles = / Seychellois / Victoria
Sierra Leone = / Sierra Leonean / Freetown
Singapore = / Singaporean /
Slovakia = / Slovak, Slovakian / Bratislava
Slovenia = / Slovenian, Slovene / Ljubljana
Solomon Islands = / Solomon Islander / Honiara
Somalia = / Somali, Somalian / Mogadishu
South Africa = / South African / Pretoria
South Korea = Republic of Korea, ROK / South Korean / Seoul
South Sudan = / South Sudanese / Juba
Spain = / Spanish, Spaniard / Madrid
Sri Lanka = Ceylon / Sri Lankan / Colombo
Sudan = / Sudanese / Khartoum
Suriname = Surinam / Surinamese / Paramaribo
Sweden = / Swedish, Swede / Stockholm
Switzerland = / Swiss / Bern, Berne
Syria = / Syrian / Damascus
Taiwan = / Taiwanese / Taipei
Tajikistan = / Tajik / Dushanbe
Tanzania = / Tanzanian / Dodoma, Dar es Salaam
Thailand = / Thai / Bangkok
Togo = / Togolese / Lome
Tonga = / Tongan / Nuku'alofa
Trinidad and Tobago = Trinidad / Trinidadian / Port of Spain
Tunisia = / Tunisian / Tunis
Turkey = Turkiye / Turkish, Turk / Ankara
Turkmenistan = / Turkmen / Ashgabat
Tuvalu = / Tuvaluan / Funafuti
Uganda = / Ugandan / Kampala
Ukraine = / Ukrainian / Kyiv, Kiev
United Arab Emirates = UAE, Emirates / Emirati / Abu Dhabi
United Kingdom = UK, Britain, Great Britain / British, Briton, Brit / London
United States = US, USA, America, United States of America / American / Washington, Washington DC
Uruguay = / Uruguayan / Montevideo
Uzbekistan = / Uzbek / Tashkent
Vanuatu = / Ni-Vanuatu / Port Vila
Vatican City = Vatican, Holy See / /
Venezuela = / Venezuelan / Caracas
Vietnam = Viet Nam / Vietnamese / Hanoi
Yemen = / Yemeni / Sanaa
Zambia = / Zambian / Lusaka
Zimbabwe = / Zimbabwean / Harare
England = / English, Englishman, Englishwoman /
Scotland = / Scottish, Scot / Edinburgh
Wales = / Welsh, Welshman, Welshwoman / Cardiff
Northern Ireland = Ulster / Northern Irish / Belfast
European Union = EU / /
Europe = / European /
Africa = / African /
Asia = / Asian /
Soviet Union = USSR / Soviet /
Hong Kong = / Hongkonger /
"""

# Places that news desks write in two ways, of which neither is a spelling of the other.
_PLACES = """
kyiv kiev, kharkiv kharkov, odesa odessa, lviv lvov, mykolaiv nikolaev, dnipro dnepropetrovsk,
beijing peking, mumbai bombay, kolkata calcutta, chennai madras, bengaluru bangalore,
yangon rangoon, guangzhou canton, nanjing nanking, tehran teheran, dhaka dacca, mecca makkah,
ulaanbaatar ulan-bator, gothenburg goteborg, cologne koln, munich munchen, vienna wien,
bern berne, lyon lyons, marseille marseilles, seville sevilla, zaragoza saragossa,
chisinau kishinev, vilnius vilna, tallinn reval, bucharest bucuresti, sanaa sana, basra basrah,
donbas donbass, artemivsk bakhmut, saigon ho-chi-minh-city, leningrad petrograd
"""


def _fold(word: str) -> str:
    return word.replace(".", "").replace("’", "'").strip()


def _load() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    seats: dict[str, str] = {}
    for line in _COUNTRIES.strip().splitlines():
        country, _, rest = line.partition(" = ")
        aliases, people, capitals = (
            tuple(part.strip() for part in group.split(",") if part.strip())
            for group in rest.split("/")
        )
        for name in (country, *aliases):
            names[name] = country
        for name in people:
            demonyms[name] = country
            if not name.endswith(("ese", "ish", "ch", "sh", "s", "man", "ic")):
                demonyms[name + "s"] = country
        for name in capitals:
            seats[name] = country
    return names, demonyms, seats


_NAMES, _DEMONYMS, _SEATS = _load()
_TWINS: dict[str, str] = {
    word: pair.split()[0] for pair in _PLACES.replace("\n", " ").split(",") for word in pair.split()
}
LONGEST = max(len(name.split()) for name in (*_NAMES, *_DEMONYMS))
"""Words of the longest country name or demonym."""


def country_of(word: str) -> str | None:
    """The country that a name or demonym names ("Russia", "Russians", "U.S."), else None.

    Needs the capital letter ("polish" and "turkey" are words); full stops do not matter; any
    country in capitals ("RUSSIA") is known too.  Capitals of countries are not countries: see
    ``seat_of``.
    """
    key = _fold(word)
    if not key[:1].isupper():
        return None
    found = _NAMES.get(key) or _DEMONYMS.get(key)
    if found is None and key.isupper() and len(key) > 3:
        found = _NAMES.get(key.title()) or _DEMONYMS.get(key.title())
    return found


def is_demonym(word: str) -> bool:
    """Whether the word is a country's adjective or the word for its people."""
    return _fold(word) in _DEMONYMS


def seat_of(word: str) -> str | None:
    """The country whose capital the word names ("Moscow" -> "Russia"), else None."""
    return _SEATS.get(_fold(word))


def same_place(word: str) -> str:
    """One key for a place with two names ("Kiev" and "Kyiv"); any other word, lower-case."""
    low = word.lower()
    return _TWINS.get(low, low)
