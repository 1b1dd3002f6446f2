"""The study repeated: what five models cost in time and memory, beside real Magenta and this machine's own limit."""
