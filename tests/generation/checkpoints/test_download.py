"""A download is what it should be, or it is refused in words; a server on this machine plays the tricks."""

import base64
import hashlib
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from sketchpad.generation.checkpoints import download as module
from sketchpad.generation.checkpoints.download import CHECKPOINTS, Checkpoint, download, fetch
from sketchpad.generation.weights import read_manifest
from sketchpad.music.errors import InputError
from sketchpad.music.wording import speak

CONTENT = bytes(range(256)) * 4000
MOST = 2_000_000


class Server(BaseHTTPRequestHandler):
    """Serves CONTENT; what the path says goes wrong."""

    protocol_version = "HTTP/1.1"
    release = threading.Event()
    asked: ClassVar[list[str | None]] = []

    def do_GET(self):
        trick = self.path.split("/")[1]
        start = int(re.match(r"bytes=(\d+)-", self.headers.get("Range", "bytes=0-"))[1])
        type(self).asked.append(self.headers.get("Range"))
        if trick in ("missing", "refused"):
            self.send_error(404 if trick == "missing" else 416)
            return
        if trick in ("elsewhere", "unsafe"):
            self.send_response(302)
            self.send_header("Location", "/good/x.mag" if trick == "elsewhere" else "http://example.invalid/x.mag")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = CONTENT[start:] if trick != "norange" else CONTENT
        self.send_response(206 if start and trick != "norange" else 200)
        if trick != "unsaid":
            length = {"huge": MOST + 1, "long": 100, "garbled": "a lot"}.get(trick, len(body))
            self.send_header("Content-Length", str(length))
        self.close_connection = trick in ("unsaid", "garbled")
        md5 = hashlib.md5(CONTENT if trick != "flipped" else b"other").digest()
        self.send_header("x-goog-hash", f"crc32c=AAAAAA==,md5={base64.b64encode(md5).decode()}")
        self.end_headers()
        if trick == "cut" or (trick == "once" and not start):
            self.wfile.write(body[:300_000])
            self.close_connection = True
        elif trick == "stalled":
            self.wfile.write(body[:1000])
            self.wfile.flush()
            self.release.wait(5)
            self.close_connection = True
        elif trick != "huge":
            self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def serving():
    Server.release.clear()
    Server.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = False  # so that closing waits for those that answer
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        Server.release.set()
        server.shutdown()
        server.server_close()
        thread.join()


def quiet(_done: int, _size: int) -> None:
    """Shows no progress."""


def fetched(trick: str, place: Path) -> Path:
    with serving() as address:
        return fetch(Checkpoint("x", f"{address}/{trick}/x.mag", MOST), place, quiet)


@pytest.mark.parametrize("trick", ["good", "elsewhere", "norange"])
def test_what_arrives_whole_is_kept(tmp_path, trick):
    progress = []
    with serving() as address:
        checkpoint = Checkpoint("x", f"{address}/{trick}/x.mag", MOST)
        path = fetch(checkpoint, tmp_path, lambda done, size: progress.append((done, size)))
    assert path.read_bytes() == CONTENT
    assert progress[-1] == (len(CONTENT), len(CONTENT))
    assert not (tmp_path / "x.mag.part").exists()


@pytest.mark.parametrize("trick", ["unsaid", "garbled"])
def test_what_a_server_does_not_say_the_length_of_arrives_as_well(tmp_path, trick):
    (tmp_path / "x.mag.part").write_bytes(CONTENT[:1000])
    progress = []
    with serving() as address:
        checkpoint = Checkpoint("x", f"{address}/{trick}/x.mag", MOST)
        path = fetch(checkpoint, tmp_path, lambda done, size: progress.append((done, size)))
    assert path.read_bytes() == CONTENT
    assert progress[-1] == (len(CONTENT), 0)


@pytest.mark.parametrize(
    ("trick", "words"),
    [
        ("missing", "404"),
        ("unsafe", "not safe"),
        ("huge", "more than this file can have"),
        ("flipped", "damaged"),
        ("long", "damaged|broke off"),
    ],
)
def test_what_is_not_as_it_should_be_leaves_nothing(tmp_path, trick, words):
    with pytest.raises(InputError, match=words):
        fetched(trick, tmp_path)
    assert not list(tmp_path.glob("x.mag*"))


