"""A time that an answer must stay within: fewer tries, then fewer takes, then fewer bars, then another model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sketchpad.generation.verb import Verb
from sketchpad.session.verbs.settings import Settings

Forecast = Callable[[Settings], float | None]
"""The seconds that an answer is likely to take; None until its model was measured."""


def within(settings: Settings, seconds: float, models: Sequence[str], forecast: Forecast) -> Settings:
    """The settings for as much of what is asked for as is likely to be there after so many seconds.

    One take of one bar at least. Where not even that can be, the fastest of `models` (those that can do the same, and
    were measured) does it.
    """
    fitted = _fitted(settings, seconds, forecast)
    if _is_within(fitted, seconds, forecast):
        return fitted
    others = [replace(settings, model=model) for model in models if model != settings.model]
    able = [other for other in (_fitted(each, seconds, forecast) for each in others) if forecast(other) is not None]
    return min([fitted, *able], key=lambda each: forecast(each) or 0.0)


def _fitted(settings: Settings, seconds: float, forecast: Forecast) -> Settings:
    """With fewer tries, then fewer takes, then fewer bars, where that helps."""
    while settings.tries > 1 and not _is_within(settings, seconds, forecast):
        settings = replace(settings, tries=settings.tries - 1)
    while settings.takes > 1 and not _is_within(settings, seconds, forecast):
        settings = replace(settings, takes=settings.takes - 1)
    if settings.verb is Verb.CONTINUE:
        while settings.bars > 1 and not _is_within(settings, seconds, forecast):
            settings = replace(settings, bars=settings.bars - 1)
    return settings


def _is_within(settings: Settings, seconds: float, forecast: Forecast) -> bool:
    needed = forecast(settings)
    return needed is None or needed <= seconds
