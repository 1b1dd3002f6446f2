"""Sound through FluidSynth, no Qt."""
