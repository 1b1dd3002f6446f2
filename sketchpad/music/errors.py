"""The one error type for bad input."""


class InputError(ValueError):
    """Input that cannot be used; the text says what is wrong and what to do next."""
