#!/bin/sh
# Installs what Sketchpad needs of the system and cannot get from PyPI: FluidSynth, Qt's libraries, a C compiler, uv.
# Debian, Ubuntu and macOS. Does nothing where all of it is there. FluidSynth brings ALSA's library along, which
# python-rtmidi needs too. With the argument `tests`, a JACK server as well: it has MIDI ports where the system has none.
set -eu

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

debian() {
    wanted="ca-certificates curl fontconfig fonts-dejavu-core gcc git libc6-dev libdbus-1-3 libegl1 libfluidsynth3
        libfontconfig1 libgl1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
        libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0
        python3 python3-venv"
    [ "$1" != tests ] || wanted="$wanted jackd2"
    missing=""
    for package in $wanted; do
        # Ubuntu 24.04 renamed a few: the new name provides the old one.
        if ! dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" &&
            ! dpkg-query -W -f='${Status}' "${package}t64" 2>/dev/null | grep -q "ok installed"; then
            missing="$missing $package"
        fi
    done
    if [ -n "$missing" ]; then
        as_root apt-get update -q
        # shellcheck disable=SC2086
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing
    fi
}

macos() {
    command -v brew >/dev/null || {
        echo "Sketchpad needs Homebrew to install FluidSynth: see https://brew.sh, then run make again." >&2
        exit 1
    }
    brew list fluid-synth >/dev/null 2>&1 || brew install fluid-synth
}

uv_itself() {
    command -v uv >/dev/null || [ -x .uv/bin/uv ] && return
    # From PyPI into a folder of the project, so that nothing else on the machine changes.
    python3 -m venv .uv
    .uv/bin/pip install --quiet uv
}

case "$(uname -s)" in
Darwin) macos ;;
Linux)
    command -v apt-get >/dev/null || {
        echo "Install FluidSynth 2, a C compiler, Qt 6's libraries and uv with your package manager, then: uv run sketchpad" >&2
        exit 1
    }
    debian "${1:-}"
    ;;
*)
    echo "Sketchpad is set up on Debian, Ubuntu and macOS; elsewhere: uv run sketchpad" >&2
    exit 1
    ;;
esac
uv_itself
