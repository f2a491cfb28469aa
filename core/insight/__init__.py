"""What the records tell when they are counted and compared; numbers only."""
