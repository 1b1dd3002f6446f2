"""How much may be asked of an engine at once."""

MOST_BARS = 64
MOST_TAKES = 16
MOST_TRIES = 64
MOST_SEED = 2**32 - 1
LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE = 0.1, 3.0
