"""Java for PySpark."""
import os, shutil, subprocess, sys


def needs_java():
    """Installs OpenJDK 17 from Debian where there is no Java; ends the script where that fails."""
    def run(*command):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        return subprocess.run(command, capture_output=True, env=environment).returncode == 0

    if shutil.which("java"):
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    package = "openjdk-17-jre-headless"
    install = [*as_root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "--no-remove", package]
    print(f"installing {package}", file=sys.stderr)
    # The package lists may be old, or missing.
    if not run(*install) and not (run(*as_root, "apt-get", "update", "-qq") and run(*install)):
        raise SystemExit(f"there is no Java; as root, run: apt-get update && apt-get install {package}")
