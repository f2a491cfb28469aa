"""Work that screens share or that goes on beside them."""
