"""A site with an address → share/site.png, the picture that other programs show beside a link to it."""

from __future__ import annotations

from explainer.model import Output, Site
from explainer.theme import Theme

FILE = "share/site.png"


def is_made(site: Site, theme: Theme) -> bool:
    """Is the picture made? Not where the site has no address, has a picture of its own, or has a whole theme itself."""
    return bool(site.settings.address) and not theme.own and not (theme.site / "assets/files" / FILE).is_file()


def share_outputs(site: Site, theme: Theme) -> list[Output]:
    """The picture, made of the title, the colours and the mark.

    Without an address no page can name it, and a theme of a site's own need not ask for it.
    """
    if not is_made(site, theme):
        return []
    from explainer.images.share import share_picture

    settings = site.settings
    body = share_picture(settings.title, settings.palette["light"]["band"], settings.drawn)
    return [Output(FILE, body, ("site.yaml",))]
