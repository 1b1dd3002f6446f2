"""The verb Shape: other attributes for some bars, heard and seen while a slider moves."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.constraints import NO_CONSTRAINTS
from sketchpad.generation.shaping.ranking import Ranking
from sketchpad.generation.shaping.shaped import Shaped
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import Metre
from sketchpad.music.notes import Notes
from sketchpad.session.background import Background
from sketchpad.session.document import Document, Selecting
from sketchpad.session.doing import Doing
from sketchpad.session.edits import Edit
from sketchpad.session.models.generator import Generator
from sketchpad.session.models.models import Models
from sketchpad.session.models.worker import ShapeQuestion
from sketchpad.session.takes.left_by_hand import LeftByHand
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.aim import Source
from sketchpad.session.verbs.latest_only import LatestOnly
from sketchpad.session.verbs.measuring import Measuring, Scale
from sketchpad.session.verbs.part import Part
from sketchpad.session.verbs.ranked import ranking_of_shown
from sketchpad.session.verbs.subject import Manner, Subject

FIRST_MODEL = "music_vae_melody"


class Shape(QObject):
    """Asks the generator for the song's variants and chooses among them.

    What is shaped is what is selected when a hand comes, as whole bars with all notes of the voices selected, else the
    whole song. It stays that, as it was then, until something else is selected or the song is edited otherwise, so that
    several sliders work together and a slider that goes back leaves nothing. What becomes of it is selected then.
    A take of a network that cannot be led towards an attribute is shaped by choosing among many takes of the same
    request; the one chosen is offered as a take.

    Answers on their way are `preview`; letting go makes them one undo step, and a record in the tree of takes
    (`LeftByHand`). What is no longer wanted, as of another song or with other constraints, is not made to the end.

    Attributes:
        model: which MusicVAE makes the variants.
        key: the major key that counts as “in key” (0 = C); None for the one that most notes are in.
        constraints: what new notes of variants are held to; takes among which is chosen are held to their own.
        preview: the song as it is under the hand that moves a slider.
        asked: by name, what is asked for.
        scales: by name; empty until the variants are made.

    Signals:
        preview_changed: what is to be seen and heard.
        found_changed: the song was measured.
        scales_changed: the sliders' scales, what was asked, or the metre.
        part_changed: another part of the song may be what is shaped, or it may take another time.
        dropped: the hand on a slider is to let go of it.
    """

    preview_changed = Signal()
    found_changed = Signal()
    scales_changed = Signal()
    part_changed = Signal()
    dropped = Signal()
    failed = Signal(str)

    def __init__(
        self,
        document: Document,
        takes: Takes,
        models: Models,
        generator: Generator,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._takes = document, takes
        self._models, self._generator = models, generator
        self._left = LeftByHand(document, takes, self)
        self._subject: Subject | None = None
        self._committing = Doing()
        self._hatched: Mapping[str, float] = {}
        """What is asked for where the scales' reach is told beside it."""
        self._step: object | None = None
        """The key of the undo steps that are one, if there may be several."""
        self._questions = LatestOnly[ShapeQuestion](
            lambda question: generator.shape(question.request, question.asked, question.beside),
            generator.cancel_shape,
        )
        self._released = True
        self._refused: Manner | None = None
        """What there are no variants with, which the hand on a slider was told."""
        self.model = FIRST_MODEL
        self.key: int | None = None
        self.constraints = NO_CONSTRAINTS
        self.preview: Bars | None = None
        self.asked: dict[str, float] = {}
        self.scales: Mapping[str, Scale] = {}
        self._measuring = Measuring(lambda: (self._selected().heard, self.key), background, self)
        self._connect()

    def _connect(self) -> None:
        self._measuring.measured.connect(self.found_changed)
        self._measuring.failed.connect(self.failed)
        self._document.changed.connect(self._on_document_changed)
        self._document.changed.connect(self._measuring.ask)
        self._document.selection_changed.connect(self._measuring.ask)
        self._document.selection_changed.connect(self._on_selection_changed)
        document, takes, generator = self._document, self._takes, self._generator
        for changed in (document.changed, document.selection_changed, takes.changed, generator.opened):
            changed.connect(self.part_changed)
        self._document.metre_changed.connect(self.scales_changed)
        self._models.changed.connect(self._on_models_changed)
        self._generator.shaped.connect(self._on_shaped)
        self._generator.shape_failed.connect(self._on_failed)
        self._generator.engine_changed.connect(self._on_engine_changed)

    @property
    def metre(self) -> Metre:
        """The metre of the bars in which density is counted."""
        return self._document.bars.metre

    @property
    def found(self) -> Mapping[str, float]:
        """By name, what the song measures, or what is selected of it; empty where there is no melody."""
        return self._measuring.found

    @property
    def latest(self) -> Shaped | None:
        """The newest answer, for what is asked and measured."""
        return self._subject.latest if self._subject else None

    @property
    def busy(self) -> bool:
        """Whether an answer to a hand is on its way, or the variants are."""
        return self._questions.busy and not self._is_hatching

    @property
    def ranked(self) -> int:
        """Among how many takes it chooses; 0 where a MusicVAE makes variants."""
        return self._subject.request.of if self._subject and isinstance(self._subject.request, Ranking) else 0

    @property
    def part(self) -> Part:
        """What is shaped, or would be if a hand came now."""
        return self._subject.part if self._subject else self._selected()

    def foretold(self) -> float | None:
        """The seconds until sliders are likely to answer; None once they do, or where that cannot be told.

        Raises:
            InputError: there is nothing to shape, and why.
        """
        request = self._subject.request if self._subject else self._request_of(self._selected())
        return None if self.latest else self._generator.forecast_shaping(request)

    def prepare(self) -> None:
        """A hand comes near: have variants made, or takes to choose from, where there is anything to shape."""
        with suppress(InputError):
            self._begin_if_needed()

    @Slot()
    def press(self) -> None:
        """A hand takes hold of a slider: what it asks for is a step of its own."""
        self._step = object()

    def ask(self, name: str, value: float) -> None:
        """Ask for an attribute; while a hand is on the slider the answer is a preview.

        Why there can be none is said once, until the hand lets go or something else is to be shaped.
        """
        self._released = False
        if self._refused == self._manner:
            return
        try:
            self._begin_if_needed()
        except InputError as error:
            self._forget_all()
            self._refuse(str(error))
            return
        self.asked[name] = value
        self._ask()

    def put_back(self, name: str, clicked: bool) -> None:
        """Ask for an attribute no longer; where it was clicked before, for the same purpose, both are one step."""
        step = self._step if clicked else None
        self.forget(name)
        self._step = step

    def forget(self, *names: str) -> None:
        """Ask for some attributes no longer."""
        self._step = None
        asked = {name: value for name, value in self.asked.items() if name not in names}
        if asked != self.asked:
            self.asked, self._released = asked, True
            self._ask()

    @Slot()
    def release(self) -> None:
        """The hand let go: what is seen, or on its way, becomes an edit."""
        self._released, self._refused = True, None
        if not self.busy:
            self._commit()
            self._settle()

    @property
    def in_hand(self) -> bool:
        """Whether somebody asked for what is on its way, or sees it come; variants are made ahead as well."""
        kept = self._subject.kept.asked if self._subject and self._subject.kept else {}
        return self.preview is not None or (self.busy and self.asked != kept)

    @Slot()
    def drop(self) -> bool:
        """Forget what is on its way or under the hand; what was asked for before it still is. Whether there was any."""
        if not self.busy and self.preview is None:
            return False
        self._questions.drop()
        self.preview, self._released = None, True
        if self._subject and self._subject.kept:
            self._subject.go_back()
            self.asked = dict(self._subject.kept.asked)
        else:
            self._subject, self.asked, self.scales = None, {}, {}
        self.dropped.emit()
        self.scales_changed.emit()
        self.preview_changed.emit()
        self._settle()
        return True

    def leave_song(self) -> None:
        """Another song begins: what is under a hand goes, and the hand lets go."""
        self.drop()
        self.dropped.emit()

    @Slot()
    def _on_engine_changed(self) -> None:
        """What is on its way does not come any more; the next that is asked for begins it anew, as does the reach."""
        if self.busy:
            self.drop()
        elif self._is_hatching:
            self._questions.drop()
            self._settle()

    @property
    def _manner(self) -> Manner:
        """What variants are made with, beside the song."""
        return self.model, self.key, self.constraints

    def _begin_if_needed(self) -> None:
        """Have what is selected be what is shaped, unless it is, and with what is chosen now.

        Raises:
            InputError: there is nothing to shape, and why.
        """
        if self._subject and self._subject.manner == self._manner:
            return
        part, document = self._selected(), self._document
        request = self._request_of(part)
        self._questions.drop()
        self._subject = Subject.of(document.bars, document.choice, part, request, self._manner)
        self.asked = {}
        self._ask()

    def _selected(self) -> Part:
        whole = Source.SHOWN if self._ranking() else Source.SONG
        return Part.of(self._document.bars, self._document.choice, whole)

    def _request_of(self, part: Part) -> Shaping | Ranking:
        """How a part is shaped.

        Raises:
            InputError: it cannot be.
        """
        return self._ranking() or Shaping(part.heard, self.model, key=self.key, constraints=self.constraints)

    def _ranking(self) -> Ranking | None:
        """How the take that is shown is shaped, where its network cannot be led towards an attribute."""
        return None if self._document.choice else ranking_of_shown(self._takes, self._models, self.key)

    @property
    def _is_hatching(self) -> bool:
        """Whether only the reach beside what is asked is on its way."""
        return self._questions.asked is not None and self._questions.asked.beside

    def _settle(self) -> None:
        """No hand is at a slider: what may have waited for that."""
        self._follow_selection()
        if self._subject and self._subject.latest and not self._questions.busy and self._hatched != self.asked:
            self._questions.ask(ShapeQuestion(self._subject.request, dict(self.asked), beside=True))

    def _ask(self) -> None:
        """A hand asks; what only tells the reach makes way for it."""
        if self._is_hatching:
            self._questions.drop()
        if self._subject:
            self._questions.ask(ShapeQuestion(self._subject.request, dict(self.asked)))

    def _commit(self) -> None:
        subject = self._subject
        if subject is None or subject.latest is None or self.preview is None:
            return
        take, edit = subject.latest.take, Edit.between(subject.region, subject.latest.bars)
        follows = self._document.choice == subject.choice
        subject.keep(subject.latest)
        self.preview = None
        with self._committing:
            if take and isinstance(subject.request, Ranking):
                self._takes.offer([take], self._generator.engine, step=self._step)
            else:
                self._push(edit, subject.region if follows else None)
                if take and edit:
                    self._left.add(take, subject.request, self._generator.engine, take.request.primer)
        if follows:
            subject.choice = self._document.choice
        self.preview_changed.emit()

    def _push(self, edit: Edit, became: Bars | None) -> None:
        """One undo step; what `became` of what was selected and shaped is selected after it, unless that is None."""
        if became is not None and self._document.choice:
            whole = self._document.selection, Notes(became.columns)
            self._document.push(self.tr("Shape"), replace(edit, whole=whole), self._step)
        else:
            self._document.push(self.tr("Shape"), edit, self._step, Selecting.AS_IT_IS)

    @Slot(int, object, dict)
    def _on_shaped(self, number: int, shaped: Shaped, reach: Mapping[str, tuple[float, float]]) -> None:
        question, subject = self._questions.answered(number), self._subject
        if question is None or subject is None:
            return
        if question.beside:
            self._hatched = question.asked
            self.scales = {name: Scale(scale.measured, reach[name]) for name, scale in self.scales.items()}
            self.scales_changed.emit()
            return
        first, shaped = subject.latest is None, replace(shaped, bars=subject.part.whole(shaped.bars))
        subject.answer(shaped)
        if first:
            self._hatched = {}
            self.scales = {name: Scale(value, reach[name]) for name, value in shaped.origin.items()}
        self.scales_changed.emit()
        if not (first and not self.asked):
            self.preview = subject.rest.edited(added=shaped.bars)
            self.preview_changed.emit()
        if self._released and not self.busy:
            self._commit()
            self._settle()

    @Slot()
    def _on_models_changed(self) -> None:
        """One that is gone makes no variants."""
        if self.model not in self._models.known:
            self.model = FIRST_MODEL

    @Slot(int, str)
    def _on_failed(self, number: int, text: str) -> None:
        if self._questions.failed(number):
            self._forget_all()
            self._refuse(text)

    def _refuse(self, text: str) -> None:
        """Say why there are no variants, once while a hand is on a slider."""
        self._refused = None if self._released else self._manner
        self.failed.emit(text)

    @Slot()
    def _on_selection_changed(self) -> None:
        self._refused = None
        self._follow_selection()

    def _follow_selection(self) -> None:
        """Where something else is selected, that is shaped next, once what a hand asked for is there."""
        is_other = self._subject is not None and self._document.choice != self._subject.choice
        if is_other and self._released and not self._committing and not self.in_hand:
            self._forget_all()

    @Slot()
    def _on_document_changed(self) -> None:
        """Whatever else changed the song, it is another idea now."""
        self._refused = None
        if not self._committing:
            self._forget_all()

    def _forget_all(self) -> None:
        """Nothing of what was asked, made or known counts any more."""
        if self._subject is None:
            return
        had_preview = self.preview is not None
        self._questions.drop()
        self._subject, self.preview = None, None
        self.asked, self.scales = {}, {}
        self.scales_changed.emit()
        if had_preview:
            self.preview_changed.emit()
