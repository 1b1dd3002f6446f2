"""Songs and other files."""
