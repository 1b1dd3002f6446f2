"""The verb Shape: previews while a hand moves, one undo step when it lets go, nothing stale."""

from itertools import pairwise

import pytest

from sketchpad.generation.constraints import Constraints
from sketchpad.generation.limits import MOST_BARS
from sketchpad.generation.request import CancelFlag
from sketchpad.music.attributes import measured
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.notes import Notes
from sketchpad.music.primers import read_primer
from sketchpad.session import edits
from sketchpad.session.session import Session
from sketchpad.session.verbs.aim import Source
from sketchpad.session.verbs.settings import Settings


@pytest.fixture
def session(qapp):
    """On the shipped weights."""
    made = Session()
    made.document.load(read_primer("irish_reel"))
    yield made
    made.close()


@pytest.fixture
def shape(session, qtbot):
    """With the song's variants made."""
    with qtbot.waitSignal(session.shape.scales_changed, timeout=10_000):
        session.shape.prepare()
    return session.shape


def settle(shape, qtbot):
    qtbot.waitUntil(lambda: not shape.busy, timeout=10_000)


def test_scales_tell_what_the_song_measures_and_leave_it_alone(session, shape):
    low, high = shape.scales["note_density"].reach
    assert low < shape.scales["note_density"].measured < high
    assert session.document.bars == read_primer("irish_reel")
    assert shape.preview is None
    assert not session.document.undo_stack.count()


def test_the_song_is_measured_before_anything_is_asked(session, qtbot):
    reel = read_primer("irish_reel")
    for select, expected in ((list(reel)[:8], None), ([], reel)):
        with qtbot.waitSignal(session.shape.found_changed, timeout=5000):
            session.document.select(select)
        if expected:
            assert session.shape.found["note_density"] == len(reel) / reel.count
        else:
            assert session.shape.found["note_density"] == 8
    assert session.shape.scales == {}
    with qtbot.waitSignal(session.shape.found_changed, timeout=5000):
        session.document.load(Bars.of([Note(0, 36, 120, voice=Voice.DRUMS)]))
    assert session.shape.found == {}


def test_a_drag_is_a_preview_and_then_one_undo_step(session, shape, qtbot):
    before = session.document.bars
    for value in (6.0, 5.0, 4.0):
        shape.ask("note_density", value)
    settle(shape, qtbot)
    assert session.document.bars == before
    assert session.shown == shape.preview != before
    shape.release()
    assert session.document.bars == session.shown
    assert shape.preview is None
    assert session.document.undo_stack.count() == 1
    assert any(note.author is Author.MODEL for note in session.document.bars)
    session.document.undo_stack.undo()
    assert session.document.bars == before
    assert shape.asked == {}


def test_only_the_latest_question_waits(session, shape, qtbot):
    answers = []
    session.generator.shaped.connect(lambda _number, shaped, _reach: answers.append(shaped.asked["note_density"]))
    for tenth in range(40, 100):
        shape.ask("note_density", tenth / 10)
    settle(shape, qtbot)
    assert answers[-1] == 9.9
    assert len(answers) < 20


def test_letting_go_before_the_answer_comes_makes_the_answer_the_edit(session, shape, qtbot):
    shape.ask("note_density", 3.0)
    shape.release()
    assert not session.document.undo_stack.count()
    settle(shape, qtbot)
    assert session.document.undo_stack.count() == 1


def test_sliders_work_together_and_going_back_leaves_nothing(session, shape, qtbot):
    before = session.document.bars
    for name, value in (("note_density", 4.0), ("mean_interval", 4.0)):
        shape.ask(name, value)
        settle(shape, qtbot)
        shape.release()
    assert set(shape.latest.asked) == {"note_density", "mean_interval"}
    shape.forget("note_density", "mean_interval")
    settle(shape, qtbot)
    assert session.document.bars == before
    assert session.document.undo_stack.count() == 3


def test_an_answer_to_a_song_that_was_edited_meanwhile_never_lands(session, shape, qtbot):
    shape.ask("note_density", 3.0)
    session.document.push("draw", edits.Edit.of(added=[Note(TICKS_PER_BAR * 4, 60, 120)]))
    edited = session.document.bars
    # The worker does one thing after another.
    with (
        qtbot.waitSignal(session.generator.opened, timeout=10_000),
        qtbot.assertNotEmitted(session.generator.shaped),
    ):
        session.generator.load(shape.model)
    shape.release()
    assert session.document.bars == edited
    assert shape.preview is None


