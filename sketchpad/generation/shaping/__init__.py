"""The verb Shape: bars with other attributes."""
