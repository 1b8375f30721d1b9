"""Places of the earth in GeoJSON → lines, points and areas on paper. Usable alone."""

from explainer.geography.geojson import Feature, Geography, parse_geojson
from explainer.geography.projection import PROJECTIONS, Position

__all__ = ["PROJECTIONS", "Feature", "Geography", "Position", "parse_geojson"]
