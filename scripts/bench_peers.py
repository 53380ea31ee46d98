"""What the benchmarks share: a virtual environment with the peers, compiled peers, the driver, and the shared data."""
import json, os, statistics, subprocess, sys, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("BANTIN_SHARED", ROOT.parent / "shared"))
VENV = ROOT / ".build/venv-bench"


def enter_venv(*packages):
    """Starts the script again inside the virtual environment; installs from PyPI what is missing there."""
    python = VENV / "bin/python"
    stamp = VENV / "installed" / "+".join(sorted(packages))
    if not stamp.exists():
        print(f"bench: installing {', '.join(packages)} into {VENV.relative_to(ROOT)}", file=sys.stderr)
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
            subprocess.run([python, "-m", "pip", "install", "-q", "--upgrade", "pip"], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)
        stamp.parent.mkdir(exist_ok=True)
        stamp.touch()
    if Path(sys.prefix) != VENV:
        os.execv(python, [str(python), *sys.argv])


# The library of CLD2's full tables has nothing but them: they come before the small ones of the other.
CLD2_FULL = ("-Wl,--no-as-needed", "-lcld2_full", "-lcld2")


def python_with(name, *packages):
    """The interpreter of a virtual environment of its own, for a peer that does not bear the others' versions."""
    folder = ROOT / f".build/venv-{name}"
    if not (folder / "installed").exists():
        print(f"bench: installing {', '.join(packages)} into {folder.relative_to(ROOT)}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin/python", "-m", "pip", "install", "-q", *packages], check=True)
        (folder / "installed").touch()
    return folder / "bin/python"


def compiled(source, compiler, *flags, name=None):
    """The program made of scripts/peers/SOURCE, called NAME; None where a library that it needs is not installed."""
    source = ROOT / "scripts/peers" / source
    program = ROOT / ".build/peers" / (name or source.stem)
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        program.parent.mkdir(parents=True, exist_ok=True)
        made = subprocess.run([compiler, "-O2", source, "-o", program, *flags], capture_output=True, text=True)
        if made.returncode:
            print(f"bench: {source.name} does not compile, left out: {made.stderr.strip().splitlines()[0]}", file=sys.stderr)
            return None
    return program


def libraries(*names):
    """Flags of pkg-config for C libraries; none where it does not know them."""
    return subprocess.run(["pkg-config", "--cflags", "--libs", *names], capture_output=True, text=True).stdout.split()


def driver(path):
    """The measured program; built where no other is named."""
    if path is None:
        subprocess.run([ROOT / "scripts/build", "BenchmarkDriver"], check=True)
        path = ROOT / ".build/release/BenchmarkDriver"
    return path


def lines(*command):
    """The JSON lines that a program prints."""
    output = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def cpu_seconds(work, items):
    """CPU time of `work` over all items: other programs on the machine count little in it."""
    start = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - start


def median(values):
    return statistics.median(values)


def report_missed(bars):
    """bars: (name, value, least or most, "at least" | "at most"). Prints those missed; the exit status."""
    missed = [bar for bar in bars if (bar[1] < bar[2] if bar[3] == "at least" else bar[1] > bar[2])]
    for name, value, bar, kind in missed:
        print(f"below its bar: {name} {value:.2f}, wanted {kind} {bar}")
    return 1 if missed else 0
