"""The thread that runs models, and what its answers cost."""
