"""Playing in and out: MIDI ports, keys that are held, notes that are due; no Qt."""