def test_the_selection_is_shaped_and_the_rest_stays(session, shape, qtbot):
    reel = read_primer("irish_reel")
    song = Bars.of([*reel, *reel.shifted(4 * TICKS_PER_BAR)], reel.tempo)
    session.document.load(song)
    session.document.select(list(reel.shifted(4 * TICKS_PER_BAR)))
    shape.ask("note_density", 3.0)
    settle(shape, qtbot)
    shape.release()
    assert list(session.document.bars.between(0, 4 * TICKS_PER_BAR)) == list(reel)
    assert len(session.document.bars) < len(song)


def test_the_reach_is_told_beside_what_is_asked_when_the_hand_lets_go(session, shape, qtbot):
    alone = {name: scale.reach for name, scale in shape.scales.items()}
    low = alone["note_density"][0]
    drag(shape, qtbot, [low])
    with qtbot.waitSignal(shape.scales_changed, timeout=5000):
        assert not shape.busy, "what tells the reach keeps nobody waiting"
        assert not shape.in_hand
    beside = {name: scale.reach for name, scale in shape.scales.items()}
    assert beside["note_density"] == alone["note_density"]
    assert beside["mean_interval"] != alone["mean_interval"]
    shape.ask("mean_interval", beside["mean_interval"][1])
    settle(shape, qtbot)
    assert shape.latest.measured["note_density"] == pytest.approx(low, abs=0.75)
    shape.release()
    # A hand that comes while the reach is found out is answered first.
    shape.ask("note_density", 5.0)
    settle(shape, qtbot)
    assert shape.latest.asked["note_density"] == 5.0
    shape.release()
    shape.forget("note_density", "mean_interval")
    qtbot.waitUntil(lambda: {name: scale.reach for name, scale in shape.scales.items()} == alone, timeout=5000)


