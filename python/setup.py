"""Builds the wheel with the jars of RepDyn in it, from the source tree around this folder."""

import shutil
import subprocess
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

TREE = Path(__file__).resolve().parent.parent


class BuildWithJars(build_py):
    """Builds RepDyn if that is needed, and copies its jars into the package."""

    def run(self):
        super().run()
        subprocess.run([str(TREE / "repdyn"), "--version"], check=True)
        # That of an earlier version may lie beside it.
        built = (TREE / "cli" / "target").glob("repdyn-*/lib")
        distribution = max(built, key=lambda folder: folder.parent.stat().st_mtime)
        target = Path(self.build_lib) / "repdyn" / "jars"
        shutil.rmtree(target, ignore_errors=True)
        # The class-data archive of the launcher beside them belongs to one Java and one folder.
        shutil.copytree(distribution, target, ignore=lambda _, names: [name for name in names if not name.endswith(".jar")])
        for name in ("LICENSE", "NOTICE"):
            shutil.copy(TREE / name, target.parent)


setup(cmdclass={"build_py": BuildWithJars})
