"""MusicVAE, of one voice or three."""