def bars_changed(before, after):
    """The bars that have other notes now."""
    return {note.start // TICKS_PER_BAR for note in (*after.minus(before), *before.minus(after))}


@pytest.fixture
def two_reels(session):
    """The reel twice: four bars."""
    reel = read_primer("irish_reel")
    session.document.load(Bars.of([*reel, *reel.shifted(2 * TICKS_PER_BAR)], reel.tempo))
    return session.document.bars


def prepare(shape, qtbot):
    with qtbot.waitSignal(shape.scales_changed, timeout=10_000):
        shape.prepare()


def test_what_is_shaped_is_what_is_selected_when_the_hand_comes(session, two_reels, qtbot):
    shape, document = session.shape, session.document
    prepare(shape, qtbot)
    assert shape.part.source is Source.SONG
    document.select(two_reels.between(0, 2 * TICKS_PER_BAR))
    assert shape.scales == {}, "they were the song's"
    assert (shape.part.source, shape.part.span) == (Source.BARS, (0, 2 * TICKS_PER_BAR))
    drag(shape, qtbot, [3.0])
    shaped = document.bars
    assert bars_changed(two_reels, shaped) == {0, 1}
    # What became of what was selected is selected, and the same is shaped on.
    assert document.choice == Notes.of(shaped.between(0, 2 * TICKS_PER_BAR))
    drag(shape, qtbot, [10.0])
    assert bars_changed(two_reels, document.bars) == {0, 1}
    shape.ask("mean_interval", 5.0)
    assert shape.asked == {"note_density": 10.0, "mean_interval": 5.0}
    shape.drop()
    document.select([])
    assert shape.part.source is Source.SONG
    before = document.bars
    drag(shape, qtbot, [2.5])
    assert bars_changed(before, document.bars) == {0, 1, 2, 3}
    assert shape.latest.measured == measured(document.bars)


def overlaps(notes):
    """How many notes of the melody begin while the one before sounds."""
    line = sorted((note for note in notes if note.voice is Voice.MELODY), key=lambda note: (note.start, note.pitch))
    return sum(second.start < first.end for first, second in pairwise(line))


@pytest.mark.parametrize(
    "chosen",
    [
        lambda note: TICKS_PER_BAR * 3 // 2 <= note.start < TICKS_PER_BAR * 2,
        lambda note: TICKS_PER_BAR * 5 // 4 <= note.start < TICKS_PER_BAR * 7 // 4,
        lambda note: TICKS_PER_BAR <= note.start < TICKS_PER_BAR * 2 and note.start % 480 == 0,
    ],
    ids=["second half", "middle", "every other"],
)
def test_a_part_of_a_bar_stands_for_all_of_it(session, two_reels, qtbot, chosen):
    shape, document = session.shape, session.document
    bass = [Note(beat * 480, 40, 480, voice=Voice.BASS) for beat in range(16)]
    document.load(two_reels.edited(added=bass))
    song = document.bars
    with qtbot.waitSignal(shape.found_changed, timeout=5000):
        document.select([note for note in two_reels if chosen(note)])
    assert shape.found == measured(song.between(TICKS_PER_BAR, 2 * TICKS_PER_BAR))
    assert (shape.part.span, shape.part.only) == ((TICKS_PER_BAR, 2 * TICKS_PER_BAR), {Voice.MELODY})
    drag(shape, qtbot, [10.0, 11.0])
    bar = document.bars.between(TICKS_PER_BAR, 2 * TICKS_PER_BAR)
    assert bars_changed(song, document.bars) == {1}
    assert set(bass) <= set(document.bars)
    assert overlaps(document.bars) == overlaps(song)
    assert shape.latest.measured == measured(bar)
    assert shape.latest.measured["note_density"] > 8
    assert document.choice == Notes.of(bar.of_voices([Voice.MELODY]))


def test_a_note_that_sounds_on_into_the_next_bar_is_cut_only_where_it_is_written_anew(session, qtbot):
    shape, document = session.shape, session.document
    first = [Note(step * 240, 60 + step, 240) for step in range(7)]
    long, after = Note(1680, 72, 1200), Note(TICKS_PER_BAR + 960, 65, 960)
    document.load(Bars.of([*first, long, after]))
    document.select(first)
    prepare(shape, qtbot)
    assert list(shape.latest.bars) == [*first, long]
    assert shape.part.span == (0, TICKS_PER_BAR)
    drag(shape, qtbot, [3.0])
    assert after in document.bars
    new = [note for note in document.bars if note.author is Author.MODEL]
    assert new
    assert all(note.end <= TICKS_PER_BAR for note in new)
    shape.forget("note_density")
    settle(shape, qtbot)
    assert list(document.bars) == [*first, long, after]
    assert shape.part.span == (0, TICKS_PER_BAR)


def test_another_selection_waits_until_the_hand_lets_go_and_the_answer_is_there(session, two_reels, qtbot):
    shape, document = session.shape, session.document
    prepare(shape, qtbot)
    shape.ask("note_density", 3.0)
    document.select(two_reels.between(0, TICKS_PER_BAR))
    shape.ask("note_density", 7.0)
    shape.release()
    assert shape.busy
    document.select(two_reels.between(0, 2 * TICKS_PER_BAR))
    settle(shape, qtbot)
    assert document.undo_stack.count() == 1
    assert bars_changed(two_reels, document.bars) & {2, 3}
    assert (shape.asked, shape.part.source) == ({}, Source.BARS)


def test_undo_brings_back_what_was_selected(session, two_reels, qtbot):
    document = session.document
    document.select(two_reels.between(0, 2 * TICKS_PER_BAR))
    selected = document.choice
    drag(session.shape, qtbot, [3.0])
    document.undo_stack.undo()
    assert document.choice == selected
    document.undo_stack.redo()
    assert document.choice == Notes.of(document.bars.between(0, 2 * TICKS_PER_BAR))


def test_a_model_of_two_bars_leaves_the_bar_after_the_selected_one(qapp, random_models, qtbot):
    session = Session(random_models)
    try:
        first, *others = Note(0, 60, 960), Note(TICKS_PER_BAR, 64, 960), Note(TICKS_PER_BAR + 960, 65, 960)
        session.document.load(Bars.of([first, *others]))
        session.document.select([first])
        session.shape.model = "music_vae_2bar"
        session.shape.ask("note_density", 11.0)
        settle(session.shape, qtbot)
        session.shape.release()
        assert len(session.document.bars.between(0, TICKS_PER_BAR)) > 2
        assert list(session.document.bars.between(TICKS_PER_BAR, 9 * TICKS_PER_BAR)) == others
    finally:
        session.close()


def test_what_cannot_be_shaped_is_said_in_words(session, shape, qtbot):
    session.document.load(Bars.of())
    with qtbot.waitSignal(session.notice, timeout=5000) as said:
        shape.ask("note_density", 3.0)
    assert "nothing to shape" in said.args[0]
    session.document.load(read_primer("irish_reel"))
    shape.model = "nobody"
    with qtbot.waitSignal(session.notice, timeout=5000) as said:
        shape.ask("note_density", 3.0)
    assert "nobody" in said.args[0]
    assert session.shown == read_primer("irish_reel")


def test_a_hand_that_comes_near_an_empty_song_is_told_nothing(session, qtbot):
    session.new()
    with qtbot.assertNotEmitted(session.notice, wait=50):
        session.shape.prepare()
    with qtbot.waitSignal(session.notice, timeout=5000):
        session.shape.ask("note_density", 3.0)


def bass_alone():
    return Bars.of(Note(beat * 480, 40, 480, voice=Voice.BASS) for beat in range(8))


def too_long():
    reel = read_primer("irish_reel")
    return Bars.of([note for bar in range(0, MOST_BARS + 6, 2) for note in reel.shifted(bar * TICKS_PER_BAR)])


@pytest.mark.parametrize(
    ("song", "says"),
    [
        (bass_alone, "choose notes of a melody"),
        (too_long, f"there are {MOST_BARS + 6} bars to shape, and at most {MOST_BARS} can be at once; select fewer"),
    ],
)
def test_what_cannot_be_shaped_is_no_reason_to_speak_to_a_hand_that_passes_by(session, qtbot, song, says):
    session.document.load(song())
    with qtbot.assertNotEmitted(session.notice, wait=50):
        session.shape.prepare()
    with pytest.raises(InputError, match=says):
        session.shape.foretold()
    with qtbot.waitSignal(session.notice, timeout=5000) as said:
        session.shape.ask("note_density", 3.0)
    assert says in said.args[0]


def test_closing_stops_the_making_of_variants(qapp):
    session = Session()
    session.document.load(read_primer("irish_reel"))
    session.shape.prepare()
    session.close()
    assert isinstance(session.generator._worker.leaving, CancelFlag)
    assert session.generator._worker.leaving.is_set


@pytest.fixture
def ranked(session, qtbot):
    """A take of a Melody RNN is shown, and many are there to choose from."""
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("lookback_rnn", bars=4, seed=3))
    with qtbot.waitSignal(session.shape.scales_changed, timeout=10_000):
        session.shape.prepare()
    return session.shape


