"""The files of pictures → what a page shows of them: read, cleaned, turned the right way, in a few widths."""
