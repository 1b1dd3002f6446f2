"""The names of General MIDI's programs and of the drum kits that SoundFonts have.

Source: General MIDI System Level 1, and Roland's GS for the kits.
"""

from __future__ import annotations

# fmt: off
PROGRAM_NAMES = (
    "Grand piano", "Bright piano", "Electric grand", "Honky-tonk", "Electric piano 1", "Electric piano 2",
    "Harpsichord", "Clavinet", "Celesta", "Glockenspiel", "Music box", "Vibraphone", "Marimba", "Xylophone",
    "Tubular bells", "Dulcimer", "Drawbar organ", "Percussive organ", "Rock organ", "Church organ", "Reed organ",
    "Accordion", "Harmonica", "Bandoneon", "Nylon guitar", "Steel guitar", "Jazz guitar", "Clean guitar",
    "Muted guitar", "Overdrive", "Distortion", "Guitar harmonics", "Acoustic bass", "Fingered bass", "Picked bass",
    "Fretless bass", "Slap bass 1", "Slap bass 2", "Synth bass 1", "Synth bass 2", "Violin", "Viola", "Cello",
    "Contrabass", "Tremolo strings", "Pizzicato", "Harp", "Timpani", "Strings 1", "Strings 2", "Synth strings 1",
    "Synth strings 2", "Choir aahs", "Voice oohs", "Synth voice", "Orchestra hit", "Trumpet", "Trombone", "Tuba",
    "Muted trumpet", "French horn", "Brass", "Synth brass 1", "Synth brass 2", "Soprano sax", "Alto sax",
    "Tenor sax", "Baritone sax", "Oboe", "English horn", "Bassoon", "Clarinet", "Piccolo", "Flute", "Recorder",
    "Pan flute", "Bottle", "Shakuhachi", "Whistle", "Ocarina", "Square lead", "Saw lead", "Calliope", "Chiff lead",
    "Charang", "Voice lead", "Fifths lead", "Bass lead", "New age pad", "Warm pad", "Polysynth", "Choir pad",
    "Bowed pad", "Metallic pad", "Halo pad", "Sweep pad", "Rain", "Soundtrack", "Crystal", "Atmosphere",
    "Brightness", "Goblins", "Echoes", "Sci-fi", "Sitar", "Banjo", "Shamisen", "Koto", "Kalimba", "Bagpipe",
    "Fiddle", "Shanai", "Tinkle bell", "Agogo", "Steel drums", "Woodblock", "Taiko", "Melodic tom", "Synth drum",
    "Reverse cymbal", "Fret noise", "Breath", "Seashore", "Bird", "Telephone", "Helicopter", "Applause", "Gunshot",
)
# fmt: on
DRUM_KITS = {
    0: "Standard",
    8: "Room",
    16: "Power",
    24: "Electronic",
    25: "TR-808",
    32: "Jazz",
    40: "Brush",
    48: "Orchestra",
}