def test_a_take_of_a_network_that_cannot_be_led_is_chosen_among_many(session, ranked, qtbot):
    assert ranked.ranked == 48
    scale = ranked.scales["note_density"]
    low, high = scale.reach
    assert low < high
    ranked.ask("note_density", high)
    settle(ranked, qtbot)
    assert session.document.undo_stack.count() == 1, "only the take that was generated"
    assert ranked.latest.measured["note_density"] == pytest.approx(high, rel=0.05)
    assert session.shown == ranked.preview
    chosen = ranked.latest.take
    ranked.release()
    assert session.document.bars == chosen.placed_in(session.takes.choices[0])
    assert session.takes.takes[-1].seed == chosen.seed != 3
    assert ranked.preview is None
    session.document.undo_stack.undo()
    assert session.document.bars == session.takes.choices[0]


def test_of_a_hole_that_was_filled_fewer_takes_are_chosen_among(session, qtbot):
    session.playback.set_loop((0, 2 * TICKS_PER_BAR))
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.filling.start(Settings("polyphony_rnn", seed=3))
    with qtbot.waitSignal(session.shape.scales_changed, timeout=20_000):
        session.shape.prepare()
    assert session.shape.ranked == 4


def test_a_slider_that_goes_back_gives_the_take_itself(session, ranked, qtbot):
    before = session.document.bars
    ranked.ask("note_density", ranked.scales["note_density"].reach[0])
    settle(ranked, qtbot)
    assert session.shown != before
    ranked.forget("note_density")
    settle(ranked, qtbot)
    assert session.document.bars == before


