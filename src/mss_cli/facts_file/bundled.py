"""Where the facts are that come with the program."""

from pathlib import Path


def bundled_facts() -> Path:
    """Give the facts file that comes with the program: beside the package's source, or inside the package."""
    package = Path(__file__).parent.parent
    checkout = package.parent.parent / "data" / "facts.toml"
    return checkout if package.parent.name == "src" and checkout.exists() else package / "data" / "facts.toml"
