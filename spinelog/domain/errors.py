"""The errors that a person meets: each is one sentence with what to do next."""


class SpinelogError(Exception):
    """Something the person can mend; the message is one plain sentence, printed as it stands."""


class BadValue(SpinelogError):
    """A value that could not be read or is out of range."""


class NotFound(SpinelogError):
    """No item has this name, letter or uid."""


class Usage(SpinelogError):
    """The words of a command do not fit together."""
