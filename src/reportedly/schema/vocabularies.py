"""The closed vocabularies of schema 1.0: string enumerations whose members carry their definitions.

A member compares equal to its JSON value; ``member.definition`` is its meaning, which also stands in the JSON Schema.
Terms come from ACLED (event types), PLOVER (roles), ACE and FactBank (modality), APP-6 (echelons) and the Admiralty
code (grading).
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class Term(StrEnum):
    """A member of a closed vocabulary: its JSON value, and a definition of one line."""

    definition: str

    def __new__(cls, value: str, definition: str) -> Self:
        """Make the member from its value and definition."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, core: "CoreSchema", handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
        """Write the members as constants with their definitions, which OpenAPI and JSON Schema editors show."""
        reference = handler(core)
        schema: dict[str, Any] = handler.resolve_ref_schema(reference)
        schema.pop("enum", None)
        schema["oneOf"] = [{"const": member.value, "description": member.definition} for member in cls]
        return reference

    @classmethod
    def parse(cls, value: str) -> Self:
        """The member whose JSON value is exactly ``value``; ``ValueError`` otherwise (no case folding, no guessing)."""
        for member in cls:
            if member.value == value:
                return member
        raise ValueError(f"{value!r} is not a valid {cls.__name__}")


class Match(Term):
    """How a span was found in the article: the tier of the grounding ladder."""

    EXACT = "exact", "code point for code point"
    WHITE_SPACE = "white_space", "runs of white space taken as one space"
    TYPOGRAPHY = (
        "typography",
        "quotation marks, dashes and apostrophes taken as equal; invisible characters transparent",
    )
    NORMAL_FORM = "normal_form", "equal after Unicode NFC"
    CASE = "case", "equal but for a sentence's first letter or an all-capitals headline"


class Kind(Term):
    """What sort of thing is claimed."""

    EVENT = "event", "a specific happening, also one still under way"
    AGGREGATE = "aggregate", "happenings counted or repeated over a period"
    STATE = "state", "a condition that holds: control, encirclement, shortages, effectiveness"
    JUDGEMENT = "judgement", "a source's assessment of a checkable state of affairs"


class EventType(Term):
    """What happened."""

    ADVANCE = "advance", "ground gained, positions or settlements taken by fighting"
    WITHDRAWAL = "withdrawal", "own forces leave positions, lose ground"
    CONTROL = "control", "who holds a place"
    ENCIRCLEMENT = "encirclement", "forces or a town surrounded, besieged, or cut off with no complement"
    CLASH = "clash", "fighting between forces, assaults, offensives with no stated gain"
    STRIKE = "strike", "fire or a weapon delivered from a distance: shelling, missiles, bombs, drones"
    EXPLOSIVE_ATTACK = "explosive_attack", "mines, planted charges, sabotage"
    INTERCEPTION = "interception", "missiles, aircraft or drones shot down"
    CASUALTIES = "casualties", "anyone killed, wounded or missing; the target says who they are"
    DISPLACEMENT = "displacement", "people fled, evacuated, deported"
    EQUIPMENT_LOSS = "equipment_loss", "weapons, vehicles, aircraft, depots destroyed, damaged or taken"
    INFRASTRUCTURE_DAMAGE = "infrastructure_damage", "buildings, homes, energy, transport damaged"
    SURRENDER = "surrender", "personnel lay down arms"
    CAPTURE = "capture", "personnel taken prisoner, no surrender stated"
    DESERTION = "desertion", "desertion, mutiny, refusal, change of side"
    PRISONER_EXCHANGE = "prisoner_exchange", "release or exchange of prisoners"
    DETAINEE_TREATMENT = "detainee_treatment", "treatment, coercion, display under duress of prisoners"
    DEPLOYMENT = "deployment", "movement, reinforcement, rotation of forces"
    REINFORCEMENT_SHORTAGE = "reinforcement_shortage", "no rotation, replacements or reinforcements"
    SUPPLY = "supply", "food, ammunition, medicine, aid delivered or announced"
    SUPPLY_SHORTAGE = "supply_shortage", "food, ammunition, medicine lacking"
    DEGRADED_EFFECTIVENESS = (
        "degraded_effectiveness",
        "low morale, exhaustion, disarray, reduced ability to fight ('fully prepared' is negated)",
    )
    COMMAND = "command", "orders, appointments, command failure, betrayal by a commander"
    INFORMATION_OPERATION = (
        "information_operation",
        "leaflets, appeals and offers to enemy troops, published or staged footage and prisoner statements",
    )
    STATEMENT = "statement", "position, concern, promise, talks, agreement of states and organisations"
    OTHER = "other", "a checkable claim on the conflict that no other type covers"


