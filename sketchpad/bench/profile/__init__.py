"""Line profiles of the way from nothing to an answer, as the study's Figures 1 to 5."""
