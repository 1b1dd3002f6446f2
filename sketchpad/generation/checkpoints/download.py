"""Fetching Magenta's own checkpoints: resumed where it stopped, bounded, and checked before it counts.

A transfer that broke off is kept and gone on with the next time; one that is not what it should be leaves nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from sketchpad.generation.checkpoints.importing import import_model
from sketchpad.generation.weights import Model
from sketchpad.music.errors import InputError
from sketchpad.music.saving import folder, save
from sketchpad.music.wording import said, with_values
from sketchpad.paths import user_directory

PATIENCE = 20.0
"""Seconds that a server may be silent."""
CHUNK = 1 << 18
PARTIAL_CONTENT, RANGE_REFUSED = 206, 416
_BUNDLES = "https://storage.googleapis.com/download.magenta.tensorflow.org/models"
_MUSIC_VAE = "https://storage.googleapis.com/magentadata/models/music_vae/checkpoints"

Progress = Callable[[int, int], object]
"""(bytes there, bytes in all or 0 where the server does not say)."""


@dataclass(frozen=True)
class Checkpoint:
    """One of Magenta's files, and how large it may be."""

    title: str
    url: str
    most_bytes: int


CHECKPOINTS = {
    "attention_rnn": Checkpoint("Melody RNN attention", f"{_BUNDLES}/attention_rnn.mag", 64_000_000),
    "lookback_rnn": Checkpoint("Melody RNN lookback", f"{_BUNDLES}/lookback_rnn.mag", 64_000_000),
    "polyphony_rnn": Checkpoint("Polyphony RNN", f"{_BUNDLES}/polyphony_rnn.mag", 64_000_000),
    "hierdec-mel_16bar": Checkpoint("MusicVAE melody, 16 bars", f"{_MUSIC_VAE}/hierdec-mel_16bar.tar", 3_000_000_000),
    "hierdec-trio_16bar": Checkpoint("MusicVAE trio, 16 bars", f"{_MUSIC_VAE}/hierdec-trio_16bar.tar", 3_000_000_000),
    "cat-mel_2bar_big": Checkpoint("MusicVAE melody, 2 bars", f"{_MUSIC_VAE}/cat-mel_2bar_big.tar", 2_000_000_000),
}


def download(name: str, progress: Progress, models: Path | None = None) -> Model:
    """Fetch one of `CHECKPOINTS` and import it, into another folder of models if one is given.

    The fetched file itself is not kept.

    Raises:
        InputError: there is none of that name, it cannot be had, or it is not what it should be.
    """
    if name not in CHECKPOINTS:
        raise InputError("there is no checkpoint “{}”; choose one of {}", name, ", ".join(CHECKPOINTS))
    path = fetch(CHECKPOINTS[name], folder(user_directory("downloads")), progress)
    try:
        return import_model(path, folder=models)
    finally:
        path.unlink()


def fetch(checkpoint: Checkpoint, place: Path, progress: Progress) -> Path:
    """The whole file, checked, in the folder `place`.

    Raises:
        InputError: it cannot be had, or is not what it should be; the text says what to do.
    """
    name = Path(urlsplit(checkpoint.url).path).name
    part, pins = place / f"{name}.part", place / "pins.json"
    # Before anything is fetched in vain.
    _pinned(pins)
    md5 = _transferred(checkpoint, part, progress)
    try:
        _check(part, md5, pins, name)
    except InputError:
        part.unlink()
        raise
    return part.replace(place / name)


def _transferred(checkpoint: Checkpoint, part: Path, progress: Progress) -> str | None:
    """Bring `part` to its full length; the MD5 (base64) that the server names."""
    done = part.stat().st_size if part.is_file() else 0
    headers = {"Range": f"bytes={done}-"} if done else {}
    try:
        with _opened(checkpoint.url, headers) as response:
            resumed = done and response.status == PARTIAL_CONTENT
            done = done if resumed else 0
            # What is still to come; None where the server does not say, or says no number.
            size = done + response.length if response.length else 0
            if size > checkpoint.most_bytes:
                offered = said("the server offers {:.0f} MB, more than this file can have")
                raise _not_ours(with_values(offered, size / 1e6), part)
            with part.open("ab" if resumed else "wb") as file:
                done = _copied(response, file, done, size, checkpoint.most_bytes, progress)
            if size and done < size:
                ended = said("it ended after {:.1f} of {:.1f} MB")
                raise _broken_off(with_values(ended, done / 1e6, size / 1e6))
            return _named_md5(response.headers)
    except urllib.error.HTTPError as error:
        if error.code == RANGE_REFUSED:
            part.unlink(missing_ok=True)
            raise _broken_off(said("what was there before is not part of it")) from error
        raise InputError(
            "the server refused {}: {} {}; try again later", checkpoint.url, error.code, error.reason
        ) from error
    except (HTTPException, TimeoutError, ConnectionError) as error:
        raise _broken_off(str(error) or type(error).__name__) from error
    except urllib.error.URLError as error:
        raise InputError(
            "cannot reach {}: {}; see that this machine is online", urlsplit(checkpoint.url).hostname, error.reason
        ) from error
    except OSError as error:
        raise _broken_off(str(error)) from error


def _copied(response: HTTPResponse, file: IO[bytes], done: int, size: int, most: int, progress: Progress) -> int:
    while data := response.read1(CHUNK):
        done += len(data)
        if done > most:
            raise _not_ours(said("it is longer than the server said"), Path(file.name))
        file.write(data)
        progress(done, size)
    return done


def _check(part: Path, md5: str | None, pins: Path, name: str) -> None:
    """See that the file is what the server says, and what it was when it was first fetched."""
    with part.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        found = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).digest()
    if md5 and base64.b64encode(found).decode() != md5:
        raise InputError(
            "{} arrived damaged (its MD5 is not the server's) and was thrown away; download it again", name
        )
    known = _pinned(pins)
    if known.setdefault(name, sha256) != sha256:
        raise InputError(
            "{} is not the file that was fetched before and was thrown away; if Magenta published "
            "another, remove {} and download it again",
            name,
            pins,
        )
    save(pins, json.dumps(known, indent=1).encode())


def _pinned(pins: Path) -> dict[str, str]:
    """By name, the sha256 of each file when it was first fetched.

    Raises:
        InputError: it cannot be read.
    """
    try:
        known = json.loads(pins.read_text(encoding="utf-8"))
        if not isinstance(known, dict):
            raise TypeError("it is no list of names")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise InputError("cannot read {}: {}; remove it and download again", pins, error) from error
    return known


def _named_md5(headers: HTTPMessage) -> str | None:
    for value in headers.get_all("x-goog-hash") or []:
        for part in value.split(","):
            if part.strip().startswith("md5="):
                return part.strip().removeprefix("md5=")
    return None


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows only to where the first address could have been."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        _check_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opened(url: str, headers: dict[str, str]) -> HTTPResponse:
    _check_address(url)
    opener = urllib.request.build_opener(_SafeRedirects)
    return opener.open(urllib.request.Request(url, headers=headers), timeout=PATIENCE)


def _check_address(url: str) -> None:
    """HTTPS only; plain HTTP from this machine itself."""
    address = urlsplit(url)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname == "127.0.0.1"):
        raise InputError("the server sends us to {}, which is not safe; nothing was fetched", url)


def _broken_off(reason: str) -> InputError:
    return InputError("the transfer broke off ({}); run the same command again to go on where it stopped", reason)


def _not_ours(reason: str, part: Path) -> InputError:
    part.unlink(missing_ok=True)
    return InputError("{}; nothing was kept, try again later", reason)
