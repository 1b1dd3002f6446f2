"""What the study itself measured: Table 1 of “Performance Analysis of Selected Generative Models” (Bryan Healy).

Sixteen bars after the 14 notes of “Twinkle, Twinkle, Little Star”, means of 100 runs of Magenta, profiled by Scalene.
"""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Performance Analysis of Selected Generative Models"
AUTHOR = "Bryan Healy"


@dataclass(frozen=True)
class Row:
    """A row of the table."""

    title: str
    milliseconds: float
    megabytes: float


TABLE_1 = {
    "lookback_rnn": Row("Melody RNN lookback", 614.42, 201),
    "polyphony_rnn": Row("Polyphony RNN", 788.70, 241),
    "attention_rnn": Row("Melody RNN attention", 832.87, 248),
    "music_vae_melody": Row("MusicVAE melody", 1049.21, 308),
    "music_vae_trio": Row("MusicVAE trio", 2238.74, 670),
}
"""By system."""
