"""Notes and files: plain Python and NumPy, no Qt."""
