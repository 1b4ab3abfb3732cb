"""What is learned: encoder, understanding, ranking. The only place that needs torch."""
