"""One command per file: `main(argv) -> exit code`."""
