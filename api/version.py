"""Version of the API (semantic versioning); the major part stands in the path."""

API_VERSION = "1.0.0"
BASE_PATH = "/v1"
