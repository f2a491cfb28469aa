"""Everything Cardfile knows about customers: no window, no language model, no sentence for a person."""