LACK_TYPES = frozenset(
    {EventType.REINFORCEMENT_SHORTAGE, EventType.SUPPLY_SHORTAGE, EventType.DEGRADED_EFFECTIVENESS},
)
"""Types that name a lack or a bad state: the lack is affirmed, a predicate that denies it is negated."""


class Polarity(Term):
    """Whether the claim says that it happened or that it did not."""

    AFFIRMED = "affirmed", "it is claimed to be so"
    NEGATED = "negated", "it is claimed not to be so; the cue is required"


class Modality(Term):
    """The origin's commitment to the claim (ACE, FactBank), not the article's: 'reportedly' changes nothing."""

    ASSERTED = "asserted", "said as fact"
    PROBABLE = "probable", "'apparent', 'likely'"
    POSSIBLE = "possible", "'may', 'could'"
    PREDICTED = "predicted", "'will', plans, 'inevitable'"
    CONDITIONAL = "conditional", "'if'; beats predicted"


class MeansKind(Term):
    """The weapon by which something was done."""

    ARTILLERY = "artillery", "guns and howitzers, shelling"
    MORTAR = "mortar", "mortars"
    ROCKET = "rocket", "unguided rockets, multiple launchers"
    MISSILE = "missile", "guided, cruise and ballistic missiles"
    AIRCRAFT = "aircraft", "manned aircraft, air-dropped bombs"
    DRONE = "drone", "unmanned aircraft and boats, loitering munitions"
    MINE = "mine", "land and sea mines"
    EXPLOSIVE = "explosive", "planted or carried charges, car bombs"
    SMALL_ARMS = "small_arms", "rifles, machine guns, grenades"
    OTHER = "other", "any other means"


class QuantityOf(Term):
    """What a quantity measures."""

    KILLED = "killed", "people killed"
    WOUNDED = "wounded", "people wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded", "people killed or wounded, not told apart ('casualties')"
    LOSSES = "losses", "losses with no kind stated ('heavy losses')"
    MISSING = "missing", "people missing"
    SURRENDERED = "surrendered", "people who surrendered"
    CAPTURED = "captured", "people taken prisoner"
    DISPLACED = "displaced", "people displaced"
    PERSONNEL = "personnel", "strength of forces"
    EQUIPMENT = "equipment", "weapons, vehicles, aircraft"
    MUNITIONS = "munitions", "shells, missiles, drones, bombs used or intercepted"
    ATTACKS = "attacks", "attacks, strikes, assaults, clashes"
    SETTLEMENTS = "settlements", "villages, towns, cities"
    BUILDINGS = "buildings", "buildings and other structures"
    AREA = "area", "an area"
    DISTANCE = "distance", "a distance"
    DURATION = "duration", "a length of time"
    OTHER = "other", "anything else"


class UnitOfMeasure(Term):
    """The unit of a quantity."""

    HOUR = "hour", "hours"
    DAY = "day", "days"
    WEEK = "week", "weeks"
    MONTH = "month", "months"
    YEAR = "year", "years"
    M = "m", "metres"
    KM = "km", "kilometres"
    MI = "mi", "statute miles"
    KM2 = "km2", "square kilometres"
    MI2 = "mi2", "square miles"
    HA = "ha", "hectares"
    T = "t", "tonnes"
    USD = "usd", "US dollars"
    SHARE = "share", "0 to 1 of the item"


