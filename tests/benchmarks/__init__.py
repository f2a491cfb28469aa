"""Speed, as ratios within one run against a named peer: `python3 dev.py bench [AREA]`."""
