"""Sentences of invented news, in several wordings each, for the corpora of the benchmarks.

An event is a list of facts; a fact is a list of wordings, one of which an article takes.  Names in
braces are filled from the pools below, the same for all articles of a story.
"""

from __future__ import annotations

Fact = tuple[str, ...]

FIRE: tuple[Fact, ...] = (
    (
        "A fire destroyed the {site} in {town} on {day}, killing {dead} people.",
        "{dead} people died when fire swept through the {site} in {town} on {day}.",
        "The blaze that gutted {town}'s {site} on {day} left {dead} people dead.",
    ),
    (
        "{injured} others were taken to {town} hospital with burns.",
        "Another {injured} people were treated for burns at the hospital in {town}.",
    ),
    (
        "The fire broke out shortly after {hour} in a storage room on the {floor} floor.",
        "It began in a storeroom on the {floor} floor just past {hour}.",
    ),
    (
        "Fire chief {chief} said that {crews} crews had fought the flames for {hours} hours.",
        "It took {crews} crews {hours} hours to put out the fire, said {chief}, the fire chief.",
    ),
    (
        "The building was owned by {company}, which bought it in {year} for ${price} million.",
        "{company} had bought the building for ${price} million in {year}.",
    ),
    (
        "Mayor {mayor} called the fire the worst in {town} in {span} years.",
        '"This is the worst fire that {town} has seen in {span} years," said Mayor {mayor}.',
    ),
    (
        "Police arrested a {age}-year-old man, who was later released.",
        "A man of {age} was arrested by police and let go hours later.",
    ),
    (
        "Inspectors had warned the owner about blocked exits in {month}.",
        "The owner was warned in {month} that exits were blocked, inspectors said.",
    ),
    (
        "About {homes} homes were without power until the evening.",
        "Power was cut to some {homes} homes until the evening.",
    ),
)
STRIKE: tuple[Fact, ...] = (
    (
        "Workers at {company} walked out on {day} after talks over pay collapsed.",
        "A strike began at {company} on {day} when pay talks broke down.",
        "Staff of {company} stopped work on {day} because negotiations about wages had failed.",
    ),
    (
        "The union, led by {chief}, demands a rise of {percent} percent.",
        "{chief}, who leads the union, wants wages to rise by {percent} percent.",
    ),
    (
        "The company has offered {offer} percent over {hours} years.",
        "{company}'s offer stands at {offer} percent over {hours} years.",
    ),
    (
        "More than {homes} passengers were stranded at {town} station.",
        "At {town} station, over {homes} travellers could not go on.",
    ),
    (
        "Transport minister {mayor} urged both sides to return to the table.",
        "Both sides should go back to the table, said {mayor}, the transport minister.",
    ),
    (
        "It is the first strike at the company since {year}.",
        "The company has not seen a strike since {year}.",
    ),
    (
        "A spokesman for {company} said the walkout would cost ${price} million a day.",
        "The walkout costs ${price} million a day, according to a {company} spokesman.",
    ),
    (
        "The {site} in {town} will remain shut until {month}.",
        "Until {month}, {town}'s {site} is to stay closed.",
    ),
)
TRIAL: tuple[Fact, ...] = (
    (
        "A court in {town} sentenced {chief} to {span} years in prison on {day}.",
        "{chief} was given {span} years in prison by a {town} court on {day}.",
        "On {day} {chief} was sentenced in {town} to {span} years behind bars.",
    ),
    (
        "The former manager of {company} was found guilty of taking ${price} million.",
        "Jurors found that the former {company} manager had taken ${price} million.",
    ),
    (
        "Judge {mayor} said that the {age}-year-old had shown no remorse.",
        "The {age}-year-old showed no remorse, Judge {mayor} said.",
    ),
    (
        "The jury deliberated for {hours} days and heard {crews} witnesses.",
        "Jurors heard {crews} witnesses and deliberated for {hours} days.",
    ),
    (
        "Prosecutors said that the money was moved through {injured} accounts.",
        "The money went through {injured} accounts, according to prosecutors.",
    ),
    (
        "Police had searched the {site} in {month} {year}.",
        "In {month} {year}, officers searched the {site}.",
    ),
    (
        "The defence will appeal, lawyer {lawyer} said outside the court.",
        '"We will appeal," said lawyer {lawyer} outside the court.',
    ),
    (
        "{homes} customers lost their savings.",
        "The savings of {homes} customers were lost.",
    ),
)
STORM: tuple[Fact, ...] = (
    (
        "A storm with winds of {speed} kilometres an hour hit {town} on {day}.",
        "Winds of {speed} kilometres an hour struck {town} on {day} as a storm came ashore.",
        "{town} was hit on {day} by a storm whose winds reached {speed} kilometres an hour.",
    ),
    (
        "At least {dead} people were killed and {injured} are missing.",
        "The storm killed at least {dead} people; {injured} others are missing.",
    ),
    (
        "Some {homes} residents spent the night in shelters.",
        "Shelters took in {homes} residents for the night.",
    ),
    (
        "The {site} lost its roof, and {crews} roads were blocked by trees.",
        "Trees blocked {crews} roads, and the roof of the {site} was torn off.",
    ),
    (
        "Mayor {mayor} asked the government for ${price} million in aid.",
        "{mayor}, the mayor, has asked for ${price} million in government aid.",
    ),
    (
        "Forecaster {chief} expects rain to fall for {hours} more days.",
        "Rain will fall for {hours} more days, forecaster {chief} said.",
    ),
    (
        "{company} said that power would be back by {month}.",
        "Power is to return by {month}, according to {company}.",
    ),
    (
        "No storm has done such damage here since {year}.",
        "It is the most damaging storm here since {year}.",
    ),
)
EVENTS = (FIRE, STRIKE, TRIAL, STORM)
# What an article says beside the facts of its story; each is said by one article only.
ASIDES = (
    "Neighbours brought food and blankets to the {site}.",
    "Flags flew at half mast in {town}.",
    "{lawyer}, who lives nearby, said that she had heard a loud noise.",
    "A service will be held at the cathedral of {town}.",
    "Shares of {company} fell by {offer} percent.",
    "The town lies {speed} kilometres north of the capital.",
    "Schools stayed shut, and buses did not run.",
    "Volunteers had come from {other} and other towns.",
    "The government did not comment.",
    "An inquiry led by {lawyer} is to report within {crews} weeks.",
)
GIVEN = tuple(
    """Anna Boris Clara Daniel Edith Farid Greta Hassan Irene Jonas Karin Leon Marta Nadia Oskar
    Paula Quentin Rosa Stefan Tamara Ulrich Vera Walter Xenia Yusuf Zoe""".split()
)
FAMILY = ("Al", "Ber", "Cor", "Dan", "El", "Far", "Gol", "Har", "Ir", "Jor", "Kel", "Lind", "Mor")
FAMILY_END = ("berg", "dale", "field", "gard", "holm", "inger", "kamp", "low", "mann", "nov", "son")
TOWN = ("Ash", "Brook", "Clay", "Dun", "East", "Fern", "Grim", "Hazel", "Iron", "King", "Lake")
TOWN_END = ("bridge", "bury", "cliff", "ford", "haven", "minster", "mouth", "port", "ton", "wick")
SITES = ("mill", "market hall", "bus depot", "museum", "warehouse", "theatre", "power station")
COMPANIES = ("Rail", "Foods", "Steel", "Textiles", "Energy", "Shipping", "Holdings", "Glass")
MONTHS = ("January", "February", "March", "April", "June", "July", "August", "October", "November")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FLOORS = ("ground", "first", "second", "third", "fourth")
