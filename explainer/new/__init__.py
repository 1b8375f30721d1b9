"""What an editor answers → new files of a site: a fact, an event, a source, a section, or a whole site."""