@pytest.fixture
def asked_for():
    """The texts whose words in another language were asked for."""
    texts = []
    speak(lambda text: texts.append(text) or text)
    yield texts
    speak(str)


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("huge", "the server offers {:.0f} MB, more than this file can have"),
        ("cut", "it ended after {:.1f} of {:.1f} MB"),
        ("refused", "what was there before is not part of it"),
    ],
)
def test_why_a_transfer_failed_is_said_in_the_language_of_the_window(tmp_path, asked_for, trick, text):
    if trick == "refused":
        (tmp_path / "x.mag.part").write_bytes(bytes(10))
    with pytest.raises(InputError, match=re.escape(text.split("{")[0])):
        fetched(trick, tmp_path)
    assert text in asked_for


def test_a_broken_transfer_is_gone_on_with(tmp_path):
    with serving() as address:
        checkpoint = Checkpoint("x", f"{address}/once/x.mag", MOST)
        with pytest.raises(InputError, match="go on where it stopped"):
            fetch(checkpoint, tmp_path, quiet)
        assert (tmp_path / "x.mag.part").stat().st_size == 300_000
        assert fetch(checkpoint, tmp_path, quiet).read_bytes() == CONTENT
        assert Server.asked == [None, "bytes=300000-"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_said(tmp_path):
    (tmp_path / "x.mag.part").symlink_to("/dev/full")
    with pytest.raises(InputError, match="No space left"):
        fetched("good", tmp_path)


def test_a_server_that_does_not_resume_begins_again(tmp_path):
    (tmp_path / "x.mag.part").write_bytes(b"old")
    assert fetched("norange", tmp_path).read_bytes() == CONTENT


def test_a_part_that_is_another_file_is_thrown_away(tmp_path):
    (tmp_path / "x.mag.part").write_bytes(b"\xff" * 1000)
    with pytest.raises(InputError, match="damaged"):
        fetched("good", tmp_path)
    assert not (tmp_path / "x.mag.part").exists()


def test_a_silent_server_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    with pytest.raises(InputError, match="go on where it stopped"):
        fetched("stalled", tmp_path)


def test_offline_is_said(tmp_path):
    with pytest.raises(InputError, match=r"online|broke off"):
        fetch(Checkpoint("x", "http://127.0.0.1:9/x.mag", MOST), tmp_path, quiet)


def test_a_file_that_changed_since_it_was_first_fetched_is_refused(tmp_path, monkeypatch):
    fetched("good", tmp_path).unlink()
    monkeypatch.setattr(f"{__name__}.CONTENT", CONTENT[::-1])
    with pytest.raises(InputError, match="not the file that was fetched before"):
        fetched("good", tmp_path)
    assert not list(tmp_path.glob("x.mag*"))


@pytest.mark.parametrize("written", ['{"x.mag": "ab', "[]", '{"x.mag": 1', "\udcff"])
def test_what_was_fetched_before_cannot_be_read_and_is_said(tmp_path, written):
    pins = tmp_path / "pins.json"
    pins.write_bytes(written.encode(errors="surrogateescape"))
    with pytest.raises(InputError, match=re.escape(str(pins))):
        fetched("good", tmp_path)
    pins.unlink()
    fetched("good", tmp_path)


@pytest.mark.xdist_group("magenta")
def test_a_downloaded_checkpoint_is_imported_and_its_file_removed(tmp_path, monkeypatch, checkpoints):
    monkeypatch.setenv("SKETCHPAD_DATA", str(tmp_path))
    monkeypatch.setattr(f"{__name__}.CONTENT", checkpoints["lookback_rnn"].read_bytes())
    with serving() as address:
        monkeypatch.setitem(CHECKPOINTS, "lookback_rnn", Checkpoint("x", f"{address}/good/lookback_rnn.mag", 10**8))
        assert download("lookback_rnn", quiet).name == "lookback_rnn_magenta"
    assert "lookback_rnn_magenta" in read_manifest()
    assert not list(tmp_path.rglob("*.mag*"))


def test_a_checkpoint_goes_into_the_folder_of_models_that_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("SKETCHPAD_DATA", str(tmp_path / "data"))
    path, taken_in = tmp_path / "x.mag", []
    path.touch()
    monkeypatch.setattr(module, "fetch", lambda *_: path)
    monkeypatch.setattr(module, "import_model", lambda *all, **named: taken_in.append((*all, named)))
    download("lookback_rnn", quiet, models=tmp_path / "mine")
    assert taken_in == [(path, {"folder": tmp_path / "mine"})]
    assert not path.exists()


def test_only_magentas_own_names_are_known_and_all_are_https():
    assert all(checkpoint.url.startswith("https://") for checkpoint in CHECKPOINTS.values())
    with pytest.raises(InputError, match="hierdec-mel_16bar"):
        download("nothing", quiet)
