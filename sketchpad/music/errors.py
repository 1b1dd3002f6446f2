"""The one error type for bad input, and the check of a value's range."""


class InputError(ValueError):
    """Input that cannot be used; the text says what is wrong and what to do next."""


def check_within(name: str, value: float, low: float, high: float) -> None:
    """See that a value lies within its range.

    Raises:
        InputError: it does not.
    """
    if not low <= value <= high:
        raise InputError(f"{name} is {value}; choose a value from {low} to {high}")
