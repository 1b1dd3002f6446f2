"""Primer in, bars out: codecs, networks, weights and engines, no Qt."""
