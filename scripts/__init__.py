"""Builds the site from data/ and docs/."""
