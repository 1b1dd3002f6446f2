"""Both Melody RNNs."""
