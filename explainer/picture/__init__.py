"""What editors write of pictures that are made from data."""

from explainer.picture.common import LOOKS
from explainer.picture.maps import Label, Layer, Map, Panel, Years
from explainer.picture.picture import (
    DRAWINGS,
    Cell,
    CellFields,
    Days,
    Drawing,
    End,
    Grid,
    GridFields,
    GridRow,
    Line,
    Path,
    Paths,
    Picture,
    RowFields,
    Ruler,
    State,
    Stretch,
)

__all__ = [
    "DRAWINGS",
    "LOOKS",
    "Cell",
    "CellFields",
    "Days",
    "Drawing",
    "End",
    "Grid",
    "GridFields",
    "GridRow",
    "Label",
    "Layer",
    "Line",
    "Map",
    "Panel",
    "Path",
    "Paths",
    "Picture",
    "RowFields",
    "Ruler",
    "State",
    "Stretch",
    "Years",
]
