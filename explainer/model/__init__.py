"""The types that the stages pass on: what editors write, the settings, and the site as a whole."""

from explainer.model.content import (
    CHANGE_KINDS,
    CONFIDENCES,
    FACT_KINDS,
    SOURCE_KINDS,
    VERDICTS,
    Change,
    Fact,
    Page,
    Source,
    Support,
    Term,
    Theme,
)
from explainer.model.figures import Figure, Row, Series, Value
from explainer.model.settings import Settings
from explainer.model.site import Form, Output, PageAnchor, RawForm, RawSite, Site, Year

__all__ = [
    "CHANGE_KINDS",
    "CONFIDENCES",
    "FACT_KINDS",
    "SOURCE_KINDS",
    "VERDICTS",
    "Change",
    "Fact",
    "Figure",
    "Form",
    "Output",
    "Page",
    "PageAnchor",
    "RawForm",
    "RawSite",
    "Row",
    "Series",
    "Settings",
    "Site",
    "Source",
    "Support",
    "Term",
    "Theme",
    "Value",
    "Year",
]
