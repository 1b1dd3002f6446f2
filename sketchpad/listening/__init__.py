"""The listening pack: what every model makes of some primers, as sound, MIDI and one page that plays it."""
