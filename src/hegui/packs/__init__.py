"""Packs found, and the files people write; the only door to yaml and jsonschema."""
