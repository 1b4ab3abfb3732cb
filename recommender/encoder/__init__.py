"""The encoder: from base weights to vectors of a case, without torch."""
