"""The session: the verb Generate, files, playback, together."""

import math
import time
import wave
from dataclasses import replace

import numpy as np
import pytest

from sketchpad.audio.player import Player
from sketchpad.audio.synth import VOLUME
from sketchpad.generation import pace
from sketchpad.generation.music_vae import model as vae_model
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.song_file import read_song
from sketchpad.session import edits
from sketchpad.session.models import worker
from sketchpad.session.playing import playback
from sketchpad.session.session import Session
from sketchpad.session.verbs.settings import Settings
from tests.silent_player import SilentPlayer

SETTINGS = Settings(model="lookback_rnn", bars=2, seed=5)


def generate(session, qtbot, settings=SETTINGS):
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(settings)


def test_where_an_answer_cannot_be_kept_nobody_waits_for_it_any_more(session, qtbot, twinkle, monkeypatch):
    monkeypatch.setattr(vae_model, "_distance", lambda *_: math.nan)
    with qtbot.captureExceptions() as raised:
        generate(session, qtbot, replace(SETTINGS, model="music_vae_melody"))
    assert raised
    assert not session.continuation.busy
    assert session.shown == twinkle


def test_a_session_that_ends_before_its_sound_is_there_ends_that_too(qapp, random_models, monkeypatch):
    closed = []

    class Slow(Player):
        def __init__(self, soundfont):
            time.sleep(0.1)
            super().__init__(soundfont)

        def close(self):
            closed.append(True)
            super().close()

    monkeypatch.setattr(playback, "Player", Slow)
    made = Session(random_models)
    made.playback.open()
    made.close()
    assert closed == [True]


def test_generate_continues_the_song(session, qtbot, twinkle):
    generate(session, qtbot)
    assert session.takes.shown == 1
    assert list(session.document.bars)[:14] == list(twinkle)
    assert session.document.bars.count == 4
    assert session.continuation.draft is None


def test_the_primer_is_the_selection_else_what_is_before_the_playhead(session, twinkle):
    assert session.aiming.primer() == twinkle
    session.playback.seek(TICKS_PER_BAR)
    assert len(session.aiming.primer()) == 7
    session.document.select(list(twinkle)[:3])
    assert list(session.aiming.primer()) == list(twinkle)[:3]


