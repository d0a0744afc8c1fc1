"""What the site costs: processes, pages in a slow browser, growth. Measures only; the command prints."""
