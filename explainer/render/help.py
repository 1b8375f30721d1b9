"""Places of help → groups by the stage at which a person needs them, then by region; each place in full once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explainer.diagnostics import Diagnostics, nearest
from explainer.helper import HELP_STAGE, Helper, help_stages, stage_anchor
from explainer.model import Site
from explainer.render.values import is_language


@dataclass(frozen=True, slots=True)
class Region:
    """The places of one province or the like."""

    title: str
    anchor: str
    helpers: tuple[Helper, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What helps at one stage: places in full, then links to those that are listed in full elsewhere."""

    title: str
    more: str  # a sentence below the title; may be empty
    anchor: str
    helpers: tuple[Helper, ...]
    others: tuple[Helper, ...]
    regions: tuple[Region, ...]  # that have places for this stage


def groups_of(site: Site) -> tuple[Group, ...]:
    """A group for each stage that has places, in the order of words.yaml; stages with the same words are one group."""
    stages: dict[str, list[str]] = {}
    for stage, title in help_stages(site.words).items():
        stages.setdefault(title, []).append(stage)
    groups = (_group(site, title, together) for title, together in stages.items())
    return tuple(group for group in groups if group.helpers or group.others or group.regions)


def in_order(site: Site) -> Sequence[Helper]:
    """The places in the order of the file. In a translation, those where its language is spoken come first.

    A place without an address of the web, such as the police, stays where it is.
    """
    if site.source is None:
        return site.helpers
    language = site.settings.language.partition("-")[0]

    def is_later(helper: Helper) -> bool:
        return bool(helper.url) and language not in {code.partition("-")[0] for code, _ in helper.languages}

    return sorted(site.helpers, key=is_later)


def regions_of(helpers: Iterable[Helper]) -> tuple[Region, ...]:
    """The regions in the order in which the file first names them."""
    found: dict[str, list[Helper]] = {}
    for helper in helpers:
        if helper.region:
            found.setdefault(helper.region, []).append(helper)
    return tuple(
        Region(title, f"help-region-{number}", tuple(within)) for number, (title, within) in enumerate(found.items(), 1)
    )


def ungrouped(helpers: Iterable[Helper]) -> tuple[Helper, ...]:
    """Those with neither a stage nor a region."""
    return tuple(helper for helper in helpers if not helper.stages and not helper.region)


def check_languages(helpers: Iterable[Helper], diagnostics: Diagnostics) -> None:
    """Note each code of a language that the Unicode CLDR does not name."""
    for helper in helpers:
        for code, place in helper.languages:
            if not is_language(code):
                diagnostics.add(
                    place,
                    f'"{code}" is not the code of a language.{nearest(code, ("en", "fr", "es", "ar", "pt-BR"))}',
                    "write its code of BCP 47, which is two or three small letters for most languages: en, fr, ht.",
                )


def _group(site: Site, title: str, stages: Sequence[str]) -> Group:
    fitting = [helper for helper in in_order(site) if any(helper.is_for(stage) for stage in stages)]
    here = tuple(helper for helper in fitting if not helper.region and helper.stages[0][0] in stages)
    return Group(
        title=title,
        more=site.words.get(f"{HELP_STAGE}{stages[0]}-more", ""),
        anchor=stage_anchor(stages[0]),
        helpers=here,
        others=tuple(helper for helper in fitting if not helper.region and helper not in here),
        regions=tuple(region for region in regions_of(in_order(site)) if any(one in fitting for one in region.helpers)),
    )
