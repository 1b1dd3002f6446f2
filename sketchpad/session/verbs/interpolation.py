"""The verb Interpolate: ideas blended while a hand moves, in a lane from one to another, and along a path."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.blend import Blend, Blended, Corners, Point
from sketchpad.music.wording import with_values
from sketchpad.session.background import Background
from sketchpad.session.document import Document, Merge
from sketchpad.session.models.generator import Generator
from sketchpad.session.playing.mixer import Mixer
from sketchpad.session.playing.playback import Playback
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.ends import NAMES, End, Ends
from sketchpad.session.verbs.inlay import Inlay
from sketchpad.session.verbs.lane import Lane
from sketchpad.session.verbs.latest_only import LatestOnly
from sketchpad.session.verbs.path import Path
from sketchpad.session.verbs.recipe import Recipe


@dataclass(frozen=True)
class _Question:
    """A blend that is asked for: for the hand, or for a step of the lane."""

    blend: Blend
    step: int | None = None


class Interpolation(QObject):
    """Asks the generator for one blend at a time: where the hand is first, then the next one of the lane.

    While the hand is down, what it gets is a preview; letting go makes it one undo step, and a take of the tree
    (`LeftByHand`). Of places that the hand passed while a blend was made, only the latest is asked for.

    Attributes:
        ends: the ideas; recipe: what of them is blended, and how.
        inlay: what becomes of blends in the song.
        rebuilt: how much of each idea the model can rebuild; empty until it was measured.
        point: where the hand is, or was.

    Signals:
        measured: `rebuilt` is another one.
        moved: `point` is another one.
        dropped: the hand is followed no longer, though it may still be down.
        accepted: what was said to have failed is so no longer.
    """

    measured = Signal()
    moved = Signal()
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
        self._document, self._generator, self._playback = document, generator, playback
        self._questions = LatestOnly[_Question](
            lambda question: generator.blend(question.blend), generator.cancel_blend
        )
        self._held = False
        self._merge: Merge | None = None
        self.ends = Ends(document, takes, background, self)
        self.recipe = Recipe(document, self.ends, self)
        self.inlay = Inlay(document, takes, self.ends, playback, self)
        self.lane = Lane(document, mixer, background, self)
        self.path = Path(self)
        self.rebuilt: tuple[float, ...] = ()
        self.point: Point = (0.0, 0.0)
        self._connect()

    def _connect(self) -> None:
        self.ends.failed.connect(self.failed)
        self.recipe.failed.connect(self.failed)
        self.recipe.accepted.connect(self.accepted)
        self.recipe.left.connect(self._on_recipe_left)
        self.recipe.renewed.connect(self._on_recipe_renewed)
        self.inlay.failed.connect(self._on_no_room)
        self.inlay.accepted.connect(self.accepted)
        self.inlay.reached.connect(self._on_reached)
        self.lane.failed.connect(self.failed)
        self.lane.renewed.connect(self._on_lane_renewed)
        self.path.over.connect(self.release)
        self._generator.blended.connect(self._on_blended)
        self._generator.blend_failed.connect(self._on_failed)
        self._generator.opened.connect(self._on_opened)
        self._generator.engine_changed.connect(self._on_engine_changed)

    @property
    def forecast(self) -> float | None:
        """The seconds that a step of the hand is likely to take; None until it can be told."""
        return self._generator.forecast_blend(self.recipe.corners) if self.recipe.corners else None

    @property
    def busy(self) -> bool:
        """Whether a blend is being made."""
        return self._questions.busy

    def move(self, point: Point) -> None:
        """The hand is somewhere else; it stays down until `release`."""
        corners = self.recipe.corners
        if corners is None or self.recipe.refusal or (self._held and point == self.point):
            return
        if not self._held and not self.inlay.finds_room(self._asked_at(corners, point)):
            return
        if self.path.armed and not self._held:
            self.path.begin(self._document.bars)
            # Each bar of a path is another, and is to be heard.
            self._playback.play(self.inlay.start, past_loop=True)
        self._held, self._merge = True, None
        self._go_to(point)
        if self.path.recording:
            self.path.add(point)
            self._want(Blend(corners, self.path.so_far()))
        else:
            self._want(Blend(corners, (point,)))

    @Slot()
    def release(self) -> None:
        """The hand lets go: what is seen, or on its way, becomes an edit."""
        if not self._held:
            return
        self._held = False
        if self.path.recording and self.recipe.corners:
            self._want(Blend(self.recipe.corners, self.path.end()))
        elif not self._on_its_way:
            self.inlay.commit(self.point, self._merge, self._generator.engine)
        self._fill_lane()

    @Slot()
    def drop(self) -> bool:
        """Forget what is under the hand, and go back to where it came from; whether there was something."""
        had = self._held or self.inlay.preview is not None or self._on_its_way
        self._held = False
        self.path.cancel()
        self._questions.drop()
        self.inlay.take_out()
        if had:
            self._go_to(self.inlay.go_back())
            self.dropped.emit()
        self._fill_lane()
        return had

    def audition(self, step: int) -> None:
        """Show a blend of the lane, and play it; a row of these is one undo step."""
        request, made = self.lane.request(step), self.lane.blends[step]
        if not self.inlay.finds_room(request):
            return
        self._held, self._merge = False, Merge.AUDITION
        self._go_to(request.points[0])
        if made:
            # What the hand asked for before comes too late.
            if self._on_its_way:
                self._questions.drop()
            self.inlay.show(made)
            self.inlay.commit(self.point, self._merge, self._generator.engine)
            self._fill_lane()
        else:
            self._want(request)
        if not self._playback.playing:
            self._playback.play(self.inlay.start)

    def keep(self, step: int | None = None) -> None:
        """Make a take of a blend of the lane, or of the newest; it takes the place of what was last let go."""
        blended = self.inlay.latest if step is None else self.lane.blends[step]
        if blended is None:
            return
        point = self.point if step is None else self.lane.request(step).points[0]
        if self.inlay.keep(blended, point, self._generator.engine):
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
        corners, points = self.recipe.corners, self.path.points
        if corners and points and self.inlay.finds_room(blend := Blend(corners, points)):
            self._merge = None
            self._want(blend)

    def leave_song(self, title: str) -> None:
        """Another song than that of this title begins: the ideas stay, the hand and what is under it do not."""
        self.drop()
        self._go_to((0.0, 0.0))
        self.ends.leave_song(title)

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

    def _asked_at(self, corners: Corners, point: Point) -> Blend:
        """What a hand that begins there may come to: of a path, the whole of it."""
        return Blend(corners, (point,) * self.path.bars if self.path.armed else (point,))

    def _want(self, blend: Blend) -> None:
        """A hand asks; the lane makes way for it."""
        if self._is_filling:
            self._questions.drop()
        self._questions.ask(_Question(blend))

    def _fill_lane(self) -> None:
        """Go on with the lane while no hand asks for anything."""
        if self.recipe.ready and not self._held and not self.busy and (step := self.lane.missing) is not None:
            self._questions.ask(_Question(self.lane.request(step), step))

    def _renew_lane(self) -> None:
        self.lane.renew(None if self.recipe.is_pad else self.recipe.corners)

    @Slot()
    def _on_recipe_left(self) -> None:
        """Nothing that was asked for is of account any more."""
        self.drop()
        self.inlay.begin_anew(self.point)

    @Slot()
    def _on_recipe_renewed(self) -> None:
        self.rebuilt = ()
        self.measured.emit()
        self._renew_lane()

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
            self.inlay.show(blended)
            if not self._held and not self._on_its_way:
                self.inlay.commit(self.point, self._merge, self._generator.engine)
        self._fill_lane()

    @Slot(int, str)
    def _on_failed(self, number: int, text: str) -> None:
        if self._questions.failed(number):
            self._held = False
            self.path.cancel()
            self.inlay.take_out()
            self._go_to(self.inlay.settled.point)
            self.recipe.refuse(text, self._generator.engine)
            self.lane.renew(None)
            self.dropped.emit()

    @Slot(str)
    def _on_no_room(self, text: str) -> None:
        self.failed.emit(text)
        self.dropped.emit()

    @Slot(str, str)
    def _on_opened(self, _model: str, engine: str) -> None:
        if self.recipe.reconsider(engine):
            self._renew_lane()

    @Slot()
    def _on_engine_changed(self) -> None:
        """What is on its way does not come any more."""
        if self.busy:
            self.drop()

    @Slot()
    def _on_reached(self) -> None:
        """Undo and redo lead the hand as well, unless it is elsewhere now."""
        if not (self._held or self._on_its_way):
            self.point = self.inlay.go_back()
            self.moved.emit()
