"""Setting: where and when."""

from typing import Annotated

from pydantic import Field

from reportedly.schema.base import MOST, Edtf, Model, Offset, Text
from reportedly.schema.participants import Name
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import DateBasis, DateRole, GeoStatus, LocationKind, Relation

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
GeonamesId = Annotated[int, Field(gt=0, le=MOST)]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class GeoCandidate(Model):
    """A place of the gazetteer that fits the name."""

    geonames_id: GeonamesId
    """GeoNames identifier."""
    name: Text
    """The gazetteer's name."""
    country: CountryCode | None = None
    """ISO 3166-1 alpha-2."""
    latitude: Latitude | None = None
    """Degrees north, WGS 84."""
    longitude: Longitude | None = None
    """Degrees east, WGS 84."""


class Geo(Model):
    """What a gazetteer says of a place. Filled by a resolver, never by a model."""

    status: GeoStatus
    """How the look-up ended."""
    geonames_id: GeonamesId | None = None
    """GeoNames identifier."""
    country: CountryCode | None = None
    """ISO 3166-1 alpha-2."""
    latitude: Latitude | None = None
    """Degrees north, WGS 84."""
    longitude: Longitude | None = None
    """Degrees east, WGS 84."""
    precision: Annotated[int, Field(ge=1, le=7)] | None = None
    """UCDP ``where_prec``: 1 exact location … 7 international waters or air space."""
    candidates: tuple[GeoCandidate, ...] = ()
    """All places that fit."""


class Location(Model):
    """Where the event is said to have happened."""

    name: Text
    """The name as written."""
    span: Span
    """Where it stands."""
    alternate_names: tuple[Name, ...] = ()
    """Other names that the text gives, even where name and gloss disagree."""
    kind: LocationKind
    """What sort of place."""
    relation: Relation
    """How the event lies to it."""
    within: Offset | None = None
    """Index of the enclosing location in this claim's ``locations``."""
    geo: Geo | None = None
    """What a gazetteer says."""


class ClaimDate(Model):
    """A date of the claim."""

    span: Span
    """The words of the date."""
    edtf: Edtf | None = None
    """The value, EDTF levels 0 and 1; null where the profile can't say it. No component that neither the text nor
    the publication date gives."""
    role: DateRole
    """When it happened, or when it was reported."""
    basis: DateBasis
    """Whether the words alone give the value."""