class Vagueness(Term):
    """A quantity that the text leaves vague; never turned into a number."""

    FEW = "few", "a few"
    SOME = "some", "some"
    SEVERAL = "several", "several"
    MANY = "many", "many"
    DOZENS = "dozens", "dozens, scores"
    HUNDREDS = "hundreds", "hundreds"
    THOUSANDS = "thousands", "thousands"
    TENS_OF_THOUSANDS = "tens_of_thousands", "tens of thousands"
    HEAVY = "heavy", "heavy, severe, significant"
    MOST = "most", "most, the majority"
    ALL = "all", "all, every"


class Role(Term):
    """What a participant does in the event (PLOVER actor and recipient)."""

    ACTOR = "actor", "who surrenders, withdraws, deserts, holds, takes, strikes, or causes a loss"
    TARGET = "target", "who suffers losses, is struck, surrounded or captured"
    OTHER = "other", "any other part, or a part that the text does not state"


class Echelon(Term):
    """The level of a named formation (APP-6)."""

    TEAM = "team", "team, crew"
    SQUAD = "squad", "squad"
    SECTION = "section", "section"
    PLATOON = "platoon", "platoon"
    COMPANY = "company", "company, battery, troop"
    BATTALION = "battalion", "battalion, squadron, group of that size"
    REGIMENT = "regiment", "regiment"
    BRIGADE = "brigade", "brigade"
    DIVISION = "division", "division"
    CORPS = "corps", "corps"
    ARMY = "army", "army"
    ARMY_GROUP = "army_group", "army group, front"
    COMMAND = "command", "command, operational grouping"
    ARMED_FORCES = "armed_forces", "the armed forces, or a service of them, as a whole"


class Branch(Term):
    """The arm or service of a formation."""

    INFANTRY = "infantry", "infantry"
    MARINE = "marine", "marines, naval infantry"
    MECHANISED = "mechanised", "mechanised infantry"
    MOTORISED = "motorised", "motorised infantry, motor rifles"
    ARMOURED = "armoured", "tanks, armour"
    AIRBORNE = "airborne", "airborne, air assault, parachute"
    ARTILLERY = "artillery", "artillery, rocket artillery"
    AIR_FORCE = "air_force", "air force, aviation"
    AIR_DEFENCE = "air_defence", "air defence"
    NAVY = "navy", "navy, fleet"
    UNMANNED = "unmanned", "drone and other unmanned systems"
    SPECIAL_OPERATIONS = "special_operations", "special operations"
    TERRITORIAL_DEFENCE = "territorial_defence", "territorial defence, national or home guard"
    IRREGULAR = "irregular", "militia, rebels, irregular forces"
    OTHER = "other", "any other arm"


class PartyKind(Term):
    """What sort of participant a party is."""

    STATE = "state", "a state or its government"
    ORGANISATION = "organisation", "an organisation"
    PERSON = "person", "a single person"
    CIVILIANS = "civilians", "civilians, residents"
    DETAINEES = "detainees", "prisoners, detainees, hostages"
    OTHER = "other", "any other"


class LocationKind(Term):
    """What sort of place."""

    COUNTRY = "country", "a country"
    REGION = "region", "a province, oblast, state or wider region"
    SETTLEMENT = "settlement", "a city, town or village"
    DISTRICT = "district", "a district or part of a settlement"
    FRONT = "front", "a front, direction or sector"
    ROAD = "road", "a road or highway"
    WATER = "water", "a river, sea, lake or coast"
    FACILITY = "facility", "a base, plant, airfield, hospital or other site"
    AREA = "area", "any other area"


class Relation(Term):
    """How the event lies to the named place."""

    IN = "in", "in, at, on"
    NEAR = "near", "near, around, outside"
    DIRECTION_OF = "direction_of", "a compass direction from it ('south of')"
    TOWARDS = "towards", "towards"
    FROM = "from", "from, out of"
    ALONG = "along", "along"


class DateRole(Term):
    """What a date dates."""

    EVENT = "event", "when it happened"
    REPORT = "report", "when it was reported"


