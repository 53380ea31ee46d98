"""What the benchmarks share: compiled peers, the measured program, and where the shared data lies."""
import json, os, statistics, subprocess, sys, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("BANTIN_SHARED", ROOT.parent / "shared"))

# The library of CLD2's full tables has nothing but them: they come before the small ones of the other.
CLD2_FULL = ("-Wl,--no-as-needed", "-lcld2_full", "-lcld2")


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
        subprocess.run([ROOT / "scripts/lib/build", "BenchmarkDriver"], check=True)
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
