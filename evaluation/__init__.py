"""How good it is: cases, measures, experiments and reports."""
