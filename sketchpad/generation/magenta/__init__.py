"""The reference: unmodified Magenta on TensorFlow, in a child process (extra `magenta`)."""
