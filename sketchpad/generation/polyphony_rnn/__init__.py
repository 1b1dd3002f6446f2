"""Polyphony RNN."""
