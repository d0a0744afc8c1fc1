"""`python3 -m scripts COMMAND`: sets up `.venv` where needed and goes on inside it. Standard library only."""

import os
import sys

from scripts import environment

COMMANDS = {
    "serve": ("run", "set up, check, build, serve on this machine and open the browser"),
    "build": ("run", "build the site into site/"),
    "check": ("run", "check the data: about a second"),
    "test": ("test", "run every test, those in a browser too"),
    "render": ("run", "write pages and downloads as plain files into a folder"),
    "schema": ("run", "renew the schemas that editors use"),
    "new": ("run", "add a stub entry with the next free id"),
    "diff": ("run", "what changed in meaning between two states of the data"),
    "bench": ("test", "measure check, build and the first view of pages"),
    "engines": ("run", "build the rendered pages with MkDocs, ProperDocs and Zensical and compare"),
    "compress": ("test", "write .br and .gz beside the files of the built site"),
    "publish-check": ("run", "whether the built site may go on the web"),
    "links": ("run", "ask every address outside the site whether it still answers"),
    "sbom": ("test", "write the list of packages, hashes and licences"),
    "audit": ("test", "ask whether a weakness is known in a locked package"),
    "picture": ("test", "take the picture of the README"),
}


def usage():
    """The list of commands."""
    lines = ["usage: python3 -m scripts COMMAND", ""]
    return "\n".join(lines + [f"  {name:15}{text}" for name, (_, text) in COMMANDS.items()])


def unknown(name):
    """What to say to a word that is no command."""
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, n=1)
    return "no command '{}'.{}\n\n{}".format(name, f" Did you mean '{near[0]}'?" if near else "", usage())


def main(argv):
    """Runs a command and returns its exit code; 2 where the words of the call are off."""
    old = environment.too_old(sys.version_info)
    if old:
        print(old, file=sys.stderr)
        return 1
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if argv else 2
    if argv[0] not in COMMANDS:
        print(unknown(argv[0]), file=sys.stderr)
        return 2
    kind = COMMANDS[argv[0]][0]
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    root = environment.ROOT
    if environment.inside(root) and environment.fresh(root, kind):
        from importlib import import_module

        return import_module("scripts.commands." + argv[0].replace("-", "_")).main(argv[1:])
    try:
        environment.ensure(root, kind)
    except environment.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    command = [environment.python(root), "-m", "scripts", *argv]
    os.environ["PYTHONPATH"] = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    if os.name == "nt":
        import subprocess

        return subprocess.run(command).returncode
    os.execv(command[0], command)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter of the data
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:  # a folder that may not be written, a full disk: no fault of the code
        sys.exit(str(error))
