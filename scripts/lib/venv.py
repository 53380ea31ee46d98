"""The one way to make a Python virtual environment: packages from PyPI in a folder below .build, installed once.

needs("jsonschema==4.26.0") starts the calling script again inside an environment that has the packages; it is called
before they are imported. python("scrapy", "scrapy") gives the interpreter of an environment for another program.
"""
import os, subprocess, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def python(environment, *packages):
    """The interpreter of .build/venv-ENVIRONMENT with the packages in it, installed where they are missing."""
    folder = ROOT / f".build/venv-{environment}"
    interpreter = folder / "bin/python"
    stamp = folder / "installed" / "+".join(sorted(packages))
    if not stamp.exists():
        print(f"installing {', '.join(packages)} into {folder.relative_to(ROOT)}", file=sys.stderr)
        pip = [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if not interpreter.exists():
            if subprocess.run([sys.executable, "-m", "venv", folder]).returncode:
                raise SystemExit("python3 -m venv failed; run scripts/setup --checks")
            # Debian 12's pip 23.0 ends with an assertion on requirements like lxml[html_clean], readability-lxml's.
            if subprocess.run([*pip, "--upgrade", "pip"]).returncode:
                raise SystemExit("pip could not update itself: is PyPI within reach?")
        if subprocess.run([*pip, *packages]).returncode:
            raise SystemExit(f"pip could not install {' '.join(packages)}: is PyPI within reach?")
        stamp.parent.mkdir(exist_ok=True)
        stamp.touch()
    return interpreter


def needs(*packages, environment="checks"):
    """Starts the script again in .build/venv-ENVIRONMENT with the packages, unless it runs there with them."""
    interpreter = python(environment, *packages)
    if Path(sys.prefix) != interpreter.parent.parent:
        os.execv(interpreter, [str(interpreter), *sys.argv])
