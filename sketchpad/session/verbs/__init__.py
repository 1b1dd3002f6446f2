"""What can be done with a song and a model: generate, fill, shape, interpolate, explain."""
