"""One page type per file: `pages(data, drawn) -> pages`."""
