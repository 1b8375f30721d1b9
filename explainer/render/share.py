"""A site with an address → share/site.png, the picture that other programs show beside a link to it."""

from __future__ import annotations

from explainer.model import Output, Site
from explainer.theme import Theme

FILE = "share/site.png"


def share_outputs(site: Site, theme: Theme) -> list[Output]:
    """The picture, made of the title, the colours and the mark; none where the site has its own in assets/files/.

    Without an address no page can name it, and a theme of a site's own need not ask for it.
    """
    settings = site.settings
    if not settings.address or theme.own or (theme.site / "assets/files" / FILE).is_file():
        return []
    from explainer.images.share import share_picture

    body = share_picture(settings.title, settings.palette["light"]["band"], settings.drawn)
    return [Output(FILE, body, ("site.yaml",))]
