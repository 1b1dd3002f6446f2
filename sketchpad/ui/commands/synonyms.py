"""What people call commands when they look for them, beside what the program calls them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def synonyms() -> dict[str, str]:
    """By the ids of commands, or their beginnings up to a point: words parted by spaces."""
    transpose = translate("Synonyms", "transpose pitch interval")
    velocity = translate("Synonyms", "velocity dynamics volume")
    length = translate("Synonyms", "length duration")
    move = translate("Synonyms", "nudge move shift")
    colours = translate("Synonyms", "theme mode appearance")
    lock = translate("Synonyms", "protect freeze keep")
    rows = translate("Synonyms", "fold rows drum lanes")
    hear = translate("Synonyms", "play playback pause")
    speed = translate("Synonyms", "bpm speed faster slower")
    song = translate("Synonyms", "song project")
    chance = translate("Synonyms", "random dice variation")
    return {
        "notes.semitone-up": transpose,
        "notes.semitone-down": transpose,
        "notes.octave-up": transpose,
        "notes.octave-down": transpose,
        "notes.degree-up": transpose,
        "notes.degree-down": transpose,
        "notes.louder": velocity,
        "notes.softer": velocity,
        "notes.shorter": length,
        "notes.longer": length,
        "notes.earlier": move,
        "notes.later": move,
        "notes.lock": lock,
        "notes.lock-bars": lock,
        "notes.quantise": translate("Synonyms", "quantize timing snap grid"),
        "notes.give": translate("Synonyms", "change voice track part"),
        "notes.delete": translate("Synonyms", "remove erase clear"),
        "notes.duplicate": translate("Synonyms", "repeat double"),
        "tool": translate("Synonyms", "tool mouse pencil"),
        "colours": colours,
        "scale": translate("Synonyms", "bigger smaller interface scaling"),
        "view.rows-used": rows,
        "view.rows-scale": rows,
        "view.rows-all": rows,
        "view.alone": translate("Synonyms", "track layer ghost"),
        "view.follows": translate("Synonyms", "scroll autoscroll"),
        "view.notes": translate("Synonyms", "table screen reader accessibility"),
        "play.toggle": hear,
        "play.loop": translate("Synonyms", "repeat cycle"),
        "play.loop-selection": translate("Synonyms", "repeat cycle"),
        "play.metronome": translate("Synonyms", "click beat"),
        "play.count-in": translate("Synonyms", "click beat precount"),
        "play.tap": speed,
        "play.capture": translate("Synonyms", "capture record retrospective"),
        "play.typing": translate("Synonyms", "piano keys typing"),
        "play.knobs": translate("Synonyms", "midi controller learn"),
        "model.generate": translate("Synonyms", "write compose create make continue go on"),
        "model.generate-next": translate("Synonyms", "again another retry"),
        "model.any-seed": chance,
        "model.fill": translate("Synonyms", "rewrite gap inpaint between"),
        "model.cancel": translate("Synonyms", "stop abort"),
        "model.import": translate("Synonyms", "add load open weights"),
        "model.remove": translate("Synonyms", "delete uninstall checkpoint weights"),
        "takes.flip": translate("Synonyms", "compare versions"),
        "takes.all": translate("Synonyms", "history versions tree"),
        "takes.why": translate("Synonyms", "explain probability likely"),
        "export.sound": translate("Synonyms", "audio wav flac render bounce"),
        "export.stems": translate("Synonyms", "audio wav tracks"),
        "export.score": translate("Synonyms", "score notation sheet music"),
        "help.palette": translate("Synonyms", "search find actions"),
        "help.shortcuts": translate("Synonyms", "keys keyboard hotkeys"),
        "file.new": song,
        "file.open": song,
        "file.save": song,
        "file.save-as": song,
        "example": translate("Synonyms", "song example demo tune"),
        "recent": translate("Synonyms", "song recent open"),
        "choose.verb.continue": translate("Synonyms", "extend go on"),
        "choose.verb.harmonise": translate("Synonyms", "chords accompaniment voices harmonize"),
        "choose.verb.vary": translate("Synonyms", "variation variations alter"),
        "choose.metre": translate("Synonyms", "time signature"),
        "choose.grid": translate("Synonyms", "snap quantise"),
        "go.transport.tempo": speed,
        "go.transport.metre": translate("Synonyms", "time signature"),
        "go.transport.grid": translate("Synonyms", "snap quantise"),
        "go.transport.tonic": translate("Synonyms", "scale tonic root"),
        "go.transport.scale": translate("Synonyms", "mode key"),
        "go.generate.temperature": translate("Synonyms", "wild safe creativity random"),
        "go.generate.distance": translate("Synonyms", "variation similar vary"),
        "go.generate.seed": chance,
        "go.generate.budget": translate("Synonyms", "time limit latency"),
        "go.generate.engine": translate("Synonyms", "native numpy magenta"),
        "go.constraints.lowest": translate("Synonyms", "range ambitus register"),
        "go.constraints.highest": translate("Synonyms", "range ambitus register"),
        "go.constraints.top-p": translate("Synonyms", "nucleus probability"),
        "go.interpolate": translate("Synonyms", "morph blend between"),
        "go.shape": translate("Synonyms", "attributes density leaps syncopation"),
        "go.shape.note_density": translate("Synonyms", "busy sparse more fewer notes"),
        "go.shape.mean_interval": translate("Synonyms", "interval jumps steps"),
        "go.shape.syncopation_16": translate("Synonyms", "offbeat rhythm"),
        "go.shape.syncopation_8": translate("Synonyms", "offbeat rhythm"),
        "go.voices": translate("Synonyms", "mixer instruments tracks"),
        "go.voices.sound": translate("Synonyms", "instrument sound program patch"),
        "go.voices.volume": translate("Synonyms", "level loud quiet mix"),
        "voice": translate("Synonyms", "track part active"),
        "mute": translate("Synonyms", "silence off"),
        "solo": translate("Synonyms", "alone only"),
        "go.gauge": translate("Synonyms", "performance latency memory cpu"),
    }


def synonyms_of(name: str, known: dict[str, str]) -> str:
    """The words for one command: those of its id, else of the longest beginning of its id that has some."""
    while name:
        if name in known:
            return known[name]
        name = name.rpartition(".")[0]
    return ""
