"""Imports point one way: a module may import only what stands above it here."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LAYERS = (
    "environment",
    "problem",
    "apart",
    "document",
    "marks",
    "model",
    "dataset",
    "loader",
    "status",
    "formula",
    "newest",
    "points",
    "rules",
    "schema",
    "columns",
    "tables",
    "shapes",
    "api",
    "downloads",
    "changes",
    "editions",
    "frames",
    "drawing",
    "raster",
    "figures",
    "npm",
    "plotlyjs",
    "sheet",
    "page",
    "styles",
    "citations",
    "exchange",
    "citable",
    "findings",
    "outcomes",
    "rows",
    "feed",
    "maps",
    "pages",
    "search",
    "themecss",
    "shorter",
    "publication",
    "headers",
    "handover",
    "offline",
    "preview",
    "broken",
    "built",
    "engines",
    "browser",
    "bench",
    "commands",
    "hook",
    "__main__",
)


def layer(path: Path) -> str:
    return path.relative_to(ROOT / "scripts").parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "scripts":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("scripts.")}
    return found


def test_imports_point_one_way():
    wrong = []
    for path in sorted((ROOT / "scripts").rglob("*.py")):
        own = layer(path)
        if own == "__init__":
            continue
        for other in imported(path):
            if other in LAYERS and LAYERS.index(other) > LAYERS.index(own):
                wrong.append(f"{path.relative_to(ROOT)} imports {other}, which stands below it")
    assert not wrong, "\n".join(wrong)


def test_every_module_has_its_place():
    modules = {layer(p) for p in (ROOT / "scripts").rglob("*.py")} - {"__init__"}
    assert modules <= set(LAYERS), modules - set(LAYERS)


def test_only_the_hook_and_the_commands_know_mkdocs():
    users = {layer(p) for p in (ROOT / "scripts").rglob("*.py") if "mkdocs" in {n.split(".")[0] for n in _modules(p)}}
    assert users <= {"hook", "commands"}


def _modules(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)} | {
        a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names
    }