class DateBasis(Term):
    """What a date value rests on."""

    EXPLICIT = "explicit", "the words alone"
    RELATIVE = "relative", "the words and the publication date or another anchor"


class Voice(Term):
    """In whose voice the claim stands."""

    SOURCED = "sourced", "on the word of the sources in the chain"
    NARRATOR = "narrator", "in the article's own voice, no reporting words"
    UNSPECIFIED = (
        "unspecified",
        "reported with nobody named: 'reportedly', 'it was reported', a quotation with no speaker",
    )


class SourceKind(Term):
    """What sort of source."""

    MILITARY = "military", "a ministry of defence, general staff, forces, their officials"
    SECURITY_SERVICE = "security_service", "intelligence and security services"
    GOVERNMENT = "government", "other state bodies and officials"
    SOLDIER = "soldier", "a single soldier or fighter"
    PRISONER = "prisoner", "a prisoner of war or detainee"
    POLICE = "police", "police"
    MEDIA = "media", "news media, agencies, newspapers"
    ANALYST = "analyst", "analysts, think tanks, monitors"
    ACADEMIC = "academic", "academics, historians"
    NGO = "ngo", "non-governmental organisations, human rights groups"
    INTERNATIONAL_ORGANISATION = "international_organisation", "the UN, the Red Cross, other bodies of states"
    WITNESS = "witness", "eyewitnesses"
    CIVILIAN = "civilian", "residents and other civilians"
    SOCIAL_MEDIA = "social_media", "accounts, channels, blogs"
    OTHER = "other", "any other"


class Anonymity(Term):
    """How far a source is identified."""

    NAMED = "named", "a person or body by name"
    ROLE_ONLY = "role_only", "one person by role: 'a military official'"
    ANONYMOUS_ON_REQUEST = "anonymous_on_request", "the text says that anonymity was asked for"
    UNNAMED_GROUP = "unnamed_group", "a definite group without names: 'security sources'"
    VAGUE_COLLECTIVE = "vague_collective", "'analysts', 'others', 'some'"


class VerificationStatus(Term):
    """What the article says on verification, never the program's judgement. The strongest wins."""

    UNADDRESSED = "unaddressed", "nothing is said ('reportedly' alone is this)"
    UNVERIFIED = "unverified", "said to be not, or not independently, verified"
    CORROBORATED = "corroborated", "an unrelated second source matches closely, located footage, documents"
    CONFIRMED = (
        "confirmed",
        "the article itself says it is verified, or a source of the discredited side, outside the chain, admits it",
    )
    RETRACTED = "retracted", "withdrawn or shown false"


class Contested(Term):
    """Whether the claim is contested in the article."""

    NO = "no", "nobody contests it"
    DISPUTED = "disputed", "by another account in the article, or by a specific doubt of the article's own"
    DENIED = "denied", "by the party concerned"


class Stance(Term):
    """What a response says to a claim."""

    DENIES = "denies", "denies it"
    DISPUTES = "disputes", "disputes it"
    CONFIRMS = "confirms", "confirms it"
    CANNOT_CONFIRM = "cannot_confirm", "can neither confirm nor deny it"
    DECLINES_TO_COMMENT = "declines_to_comment", "declines to comment"


class GeoStatus(Term):
    """How a gazetteer look-up of a place ended."""

    RESOLVED = "resolved", "one place found"
    AMBIGUOUS = "ambiguous", "several places fit"
    CONFLICT = "conflict", "name and gloss, or name and context, disagree"
    UNRESOLVED = "unresolved", "none found"


class OutcomeName(Term):
    """A named outcome of reading, so that nothing is lost in silence."""

    TRUNCATED = "truncated", "a reply was cut off"
    REFUSED = "refused", "the model refused"
    CONTENT_FILTERED = "content_filtered", "the provider filtered the reply"
    EMPTY = "empty", "an empty reply"
    ECHO = "echo", "the reply copied the worked example"
    BUDGET_EXCEEDED = "budget_exceeded", "a cost or token limit was reached"
    LANGUAGE_UNSUPPORTED = "language_unsupported", "the extractor does not read this language"
    OTHER = "other", "any other"