@pytest.mark.alone
def test_where_playing_is_held_the_primer_ends(session, qtbot, twinkle):
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    session.playback.toggle()
    qtbot.waitUntil(lambda: session.playback.playhead > TICKS_PER_BAR // 2, timeout=5000)
    assert session.aiming.primer() == twinkle, "what plays on ends nothing"
    session.playback.toggle()
    assert session.aiming.primer() == twinkle.between(0, session.playback.playhead)
    assert len(session.aiming.primer()) < len(twinkle)
    session.playback.stop()


def plays_on(session):
    session.playback._on_timeout()
    return session.playback._player.open_ended


def test_playing_goes_on_past_the_end_while_an_answer_that_begins_there_is_on_its_way(session, qtbot):
    session.playback._player = SilentPlayer()
    session.playback.toggle()
    assert not plays_on(session)
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(replace(SETTINGS, bars=16))
        assert plays_on(session)
    assert session.playback._player.bars == session.document.bars
    assert not plays_on(session), "it is there"
    session.continuation.start(session.continuation.next_seed(SETTINGS))
    session.continuation.cancel()
    assert not plays_on(session), "none comes"


def test_playing_ends_where_the_song_does_whatever_is_written_within_it_meanwhile(session, qtbot):
    session.playback._player = SilentPlayer()
    session.playback.toggle()
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(Settings("music_vae_melody", verb=Verb.VARY))
        assert session.continuation.busy
        assert not plays_on(session)


def test_while_takes_are_open_another_answer_has_the_same_primer(session, qtbot, twinkle):
    generate(session, qtbot)
    generate(session, qtbot, session.continuation.next_seed(SETTINGS))
    assert [take.seed for take in session.takes.takes] == [5, 6]
    assert session.takes.takes[1].request.primer == twinkle
    session.takes.accept()
    generate(session, qtbot)
    assert session.document.bars.count == 6


def test_another_selection_is_another_primer_while_takes_are_open(session, qtbot, twinkle):
    document, first, later = session.document, list(twinkle)[:3], list(twinkle)[7:]
    document.select(first)
    generate(session, qtbot)
    assert list(session.aiming.primer()) == first
    session.takes.choose(0)
    document.select(later)
    assert list(session.aiming.primer()) == later
    generate(session, qtbot)
    assert [list(take.request.primer) for take in session.takes.takes] == [later], "a choice of its own"
    session.takes.choose(0)
    document.select([])
    assert session.aiming.primer() == twinkle


def test_what_a_take_does_to_the_selection_changes_no_primer(session, qtbot, twinkle):
    vary = replace(SETTINGS, model="music_vae_melody", verb=Verb.VARY)
    session.document.select(twinkle)
    generate(session, qtbot, vary)
    assert not session.document.selection, "its notes went"
    session.document.undo_stack.undo()
    session.document.undo_stack.redo()
    generate(session, qtbot, session.continuation.next_seed(vary))
    assert [take.request.primer for take in session.takes.takes] == [twinkle, twinkle]


def test_what_is_selected_while_bars_are_on_their_way_is_the_next_primer(session, qtbot, twinkle):
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(SETTINGS)
        session.document.select(list(twinkle)[:3])
    assert session.takes.is_open
    assert len(session.aiming.primer()) == 3


def test_another_song_begins_without_takes(session, qtbot):
    generate(session, qtbot)
    session.new()
    assert len(session.takes.tree) == 0


def test_bars_on_their_way_are_shown_but_not_in_the_document(session, qtbot, twinkle):
    session.generator.set_engine("numpy")
    with qtbot.waitSignal(session.continuation.draft_changed, timeout=5000):
        session.continuation.start(Settings(model="attention_rnn", bars=64, takes=16))
    assert session.continuation.draft is not None
    assert len(session.shown) > len(twinkle)
    assert session.document.bars == twinkle
    session.continuation.cancel()
    assert session.shown == twinkle


def test_bars_on_their_way_stand_in_the_original_and_not_in_the_take_that_is_shown(session, qtbot, twinkle):
    generate(session, qtbot, Settings(model="polyphony_rnn", verb=Verb.HARMONISE))
    assert session.takes.shown == 1
    session.generator.set_engine("numpy")
    with qtbot.waitSignal(session.continuation.draft_changed, timeout=5000):
        session.continuation.start(Settings(model="attention_rnn", bars=64, takes=16))
    assert session.continuation.draft is not None
    assert session.shown == session.continuation.draft.placed_in(twinkle)
    session.continuation.cancel()
    assert session.shown == session.takes.choices[1]


def test_bars_of_the_best_of_several_are_seen_as_well_and_a_complete_take_stays_until_the_next(
    session, qtbot, monkeypatch
):
    monkeypatch.setattr(worker, "PROGRESS_SECONDS", 0)
    monkeypatch.setattr(pace, "SHOWN_EVERY", 0)
    seen = []
    session.continuation.draft_changed.connect(lambda: seen.append(session.continuation.on_way))
    generate(session, qtbot, Settings(model="polyphony_rnn", bars=4, takes=3, tries=2))
    assert seen.pop() == ()
    growing = [on_way[0] for on_way in seen if not on_way[0].complete]
    assert len(growing) >= 3
    assert [len(on_way) for on_way in seen] == [1] * len(growing) + [1, 2]
    takes = session.takes.takes
    assert seen[-1] == tuple(takes[:2])
    assert not set(growing) & {*takes}


def test_to_stop_keeps_the_takes_that_are_complete(session, qtbot, twinkle, monkeypatch):
    monkeypatch.setattr(worker, "PROGRESS_SECONDS", 0)
    settings = Settings(model="polyphony_rnn", bars=16, takes=16, tries=2)

    def two_are_there():
        return sum(take.complete for take in session.continuation.on_way) >= 2

    session.continuation.start(settings)
    qtbot.waitUntil(two_are_there, timeout=10_000)
    there = session.continuation.on_way
    session.continuation.stop()
    assert not session.continuation.busy
    assert session.continuation.draft is None
    assert tuple(session.takes.takes) == there
    assert session.document.bars == there[0].placed_in(twinkle)
    session.document.undo_stack.undo()
    assert session.document.bars == twinkle
    session.continuation.start(settings)
    session.continuation.stop()
    assert tuple(session.takes.takes) == there, "none is complete"


def test_another_song_begins_without_those_that_were_complete(session, qtbot, monkeypatch):
    monkeypatch.setattr(worker, "PROGRESS_SECONDS", 0)
    session.continuation.start(Settings(model="polyphony_rnn", bars=16, takes=16, tries=2))
    qtbot.waitUntil(lambda: any(take.complete for take in session.continuation.on_way), timeout=10_000)
    session.new()
    assert not session.takes.is_open
    assert not len(session.document.bars)


def test_the_next_seed_is_one_that_wrote_none_of_the_takes_that_are_shown(session, qtbot):
    generate(session, qtbot, replace(SETTINGS, takes=4))
    assert session.continuation.next_seed(SETTINGS).seed == 9
    assert session.continuation.next_seed(replace(SETTINGS, seed=3, takes=2)).seed == 9
    assert session.continuation.next_seed(replace(SETTINGS, seed=1)).seed == 2
    assert session.continuation.next_seed(replace(SETTINGS, model="attention_rnn")).seed == 6
    session.takes.accept()
    assert session.continuation.next_seed(SETTINGS).seed == 6


def test_an_answer_that_was_among_the_takes_already_is_said(session, qtbot):
    said = []
    session.continuation.said.connect(said.append)
    generate(session, qtbot, replace(SETTINGS, takes=2))
    generate(session, qtbot, replace(SETTINGS, seed=6, takes=2))
    assert not said
    generate(session, qtbot, replace(SETTINGS, seed=6))
    assert said == ["take 2 again: the same settings and seed write the same notes; the next seed writes others"]
    assert session.takes.shown == 2


@pytest.mark.parametrize("model", ["polyphony_rnn", "music_vae_melody", "music_vae_trio", "music_vae_2bar"])
def test_of_every_system_bars_are_seen_as_they_become_certain(session, qtbot, twinkle, monkeypatch, model):
    monkeypatch.setattr(worker, "PROGRESS_SECONDS", 0)
    monkeypatch.setattr(pace, "SHOWN_EVERY", 0)
    seen = []

    def look():
        if session.continuation.draft:
            answer = len(session.shown) - len(twinkle)
            seen.append((session.continuation.draft.written // TICKS_PER_BAR, answer))

    session.continuation.draft_changed.connect(look)
    generate(session, qtbot, Settings(model=model, bars=12, seed=2))
    bars = [bar for bar, _ in seen]
    assert len(bars) >= 2
    assert bars == sorted(set(bars))
    assert bars[-1] < session.document.bars.count
    assert 0 < seen[0][1] < seen[-1][1]
    assert all(note.start >= 2 * TICKS_PER_BAR for note in session.takes.takes[0].notes)


def test_an_answer_that_is_there_at_once_is_not_shown_in_parts(session, qtbot, monkeypatch):
    monkeypatch.setattr(worker, "PROGRESS_SECONDS", 60)
    with qtbot.assertNotEmitted(session.continuation.draft_changed):
        generate(session, qtbot, Settings(model="music_vae_trio"))
    assert session.takes.is_open


def test_a_variation_takes_the_primers_place_and_tells_how_far_it_went(session, qtbot, twinkle):
    generate(session, qtbot, Settings("music_vae_melody", verb=Verb.VARY, distance=0.4, takes=2))
    assert session.document.bars.count == 2
    assert all(note.author is Author.MODEL for note in session.document.bars)
    near, far = (take.latent_distance for take in session.takes.takes)
    assert near > 0
    assert far > 0
    session.takes.choose(0)
    assert session.document.bars == twinkle


def test_polyphony_hears_and_keeps_the_primer_as_the_settings_say(session, qtbot, twinkle):
    kept = {(note.start + 2 * TICKS_PER_BAR, note.pitch) for note in twinkle}
    songs = []
    for condition, inject in ((True, False), (False, False), (True, True)):
        generate(session, qtbot, Settings("polyphony_rnn", bars=2, condition=condition, inject=inject))
        songs.append({(note.start, note.pitch) for note in session.document.bars})
    assert songs[0] != songs[1]
    assert kept <= songs[2]
    assert not kept <= songs[0]


def test_settings_out_of_range_are_said(session, qtbot):
    with qtbot.waitSignal(session.notice) as notice:
        session.continuation.start(Settings(bars=900))
    assert "bars is 900" in notice.args[0]


def test_a_song_is_saved_opened_and_clean(session, qtbot, tmp_path):
    session.document.push("Draw", edits.draw(Note(3840, 72, 480)))
    bars = session.document.bars
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(tmp_path / "song.sketch")
    assert not session.document.dirty
    assert read_song(tmp_path / "song.sketch").bars == bars
    session.new()
    with qtbot.waitSignal(session.document.changed, timeout=5000):
        session.files.open(tmp_path / "song.sketch")
    assert session.document.bars == bars
    assert session.current.path == tmp_path / "song.sketch"


def test_a_song_edited_while_it_was_saved_stays_dirty(session, qtbot, tmp_path):
    session.document.push("Draw", edits.draw(Note(3840, 72, 480)))
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(tmp_path / "song.sketch")
        session.document.push("Draw", edits.draw(Note(5000, 72, 480)))
    assert session.document.dirty


def test_an_edit_undone_while_it_was_saved_leaves_the_song_dirty(session, qtbot, tmp_path):
    """The file has the edit, the song has not."""
    session.document.push("Draw", edits.draw(Note(3840, 72, 480)))
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(tmp_path / "song.sketch")
        session.document.undo_stack.undo()
    assert session.document.dirty
    session.document.undo_stack.redo()
    assert read_song(tmp_path / "song.sketch").bars == session.document.bars


def test_what_cannot_be_saved_or_opened_is_said_and_nothing_lost(session, qtbot, tmp_path, twinkle):
    session.document.push("Draw", edits.draw(Note(3840, 72, 480)))
    for fails in (
        lambda: session.files.save(tmp_path / "no" / "song.sketch"),
        lambda: session.files.open(tmp_path / "no.mid"),
    ):
        with qtbot.waitSignal(session.notice, timeout=5000) as notice:
            fails()
        assert str(tmp_path) in notice.args[0]
    assert session.document.dirty
    assert len(session.document.bars) == 15


def test_the_mix_is_saved_with_the_song_and_comes_back(session, qtbot, tmp_path):
    song = Bars.of(Note(480 * voice, 40 + 8 * voice, 480, voice=voice) for voice in Voice)
    session.document.load(song)
    for voice, program in ((Voice.MELODY, 73), (Voice.HARMONY, 19), (Voice.BASS, 38), (Voice.DRUMS, 25)):
        session.mixer.change(voice, program=program)
    mix = session.mixer.mix
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(tmp_path / "song.sketch")
    session.new()
    assert session.mixer.mix == DEFAULT_MIX
    with qtbot.waitSignal(session.loaded, timeout=5000):
        session.files.open(tmp_path / "song.sketch")
    assert session.mixer.mix == mix
    assert session.document.bars == song
    assert not session.document.dirty


def test_another_sound_is_unsaved_work_and_another_song_is_not(session, qtbot, tmp_path):
    session.mixer.change(Voice.MELODY, muted=True)
    assert not session.document.dirty
    session.mixer.change(Voice.MELODY, program=40)
    assert session.document.dirty
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(tmp_path / "song.sketch")
    assert not session.document.dirty
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(tmp_path / "song.sketch")
        session.mixer.change(Voice.MELODY, volume=40)
    assert session.document.dirty
    session.new()
    assert not session.document.dirty


def test_what_is_exported_sounds_like_the_mix(session, qtbot, tmp_path):
    session.document.load(Bars.of([Note(0, 60, 480, 100)]))
    loudest = []
    for muted in (False, True):
        session.mixer.change(Voice.MELODY, muted=muted)
        with qtbot.waitSignal(session.done, timeout=20_000):
            session.exporting.export(tmp_path / "song.wav")
        with wave.open(str(tmp_path / "song.wav")) as wav:
            samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype=np.int16)
        loudest.append(np.abs(samples.astype(int)).max())
    assert loudest[0] > 1000
    assert loudest[1] < 5


def test_a_broken_off_file_is_opened_with_a_word(session, qtbot, tmp_path, twinkle):
    (tmp_path / "short.mid").write_bytes(midi_bytes(twinkle)[:-20])
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        session.files.open(tmp_path / "short.mid")
    assert "breaks off" in notice.args[0]
    assert len(session.document.bars) > 5


def test_the_song_is_exported_as_sound(session, qtbot, tmp_path):
    with qtbot.waitSignal(session.done, timeout=20_000):
        session.exporting.export(tmp_path / "song.wav")
    assert (tmp_path / "song.wav").stat().st_size > 500_000


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_a_session_that_ends_does_not_wait_for_a_long_sound(qapp, random_models, qtbot, tmp_path, kind):
    made = Session(random_models)
    made.document.load(Bars.of(Note(480 * beat, 60, 480) for beat in range(1200)))
    made.exporting.export(tmp_path / f"song.{kind}")
    qtbot.waitUntil(lambda: any(tmp_path.iterdir()), timeout=5000)
    made.close()
    assert not any(tmp_path.iterdir()), "neither the sound nor a part of it"


@pytest.mark.alone
def test_the_playhead_moves_holds_and_goes_back(session, qtbot):
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    moved = []
    session.playback.moved.connect(moved.append)
    session.playback.seek(480)
    session.playback.toggle()
    qtbot.waitUntil(lambda: session.playback.playhead > 700, timeout=5000)
    session.playback.toggle()
    held = session.playback.playhead
    qtbot.wait(80)
    assert session.playback.playhead == held
    session.playback.toggle()
    session.playback.stop()
    assert session.playback.playhead == held
    session.playback.stop()
    assert session.playback.playhead == 0
    assert moved == sorted(moved[:-2]) + moved[-2:]


@pytest.mark.alone
def test_a_choice_is_heard_from_the_next_bar_line_and_an_edit_at_once(session, qtbot, monkeypatch):
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    generate(session, qtbot, replace(SETTINGS, takes=2))
    session.playback.toggle()
    heard = []
    player = session.playback._player
    monkeypatch.setattr(player, "switch", lambda bars: heard.append(("switch", bars)))
    monkeypatch.setattr(player, "replace", lambda bars: heard.append(("replace", bars)))
    session.takes.choose(2)
    session.takes.flip()
    session.document.push("Draw", edits.draw(Note(0, 72, 480)))
    session.playback.stop()
    first, second = session.takes.tree[1].take, session.takes.tree[2].take
    assert [how for how, _ in heard] == ["switch", "switch", "replace"]
    assert set(second.notes) <= set(heard[0][1])
    assert set(first.notes) <= set(heard[1][1])


@pytest.mark.alone
def test_the_latest_mix_reaches_the_player_whenever_it_was_made(session, qtbot):
    session.mixer.change(Voice.BASS, program=38)
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    for volume in range(100):
        session.mixer.change(Voice.HARMONY, program=volume, volume=volume)
    fluid = session.playback._player._synth.fluid

    def sounds():
        return [(fluid.channel_info(channel)[2], fluid.get_cc(channel, VOLUME)) for channel in (1, 2)]

    qtbot.waitUntil(lambda: sounds() == [(99, 99), (38, 100)], timeout=5000)


@pytest.mark.alone
def test_playing_ends_with_the_song(session, qtbot):
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    session.document.load(Bars.of([Note(0, 60, 120)], tempo=400))
    session.playback.toggle()
    begun = time.monotonic()
    qtbot.waitUntil(lambda: not session.playback.playing, timeout=5000)
    assert time.monotonic() - begun == pytest.approx(0.6, abs=0.3)


def test_a_missing_soundfont_is_said(session, qtbot, tmp_path):
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        session.playback.open(tmp_path / "nix.sf2")
    assert "choose another SoundFont" in notice.args[0]
    session.playback.toggle()
    assert not session.playback.playing


def test_a_forecast_is_there_once_the_model_is(session, qtbot):
    assert session.continuation.forecast(Settings("lookback_rnn")) is None
    with qtbot.waitSignal(session.generator.opened, timeout=5000):
        session.generator.load("lookback_rnn")
    one, four = (session.continuation.forecast(Settings("lookback_rnn", takes=takes)) for takes in (1, 4))
    assert 2 * one < four <= 4.001 * one, "they have their primer in common"
