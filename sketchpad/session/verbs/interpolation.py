"""The verb Interpolate: ideas blended while a hand moves, in a lane from one to another, and along a path."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.blend import Blend, Blended, Corners, KeyPlan, Point
from sketchpad.generation.constraints import NO_CONSTRAINTS, Constraints
from sketchpad.generation.music_vae.latent import Curve
from sketchpad.generation.request import Take
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR
from sketchpad.music.wording import with_values
from sketchpad.session.background import Background
from sketchpad.session.document import Document, Merge, Selecting
from sketchpad.session.edits import Edit
from sketchpad.session.models.generator import Generator
from sketchpad.session.playing.mixer import Mixer
from sketchpad.session.playing.playback import Playback
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.ends import NAMES, End, Ends
from sketchpad.session.verbs.lane import Lane
from sketchpad.session.verbs.latest_only import LatestOnly
from sketchpad.session.verbs.path import Path
from sketchpad.session.verbs.trail import Place, Trail


@dataclass(frozen=True)
class Manner:
    """How ideas are blended; as in `Corners`, whose fields these are."""

    model: str = "music_vae_melody"
    temperature: float = 0.5
    seed: int = 1
    curve: Curve = Curve.SLERP
    keys: KeyPlan = KeyPlan.OWN
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True)
class _Question:
    """A blend that is asked for: for the hand, or for a step of the lane."""

    blend: Blend
    step: int | None = None


class Interpolation(QObject):
    """Asks the generator for one blend at a time: where the hand is first, then the next one of the lane.

    While the hand is down, what it gets is `preview`; letting go makes it one undo step. Of places that the hand passed
    while a blend was made, only the latest is asked for. Blends are written from the bar line of the first end that is
    from the song, else from the playhead's, wherever it was put before the hand began; they take the place of what was
    there before the first of them, so that a hand that goes back to A leaves nothing. What is locked stays.

    Attributes:
        manner: how ideas are blended.
        is_pad: whether four are.
        refusal: why the ideas that were chosen cannot be blended, as the model found if nothing was found before;
            nothing while they can, or are still to be chosen.
        rebuilt: how much of each idea the model can rebuild; empty until it was measured.
        point: where the hand is, or was.
        preview: the song as it is under the hand.
        latest: the newest blend that was shown.

    Signals:
        renewed: other ideas, or another manner.
        measured: `rebuilt` is another one.
        moved: `point` is another one.
        preview_changed: what is to be seen and heard.
        dropped: the hand is followed no longer, though it may still be down.
        accepted: what `refusal` said is so no longer.
    """

    renewed = Signal()
    measured = Signal()
    moved = Signal()
    preview_changed = Signal()
    dropped = Signal()
    accepted = Signal()
    failed = Signal(str)

    def __init__(
        self,
        document: Document,
        takes: Takes,
        generator: Generator,
        playback: Playback,
        mixer: Mixer,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._takes, self._generator, self._playback = document, takes, generator, playback
        self._corners: Corners | None = None
        self._start = 0
        self._start_is_open = True
        """Whether other ideas, or a playhead that was put elsewhere, have the next hand write elsewhere."""
        self._questions = LatestOnly[_Question](
            lambda question: generator.blend(question.blend), generator.cancel_blend
        )
        self._held = False
        self._lacked_room = False
        self._settled = Place()
        self._merge: Merge | None = None
        self._committed = 0
        self._committing = False
        self.ends = Ends(document, takes, background, self)
        self.lane = Lane(mixer, background, self)
        self.path = Path(self)
        self._trail = Trail(document, self)
        self.manner = Manner()
        self.is_pad = False
        self.refusal = ""
        self._refused_with = ""
        """The engine."""
        self.rebuilt: tuple[float, ...] = ()
        self.point: Point = (0.0, 0.0)
        self.preview: Bars | None = None
        self.latest: Blended | None = None
        self._connect()

    def _connect(self) -> None:
        self.ends.changed.connect(self._renew)
        self.ends.failed.connect(self.failed)
        self.lane.failed.connect(self.failed)
        self.lane.renewed.connect(self._on_lane_renewed)
        self.path.over.connect(self.release)
        self._document.changed.connect(self._on_document_changed)
        self._document.metre_changed.connect(self._renew)
        self._playback.moved.connect(self._on_playhead_moved)
        self._trail.reached.connect(self._on_reached)
        self._generator.blended.connect(self._on_blended)
        self._generator.blend_failed.connect(self._on_failed)
        self._generator.opened.connect(self._on_opened)
        self._generator.engine_changed.connect(self._on_engine_changed)

    @property
    def forecast(self) -> float | None:
        """The seconds that a step of the hand is likely to take; None until it can be told."""
        return self._generator.forecast_blend(self._corners) if self._corners else None

    @property
    def busy(self) -> bool:
        """Whether a blend is being made."""
        return self._questions.busy

    @property
    def ready(self) -> bool:
        """Whether there are ideas to blend, and nothing that was found against it."""
        return self._corners is not None and not self.refusal

    def set_manner(self, manner: Manner) -> None:
        """Blend otherwise from now on."""
        if manner != self.manner:
            self.manner = manner
            self._renew()

    def set_pad(self, is_pad: bool) -> None:
        """Blend four ideas, or two."""
        if is_pad != self.is_pad:
            self.is_pad = is_pad
            self._renew()

    def move(self, point: Point) -> None:
        """The hand is somewhere else; it stays down until `release`."""
        if self._corners is None or self.refusal or (self._held and point == self.point):
            return
        if not self._held and not self._finds_room(self._asked_at(point)):
            return
        if self.path.armed and not self._held:
            self.path.begin(self._document.bars)
            self._playback.play(self._start)
        self._held, self._merge = True, None
        self._go_to(point)
        if self.path.recording:
            self.path.add(point)
            self._want(Blend(self._corners, self.path.so_far()))
        else:
            self._want(Blend(self._corners, (point,)))

    @Slot()
    def release(self) -> None:
        """The hand lets go: what is seen, or on its way, becomes an edit."""
        if not self._held:
            return
        self._held = False
        if self.path.recording and self._corners:
            self._want(Blend(self._corners, self.path.end()))
        elif not self._on_its_way:
            self._commit()
        self._fill_lane()

    @Slot()
    def drop(self) -> bool:
        """Forget what is under the hand, and go back to where it came from; whether there was something."""
        had = self._held or self.preview is not None or self._on_its_way
        self._held = False
        self.path.cancel()
        self._questions.drop()
        self._set_preview(None)
        if had:
            self.latest = self._settled.blended
            self._go_to(self._settled.point)
            self.dropped.emit()
        self._fill_lane()
        return had

    def audition(self, step: int) -> None:
        """Show a blend of the lane, and play it; a row of these is one undo step."""
        request, made = self.lane.request(step), self.lane.blends[step]
        if not self._finds_room(request):
            return
        self._held, self._merge = False, Merge.AUDITION
        self._go_to(request.points[0])
        if made:
            # What the hand asked for before comes too late.
            if self._on_its_way:
                self._questions.drop()
            self._show(made)
            self._commit()
            self._fill_lane()
        else:
            self._want(request)
        if not self._playback.playing:
            self._playback.play(self._start)

    def keep(self, step: int | None = None) -> None:
        """Make a take of a blend of the lane, or of the newest; it takes the place of what was last let go."""
        blended = self.latest if step is None else self.lane.blends[step]
        if blended is None:
            return
        stack, point = self._document.undo_stack, self.point if step is None else self.lane.request(step).points[0]
        if self._committed and self._committed == stack.index():
            self._start = self._settled.start
            stack.undo()
        elif not self._finds_room(blended.request):
            return
        before = self._settled
        self._takes.offer([Take.of_blend(blended, self._start)], self._generator.engine)
        self._trail.add(before, Place(point, blended, start=self._start, kept=self._document.bars))
        self.latest = blended
        self._settled = Place(point, blended, start=self._start)
        self._go_to(point)

    def use(self, step: int, which: int) -> None:
        """Make a blend of the lane one of the ideas."""
        blended, a, b = self.lane.blends[step], self.ends[0], self.ends[1]
        if blended and a and b:
            share = self.lane.request(step).points[0][0]
            name = with_values(self.tr("{:.0%} from {} to {}"), share, a.name, b.name)
            self.ends.put(which, End(name, blended.bars))
            self.ends.said.emit(self.tr("{} is now: {}").format(NAMES[which], name))

    def write_path(self) -> None:
        """Blend along the recorded path once more."""
        if self._corners and self.path.points and self._finds_room(blend := Blend(self._corners, self.path.points)):
            self._merge = None
            self._want(blend)

    @Slot()
    def _on_engine_changed(self) -> None:
        """What is on its way does not come any more."""
        if self.busy:
            self.drop()

    def leave_song(self, title: str) -> None:
        """Another song than that of this title begins: the ideas stay, what is under the hand does not."""
        self.drop()
        self.ends.leave_song(title)

    @property
    def _count(self) -> int:
        """How many ideas are blended."""
        return 4 if self.is_pad else 2

    @property
    def _on_its_way(self) -> bool:
        """Whether a blend that a hand asked for is."""
        return self._questions.asked is not None and not self._is_filling

    @property
    def _is_filling(self) -> bool:
        """Whether a blend of the lane is being made."""
        return self._questions.asked is not None and self._questions.asked.step is not None

    def _go_to(self, point: Point) -> None:
        if point != self.point:
            self.point = point
            self.moved.emit()

    @Slot()
    def _renew(self) -> None:
        """Other ideas, or another manner: nothing that was asked for is of account any more."""
        self._start_is_open = True
        was_refused, corners = bool(self.refusal), self._new_corners()
        if corners and corners == self._corners and not was_refused:
            # Another C or D, while only A and B are blended.
            return
        self._corners = None
        self.drop()
        self._settled, self.latest, self.rebuilt = Place(self.point), None, ()
        self._trail.clear()
        self._corners = corners
        self.renewed.emit()
        self.measured.emit()
        self.lane.renew(None if self.is_pad else self._corners)

    def _new_corners(self) -> Corners | None:
        ideas, manner = self.ends.ideas(self._count), self.manner
        if ideas is None:
            self._refuse("")
            return None
        try:
            corners = Corners(ideas, **{field.name: getattr(manner, field.name) for field in fields(manner)})
        except InputError as error:
            self._refuse(str(error))
            return None
        self._refuse("")
        return corners

    def _refuse(self, why: str) -> None:
        """The ideas cannot be blended; with nothing, they can, or are not there."""
        if why != self.refusal:
            if self.refusal:
                self.accepted.emit()
            self.refusal = why
            if why:
                self.failed.emit(why)

    def _find_start(self) -> None:
        """A hand begins: it writes where the one before did, unless that is open again."""
        if self._start_is_open:
            place, metre = self.ends.place(self._count), self._document.bars.metre
            self._start = metre.line_before(self._playback.playhead) if place is None else place
            self._start_is_open = False
        if self._settled.start != self._start:
            # What was blended elsewhere stays.
            self._settled = replace(self._settled, base=None)

    def _finds_room(self, blend: Blend) -> bool:
        """A hand begins; whether what it asks for ends within the song, which is told where it does not."""
        self._find_start()
        if has_room := self._start + blend.ticks <= LAST_TICK:
            if self._lacked_room:
                self.accepted.emit()
        else:
            full = self.tr(
                "a song has {:,} bars of 4/4 at most, and the blend would go on after them; put the playhead earlier"
            )
            self.failed.emit(with_values(full, LAST_TICK // TICKS_PER_BAR))
            self.dropped.emit()
        self._lacked_room = not has_room
        return has_room

    def _asked_at(self, point: Point) -> Blend:
        """What a hand that begins there may come to: of a path, the whole of it."""
        assert self._corners, "there are ideas under a hand"
        return Blend(self._corners, (point,) * self.path.bars if self.path.armed else (point,))

    def _want(self, blend: Blend) -> None:
        """A hand asks; the lane makes way for it."""
        if self._is_filling:
            self._questions.drop()
        self._questions.ask(_Question(blend))

    def _fill_lane(self) -> None:
        """Go on with the lane while no hand asks for anything."""
        if self.ready and not self._held and not self.busy and (step := self.lane.missing) is not None:
            self._questions.ask(_Question(self.lane.request(step), step))

    def _show(self, blended: Blended) -> None:
        self.latest = blended
        base = self._document.bars if self._settled.base is None else self._settled.base
        self._set_preview(Take.of_blend(blended, self._start).placed_in(base))

    def _set_preview(self, preview: Bars | None) -> None:
        if preview is not self.preview:
            self.preview = preview
            self.preview_changed.emit()

    def _commit(self) -> None:
        """What is seen becomes an edit."""
        preview, before = self.preview, self._document.bars
        if preview is None:
            return
        came_from, self.preview = self._settled, None
        base = before if came_from.base is None else came_from.base
        self._settled = Place(self.point, self.latest, base, self._start)
        if edit := Edit.between(before, preview):
            self._committing = True
            self._document.push(self.tr("Interpolate"), edit, self._merge, Selecting.AS_IT_IS)
            self._committing = False
            self._trail.add(came_from, self._settled)
            self._committed = self._document.undo_stack.index()
        self.preview_changed.emit()

    @Slot()
    def _on_lane_renewed(self) -> None:
        if self._is_filling:
            self._questions.drop()
        self._fill_lane()

    @Slot(int, Blended)
    def _on_blended(self, number: int, blended: Blended) -> None:
        question = self._questions.answered(number)
        if question is None:
            return
        if blended.rebuilt != self.rebuilt:
            self.rebuilt = blended.rebuilt
            self.measured.emit()
        if question.step is not None:
            self.lane.put(question.step, blended)
        else:
            self._show(blended)
            if not self._held and not self._on_its_way:
                self._commit()
        self._fill_lane()

    @Slot(int, str)
    def _on_failed(self, number: int, text: str) -> None:
        if self._questions.failed(number):
            self._held = False
            self.path.cancel()
            self._set_preview(None)
            self._go_to(self._settled.point)
            self._refused_with = self._generator.engine
            self._refuse(text)
            self.lane.renew(None)
            self.dropped.emit()

    @Slot(str, str)
    def _on_opened(self, _model: str, engine: str) -> None:
        """What failed with another engine may be possible with this one."""
        if self._corners and self.refusal and engine != self._refused_with:
            self._refuse("")
            self.lane.renew(None if self.is_pad else self._corners)

    @Slot()
    def _on_document_changed(self) -> None:
        """What others did to the song stays; a blend takes the place of what is there now."""
        if self._committing:
            return
        self._settled, self._committed = replace(self._settled, base=None), 0
        if self.preview is not None and self.latest:
            self._show(self.latest)

    @Slot()
    def _on_playhead_moved(self) -> None:
        """Playing moves it, too; that is no reason to write elsewhere."""
        if not self._playback.playing:
            self._start_is_open = True

    @Slot(Place, bool)
    def _on_reached(self, place: Place, is_last: bool) -> None:
        """Undo and redo lead the hand as well, unless it is elsewhere now."""
        self._settled = place
        self._committed = self._document.undo_stack.index() if is_last else 0
        if not (self._held or self._on_its_way):
            self.latest = place.blended
            self.point = place.point
            self.moved.emit()
