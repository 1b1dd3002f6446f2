"""The language of the program: the one that was chosen, else the system's, else English."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from sketchpad.music.wording import speak
from sketchpad.paths import data_directory
from sketchpad.session.preferences import Language

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français"}
"""Each as those who speak it call it."""
SAID = "Said"
"""Where the translations have the texts of `sketchpad.music.wording`."""
WRITTEN = "en"
"""The language of the texts in the program itself."""


def spoken(chosen: Language) -> str:
    """The language to be used, one of `LANGUAGES`."""
    if chosen:
        return chosen
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in LANGUAGES), WRITTEN)


def locale_of(chosen: Language) -> QLocale:
    """How dates and numbers are written: as where the system is, or else as in the program's language."""
    system, language = QLocale.system(), spoken(chosen)
    return system if system.name().partition("_")[0] == language else QLocale(language)


class Translation(QObject):
    """Has the program speak a language, from the next text that is made on.

    Attributes:
        language: one of `LANGUAGES`.
    """

    def __init__(self, chosen: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = spoken(chosen)
        locale, translate = locale_of(chosen), str
        self._translators: list[QTranslator] = []
        if self.language != WRITTEN:
            # Qt's own texts, such as those of its dialogs, first: the later of two translators is asked first.
            self._load("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._load("sketchpad", str(data_directory("resources") / "translations"))
            translate = partial(QCoreApplication.translate, SAID)
        # For boxes of numbers.
        QLocale.setDefault(locale)
        # What parts it from the number QLocale does not say.
        percent = self.tr("%").replace("%", locale.percent())
        speak(translate, locale.decimalPoint(), locale.groupSeparator(), percent)

    def close(self) -> None:
        """Speak English again."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = []
        QLocale.setDefault(QLocale.system())
        speak(str)

    def _load(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(f"{name}_{self.language}", folder):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)
