"""MIDI ports: keyboards that are plugged in and out, and our own port, which other programs hear."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.midi.inputs import Inputs, Plugged
from sketchpad.midi.output import Output
from sketchpad.midi.ports import Ports, open_ports
from sketchpad.session.background import Background
from sketchpad.session.playing.playback import Playback
from sketchpad.session.playing.playing import Playing
from sketchpad.session.playing.playing_settings import KeptSettings


class Midi(QObject):
    """Opens ports off the GUI thread; what is chosen is remembered.

    Attributes:
        problem: why there are no ports, or "".
        plugged: what inputs there are.

    Signals:
        changed: any of that, or what is chosen.
        failed: a port could not be opened, and why.
        over: what was told of an input is so no longer.
    """

    changed = Signal()
    failed = Signal(str)
    over = Signal(str)
    _told = Signal(Plugged)

    def __init__(
        self,
        playing: Playing,
        playback: Playback,
        settings: KeptSettings,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._playing, self._playback = playing, playback
        self._settings, self._background = settings, background
        self._find: Callable[[], Ports] = open_ports
        self._ports: Ports | None = None
        self._inputs: Inputs | None = None
        self._output: Output | None = None
        self._made: Output | None = None
        self._opening = False
        self.problem = self.tr("looking for MIDI ports …")
        self.plugged = Plugged()
        self._told.connect(self._on_told)
        settings.read.connect(self._on_read)

    def open(self, find: Callable[[], Ports] = open_ports) -> None:
        """Look for ports, once it is known what is wanted of them."""
        self._find = find
        self._settings.begin()

    @property
    def available(self) -> bool:
        """Whether there are ports at all."""
        return self._ports is not None

    @property
    def input(self) -> str:
        """Which is listened to, as in `Inputs.choose`."""
        return self._settings.now.input

    @property
    def sending(self) -> bool:
        """Whether they can."""
        return self._output is not None

    @property
    def sends(self) -> bool:
        """Whether other programs are to hear what sounds here."""
        return self._settings.now.sends

    def choose(self, choice: str) -> None:
        """Listen to another input, to every one or to none."""
        self._settings.change(input=choice)
        if self._inputs:
            self._inputs.choose(choice)
        self.changed.emit()

    @Slot(bool)
    def set_sends(self, sends: bool) -> None:
        """Have other programs hear what sounds here from now on, or no longer."""
        self._settings.change(sends=sends)
        self._send_as_wanted()
        self.changed.emit()

    def close(self) -> None:
        """Give all ports back; every note has its end by then. The background is closed before."""
        if self._output:
            self._playback.send_to(None)
        if self._inputs:
            self._inputs.close()
        # One that was made too late to be handed over, among them.
        if self._made:
            self._made.close()
        if self._ports:
            self._ports.close()
        self._ports = self._inputs = self._output = self._made = None

    @Slot()
    def _on_read(self) -> None:
        self._background.run(self._find, self._use, self._on_no_ports)

    def _use(self, ports: Ports) -> None:
        self._ports, self.problem = ports, ""
        self._inputs = Inputs(ports, self._playing.live, self.input, self._told.emit)
        self._send_as_wanted()
        self.changed.emit()

    def _on_no_ports(self, problem: str) -> None:
        self.problem = problem
        self.changed.emit()

    @Slot(Plugged)
    def _on_told(self, plugged: Plugged) -> None:
        before, self.plugged = self.plugged, plugged
        if before.problem and before.problem != plugged.problem:
            self.over.emit(before.problem)
        if plugged.problem and plugged.problem != before.problem:
            self.failed.emit(plugged.problem)
        self.changed.emit()

    def _send_as_wanted(self) -> None:
        """Open or close our own port; one thing after another, and the latest wish counts."""
        if self._opening or self._ports is None or self.sends == (self._output is not None):
            return
        output, self._output = self._output, None
        ports = self._ports
        self._opening = True
        self._playback.send_to(None)

        def change() -> None:
            if output:
                output.close()
                self._made = None
            else:
                self._made = Output(ports.open_output())

        self._background.run(change, self._on_sending, self._refused)

    def _on_sending(self, _: None) -> None:
        self._output, self._opening = self._made, False
        self._playback.send_to(self._output)
        self._send_as_wanted()
        self.changed.emit()

    def _refused(self, problem: str) -> None:
        self._opening = False
        self._settings.change(sends=False)
        self.failed.emit(problem)
        self.changed.emit()
