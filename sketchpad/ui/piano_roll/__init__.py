"""The piano roll: geometry, painting, gestures, and the widgets that put them together."""