@pytest.mark.parametrize("others", [0, 1])
def test_a_double_click_leaves_no_take_that_only_its_first_click_chose(session, ranked, qtbot, others):
    takes, (low, high) = session.takes, ranked.scales["note_density"].reach

    def click(value):
        ranked.press()
        ranked.ask("note_density", value)
        ranked.release()
        settle(ranked, qtbot)

    for _ in range(others):
        click(high)
        ranked.forget("note_density")
        settle(ranked, qtbot)
    before, offered, pair, shown = session.document.bars, list(takes.takes), takes.pair, takes.shown
    click(low)
    assert len(takes.takes) == len(offered) + 1
    ranked.put_back("note_density", clicked=True)
    settle(ranked, qtbot)
    assert (session.document.bars, list(takes.takes), takes.pair, takes.shown) == (before, offered, pair, shown)
    # One that was there to choose before stays.
    for _ in range(others):
        click(high)
        ranked.put_back("note_density", clicked=True)
        settle(ranked, qtbot)
        assert list(takes.takes) == offered


def test_notes_that_are_selected_are_shaped_by_a_musicvae(session, ranked, qtbot):
    session.document.select(list(session.document.bars)[:40])
    session.shape.key = 0
    with qtbot.waitSignal(session.shape.scales_changed, timeout=10_000):
        ranked.prepare()
    assert ranked.ranked == 0


def test_variants_are_made_anew_where_the_constraints_are_others_and_keep_to_them(session, shape, qtbot):
    held = Constraints(lowest=60, highest=76)
    session.shape.constraints = held
    with qtbot.waitSignal(session.shape.scales_changed, timeout=10_000):
        session.shape.prepare()
    shape.ask("note_density", 4.0)
    settle(shape, qtbot)
    shape.release()
    new = [note for note in session.document.bars if note.author is Author.MODEL]
    assert new
    assert all(60 <= note.pitch <= 76 for note in new)


def test_constraints_that_leave_nothing_are_told(session, qtbot):
    session.shape.constraints = Constraints(lowest=0, highest=3)
    with qtbot.waitSignal(session.notice, timeout=10_000) as said:
        session.shape.prepare()
    assert "widen the range" in said.args[0]


def long_song():
    """Of as many bars as there may be, so that the making of its variants takes a while."""
    reel = read_primer("irish_reel")
    return Bars.of([note for bar in range(0, MOST_BARS, 2) for note in reel.shifted(bar * TICKS_PER_BAR)])


def test_dropping_what_is_being_made_frees_the_models_thread_and_leaves_the_song(session, qtbot):
    session.document.load(long_song())
    before = session.document.bars
    told = []
    session.generator.shaped.connect(lambda *answer: told.append(answer))
    session.shape.ask("note_density", 3.0)
    session.shape.release()
    qtbot.wait(100)
    assert session.shape.drop()
    assert session.shape.asked == {}
    assert session.shape.scales == {}
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("lookback_rnn", bars=1, takes=1))
    assert told == []
    assert session.takes.choices[0] == before
    assert session.document.undo_stack.count() == 1, "only the take"


def test_what_was_dropped_is_made_when_it_is_asked_for_again(session, qtbot):
    session.shape.prepare()
    assert session.shape.drop()
    assert not session.shape.drop()
    session.shape.ask("note_density", 4.0)
    settle(session.shape, qtbot)
    assert session.shape.preview is not None
    assert session.shape.scales


