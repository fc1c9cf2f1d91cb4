"""The commands, which are imported by name, the data, and a module of tomli's that only its compiled parts name."""

from importlib.metadata import files

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

datas = collect_data_files("mss_cli")
hiddenimports = [
    *collect_submodules("mss_cli", filter=lambda name: "__pyinstaller" not in name),
    *{each.name.partition(".")[0] for each in files("tomli") or () if "__mypyc" in each.name},
]
