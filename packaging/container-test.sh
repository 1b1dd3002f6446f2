#!/bin/sh
# Runs `make run` and `make test` on a bare Debian or Ubuntu, from a fresh clone of this checkout's last commit.
#   packaging/container-test.sh [IMAGE]           in docker, debian:bookworm by default
#   packaging/container-test.sh --chroot FOLDER   in a folder that debootstrap filled; needs root
set -eu
cd "$(dirname "$0")/.."

job='set -eu
command -v make >/dev/null || { apt-get update -q && apt-get install -qy --no-install-recommends make; }
cd /sketchpad
make run
for file in song.mid song.wav window.png report.json; do test -s "out/$file"; done
make test'

if [ "${1:-}" = --chroot ]; then
    rm -rf "$2/sketchpad"
    git clone -q . "$2/sketchpad"
    cp -L /etc/resolv.conf "$2/etc/resolv.conf"
    # A machine with certificates of its own names their file in this.
    certificates=${SSL_CERT_FILE:+/opt/certificates.crt}
    if [ -n "$certificates" ]; then cp -L "$SSL_CERT_FILE" "$2$certificates"; fi
    root=$2
    trap 'for folder in proc dev sys; do umount -l "$root/$folder"; done' EXIT
    for folder in proc dev sys; do
        mount --rbind "/$folder" "$root/$folder"
        mount --make-rslave "$root/$folder"
    done
    chroot "$2" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        ${certificates:+SSL_CERT_FILE="$certificates" PIP_CERT="$certificates"} sh -c "$job"
else
    clone=$(mktemp -d)
    trap 'rm -rf "$clone"' EXIT
    git clone -q . "$clone/sketchpad"
    docker run --rm -v "$clone/sketchpad:/sketchpad" "${1:-debian:bookworm}" sh -c "$job"
fi