def test_dropping_a_preview_goes_back_to_what_was_let_go_before(session, shape, qtbot):
    shape.ask("note_density", 4.0)
    settle(shape, qtbot)
    shape.release()
    kept = session.document.bars
    for waits in (False, True):
        shape.ask("mean_interval", 5.0)
        if not waits:
            settle(shape, qtbot)
        assert shape.drop()
        assert shape.preview is None
        assert shape.asked == {"note_density": 4.0}
        assert session.shown == session.document.bars == kept
        qtbot.wait(50)
        assert session.shown == kept
    assert shape.latest.bars == kept
    shape.ask("note_density", 7.0)
    settle(shape, qtbot)
    shape.release()
    assert session.document.bars != kept
    assert session.document.undo_stack.count() == 2


def test_dropping_what_was_asked_before_anything_was_known_gives_the_song(session, qtbot):
    shape = session.shape
    shape.ask("note_density", 4.0)
    settle(shape, qtbot)
    assert shape.drop()
    assert shape.asked == {}
    assert shape.latest.measured["note_density"] == shape.scales["note_density"].measured
    assert session.shown == read_primer("irish_reel")


def test_other_constraints_do_not_wait_for_what_was_asked_with_those_before(session, qtbot):
    answers = []
    session.generator.shaped.connect(lambda number, *_: answers.append(number))
    session.document.load(long_song())
    session.shape.prepare()
    session.shape.constraints = Constraints(lowest=60)
    with qtbot.waitSignal(session.shape.scales_changed, timeout=20_000):
        session.shape.prepare()
    assert answers == [2]


def test_many_takes_to_choose_from_are_not_made_to_the_end_when_dropped(session, qtbot):
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("lookback_rnn", bars=4, seed=3))
    session.shape.prepare()
    assert session.shape.drop()
    with qtbot.assertNotEmitted(session.generator.shaped, wait=200):
        pass
    assert session.takes.shown == 1


@pytest.fixture
def told(session) -> list[str]:
    """What is said of a selected bass, whose notes another voice has beside it."""
    bass = [Note(beat * 480, 40, 480, voice=Voice.BASS) for beat in range(8)]
    session.document.load(read_primer("irish_reel").edited(added=bass))
    session.document.select(bass)
    heard = []
    session.notice.connect(heard.append)
    return heard


def drag(shape, qtbot, values):
    """A hand that moves as the answers come."""
    for value in values:
        shape.ask("note_density", value)
        settle(shape, qtbot)
    shape.release()


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_that_a_selection_has_no_melody_is_said_once_a_drag(session, qtbot, told, model):
    song, shape = session.document.bars, session.shape
    shape.model = model
    drag(shape, qtbot, (5.0, 4.0, 3.0, 2.0))
    (text,) = told
    assert "what is shaped is the melody, and there is none here" in text
    assert shape.asked == shape.scales == {}
    drag(shape, qtbot, (5.0, 4.0))
    assert told == [text] * 2, "who tries again is told again"
    assert session.document.bars == song
    assert not session.document.undo_stack.count()


def test_what_was_refused_is_asked_once_the_selection_is_another(session, qtbot, told):
    shape = session.shape
    shape.ask("note_density", 5.0)
    settle(shape, qtbot)
    session.document.select([])
    shape.ask("note_density", 4.0)
    settle(shape, qtbot)
    assert len(told) == 1
    assert shape.preview is not None


def test_constraints_that_leave_nothing_are_told_once_a_drag(session, qtbot):
    told = []
    session.notice.connect(told.append)
    session.shape.constraints = Constraints(lowest=0, highest=3)
    drag(session.shape, qtbot, (5.0, 4.0, 3.0))
    assert len(told) == 1


def test_what_was_on_its_way_from_another_engine_is_dropped_and_the_next_is_answered(session, shape, qtbot):
    shape.ask("note_density", 6.0)
    assert shape.busy
    session.generator.set_engine("numpy")
    assert not shape.busy
    shape.ask("note_density", 4.0)
    settle(shape, qtbot)
    assert shape.preview is not None


def test_the_reach_that_was_on_its_way_from_another_engine_comes_from_this_one(session, shape, qtbot):
    shape.ask("note_density", 6.0)
    settle(shape, qtbot)
    with qtbot.waitSignal(session.generator.shaped, timeout=20_000):
        shape.release()
        assert shape._is_hatching
        session.generator.set_engine("numpy")
    assert shape._hatched == {"note_density": 6.0}
    assert not shape._questions.busy
