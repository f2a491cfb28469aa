"""Says how messages sound, by a head on the model's thoughts or by asking in words."""
