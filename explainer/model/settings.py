"""What holds for the whole site."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import LONG, VERBATIM, EntryName, Key, LocatedText, LocatedTexts
from explainer.formats.kinds import MOST_DAYS, Id, ObjectMap, TextList, TextMap, Url, WholeNumber
from explainer.look import Colours, Door, Group, Mark, drawn, palettes

_IDS = TextList(ids=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCollection:
    """A collection that a site declares itself: each entry has a page of its own."""

    LABEL: ClassVar[str] = "collection"

    name: Annotated[str, EntryName()]
    template: Annotated[
        str, Id(), "The template of an entry's page: the name of a file in templates/pages/, without .html."
    ] = "entry"
    index: Annotated[str, Id(), "The page that lists the entries: a file of content/pages/, without .md."] = ""
    location: Location
    template_location: Annotated[Location, Key("template")]
    index_location: Annotated[Location, Key("index")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """site.yaml: what holds for the whole site."""

    LABEL: ClassVar[str] = "site.yaml"

    title: Annotated[str, "The name of the site. Keep it neutral: it is shown in the browser's title bar."]
    description: Annotated[str, LONG, "One sentence: what the site is about."]
    title_location: Annotated[Location, Key("title")]
    language: Annotated[str, VERBATIM, "Its code: en, fr, ar … With a region if that matters: en-GB, fr-CA."]
    language_location: Annotated[Location, Key("language")]
    languages: Annotated[
        LocatedTexts,
        TextList(translated=False),
        "Other languages, as codes: those of content/translations/ that visitors are shown, in this order.",
    ] = ()
    core: Annotated[
        LocatedTexts,
        _IDS,
        "The pages that every language needs before it is shown. Without it: home, forms and help.",
    ] = ()
    address: Annotated[
        str, Url(), "Where the site is hosted, ending in a slash. Leave it out while it has no address."
    ] = ""
    onion: Annotated[
        str, Url(), "The same site as an onion service, http://….onion/: browsers of the Tor network offer it."
    ] = ""
    theme: Annotated[
        str,
        VERBATIM,
        "The version of the theme that the site was made with, like 0.3.0; own: the site has a whole theme itself.",
    ] = ""
    colours: Annotated[Colours | None, "The colours of the site, by role. What is left out is the theme's."] = None
    mark: Annotated[Mark | None, "The mark of the site, beside its name and as the icon of its tab."] = None
    doors: Annotated[tuple[Door, ...], "The ways into the site on its home page, up to three."] = ()
    article: Annotated[str, Id(), "The source that the site is drawn from: an id of content/sources.yaml."] = ""
    article_location: Annotated[Location, Key("article")]
    checked: Annotated[datetime.date, "The day the content was last compared with its sources."]
    stale_after_days: Annotated[int, WholeNumber(MOST_DAYS), "After so many days a copy warns that it is old."]
    leave: Annotated[
        str,
        Url(),
        "Where the quick exit leads: a page that anyone may have open. Needed where reading the site is a danger.",
    ] = ""
    bundle: Annotated[
        str, Id(), "What the files for download are called. Keep it neutral: they lie on people's phones."
    ] = "site"
    signer: Annotated[
        str, VERBATIM, "The public half of the key by which `bundle --sign` signs checksums: ssh-ed25519 AAAA…"
    ] = ""
    contact: Annotated[
        str, VERBATIM, "Where to report a weakness of the site: mailto:… or https://…, for security.txt."
    ] = ""
    licence: Annotated[str, VERBATIM, "The licence of the text."]
    licence_url: Annotated[str, Url(), "Where that licence can be read."]
    sections: Annotated[LocatedTexts, _IDS, "Files of content/sections/ without .md, in reading order."]
    groups: Annotated[
        tuple[Group, ...], "Titles for the folders of content/sections/: the home page lists sections under them."
    ] = ()
    pages: Annotated[LocatedTexts, _IDS, "Files of content/pages/ without .md, in the order of the foot."]
    menu: Annotated[LocatedTexts, _IDS, "The pages named in the head of each page."]
    one_file: Annotated[LocatedTexts, _IDS, "The pages that follow the sections in the single file for download."] = ()
    themes: Annotated[
        LocatedTexts, _IDS, "Files of content/facts/ without .yaml, in the order in which they are shown."
    ] = ()
    collections: Annotated[
        tuple[OwnCollection, ...],
        ObjectMap(OwnCollection),
        "Collections of your own. Their entries are the files of content/<name>/, or the rows of content/data/<name>.",
    ] = ()

    keep: Annotated[
        LocatedTexts,
        TextList(translated=False),
        "What you put into output/ yourself: CNAME, .git, .well-known/*. The build leaves it and does not name it.",
    ] = ()

    moved: Annotated[
        Mapping[str, LocatedText],
        TextMap(translated=False),
        "Old addresses, each with the one that is in its place: old.html: new.html, law.html#days: law.html#dates.",
    ] = field(default_factory=dict)

    @property
    def addresses_moved(self) -> dict[str, str]:
        """The old addresses, each with the next one."""
        return {old: new for old, (new, _) in self.moved.items()}

    @property
    def palette(self) -> dict[str, dict[str, str]]:
        """All colours by role, for `light` and for `dark`."""
        return palettes(self.colours)

    @property
    def drawn(self) -> list[tuple[str, str]]:
        """The paths of the mark, each with its colour on the band."""
        return drawn(self.mark, self.palette["light"]["dot"])

    @property
    def stale_after(self) -> datetime.date:
        """The last day on which a copy does not yet warn that it is old."""
        return self.checked + datetime.timedelta(days=self.stale_after_days)
