"""Open data of Statistics Netherlands (CBS) and Eurostat, fetched for the monitor."""
