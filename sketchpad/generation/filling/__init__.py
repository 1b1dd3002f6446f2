"""A part of a song that is to be written anew: what the verb Fill has in common whichever model writes."""
