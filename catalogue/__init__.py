"""What there is: the records of the catalogue, their models, validation and search."""
