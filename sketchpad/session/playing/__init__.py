"""What is heard, and what is played in."""
