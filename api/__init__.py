"""Who asks: the REST API, the web pages, the command line, settings, security and storage."""
