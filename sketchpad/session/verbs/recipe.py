"""What is blended, and how; or why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.blend import Corners, KeyPlan
from sketchpad.generation.constraints import NO_CONSTRAINTS, Constraints
from sketchpad.generation.music_vae.latent import Curve
from sketchpad.music.errors import InputError
from sketchpad.session.document import Document
from sketchpad.session.verbs.ends import Ends


@dataclass(frozen=True)
class Manner:
    """How ideas are blended; as in `Corners`, whose fields these are."""

    model: str = "music_vae_melody"
    temperature: float = 0.5
    seed: int = 1
    curve: Curve = Curve.SLERP
    keys: KeyPlan = KeyPlan.OWN
    constraints: Constraints = NO_CONSTRAINTS


class Recipe(QObject):
    """Makes `Corners` of the ideas and the manner, whenever one of them is another.

    Attributes:
        manner: how ideas are blended.
        is_pad: whether four are.
        corners: what is blended; None where it cannot be, or ideas are still to be chosen.
        refusal: why the ideas that were chosen cannot be blended, as the model found if nothing was found before;
            nothing while they can, or are still to be chosen.

    Signals:
        left: what was blended until now is so no longer; there are no corners for the moment.
        renewed: other ideas, or another manner.
        accepted: what `refusal` said is so no longer.
    """

    left = Signal()
    renewed = Signal()
    accepted = Signal()
    failed = Signal(str)

    def __init__(self, document: Document, ends: Ends, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ends = ends
        self.manner = Manner()
        self.is_pad = False
        self.corners: Corners | None = None
        self.refusal = ""
        self._refused_with = ""
        """The engine."""
        ends.changed.connect(self._renew)
        document.metre_changed.connect(self._renew)

    @property
    def ready(self) -> bool:
        """Whether there are ideas to blend, and nothing that was found against it."""
        return self.corners is not None and not self.refusal

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

    def refuse(self, why: str, engine: str) -> None:
        """The model found with an engine that it cannot blend them."""
        self._refused_with = engine
        self._set_refusal(why)

    def reconsider(self, engine: str) -> bool:
        """Whether what failed with another engine may be possible with this one; it is refused no more then."""
        may_be = self.corners is not None and bool(self.refusal) and engine != self._refused_with
        if may_be:
            self._set_refusal("")
        return may_be

    @Slot()
    def _renew(self) -> None:
        was_refused, corners = bool(self.refusal), self._new_corners()
        if corners and corners == self.corners and not was_refused:
            # Another C or D, while only A and B are blended.
            return
        self.corners = None
        self.left.emit()
        self.corners = corners
        self.renewed.emit()

    def _new_corners(self) -> Corners | None:
        ideas, manner = self._ends.ideas(4 if self.is_pad else 2), self.manner
        corners, why = None, ""
        if ideas is not None:
            try:
                corners = Corners(ideas, **{field.name: getattr(manner, field.name) for field in fields(manner)})
            except InputError as error:
                why = str(error)
        self._set_refusal(why)
        return corners

    def _set_refusal(self, why: str) -> None:
        """The ideas cannot be blended; with nothing, they can, or are not there."""
        if why != self.refusal:
            if self.refusal:
                self.accepted.emit()
            self.refusal = why
            if why:
                self.failed.emit(why)
