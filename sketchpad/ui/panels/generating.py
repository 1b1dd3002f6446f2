"""What the panel Generate has the session do, and what it says of that: the primer, the cost, how far an answer is."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Slot

from sketchpad.generation.systems import SYSTEMS
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.key import key_of
from sketchpad.session.models.budget import within
from sketchpad.session.session import Session
from sketchpad.session.verbs.settings import Settings
from sketchpad.ui.form import show_nearest
from sketchpad.ui.later import Later
from sketchpad.ui.panels.generate_panel import GeneratePanel
from sketchpad.ui.wording import duration


class Generating(QObject):
    """Loads the model that is chosen, and asks for takes, of which there are as many as the time limit allows."""

    def __init__(self, session: Session, panel: GeneratePanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._keyed: Bars | None = None
        self._later = Later(self, self._show_primer)
        self._connect()
        self._on_model_chosen()

    @Slot()
    def start(self) -> None:
        """Ask for takes, instead of what is on its way."""
        self._session.continuation.start(self._fitting)

    @Slot()
    def start_or_stop(self) -> None:
        """Ask for takes; while bars are on their way, stop them, as the button says then."""
        if self._session.continuation.busy:
            self._session.continuation.stop()
        else:
            self.start()

    @Slot()
    def start_with_next_seed(self) -> None:
        """Ask for others, instead of what is on its way."""
        seed = self._session.continuation.next_seed(self._panel.settings).seed
        show_nearest(self._panel.seed, seed)
        self.start()

    @property
    def _fitting(self) -> Settings:
        """The settings for as much of what the panel says as is likely to be there in time."""
        settings, budget = self._panel.settings, self._panel.budget.value()
        if not budget:
            return settings
        known = self._session.models.known.values()
        able = [model.name for model in known if SYSTEMS[model.system].can(settings.verb)]
        return within(settings, budget / 1e3, able, self._session.continuation.forecast)

    def _connect(self) -> None:
        session, panel = self._session, self._panel
        panel.generate.clicked.connect(self.start_or_stop)
        panel.model.currentIndexChanged.connect(self._on_model_chosen)
        panel.verb.currentIndexChanged.connect(self._on_verb_chosen)
        panel.engine.currentIndexChanged.connect(self._on_engine_chosen)
        for box in (panel.bars, panel.takes, panel.tries, panel.distance, panel.seed, panel.budget):
            box.valueChanged.connect(self._show_forecast)
        session.models.imported.connect(self._on_model_chosen)
        session.models.removed.connect(self._load)
        for signal in (session.generator.opened, session.continuation.started):
            signal.connect(self._show_forecast)
        document, ended = session.document, session.continuation.ended
        for signal in (document.changed, document.selection_changed, session.takes.changed, ended):
            signal.connect(self._later.ask)
        session.aiming.playhead_changed.connect(self._later.ask)
        session.continuation.draft_changed.connect(self._show_stop)

    @Slot()
    def _on_model_chosen(self) -> None:
        self._load()
        self._later.ask()

    @Slot()
    def _on_verb_chosen(self) -> None:
        self._show_forecast()
        # What is heard may be other notes, in another key.
        self._later.ask()

    @Slot()
    def _on_engine_chosen(self) -> None:
        self._session.generator.set_engine(self._panel.engine.currentData())
        self._load()

    @Slot()
    def _load(self) -> None:
        self._session.generator.load(self._panel.model.currentData())
        self._show_forecast()

    def _show_primer(self) -> None:
        self._show_key()
        self._show_forecast()

    def _show_key(self) -> None:
        primer = self._session.aiming.primer(self._panel.settings.verb)
        if primer is not self._keyed:
            # An answer changes much, but seldom the primer.
            self._keyed = primer
            self._panel.constraints.show_key(key_of(primer))

    @Slot()
    def _show_forecast(self) -> None:
        panel = self._panel
        panel.about.setText(panel.model.about(panel.model.model_chosen))
        panel.aim.show_aim(panel.settings, panel.model.system)
        if self._session.continuation.busy:
            self._show_stop()
            return
        asked, fitting, seconds = panel.settings, panel.settings, None
        # What cannot be asked has no forecast; the session says why, once it is asked.
        with suppress(InputError):
            fitting = self._fitting
            seconds = self._session.continuation.forecast(fitting)
        if limited := self._limited(asked, fitting, seconds):
            panel.about.setText(f"{panel.about.text()}\n{limited}")
        text = self.tr("Generate")
        panel.generate.setText(f"{text}   ~{duration(seconds)}" if seconds is not None else text)

    @Slot()
    def _show_stop(self) -> None:
        """While bars are on their way, say which take is being written, where there are several."""
        continuation = self._session.continuation
        if not continuation.busy:
            return
        complete = sum(take.complete for take in continuation.on_way)
        takes = continuation.on_way[0].request.takes if continuation.on_way else 1
        several = self.tr("Stop (Esc)   {} of {}").format(complete + 1, takes)
        self._panel.generate.setText(several if takes > 1 else self.tr("Stop (Esc)"))

    def _limited(self, asked: Settings, fitting: Settings, seconds: float | None) -> str:
        """What there is time for, where that is not what is asked for; or that not even the least is there in time."""
        title = self._session.models.known[fitting.model].title
        what = self.tr("{} × {} bars with {}").format(fitting.takes, fitting.bars, title)
        if fitting.tries > 1:
            what = self.tr("{}, each the best of {}").format(what, fitting.tries)
        budget = self._panel.budget.value()
        if budget and seconds is not None and seconds > budget / 1e3:
            return self.tr("not in that time; soonest: {}").format(what)
        return self.tr("in that time: {}").format(what) if fitting != asked else ""
