"""What fits: pure functions from catalogue and case to advice."""
